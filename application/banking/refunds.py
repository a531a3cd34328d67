"""Money of a debtor that goes back to him: ordered, paid or dropped on all that it concerns."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from application.banking.lines import record_line
from application.banking.lookup import told_of
from application.banking.own_account import require_not_own
from application.banking.refunded import remember_refund
from application.by import stream_of_debtor
from application.house import House
from application.numbers import miswritten_iban
from application.settlement import record_money
from domain.application import Session
from domain.bank.line import BankLine
from domain.bank.line_events import BankLineNotRefunded, BankLineRefunded, BankLineToRefund
from domain.claim.balance import balance
from domain.claim.events import ClaimFact
from domain.claim.imagined import imagine
from domain.claim.kept import kept_payments
from domain.claim.payments import refund_overpayment
from domain.claim.refusals import require_not_after
from domain.claim.state import Claim
from domain.debtor.credit import CLAIM, bank_number
from domain.debtor.events import CreditKind
from domain.debtor.refund_events import (
    RefundAccount,
    RefundDropped,
    RefundDropWhy,
    RefundOrdered,
    RefundPaid,
)
from domain.debtor.refunds import (
    MONEY,
    DebtorRefund,
    ToldAccount,
    refundable,
    refunds_due,
    require_due,
    require_not_shown,
)
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.money import Cents, as_decimal
from domain.sealing import Purpose, Sealed


class MoneyReads(Protocol):
    """What is read of money: of a session each stream is guarded."""

    def claim(self, claim_id: UUID) -> Claim:
        """A claim."""

    def bank_line(self, line_id: UUID) -> BankLine:
        """A line of a bank account."""


@dataclass(frozen=True, slots=True)
class _Account:
    account: RefundAccount
    line_id: UUID | None


@dataclass(frozen=True, slots=True)
class OrderSeen:
    """What an order comes to now: how much, and the line whose account it goes to, if it does."""

    amount: Cents
    from_line: UUID | None


def order_seen(
    session: Session,
    house: House,
    debtor: Debtor,
    *,
    number: str,
    amount: Cents | None,
    told: int | None,
) -> OrderSeen:
    """What an order of a refund would be, for the second person to see; raises as it would."""
    _require_covered(session, debtor)
    known = [(one.ref, one.kind, one.number, one.amount) for one in debtor.credits.values()]
    known += looked_at(session, debtor, today=session.today)
    ref, _, cents = refundable(known, refunds_due(debtor.refunds), number=number, amount=amount)
    to = _to(session, house, debtor, ref, told)
    return OrderSeen(cents, to.line_id)


def order_refund(
    session: Session,
    house: House,
    debtor: Debtor,
    *,
    number: str,
    amount: Cents | None,
    told: int | None,
    from_line: UUID | None = None,
) -> None:
    """Order that money of a debtor goes back, to the account that brought it, or that he told.

    ``told``: the version of the fact that tells the account; None: that of the bank line.
    ``from_line``: the line whose account that was when it was seen. Raises Refusal
    ``refund_order.*``.
    """
    _require_covered(session, debtor)
    known = [(one.ref, one.kind, one.number, one.amount) for one in debtor.credits.values()]
    known += looked_at(session, debtor, today=session.today)
    due = refunds_due(debtor.refunds)
    ref, name, cents = refundable(known, due, number=number, amount=amount)
    to = _to(session, house, debtor, ref, told)
    if from_line is not None and from_line != to.line_id:
        raise _moved_on()
    refund_id = session.mandate.id
    fact = RefundOrdered(
        refund_id=refund_id,
        ref=ref,
        number=name,
        amount=cents,
        account=Sealed.of(to.account),
        from_line=to.line_id,
    )
    session.record(stream_of_debtor(debtor), [fact], subject=debtor.id)
    if ref.startswith(MONEY):
        line = session.bank_line(UUID(ref.removeprefix(MONEY)))
        assert line.debtor_id is not None
        assert line.owner_log is not None
        leaves = BankLineToRefund(
            refund_id=refund_id,
            debtor_id=line.debtor_id,
            creditor_id=line.owner_log,
            amount=cents,
        )
        record_line(session, line, [leaves])


def _require_covered(session: Session, debtor: Debtor) -> None:
    """Nothing more goes back while a refund of his proved to be of money that was not there."""
    for claim in session.claims_of(debtor):
        cents = balance(claim, on=session.today).uncovered
        if cents:
            raise Refusal(
                "refund_order.uncovered",
                f"{as_decimal(cents)} was refunded on {claim.invoice_number}, and proved not to be"
                " paid too much.",
                way_out="Look what became of that money first; record that it was made good.",
                values={"invoice": claim.invoice_number, "lacks": cents},
            )


def looked_at(
    reads: MoneyReads, debtor: Debtor, *, today: date
) -> list[tuple[str, CreditKind, str, Cents]]:
    """Money for which his claims wait no more, since a person looked at it, as it is there now.

    As reference, kind, number and amount; what is used by now has none.
    """
    found = [*_paid_too_much(reads, debtor, today)]
    for ref in debtor.credits_seen:
        if ref.startswith(MONEY):
            line = reads.bank_line(UUID(ref.removeprefix(MONEY)))
            found.append((ref, CreditKind.ON_ACCOUNT, bank_number(line.id), line.on_debtor))
    return [one for one in found if one[3] > 0]


def _paid_too_much(
    reads: MoneyReads, debtor: Debtor, today: date
) -> Iterator[tuple[str, CreditKind, str, Cents]]:
    for ref in debtor.credits_seen:
        claim = reads.claim(UUID(ref.removeprefix(CLAIM))) if ref.startswith(CLAIM) else None
        if claim is not None and claim.opened and claim.debtor_id == debtor.id:
            now = balance(claim, on=today)
            left = now.unallocated - now.uncovered
            yield ref, CreditKind.OVERPAID, claim.invoice_number, left


@dataclass(frozen=True, slots=True)
class InFile:
    """The file of several debtors that pays a refund, and the hash of its line in it."""

    file_id: UUID
    line_sha256: str


@dataclass(frozen=True, slots=True)
class Paying:
    """A refund that is paid: who it goes to, which one, and by which file of several debtors."""

    debtor: Debtor
    refund_id: UUID
    by: InFile | None = None
    from_iban: str = ""
    """The account that pays it; empty: it is paid by hand, from any."""


def pay_refund(session: Session, debtor: Debtor, refund_id: UUID, *, paid_on: date) -> None:
    """Record that a refund was paid: on the debtor, and on the claim or the line it came from.

    Raises Refusal ``refund_order.unknown``, ``.ended``, ``day.in_the_future``, and
    ``refund.too_much`` where the money was used otherwise since it was ordered.
    """
    pay_refunds(session, [Paying(debtor, refund_id)], paid_on=paid_on)


def pay_refunds(session: Session, paid: Iterable[Paying], *, paid_on: date) -> None:
    """The same of several at once: of one claim each is paid of what the others leave of it."""
    require_not_after(paid_on, today=session.today, what="day of the refund")
    moved: dict[UUID, tuple[Claim, DebtorRefund, list[ClaimFact]]] = {}
    for one in paid:
        whose, refund = _found(session, one.debtor, one.refund_id)
        with _caused_by(session, refund):
            _pay(session, whose, refund, paid_on, one)
        if refund.ref.startswith(CLAIM):
            claim = session.claim(UUID(refund.ref.removeprefix(CLAIM)))
            _, _, so_far = moved.setdefault(claim.id, (claim, refund, []))
            so_far += refund_overpayment(
                imagine(claim, so_far, today=session.today),
                amount=refund.amount,
                refunded_on=paid_on,
                today=session.today,
            )
    for claim, refund, facts in moved.values():
        with _caused_by(session, refund):
            record_money(session, (claim, facts))


@contextmanager
def _caused_by(session: Session, refund: DebtorRefund) -> Iterator[None]:
    """What is recorded meanwhile came of the order, which two people saw, unless of another."""
    before = session.cause
    session.cause = before or refund.order
    try:
        yield
    finally:
        session.cause = before


def _pay(session: Session, whose: Debtor, refund: DebtorRefund, paid_on: date, one: Paying) -> None:
    by = one.by
    paid = RefundPaid(
        refund_id=refund.id,
        paid_on=paid_on,
        file_id=by.file_id if by else None,
        document_sha256=by.line_sha256 if by else None,
        watched=_watched(session, whose, refund, one.from_iban),
    )
    session.record(stream_of_debtor(whose), [paid])
    remember_refund(session, whose, refund.amount, paid_on=paid_on)
    if refund.ref.startswith(MONEY):
        line = session.bank_line(UUID(refund.ref.removeprefix(MONEY)))
        fact = BankLineRefunded(refund_id=refund.id, amount=refund.amount, refunded_on=paid_on)
        record_line(session, line, [fact])


def _watched(session: Session, whose: Debtor, refund: DebtorRefund, iban: str) -> bool:
    """Whether a statement is still to show it: what the accounts show comes in here."""
    if refund.shown_by is not None or whose.creditor_id is None:
        return False
    creditor = session.reads.creditor(whose.creditor_id)
    accounts = (iban,) if iban else creditor.ibans
    return any(one in creditor.shown or one in creditor.doubts for one in accounts)


def drop_refund(session: Session, debtor: Debtor, refund_id: UUID) -> None:
    """Record that a refund is not paid: the money is the debtor's as before."""
    whose, refund = _found(session, debtor, refund_id)
    require_not_shown(refund)
    fact = RefundDropped(refund_id=refund_id, why=RefundDropWhy.PERSON)
    session.record(stream_of_debtor(whose), [fact])
    if refund.ref.startswith(MONEY):
        line = session.bank_line(UUID(refund.ref.removeprefix(MONEY)))
        back = BankLineNotRefunded(refund_id=refund_id, amount=refund.amount)
        record_line(session, line, [back])


