"""A bank line: every cent of it is at any time in exactly one place."""

from datetime import date
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from domain.bank.line import BankLine, LineStanding, apply
from domain.bank.line_events import (
    BankLineImported,
    BankLineKind,
    BankLineMatched,
    BankLineNotRefunded,
    BankLineOffDebtor,
    BankLineOnDebtor,
    BankLineParked,
    BankLineRefunded,
    BankLineReturned,
    BankLineSetAside,
    BankLineTakenUp,
    BankLineToRefund,
    BankLineUnmatched,
    DecidedBy,
    OffDebtorWhy,
    ParkedWhy,
    Placement,
    ReturnSide,
    SetAsideWhy,
    UnmatchedWhy,
)

TODAY = date(2026, 3, 9)


def imported(amount: int) -> BankLine:
    fact = BankLineImported(
        account_id=UUID(int=1),
        iban="NL91ABNA0417164300",
        amount=amount,
        booked_on=TODAY,
        credited_on=TODAY,
        kind=BankLineKind.CREDIT,
        document_sha256="ab" * 32,
    )
    return apply(BankLine(UUID(int=2)), fact, on=TODAY)


def test_a_line_that_nobody_judged_holds_nobody_by_itself() -> None:
    line = imported(100)
    assert (line.standing, line.rest, line.holds_account) == (LineStanding.NEW, 100, False)
    apply(line, BankLineParked(why=ParkedWhy.NO_CLUE), on=TODAY)
    assert (line.standing, line.holds_account) == (LineStanding.PARKED, True)
    concerned = BankLineParked(why=ParkedWhy.DOUBTFUL, may_concern=(uuid4(),))
    apply(line, concerned, on=TODAY)
    assert not line.holds_account


def test_a_payment_id_is_never_given_twice() -> None:
    line = imported(100)
    first = line.next_payment_id()
    _match(line, 40)
    apply(line, _undone(line), on=TODAY)
    assert line.next_payment_id() != first


def _match(line: BankLine, amount: int) -> None:
    one = Placement(
        claim_id=UUID(int=3),
        amount=amount,
        payment_id=line.next_payment_id(),
        creditor_id=UUID(int=4),
    )
    apply(line, BankLineMatched(placements=(one,), by=DecidedBy.PERSON), on=TODAY)


def _undone(line: BankLine) -> BankLineUnmatched:
    return BankLineUnmatched(placements=tuple(line.placements.values()), why=UnmatchedWhy.PERSON)


def _debtors_money(line: BankLine, what: int, cents: int) -> None:
    """Put the rest with a debtor, take it off, or let it go back to him, in the end or not."""
    if what == 5 and line.rest:
        on = BankLineOnDebtor(
            debtor_id=UUID(int=5),
            creditor_id=UUID(int=4),
            amount=min(cents, line.rest),
            by=DecidedBy.PERSON,
        )
        apply(line, on, on=TODAY)
    elif what == 6 and line.debtor_id:
        off = BankLineOffDebtor(
            debtor_id=line.debtor_id,
            amount=min(cents, line.on_debtor),
            why=OffDebtorWhy.UNDONE,
        )
        apply(line, off, on=TODAY)
    elif what == 7 and line.debtor_id:
        leaves = BankLineToRefund(
            refund_id=uuid4(),
            debtor_id=line.debtor_id,
            creditor_id=UUID(int=4),
            amount=min(cents, line.on_debtor),
        )
        apply(line, leaves, on=TODAY)
    elif what >= 8 and line.to_refund:
        first = next(iter(line.to_refund.values()))
        stays = BankLineNotRefunded(refund_id=first.refund_id, amount=first.amount)
        paid = BankLineRefunded(refund_id=first.refund_id, amount=first.amount, refunded_on=TODAY)
        apply(line, stays if what == 8 else paid, on=TODAY)


@given(st.integers(1, 1000), st.lists(st.tuples(st.integers(0, 9), st.integers(1, 1000))))
def test_every_cent_is_in_one_place_whatever_is_decided(
    amount: int, decisions: list[tuple[int, int]]
) -> None:
    line = imported(amount)
    for what, cents in decisions:
        if what == 0 and line.rest:
            _match(line, min(cents, line.rest))
        elif what == 1 and line.placements:
            apply(line, _undone(line), on=TODAY)
        elif what == 2 and line.rest:
            why, by = SetAsideWhy.NOT_FOR_A_CLAIM, DecidedBy.PERSON
            aside = BankLineSetAside(why=why, by=by, amount=min(cents, line.rest))
            apply(line, aside, on=TODAY)
        elif what == 3 and line.set_aside:
            apply(line, BankLineTakenUp(amount=min(cents, line.set_aside)), on=TODAY)
        elif what == 4 and line.rest + line.placed:
            gone = line.rest + line.placed
            back = BankLineReturned(
                other=uuid4(),
                side=ReturnSide.WENT_BACK,
                amount=gone,
                taken=tuple(line.placements.values()),
            )
            apply(line, back, on=TODAY)
        elif what > 4:
            _debtors_money(line, what, cents)
        at_bank = (line.placed, line.rest, line.returned, line.set_aside)
        places = (*at_bank, line.on_debtor, line.goes_back, line.refunded)
        assert sum(places) == line.total == amount
        assert min(places) >= 0
        assert (line.debtor_id is None) == (line.on_debtor == 0)
