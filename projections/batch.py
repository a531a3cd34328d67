"""A stretch of the log that views fold together, with the cases it changes worked out once."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from domain.facts import Recorded
from domain.letter.state import Letter
from projections.feed import Feed, Row

if TYPE_CHECKING:
    from projections.cases import Cases, Changes, Subject


class Batch:
    """Rows of the log behind ``after`` up to and including ``end``, in commit order.

    ``history`` and the cases read through ``end`` and no further, so that a fold sees the log
    as it was there, however far it has gone on.
    """

    def __init__(
        self, rows: Sequence[Row], *, after: int, end: int, feed: Feed, cases: "Cases"
    ) -> None:
        self.rows = rows
        self.after = after
        self.end = end
        self._feed = feed
        self._cases = cases

    def history(self, stream: str) -> Sequence[Recorded]:
        """Give all facts of a stream through the end of this batch."""
        return self._cases.history(stream, through=self.end)

    def of_kind(self, kind: str) -> Iterable[Row]:
        """Give the rows of one kind of stream."""
        return (row for row in self.rows if row.kind == kind)

    @property
    def subjects(self) -> "Sequence[Subject]":
        """Give every claim whose case this batch changed, as it stands at the end."""
        return self._changes.subjects

    @property
    def letters(self) -> "Sequence[tuple[str, str, Letter | None]]":
        """Give every letter that this batch changed: id, log, and state unless it is broken."""
        return self._changes.letters

    @property
    def broken(self) -> Mapping[str, tuple[int, str]]:
        """Give streams that cannot be folded: position and code of the failure."""
        return self._changes.broken

    @cached_property
    def _changes(self) -> "Changes":
        return self._cases.take(self)
