"""What is recorded where money of a line went back: on both lines, and on the claims it paid."""

from collections.abc import Sequence
from datetime import date

from application.banking.lines import record_line
from application.banking.refunds import bearer_of
from application.banking.remitted import taken_off_remittance
from application.by import stream_of_debtor
from application.settlement import record_money
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import (
    BankLineFact,
    BankLineMatched,
    BankLineNotRefunded,
    BankLineOffDebtor,
    BankLineOnDebtor,
    BankLineParked,
    BankLineReturned,
    BankLineSetAside,
    BankLineTakenUp,
    DecidedBy,
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
from domain.law.account import EntryKind
from domain.money import Cents


def part_went_back(
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
    filed = claim.debtor_id is not None and session.debtor(claim.debtor_id).files(claim)
    return reverse_payment(
        imagine(claim, so_far, today=session.today),
        payment_id=one.payment_id,
        reversed_on=min(imported.booked_on, session.today),
        reason_code=imported.return_code,
        today=session.today,
        filed=filed,
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
