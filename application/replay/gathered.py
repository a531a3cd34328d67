"""The streams of a portion, each fact decoded once; those of others are fetched when asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from application.replay.history_source import HistorySource
from application.replay.household import LeftOut
from domain.errors import IntegrityBroken
from domain.facts import Recorded
from projections.log.feed import Row
from projections.log.quarantine import its_own


@dataclass
class Gathered(Mapping[UUID, Sequence[Recorded]]):
    """Streams by id through a position; what could not be read raises again when it is asked."""

    source: HistorySource
    through: int
    own: dict[UUID, Sequence[Recorded]] = field(default_factory=dict)
    facts: int = 0
    left_out: set[LeftOut] = field(default_factory=set)
    _broken: dict[UUID, Exception] = field(default_factory=dict)
    _others: dict[UUID, Sequence[Recorded]] = field(default_factory=dict)

    def take(self, streams: Sequence[str], *, log: str | None) -> None:
        """Read streams and decode them; those of another log than ``log`` are left aside."""
        rows: dict[str, list[Row]] = {}
        for row in self._rows(streams):
            rows.setdefault(row.stream, []).append(row)
        for stream, own in rows.items():
            if log is None or own[0].log == log:
                self.facts += len(own)
                self._decode(stream, own)

    def __getitem__(self, stream: UUID) -> Sequence[Recorded]:
        """The facts of a stream, none where there is no such one; raises what broke it."""
        if stream in self._broken:
            raise self._broken[stream]
        found = self.own.get(stream)
        return self._other(stream) if found is None else found

    def __iter__(self) -> Iterator[UUID]:
        return iter(self.own)

    def __len__(self) -> int:
        return len(self.own)

    def _rows(self, streams: Sequence[str]) -> Iterator[Row]:
        """All rows at once; stream by stream where one of them cannot be read."""
        try:
            yield from self.source.read_streams(streams, through=self.through)
        except IntegrityBroken as error:
            if len(streams) == 1:
                at = self._first_failing(partial(self._read, streams[0]))
                self._note(streams[0], at, error)
                return
            for one in streams:
                yield from self._rows([one])

    def _decode(self, stream: str, rows: Sequence[Row]) -> None:
        try:
            if rows[-1].version != len(rows):
                raise IntegrityBroken(f"Stream {stream} lacks facts. Run 'vordering fsck'.")
            self.own[UUID(stream)] = self.source.decoded(rows)
        except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
            self._note(stream, self._failing(rows), error)

    def _failing(self, rows: Sequence[Row]) -> int:
        """The position of the first fact that cannot be read; the last one where each can be."""
        for version, row in enumerate(rows, 1):
            try:
                if row.version != version:
                    return row.position
                self.source.decoded([row])
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                its_own(error)
                return row.position
        return rows[-1].position

    def _other(self, stream: UUID) -> Sequence[Recorded]:
        if stream not in self._others:
            try:
                self._others[stream] = self.source.history(stream, through=self.through)
            except IntegrityBroken as error:
                at = self._first_failing(partial(self._history, stream))
                self._note(str(stream), at, error)
                raise
        return self._others[stream]

    def _read(self, stream: str, through: int) -> None:
        self.source.read_streams([stream], through=through)

    def _history(self, stream: UUID, through: int) -> None:
        self.source.history(stream, through=through)

    def _first_failing(self, read: Callable[[int], None]) -> int:
        """The first position through which a stream cannot be read, found by halving."""
        low, high = 0, self.through
        while high - low > 1:
            middle = (low + high) // 2
            try:
                read(middle)
            except IntegrityBroken:
                high = middle
            else:
                low = middle
        return high

    def _note(self, stream: str, position: int, error: Exception) -> None:
        self.left_out.add(LeftOut(stream, position, its_own(error)))
        self._broken[UUID(stream)] = error
