"""What a bank credits in one sum for a batch of direct debits, and what it takes back of it."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from application.banking.accounts import owners, owners_for
from application.banking.lines import record_line
from application.banking.placement import put_on_claims
from application.house import House
from domain.aggregates import Aggregates
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import BankLineParked, DecidedBy, LineTold, ParkedWhy, Placement
from domain.claim.collected import COLLECTION, Collection
from domain.claim.state import Claim
from domain.claim.streams import stream_of_claim
from domain.debit_batch.events import OrderedDebit
from domain.debit_batch.state import DEBIT_BATCH, DebitBatch
from domain.direct_debit.collecting import arrive, arrives_as_ordered
from domain.matching.verdict import Part
from domain.money import Cents

_OF_LINE: Final = "#"


def credited_together(house: House, session: Session, line: BankLine, told: LineTold) -> bool:
    """Book a credit that is a batch of ours, or a block of one; tell whether it is one.

    By the ids that we gave file and block, and by nothing else; where both are told, the block
    is meant. It is booked where it is the sum of all that is under way of it: what failed or was
    withdrawn before is not in it. What became another one meanwhile waits for a person; so does
    another sum as a whole, with everybody in it: what was withdrawn may have been collected.
    """
    for log in owners_for(house, session, require_imported(line).iban):
        found = {
            value: known
            for value in dict.fromkeys((told.end_to_end, *told.references))
            if value and (known := house.store.find_identity(log, DEBIT_BATCH, value))
        }
        if found:
            first = next(iter(found.values()))
            values = {value for value, known in found.items() if known == first}
            return _book(session, line, told, session.debit_batch(first), values)
    return False


def _book(
    session: Session, line: BankLine, told: LineTold, batch: DebitBatch, values: set[str]
) -> bool:
    assert batch.released is not None  # its ids are known since then
    lines, file = batch.released.lines, batch.released.message_id
    meant = [one for one in lines if values <= {file, one.block_id}]
    meant = meant or [one for one in lines if one.block_id in values]  # of several blocks
    named = [(session.claim(one.claim_id), one) for one in meant]
    awaited = [(claim, one) for claim, one in named if _stands(claim, one)]
    if not awaited or sum(one.amount for _, one in awaited) != line.rest:
        if require_imported(line).detail:
            return False  # one of several transactions that names no collection: other money
        _park(session, line, [claim for claim, _ in named])
        return True
    credited_on = min(require_imported(line).credited_on, session.today)
    found: list[tuple[Claim, Collection]] = []
    others: list[Claim] = []
    for claim, one in awaited:
        fits = arrives_as_ordered(claim, one.end_to_end_id, one.amount, on=credited_on)
        if fits:
            found.append((claim, fits))
        else:
            others.append(claim)
    ids = [line.next_payment_id(at) for at in range(len(found))]
    if found:
        parts = [Part(claim_id=claim.id, amount=fits.told.amount) for claim, fits in found]
        put_on_claims(session, line, parts, told=told, by=DecidedBy.RULE)
    for (claim, fits), payment_id in zip(found, ids, strict=True):
        arrived = arrive(fits, payment_id=payment_id, credited_on=credited_on)
        session.record(stream_of_claim(claim), [arrived], subject=claim.debtor_id)
    if others:
        _park(session, line, others)
    return True


def _stands(claim: Claim, one: OrderedDebit) -> bool:
    found = claim.collections.get(one.end_to_end_id)
    return found is not None and found.stands


def _park(session: Session, line: BankLine, claims: Sequence[Claim]) -> None:
    concerned = dict.fromkeys(claim.debtor_id for claim in claims)
    whose = tuple(one for one in concerned if one is not None)
    record_line(session, line, [BankLineParked(why=ParkedWhy.NOT_AS_ORDERED, may_concern=whose)])


def amounts_together(house: House, iban: str, told: LineTold) -> Iterator[Cents]:
    """What was ordered with a file that a credit names: what it brought may have gone back before.

    A statement that shows the return may come in before the one that shows the credit.
    """
    for log in owners(house, iban):
        for value in dict.fromkeys((told.end_to_end, *told.references)):
            known = house.store.find_identity(log, DEBIT_BATCH, value) if value else None
            released = house.collections.debit_batch(known).released if known else None
            yield from (one.amount for one in (released.lines if released else ()))


def part_taken_back(
    house: House, reads: Session | Aggregates, line: BankLine, told: LineTold
) -> tuple[BankLine, Placement] | None:
    """Of what was credited together the one that a debit takes back by our id; None: no such one.

    Of another amount than was collected: none, a person looks.
    """
    imported = require_imported(line)
    for log in owners(house, imported.iban):
        for value in dict.fromkeys((told.end_to_end, told.return_of, *told.references)):
            known = house.store.find_identity(log, COLLECTION, value) if value else None
            found = known and _placed(reads, known, value)
            if found and found[1].amount == min(imported.instructed or line.rest, line.rest):
                return found
    return None


def _placed(
    reads: Session | Aggregates, claim_id: UUID, name: str
) -> tuple[BankLine, Placement] | None:
    one = reads.claim(claim_id).collections.get(name)
    if one is None or one.arrived is None or one.failed_on is not None:
        return None
    payment_id = one.arrived.payment_id
    if _OF_LINE not in payment_id:
        return None
    origin = reads.bank_line(UUID(payment_id.partition(_OF_LINE)[0]))
    placement = origin.placements.get(payment_id)
    return (origin, placement) if placement and placement.amount < origin.total else None