def bearer_of(session: Session, debtor_id: UUID, refund_id: UUID) -> Debtor:
    """Who bears the order of a refund: the debtor, who proved to be him, or who he proved to be."""
    debtor = session.debtor_now(debtor_id)
    known = (debtor, *(session.debtor(former) for former in debtor.joined))
    return next((one for one in known if refund_id in one.refunds), debtor)


def _found(session: Session, debtor: Debtor, refund_id: UUID) -> tuple[Debtor, DebtorRefund]:
    """A refund of his, or of who proved to be him."""
    for one in (debtor, *(session.debtor(former) for former in debtor.joined)):
        if refund_id in one.refunds:
            return one, require_due(one.refunds, refund_id)
    return debtor, require_due(debtor.refunds, refund_id)


def refund_of(session: Session, debtor: Debtor, refund_id: UUID) -> DebtorRefund | None:
    """A refund of his, or of who proved to be him; None: there is none."""
    known = (debtor, *(session.debtor(former) for former in debtor.joined))
    return next((one.refunds[refund_id] for one in known if refund_id in one.refunds), None)


def _told(house: House, debtor: Debtor, version: int) -> _Account:
    known: ToldAccount | None = debtor.refund_account
    if known is None or known.version != version:
        raise Refusal(
            "refund_order.other_account",
            "The debtor told another account since, or none.",
            way_out="Look at the account that he told, and order the refund to that.",
        )
    account = house.open(known.account, RefundAccount, Purpose.LEDGER)
    if account is None:
        raise _no_account()
    return _Account(account, None)


