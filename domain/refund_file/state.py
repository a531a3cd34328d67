"""A refund file of several debtors, as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from domain.errors import NotFound, Refusal
from domain.facts import INSTALLATION, Point, Recorded, by_type, in_force
from domain.refund_file.events import (
    RefundFileLine,
    RefundFileReleased,
    RefundFileShown,
    RefundFileTakenBack,
)

MOST: Final = 500
"""So many refunds go into one file: each is kept apart, and somebody looks at all of them."""


@dataclass(slots=True)
class RefundFile:
    """The state of one file."""

    id: UUID
    version: int = 0
    log: UUID = INSTALLATION
    released: RefundFileReleased | None = None
    on: date = date.min
    command_id: UUID | None = None
    """The command that released it: what it paid on claims is known by that."""
    shown_by: UUID | None = None
    """The bank line that shows all of it in one debit."""
    taken_back: set[UUID] = field(default_factory=set)
    """The refunds of it that it did not pay after all."""

    @property
    def lines(self) -> tuple[RefundFileLine, ...]:
        """All that it held when it was released."""
        return self.released.lines if self.released else ()

    @property
    def standing(self) -> tuple[RefundFileLine, ...]:
        """What of it counts as paid."""
        return tuple(one for one in self.lines if one.refund_id not in self.taken_back)


def require_released(file: RefundFile) -> RefundFileReleased:
    """What was released; raises NotFound ``refund_batch.unknown`` where there is no such file."""
    if file.released is None:
        raise NotFound(
            "refund_batch.unknown",
            f"There is no refund file {file.id}.",
            way_out="See the files on the page Refunds.",
        )
    return file.released


def require_whole(file: RefundFile) -> RefundFileReleased:
    """The same, where all of it counts; raises Refusal ``refund_batch.withdrawn``.

    Of a file in which one refund was withdrawn the bank would pay that one too.
    """
    released = require_released(file)
    if file.taken_back:
        raise Refusal(
            "refund_batch.withdrawn",
            "This file was withdrawn, or a refund in it was: the bank must not pay it.",
            way_out="Withdraw what is left of it, and prepare another file.",
        )
    return released


def fold(file_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> RefundFile:
    """The file as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    file = RefundFile(file_id)
    for recorded in in_force(known, at):
        _CHANGES[type(recorded.fact)](file, recorded.fact, recorded)
    if known:
        file.version, file.log = known[-1].originator_version, known[0].log
    return file


def _release(file: RefundFile, fact: RefundFileReleased, recorded: Recorded) -> None:
    file.released, file.on, file.command_id = fact, recorded.known_on, recorded.command_id


def _show(file: RefundFile, fact: RefundFileShown, _: Recorded) -> None:
    file.shown_by = fact.line_id


def _take_back(file: RefundFile, fact: RefundFileTakenBack, _: Recorded) -> None:
    file.taken_back |= set(fact.refunds)


_CHANGES: Final = by_type(_release, _show, _take_back)
