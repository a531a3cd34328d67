"""Questions about direct debits of a creditor: what may be collected, and how batches stand."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.banking.debit_batches import why_batch_not_given
from application.banking.selected import Selection, select
from application.collection_notices import announcing
from application.house import House
from application.queries.query import Inquiry, Query
from application.queries.shapes import Euro, Out
from domain.creditor.refusals import require_registered
from domain.debit_batch.events import OrderedDebit
from domain.debit_batch.state import BatchStanding, DebitBatch
from domain.direct_debit.selection import Debit
from domain.errors import Told
from domain.facts import StreamKind
from domain.money import as_decimal
from domain.user.roles import May


class CollectableOut(Out):
    """A claim that may be collected."""

    claim: UUID
    debtor: UUID
    invoice_number: str
    mandate: str
    scheme: str
    sequence: str = Field(description="RCUR, or OOFF of a mandate for one collection")
    amount: Euro = Field(description="all that is open on the collection day")


class NotCollectableOut(Out):
    """A claim of who gave a mandate once, which is not collected, and why."""

    claim: UUID
    debtor: UUID
    invoice_number: str
    code: str
    why: str
    values: dict[str, Told] = Field(description="what the reason names")


class CollectionsOut(Out):
    """What a batch for a day would hold, with its control figures, and what is left out."""

    creditor: UUID
    collect_on: date
    announced_on: date | None = Field(
        description="as somebody says; empty: each by a notice of ours, or nobody yet"
    )
    count: int
    total: Euro
    rows: list[CollectableOut]
    left_out: list[NotCollectableOut]


class CollectionBatchOut(Out):
    """A batch of direct debits, and what became of those in it."""

    id: UUID
    standing: BatchStanding
    collect_on: date
    count: int
    total: Euro
    prepared_on: date
    prepared_by: str
    released_on: date | None
    arrived: int = Field(description="so many the bank credited, and did not take back")
    failed: int = Field(description="so many came back or were refused")
    gone: int = Field(description="so many were withdrawn by themselves")
    message_id: str = Field(description="by which the bank names the file; empty: there is none")
    not_given: dict[str, str] = Field(
        description="why the file is not to be given to the bank now, by invoice; empty: it may be"
    )


class CollectionBatchesOut(Out):
    """The batches of a creditor, the newest first."""

    rows: list[CollectionBatchOut]


class ListCollections(Query):
    """What may be collected on a day of those who gave a mandate, and what not and why."""

    NAME: ClassVar[str] = "collections"
    PATH: ClassVar[str] = "/v1/creditors/{creditor_id}/collections"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.LOOK
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.unknown",)

    creditor_id: UUID
    collect_on: Annotated[date, Field(description="day of the collection, a banking day")]
    announced_on: Annotated[
        date | None,
        Field(
            description="day on which the debtors were told amount and day; default: each by his"
            " notice"
        ),
    ] = None
    announcing: Annotated[
        bool, Field(description="yes: who could be told of it today, by a notice")
    ] = False

    def answer(self, asked: Inquiry) -> CollectionsOut:
        """By the rules by which a single claim is collected, judged as of now."""
        found = (
            announcing(asked.house, actor="").selected(self.creditor_id, self.collect_on)
            if self.announcing
            else select(
                asked.house,
                self.creditor_id,
                collect_on=self.collect_on,
                announced_on=self.announced_on,
            )
        )
        return CollectionsOut(
            creditor=self.creditor_id,
            collect_on=self.collect_on,
            announced_on=self.announced_on,
            count=len(found.debits),
            total=as_decimal(found.total),
            rows=list(map(_collectable, found.debits)),
            left_out=list(_left_out(found)),
        )


class ListCollectionBatches(Query):
    """The batches of direct debits of a creditor, the newest first, and how each stands."""

    NAME: ClassVar[str] = "collection-batches"
    PATH: ClassVar[str] = "/v1/creditors/{creditor_id}/collection-batches"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.LOOK
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.unknown",)

    creditor_id: UUID

    def answer(self, asked: Inquiry) -> CollectionBatchesOut:
        """Each with what its claims say of it."""
        house = asked.house
        require_registered(house.collections.creditor(self.creditor_id))
        streams = house.store.streams(StreamKind.DEBIT_BATCH, self.creditor_id)
        found = [house.collections.debit_batch(one) for one in streams]
        return CollectionBatchesOut(
            rows=[batch_out(house, one) for one in reversed(found) if one.prepared]
        )


def batch_out(house: House, batch: DebitBatch) -> CollectionBatchOut:
    """A batch as it stands; of one that was prepared."""
    prepared, released = batch.prepared, batch.released
    assert prepared is not None
    ends = [_end(house, one) for one in released.lines] if released else []
    under_way = ends.count("under_way")
    return CollectionBatchOut(
        id=batch.id,
        standing=_standing(batch, under_way=bool(under_way)),
        collect_on=prepared.collect_on,
        count=prepared.count,
        total=as_decimal(prepared.total),
        prepared_on=batch.prepared_on,
        prepared_by=batch.prepared_by,
        released_on=batch.released_on,
        arrived=ends.count("arrived"),
        failed=ends.count("failed"),
        gone=ends.count("gone"),
        message_id=released.message_id if released else "",
        not_given=why_batch_not_given(house, batch) if under_way else {},
    )


def _standing(batch: DebitBatch, *, under_way: bool) -> BatchStanding:
    if batch.withdrawn_on is not None:
        return BatchStanding.WITHDRAWN
    if batch.released is None:
        return BatchStanding.WAITS
    return BatchStanding.UNDER_WAY if under_way else BatchStanding.DONE


def _end(house: House, ordered: OrderedDebit) -> str:
    claim = house.collections.claim(ordered.claim_id)
    found = claim.collections.get(ordered.end_to_end_id)
    if found is None:
        return "gone"
    if found.failed_on is not None:
        return "failed"
    return "arrived" if found.arrived else "under_way"


def _collectable(one: Debit) -> CollectableOut:
    return CollectableOut(
        claim=one.case.claim.id,
        debtor=one.case.debtor.id,
        invoice_number=one.case.claim.invoice_number,
        mandate=one.mandate.mandate_id,
        scheme=one.mandate.scheme.value,
        sequence="RCUR" if one.mandate.recurring else "OOFF",
        amount=as_decimal(one.wanted.amount),
    )


def _left_out(found: Selection) -> list[NotCollectableOut]:
    return [
        NotCollectableOut(
            claim=one.case.claim.id,
            debtor=one.case.debtor.id,
            invoice_number=one.case.claim.invoice_number,
            code=one.why.code,
            why=one.why.message,
            values=dict(one.why.values),
        )
        for one in found.left_out
    ]