def _moved_on() -> Refusal:
    return Refusal(
        "refund_order.other_account",
        "The money came from another account since, so that it would go elsewhere than was seen.",
        way_out="Look at the account that it goes to now, and order the refund again.",
    )


def _to(session: Session, house: House, debtor: Debtor, ref: str, told: int | None) -> _Account:
    """The account that is meant; raises Refusal ``account.own`` where it is the creditor's.

    One whose check digits are wrong no bank pays to: ``refund_order.miswritten``.
    """
    to = _account(session, house, ref) if told is None else _told(house, debtor, told)
    if miswritten_iban(to.account.iban):
        raise _miswritten(debtor)
    if debtor.creditor_id is not None:
        require_not_own(session.creditor(debtor.creditor_id), to.account.iban)
    return to


def _account(session: Session, house: House, ref: str) -> _Account:
    """The account that brought the money: the last one, where several did."""
    line = line_that_brought(session, ref)
    told = told_of(house, line) if line else None
    if line is None or told is None or not told.account:
        raise _no_account()
    return _Account(RefundAccount(iban=told.account, holder=told.name), line.id)


def line_that_brought(session: MoneyReads, ref: str) -> BankLine | None:
    """The bank line by which money came that goes back; of several on a claim the last one."""
    if ref.startswith(MONEY):
        return session.bank_line(UUID(ref.removeprefix(MONEY)))
    claim = session.claim(UUID(ref.removeprefix(CLAIM)))
    by_bank = [one for one in kept_payments(claim.ledger) if "#" in one.ref]
    if not by_bank:
        return None
    last = max(by_bank, key=lambda one: (one.on, one.position))
    return session.bank_line(UUID(last.ref.partition("#")[0]))


def _no_account() -> Refusal:
    return Refusal(
        "refund_order.no_account",
        "It is not known from which account this money came.",
        way_out="Record the account that the debtor told: `vordering record refund-account`.",
    )


def _miswritten(debtor: Debtor) -> Refusal:
    told = debtor.refund_account
    return Refusal(
        "refund_order.miswritten",
        "The check digits of the account that this money came from are wrong.",
        way_out=f"Order it to the account that the debtor told: `--told-account {told.version}`."
        if told
        else "Record the account that the debtor told: `vordering record refund-account`.",
        values={"told": told.version if told else ""},
    )
