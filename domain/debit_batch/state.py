"""A batch of direct debits as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.debit_batch.events import (
    DebitBatchPrepared,
    DebitBatchReleased,
    DebitBatchWithdrawn,
)
from domain.errors import NotFound
from domain.facts import INSTALLATION, Point, Recorded, by_type, in_force

DEBIT_BATCH: Final = "debit_batch"
"""The kind of identity by which the ids of its file in a statement name a batch."""


class BatchStanding(StrEnum):
    """How a batch stands."""

    WAITS = "waits"
    """For a second person to release it."""
    UNDER_WAY = "under_way"
    """Of something in it it is not known yet what became of it."""
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(slots=True)
class DebitBatch:
    """The state of one batch; ``log`` is its creditor."""

    id: UUID
    version: int = 0
    log: UUID = INSTALLATION
    prepared: DebitBatchPrepared | None = None
    prepared_by: str = ""
    prepared_on: date = date.min
    released: DebitBatchReleased | None = None
    released_on: date | None = None
    withdrawn_on: date | None = None

    @property
    def waits(self) -> bool:
        """Tell whether it waits for its second person."""
        return self.prepared is not None and self.released is None and self.withdrawn_on is None


def fold(batch_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> DebitBatch:
    """The batch as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    batch = DebitBatch(batch_id)
    for recorded in in_force(known, at):
        _CHANGES[type(recorded.fact)](batch, recorded.fact, recorded)
    if known:
        batch.version, batch.log = known[-1].originator_version, known[0].log
    return batch


def require_prepared(batch: DebitBatch, *, creditor_id: UUID) -> DebitBatchPrepared:
    """What was prepared; raises NotFound ``debit_batch.unknown``, also for another creditor's."""
    if batch.prepared is None or batch.log != creditor_id:
        raise NotFound(
            "debit_batch.unknown",
            f"This creditor has no batch of direct debits {batch.id}.",
            way_out="See his batches on the page of direct debits.",
        )
    return batch.prepared


def _prepare(one: DebitBatch, fact: DebitBatchPrepared, recorded: Recorded) -> None:
    one.prepared, one.prepared_by = fact, recorded.actor
    one.prepared_on = recorded.effective_on


def _release(one: DebitBatch, fact: DebitBatchReleased, recorded: Recorded) -> None:
    one.released, one.released_on = fact, recorded.effective_on


def _withdraw(one: DebitBatch, _: DebitBatchWithdrawn, recorded: Recorded) -> None:
    one.withdrawn_on = recorded.effective_on


_CHANGES: Final = by_type(_prepare, _release, _withdraw)
