"""The log as it stood on a past day: what a view of that day is folded from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.facts import Point, Recorded, in_force
from projections.log.feed import Feed, Row, Start


@dataclass(frozen=True, slots=True)
class PastFeed:
    """A feed that leaves out what had not happened by a day, as it is known at a position.

    What was entered in error by then is left out on every day: a mistake that was found later
    was one on every day before. So a stream may have no facts here, and versions have gaps.
    """

    feed: Feed
    at: Point

    def read_after(self, position: int, limit: int) -> Sequence[Row]:
        """Facts behind a position in commit order; the days are looked at when they are read."""
        return [r for r in self.feed.read_after(position, limit) if r.position <= self.at.position]

    def last_position(self) -> int:
        """The position at which the log is read."""
        return self.at.position

    def history(self, stream_id: UUID, *, through: int | None = None) -> Sequence[Recorded]:
        """The facts of a stream that had happened; raises IntegrityBroken."""
        end = self.at.position if through is None else min(through, self.at.position)
        return in_force(self.feed.history(stream_id, through=end), self.at)

    def starts(self, *, through: int) -> Iterable[Start]:
        """The first fact of every stream."""
        return self.feed.starts(through=through)

    def count(self, *, through: int) -> int:
        """Count the facts, those of later days as well: each is read once."""
        return self.feed.count(through=through)

    def read_streams(self, streams: Sequence[str], *, through: int) -> Sequence[Row]:
        """All facts of some streams, those of later days as well."""
        return self.feed.read_streams(streams, through=through)

    def decoded(self, rows: Sequence[Any]) -> Sequence[Recorded]:
        """Read the rows of one stream, and keep what had happened; raises IntegrityBroken."""
        return in_force(self.feed.decoded(rows), self.at)

    def decode(self, row: Any) -> Recorded:
        """Read one row; raises StoreError where it is no fact."""
        return self.feed.decode(row)
