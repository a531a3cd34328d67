"""Where histories are replayed from: the store, or whatever holds the same facts."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol
from uuid import UUID

from domain.facts import Recorded
from projections.log.feed import Row, Start


class StraySpan(Protocol):
    """Where a stream without its first fact begins and ends."""

    @property
    def stream(self) -> str:
        """The stream's id, canonical text."""

    @property
    def first(self) -> int:
        """The position of the first fact that is there."""


class HistorySource(Protocol):
    """Reads facts by whole streams through a position; the store is one, an archive may be.

    Of one log every source gives the same rows, so that a replay comes to the same.
    """

    def starts(self, *, through: int, log: UUID | None = None) -> Iterable[Start]:
        """The first fact of every stream through a position, in commit order; of one log or all."""

    def strays(self, *, through: int) -> Sequence[StraySpan]:
        """The streams of which facts are there, but not the first one; none in a sound log."""

    def read_streams(self, streams: Sequence[str], *, through: int) -> Sequence[Row]:
        """All facts of some streams up to and including a position, in commit order.

        Raises IntegrityBroken where one lacks its header.
        """

    def decoded(self, rows: Sequence[Any]) -> Sequence[Recorded]:
        """Read the rows of one stream, in order; raises IntegrityBroken where one cannot be."""

    def history(self, stream_id: UUID, *, through: int | None = None) -> Sequence[Recorded]:
        """The facts of one stream up to and including a position; raises IntegrityBroken."""
