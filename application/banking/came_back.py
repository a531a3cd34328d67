"""Money that goes back: the line it came in by is found, and the claim it paid is owed again."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from application.banking.accounts import owners
from application.banking.batch_credits import part_taken_back
from application.banking.lines import record_line
from application.banking.lookup import (
    lines_of,
    told_of,
    wait_for,
    waited_for,
    waits_for_line,
)
from application.banking.refund_batches_shown import came_back_of
from application.banking.refunded import refunded_by
from application.banking.refunds import bearer_of
from application.banking.remitted import taken_off_remittance
from application.banking.same_payment import belongs, is_transfer, shares_id
from application.by import stream_of_debtor
from application.house import House
from application.settlement import record_money
from domain.application import Session
from domain.bank.account import KnownAccount
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import (
    BankLineFact,
    BankLineKind,
    BankLineMatched,
    BankLineNotRefunded,
    BankLineOffDebtor,
    BankLineOnDebtor,
    BankLineParked,
    BankLineReturned,
    BankLineSetAside,
    BankLineTakenUp,
    DecidedBy,
    LineTold,
    OffDebtorWhy,
    ParkedWhy,
    Placement,
    ReturnSide,
    SetAsideWhy,
)
from domain.claim.events import ClaimFact, Source
from domain.claim.imagined import imagine
from domain.claim.payments import receive_payment, reverse_payment
from domain.claim.state import Claim
from domain.debtor.refund_events import RefundDropped, RefundDropWhy
from domain.debtor.refunds import REFUND_TRANSFER, DebtorRefund, transfer_id
from domain.law.account import EntryKind
from domain.money import Cents

_DAYS_BACK: Final = 400
"""A collection may be taken back for eight weeks, without a mandate for thirteen months."""


def take_back(
    house: House,
    session: Session,
    line: BankLine,
    told: LineTold,
    parts: Sequence[KnownAccount],
) -> None:
    """Let what a debit takes back fall where it had been placed; where that is unsure, park it.

    More than had come in (the bank's costs) is a debit like others.
    """
    imported = require_imported(line)
    if imported.transactions > 1:
        record_line(session, line, [BankLineParked(why=ParkedWhy.BATCH_WITHOUT_DETAILS)])
        return
    if part := part_taken_back(house, session, line, told):
        _part_went_back(session, *part, line)
        return
    found = _came_in_by(house, line, told, parts)
    if len(found) != 1 or _is_unsure(found[0], line):
        like = found[0].id if len(found) == 1 else None
        parked = BankLineParked(why=ParkedWhy.RETURN_WITHOUT_LINE, like=like)
        record_line(session, line, [parked])
        wait_for(session, line)
        return
    went_back(session, session.bank_line(found[0].id), line)


def _part_went_back(
    session: Session, origin: BankLine, placement: Placement, line: BankLine
) -> None:
    """Record that one of several that were credited together went back."""
    code = require_imported(line).return_code
    went = BankLineReturned(
        other=line.id,
        side=ReturnSide.WENT_BACK,
        amount=placement.amount,
        taken=(placement,),
        return_code=code,
    )
    _owed_again(session, [placement], [], line)
    record_line(session, origin, [went])
    record_line(session, line, _taking_back(line, origin, placement.amount))


def _taking_back(line: BankLine, origin: BankLine, amount: Cents) -> list[BankLineFact]:
    """What is recorded of a debit that takes so much of another line back; costs are aside."""
    code, side = require_imported(line).return_code, ReturnSide.TAKES_BACK
    own: list[BankLineFact] = [
        BankLineReturned(other=origin.id, side=side, amount=amount, return_code=code)
    ]
    if line.rest > amount:
        costs, why = line.rest - amount, SetAsideWhy.DEBIT
        own.append(BankLineSetAside(why=why, by=DecidedBy.RULE, amount=costs))
    return own


def went_back(session: Session, origin: BankLine, line: BankLine) -> None:
    """Record that the money of a line went back by another one, on both and on the claims."""
    imported = require_imported(line)
    most = imported.instructed or line.rest
    amount = min(most, line.rest, origin.total - origin.returned)
    facts = _origin_facts(session, origin, line, amount)
    record_line(session, origin, facts)
    record_line(session, line, _taking_back(line, origin, amount))


def turned_back(
    house: House,
    session: Session,
    line: BankLine,
    told: LineTold,
    parts: Sequence[KnownAccount],
) -> None:
    """Set a transfer of our own that came back aside; a return that is turned back is parked."""
    if _refund_back(house, session, line, told):
        return
    found, own = _turned_or_own(house, line, told, parts)
    if found or len(own) != 1:
        like = (found or own)[0].id if len(found or own) == 1 else None
        why = ParkedWhy.RETURN_TURNED_BACK
        record_line(session, line, [BankLineParked(why=why, like=like)])
        wait_for(session, line)
        return
    _own_came_back(house, session, line, own[0])


def _own_came_back(house: House, session: Session, line: BankLine, out: BankLine) -> None:
    """Set a transfer of our own that came back aside; where it may be a refund, a person looks.

    The money may be the debtor's again then: his claims wait for it.
    """
    logs = owners(house, require_imported(line).iban)
    of_file = [one for log in logs for one in came_back_of(house, session, log, out)]
    concerned = tuple(of_file) or refunded_by(house, session, line, out)
    if not concerned:
        record_line(session, line, [_own_transfer_back(line)])
        return
    why = ParkedWhy.REFUND_CAME_BACK
    record_line(session, line, [BankLineParked(why=why, may_concern=concerned, like=out.id)])


def _refund_back(house: House, session: Session, line: BankLine, told: LineTold) -> bool:
    """Put a refund that did not arrive on its debtor again; tell whether it is one of ours.

    By the end-to-end id that we gave it, and by nothing else. Of another amount, or back for a
    second time, it waits for a person.
    """
    named = told.end_to_end
    for log in owners(house, require_imported(line).iban) if named else ():
        known = house.store.find_identity(log, REFUND_TRANSFER, named)
        if known is None:
            continue
        debtor = session.debtor_now(known)
        whose = (debtor, *(session.debtor(former) for former in debtor.joined))
        paid = [one for each in whose for one in each.refunds.values() if _is(one, named)]
        before = house.store.find_identity(log, REFUND_BACK, named)
        if before or [one.amount for one in paid] != [line.rest]:
            parked = BankLineParked(why=ParkedWhy.DOUBTFUL, may_concern=(debtor.id,))
            record_line(session, line, [parked])
            return True
        session.identify(kind=REFUND_BACK, value=named, stream=line.id, log=log)
        fact = BankLineOnDebtor(
            debtor_id=debtor.id, creditor_id=log, amount=line.rest, by=DecidedBy.RULE
        )
        record_line(session, line, [fact])
        return True
    return False


def _is(refund: DebtorRefund, named: str) -> bool:
    return refund.paid_on is not None and transfer_id(refund.id) == named


REFUND_BACK: Final = "refund_back"
"""The kind of identity by which a refund that came back names its line."""


def what_it_waited_for(
    house: House, line: BankLine, parts: Sequence[KnownAccount]
) -> BankLine | None:
    """The one line that a return which waits belongs to, where it came in since."""
    told = told_of(house, line)
    if told is None or not waits_for_line(line):
        return None
    if require_imported(line).kind is BankLineKind.RETURN_OF_COLLECTION:
        if part := part_taken_back(house, house.collections, line, told):
            return part[0]
        came = _came_in_by(house, line, told, parts)
        return came[0] if len(came) == 1 and not _is_unsure(came[0], line) else None
    found, own = _turned_or_own(house, line, told, parts)
    return own[0] if len(own) == 1 and not found else None


def answer(house: House, session: Session, line: BankLine, of: BankLine) -> None:
    """Let a return that waited fall as if it had come after the line that it belongs to."""
    if not waits_for_line(line):
        return
    if require_imported(of).kind is BankLineKind.DEBIT:
        _own_came_back(house, session, line, of)
        return
    told = told_of(house, line)
    if told and (part := part_taken_back(house, session, line, told)):
        _part_went_back(session, *part, line)
    else:
        went_back(session, of, line)


def _own_transfer_back(line: BankLine) -> BankLineSetAside:
    why = SetAsideWhy.OWN_TRANSFER_BACK
    return BankLineSetAside(why=why, by=DecidedBy.RULE, amount=line.rest)


def _turned_or_own(
    house: House, line: BankLine, told: LineTold, parts: Sequence[KnownAccount]
) -> tuple[list[BankLine], list[BankLine]]:
    """What a credit that came back may turn back: returns, and transfers of our own."""
    same = [one for one in _lines_before(house, line, parts) if belongs(told_of(house, one), told)]
    kinds = BankLineKind.RETURN_OF_COLLECTION, BankLineKind.DEBIT
    found, own = ([one for one in same if require_imported(one).kind is kind] for kind in kinds)
    return found, own


def _came_in_by(
    house: House, line: BankLine, told: LineTold, parts: Sequence[KnownAccount]
) -> list[BankLine]:
    """The lines that a debit may take back, not gone back yet: by ids, else by the other party.

    By the party alone none of its own day: whoever makes a storno good pays by transfer that day.
    Nor what the bank calls a transfer: that is not collected, and cannot be taken back so.
    """
    came = [
        one
        for one in _lines_before(house, line, parts)
        if require_imported(one).kind is BankLineKind.CREDIT and one.total > one.returned
    ]
    named = [one for one in came if shares_id(told_of(house, one), told)]
    if named:
        return named
    day = require_imported(line).booked_on
    before = [one for one in came if require_imported(one).booked_on < day]
    collected = [one for one in before if not is_transfer(require_imported(one).code)]
    return [one for one in collected if belongs(told_of(house, one), told)]


def _lines_before(
    house: House, line: BankLine, parts: Sequence[KnownAccount]
) -> Iterator[BankLine]:
    """The lines of the same amount the other way round, of this day and those before it."""
    imported = require_imported(line)
    for back in range(_DAYS_BACK):
        day = imported.booked_on - timedelta(days=back)
        for amount in waited_for(line):
            yield from (one for one in lines_of(house, parts, day, amount) if one.id != line.id)


def _orders_dropped(session: Session, origin: BankLine) -> list[BankLineFact]:
    """Let refunds of a line fall that are not paid yet: the money itself goes back otherwise."""
    facts: list[BankLineFact] = []
    for one in origin.to_refund.values():
        bearer = bearer_of(session, one.debtor_id, one.refund_id)
        why = RefundDropWhy.MONEY_TAKEN_BACK
        dropped = RefundDropped(refund_id=one.refund_id, why=why)
        session.record(stream_of_debtor(bearer), [dropped])
        facts.append(BankLineNotRefunded(refund_id=one.refund_id, amount=one.amount))
    return facts


def _is_unsure(origin: BankLine, line: BankLine) -> bool:
    """Whether a part goes back of what stands in several places: which of them is not said.

    What was paid back to the debtor already cannot go back once more by itself.
    """
    if origin.refunded:
        return True
    most = require_imported(line).instructed or line.rest
    places = len(origin.placements)
    places += bool(origin.rest) + bool(origin.set_aside)
    places += bool(origin.on_debtor + origin.goes_back)
    return most < origin.total - origin.returned and places > 1


def _origin_facts(
    session: Session, origin: BankLine, line: BankLine, amount: Cents
) -> list[BankLineFact]:
    """What a line becomes of which so much goes back; its claims are recorded on the way."""
    taken = tuple(origin.placements.values())
    kept = [
        one.model_copy(
            update={"amount": one.amount - amount, "payment_id": origin.next_payment_id()}
        )
        for one in taken
        if one.amount > amount and amount < origin.placed
    ]
    facts: list[BankLineFact] = []
    if origin.set_aside:
        taken_off_remittance(session, origin)
        facts.append(BankLineTakenUp(amount=origin.set_aside))
    facts += _orders_dropped(session, origin)
    owner, log, had = origin.debtor_id, origin.owner_log, origin.on_debtor + origin.goes_back
    if owner is None and origin.to_refund:
        first = next(iter(origin.to_refund.values()))
        owner, log = first.debtor_id, first.creditor_id
    if owner:
        why = OffDebtorWhy.RETURNED
        facts.append(BankLineOffDebtor(debtor_id=owner, amount=had, why=why))
    facts.append(
        BankLineReturned(
            other=line.id,
            side=ReturnSide.WENT_BACK,
            amount=amount,
            taken=taken,
            return_code=require_imported(line).return_code,
        )
    )
    if kept:
        facts.append(BankLineMatched(placements=tuple(kept), by=DecidedBy.RULE))
    if owner and log and had > amount:
        by = DecidedBy.RULE
        facts.append(BankLineOnDebtor(debtor_id=owner, creditor_id=log, amount=had - amount, by=by))
    rest = origin.set_aside - amount
    if origin.set_aside and rest > 0:
        assert origin.aside
        if origin.remitted:  # which claims the rest is for, a person says
            facts.append(BankLineParked(why=ParkedWhy.FROM_PARTY))
            rest = 0
    if origin.aside and rest > 0:
        facts.append(BankLineSetAside(why=origin.aside.why, by=DecidedBy.RULE, amount=rest))
    _owed_again(session, taken, kept, line)
    return facts


def _owed_again(
    session: Session, taken: Sequence[Placement], kept: Sequence[Placement], line: BankLine
) -> None:
    moved: list[tuple[Claim, Sequence[ClaimFact]]] = []
    for claim_id in dict.fromkeys(one.claim_id for one in taken):
        claim = session.claim(claim_id)
        facts: list[ClaimFact] = []
        for one in taken:
            if one.claim_id == claim_id:
                facts += _reversed(session, claim, facts, one, line)
        for one in kept:
            if one.claim_id == claim_id:
                was = next(its.payment_id for its in taken if its.claim_id == claim_id)
                day = _credited_on(claim, was)
                facts += _paid_still(session, claim, facts, kept=one, credited_on=day)
        moved.append((claim, facts))
    record_money(session, *moved)


def _reversed(
    session: Session, claim: Claim, so_far: list[ClaimFact], one: Placement, line: BankLine
) -> list[ClaimFact]:
    imported = require_imported(line)
    return reverse_payment(
        imagine(claim, so_far, today=session.today),
        payment_id=one.payment_id,
        reversed_on=min(imported.booked_on, session.today),
        reason_code=imported.return_code,
        today=session.today,
    )


def _paid_still(
    session: Session, claim: Claim, so_far: list[ClaimFact], *, kept: Placement, credited_on: date
) -> list[ClaimFact]:
    """What did not go back of a payment, as a payment of its own of the same day."""
    return receive_payment(
        imagine(claim, so_far, today=session.today),
        payment_id=kept.payment_id,
        amount=kept.amount,
        credited_on=credited_on,
        source=Source(kind="statement"),
        today=session.today,
    )


def _credited_on(claim: Claim, payment_id: str) -> date:
    payments = (one for one in claim.ledger if one.kind is EntryKind.PAYMENT)
    return next(one.on for one in payments if one.ref == payment_id)
