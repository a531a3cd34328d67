"""Batches of direct debits: what may be collected on a day, prepared, released, withdrawn."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from adapters.sepa import Collected, blocks_of, write_collections
from application.banking.collection_files import (
    account_to,
    debit_line,
    debit_name,
    file_of,
    message_of,
    require_identifier,
)
from application.banking.selected import select
from application.banking.waiting_batch import note_prepared
from application.documents import kept
from application.house import House
from domain.application import Session
from domain.case import Case
from domain.case_reading import CaseReader
from domain.claim.collected import COLLECTION
from domain.claim.events import CollectionOrdered
from domain.claim.state import Claim
from domain.claim.streams import stream_of_claim
from domain.creditor.refusals import require_collects, require_registered
from domain.debit_batch.events import (
    DebitBatchPrepared,
    DebitBatchReleased,
    DebitBatchWithdrawn,
    OrderedDebit,
    WantedDebit,
)
from domain.debit_batch.state import DEBIT_BATCH, DebitBatch, require_prepared
from domain.direct_debit.announced import DebitWanted, announced
from domain.direct_debit.collecting import (
    OTHER_ACCOUNT,
    order_collection,
    why_not_given,
    withdraw_collection,
)
from domain.direct_debit.selection import Debit, debit_of
from domain.errors import NotFound, Refusal
from domain.facts import Fact, StreamKind, StreamRef
from domain.money import Cents, as_decimal

_NAMED: Final = 20


def prepare_batch(
    session: Session,
    house: House,
    creditor_id: UUID,
    *,
    batch_id: UUID,
    collect_on: date,
    announced_on: date | None,
    to_iban: str,
    count: int,
    total: Cents,
) -> None:
    """Record what a file would collect; nothing is ordered before somebody else releases it.

    ``count`` and ``total`` are the control figures. Raises Refusal ``debit_batch.other_figures``,
    ``debit_batch.nothing``, ``collection.no_identifier``, ``collection.no_account``,
    ``collection.not_ours``.
    """
    creditor = session.creditor(creditor_id)
    require_registered(creditor)
    require_collects(creditor)
    payee = account_to(creditor, to_iban)
    found = select(house, creditor_id, collect_on=collect_on, announced_on=announced_on)
    if not found.debits:
        raise Refusal(
            "debit_batch.nothing",
            "Nothing may be collected on that day.",
            way_out="See of each claim why: `vordering collections`.",
        )
    require_figures(count, total, is_count=len(found.debits), is_total=found.total)
    fact = DebitBatchPrepared(
        collect_on=collect_on,
        announced_on=announced_on,
        to_iban=payee,
        count=count,
        total=total,
        identifier=creditor.debit_identifier,
        lines=tuple(one.wanted for one in found.debits),
    )
    batch = session.debit_batch(batch_id)
    _record(session, batch, creditor_id, fact)
    claims = (one.wanted.claim_id for one in found.debits)
    note_prepared(session, house, creditor_id, batch_id, claims)


def release_batch(
    session: Session, house: House, creditor_id: UUID, batch_id: UUID, *, count: int, total: Cents
) -> None:
    """Make the file of a batch on what is true now, and order each of its direct debits.

    All is one save. What changed since it was prepared is not left out: it is refused by name,
    so that whoever releases it releases what he saw. Raises Refusal ``debit_batch.*``,
    ``collection.no_iban``.
    """
    batch = session.debit_batch(batch_id)
    prepared = require_prepared(batch, creditor_id=creditor_id)
    _require_waiting(batch)
    require_figures(count, total, is_count=prepared.count, is_total=prepared.total)
    creditor = session.creditor(creditor_id)
    account_to(creditor, prepared.to_iban)
    require_identifier(creditor, prepared.identifier)
    try:
        debits = _as_prepared(session, prepared)
    except Refusal:
        # What changed its direct debits may be its own release, by somebody else at this moment.
        _require_waiting(house.collections.debit_batch(batch_id))
        raise
    file = file_of(
        house,
        creditor,
        [_line(house, one) for one in debits],
        message_id=message_of(house, batch.id.hex),
        payee=prepared.to_iban,
        collect_on=prepared.collect_on,
    )
    blocks = {
        line.end_to_end_id: block for block, lines in blocks_of(file).items() for line in lines
    }
    sha256 = house.archive.put(write_collections(file), subject=batch.id)
    released = DebitBatchReleased(
        prepared_by=batch.prepared_by,
        message_id=file.message_id,
        count=prepared.count,
        total=prepared.total,
        lines=tuple(_ordered(one, blocks) for one in debits),
        document_sha256=sha256,
    )
    _record(session, batch, creditor_id, released)
    for one in debits:
        _order(session, one, prepared, batch.id, sha256)
    for value in (file.message_id, *dict.fromkeys(blocks.values())):
        session.identify(kind=DEBIT_BATCH, value=value, stream=batch.id, log=creditor_id)


def _require_waiting(batch: DebitBatch) -> None:
    if not batch.waits:
        raise Refusal(
            "debit_batch.not_waiting",
            "This batch was released or withdrawn before.",
            way_out="See how the batches stand: `vordering collection-batches`.",
        )


def withdraw_batch(session: Session, creditor_id: UUID, batch_id: UUID) -> None:
    """Record that nothing of a batch is collected: before its day alone, once it was released.

    The marks stay: whether the debtors are asked to pay, a person says of each. Repeated: nothing.
    """
    batch = session.debit_batch(batch_id)
    require_prepared(batch, creditor_id=creditor_id)
    if batch.withdrawn_on is not None:
        return
    _record(session, batch, creditor_id, DebitBatchWithdrawn())
    for ordered in batch.released.lines if batch.released else ():
        claim = session.claim(ordered.claim_id)
        found = claim.collections.get(ordered.end_to_end_id)
        if found and found.stands:
            facts = withdraw_collection(claim, today=session.today)
            session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)


def _record(session: Session, batch: DebitBatch, creditor_id: UUID, fact: Fact) -> None:
    """Record it before what follows on claims: a reason is the creditor's, and no debtor's."""
    stream = StreamRef(StreamKind.DEBIT_BATCH, batch.id, creditor_id)
    subject = creditor_id if session.mandate.reason_text is not None else None
    session.record(stream, [fact], subject=subject)


def why_batch_not_given(house: House, batch: DebitBatch) -> dict[str, str]:
    """Why the file of a batch is not to be given to the bank now, by invoice; empty: it may be."""
    if batch.released is None or batch.prepared is None or batch.withdrawn_on is not None:
        return {}
    reader, why = CaseReader(house.collections), {}
    accounts = {one.claim_id: one.account for one in batch.prepared.lines}
    for ordered in batch.released.lines:
        case = reader.case(ordered.claim_id)
        standing = case.claim.collections.get(ordered.end_to_end_id)
        found = "it was withdrawn, or ended"
        if standing and standing.stands:
            mandate = case.debtor.mandates.get(standing.told.mandate_id)
            found = why_not_given(case, today=house.today)
            if not found and mandate and mandate.account.commitment != accounts[case.claim.id]:
                found = OTHER_ACCOUNT
        if found:
            why[case.claim.invoice_number] = found
    return why


def file_of_batch(house: House, creditor_id: UUID, batch_id: UUID) -> bytes:
    """The file of a batch, the same bytes each time, as long as all of it may go to the bank.

    Raises NotFound ``debit_batch.unknown``, ``debit_batch.no_file``, ``document.erased`` and
    Refusal ``debit_batch.not_given``.
    """
    batch = house.collections.debit_batch(batch_id)
    require_prepared(batch, creditor_id=creditor_id)
    if batch.released is None or batch.withdrawn_on is not None:
        raise NotFound(
            "debit_batch.no_file",
            "This batch has no file: it was not released, or was withdrawn.",
            way_out="Let a second person release it.",
        )
    if why := why_batch_not_given(house, batch):
        raise Refusal(
            "debit_batch.not_given",
            f"It is not given to the bank any more: {_listed(why)}.",
            way_out="Withdraw the batch and prepare another one; what lies at the bank already,"
            " recall there.",
            values={"claims": ", ".join(list(why)[:_NAMED])},
        )
    return kept(house, batch.released.document_sha256)


def _as_prepared(session: Session, prepared: DebitBatchPrepared) -> list[Debit]:
    """Each direct debit as it is now; raises ``debit_batch.changed`` where one is another."""
    debits: list[Debit] = []
    spent, changed = set[str](), dict[str, str]()
    for wanted in prepared.lines:
        case = session.case(wanted.claim_id)
        claims = session.claims_of(case.debtor)
        now, other = as_now(case, claims, prepared, wanted, today=session.today, spent=spent)
        if other is not None:
            changed[case.claim.invoice_number] = other.message.rstrip(".")
        if now is not None:
            debits.append(now)
    if changed:
        raise Refusal(
            "debit_batch.changed",
            f"Since it was prepared it became another one: {_listed(changed)}.",
            way_out="Withdraw it, and prepare one of what may be collected now.",
            values={"claims": ", ".join(list(changed)[:_NAMED])},
        )
    return debits


def as_now(
    case: Case,
    claims: tuple[Claim, ...],
    prepared: DebitBatchPrepared,
    wanted: WantedDebit,
    *,
    today: date,
    spent: set[str],
) -> tuple[Debit | None, Refusal | None]:
    """A direct debit of a batch as it is now, if it may be ordered, and why it is another one.

    ``spent``: the mandates for one collection that those before it use; its own is added.
    """
    try:
        now = debit_of(
            case,
            claims,
            collect_on=prepared.collect_on,
            announced_on=prepared.announced_on,
            today=today,
            spent=spent,
        )
    except Refusal as refusal:
        return None, refusal
    if not now.mandate.recurring:
        spent.add(now.mandate.mandate_id)
    return now, _other(case, now.wanted, wanted)


def _other(case: Case, now: WantedDebit, was: WantedDebit) -> Refusal | None:
    """What became another one since it was prepared."""
    if now == was:
        return None
    if now.amount != was.amount:
        return Refusal(
            "collection.other_amount",
            f"{as_decimal(now.amount)} is open on that day.",
            way_out="Withdraw the batch, and prepare one of what may be collected now.",
            values={"due": now.amount},
        )
    return Refusal(
        "collection.other_account",
        "Another mandate, or another account, would be debited.",
        way_out="Withdraw the batch, and prepare one of what may be collected now.",
        values={"mandate": was.mandate_id, "invoice": case.claim.invoice_number},
    )


def _listed(why: dict[str, str]) -> str:
    told = [f"{number} ({one})" for number, one in list(why.items())[:_NAMED]]
    return ", ".join([*told, *([f"and {len(why) - _NAMED} more"] if len(why) > _NAMED else [])])


def _order(
    session: Session,
    debit: Debit,
    prepared: DebitBatchPrepared,
    batch_id: UUID,
    sha256: str,
) -> None:
    claim = debit.case.claim
    name = debit_name(claim)
    wanted = DebitWanted(debit.mandate.mandate_id, debit.wanted.amount, prepared.collect_on)
    told = announced(debit.case, debit.mandate, wanted, prepared.announced_on)
    ordered = CollectionOrdered(
        end_to_end_id=name,
        mandate_id=debit.mandate.mandate_id,
        scheme=debit.mandate.scheme,
        amount=debit.wanted.amount,
        collect_on=prepared.collect_on,
        announced_on=told.on,
        to_iban=prepared.to_iban,
        document_sha256=sha256,
        batch_id=batch_id,
        notice_id=told.notice_id,
        identifier=debit.case.creditor.debit_identifier,
    )
    session.identify(kind=COLLECTION, value=name, stream=claim.id, log=claim.creditor_id)
    facts: Sequence[Fact] = order_collection(claim, ordered)
    session.record(stream_of_claim(claim), facts, subject=debit.case.debtor.id)


def _line(house: House, debit: Debit) -> Collected:
    return debit_line(
        house,
        debit.case,
        tuple(debit.claims),
        debit.mandate,
        name=debit_name(debit.case.claim),
        amount=debit.wanted.amount,
    )


def _ordered(debit: Debit, blocks: dict[str, str]) -> OrderedDebit:
    name = debit_name(debit.case.claim)
    return OrderedDebit(
        claim_id=debit.case.claim.id,
        end_to_end_id=name,
        block_id=blocks[name],
        amount=debit.wanted.amount,
    )


def require_figures(count: int, total: Cents, *, is_count: int, is_total: Cents) -> None:
    """Refuse ``debit_batch.other_figures`` where number or sum are not those that were given."""
    if (count, total) != (is_count, is_total):
        raise Refusal(
            "debit_batch.other_figures",
            f"Number and sum are {is_count} and {as_decimal(is_total)} now.",
            way_out="Look at what would be collected, and give its number and sum.",
            values={"count": str(is_count), "total": is_total},
        )
