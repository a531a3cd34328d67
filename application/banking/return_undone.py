"""A return that took the wrong money back: what it took stands again, and it waits for a person."""

from collections.abc import Iterator

from application.banking.lines import record_line
from application.banking.lookup import told_of
from application.banking.placement import put_on_claims
from application.banking.same_payment import shares_id
from application.house import House
from domain.application import Session, stream_of_claim
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import (
    BankLineFact,
    BankLineKind,
    BankLineParked,
    BankLineReturned,
    BankLineReturnUndone,
    BankLineTakenUp,
    DecidedBy,
    ParkedWhy,
    Placement,
)
from domain.claim.collected import failed_of
from domain.claim.events import CollectionArrived
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.matching.verdict import Part
from domain.money import Cents


def takes_back(line: BankLine) -> bool:
    """Whether money of another line went back by this one."""
    return require_imported(line).kind is BankLineKind.RETURN_OF_COLLECTION and bool(line.others)


def undo_return(house: House, session: Session, line: BankLine) -> None:
    """Let what a return took back stand again on its claims, and the return wait.

    On each claim it is a payment of its own, of the day on which it had been credited. What was
    on a debtor, or set aside, waits. Raises Refusal ``bank_line.return_named``: the bank itself
    says by its id which money went back.
    """
    facts: list[BankLineFact] = []
    for other, told in list(line.others.items()):
        _stands_again(house, session, line, session.bank_line(other))
        facts.append(BankLineReturnUndone(other=other, side=told.side, amount=told.amount))
    if line.set_aside:
        facts.append(BankLineTakenUp(amount=line.set_aside))
    record_line(session, line, [*facts, BankLineParked(why=ParkedWhy.UNDONE)])


def _stands_again(house: House, session: Session, line: BankLine, origin: BankLine) -> None:
    back, said = origin.others[line.id], told_of(house, line)
    told = told_of(house, origin)
    if said and shares_id(told, said):
        raise Refusal(
            "bank_line.return_named",
            "The bank names this money by its id: it is the payment that went back.",
            way_out="Ask the bank; where it is wrong, it books the money back.",
        )
    undone = BankLineReturnUndone(other=line.id, side=back.side, amount=back.amount)
    record_line(session, origin, [undone])
    if parts := tuple(_parts(back)):
        had = [(one, session.claim(one.claim_id)) for one in back.taken]
        put_on_claims(session, origin, parts, told=told, by=DecidedBy.PERSON)
        for one, claim in had:
            _arrived_again(session, origin, one, claim)
    if origin.rest:
        record_line(session, origin, [BankLineParked(why=ParkedWhy.UNDONE)])


def _arrived_again(session: Session, origin: BankLine, was: Placement, claim: Claim) -> None:
    """Let a direct debit that the return made fail count as arrived, by the payment it is now."""
    failed = failed_of(claim.collections, was.payment_id)
    now = [one for one in origin.placements.values() if one.claim_id == claim.id]
    if failed is None or not now:
        return
    again = CollectionArrived(
        end_to_end_id=failed.told.end_to_end_id,
        payment_id=now[-1].payment_id,
        credited_on=min(require_imported(origin).credited_on, session.today),
    )
    session.record(stream_of_claim(claim), [again], subject=claim.debtor_id)


def _parts(back: BankLineReturned) -> Iterator[Part]:
    """What went off each claim, no more than went back: of one that lost a part the rest stood."""
    left: Cents = back.amount
    for one in back.taken:
        if part := min(left, one.amount):
            yield Part(claim_id=one.claim_id, amount=part)
            left -= part
