"""Histories read from the fact archive, as the store gives them: bucket after bucket."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pyarrow as pa
import pyarrow.compute as pc

from adapters.fact_archive.buckets import CREDITORS, DEBTORS, RUNS
from adapters.fact_archive.parquet import empty_table, read_table, rows_of
from adapters.store.fact_reader import FactReader
from adapters.store.registry import Registry
from adapters.store.rows import LogRow, SpanRow, StartRow
from domain.errors import StoreError
from domain.fact_archive.events import ArchivedFile
from domain.facts import Recorded
from domain.registry import FACTS

_HELD: Final = 2
"""Buckets of debtors in memory together: a portion may end one and begin the next."""
_STARTS: Final = ("position", "log", "stream", "version", "topic", "state")
_BUCKETS: Final = (CREDITORS, *DEBTORS, RUNS)


@dataclass(frozen=True, slots=True)
class ArchivePlace:
    """Where an archive lies, as this machine or another one sees it, and which files are it."""

    folder: Path
    files: tuple[ArchivedFile, ...]
    through: int
    """The position through which all facts are in it."""

    def read(self, bucket: str, names: Sequence[str]) -> Iterator[pa.Table]:
        """Some columns of the files of a bucket, in the order in which they were written.

        Raises StoreError where one cannot be read, or is not what was archived.
        """
        for file in self.files:
            if file.bucket == bucket:
                yield read_table(self.folder / file.name, names, sha256=file.sha256)


class ArchivedHistory:
    """A source of whole histories; users and subscriptions, of which no state is kept, are none.

    The facts of a debtor lie in one bucket, so streams are given bucket by bucket: who reads them
    in that order reads each file once. Each file is held to the hash under which it was archived,
    so what is replayed is what the roots of the logs stand for.
    """

    def __init__(self, place: ArchivePlace) -> None:
        """Read nothing yet."""
        self._place = place
        self._reader = FactReader(Registry(FACTS))
        self._held: dict[str, _Bucket] = {}

    def starts(self, *, through: int, log: UUID | None = None) -> Iterator[StartRow]:
        """The first fact of every stream through a position; of one debtor in commit order.

        Raises StoreError where the archive does not reach so far.
        """
        self._require(through)
        for bucket in _BUCKETS:
            yield from self._starts(bucket, through, str(log) if log else "")

    def strays(self, *, through: int) -> Sequence[SpanRow]:
        """None: what lacks its first fact does not lead to a root, and is found by the check."""
        self._require(through)
        return ()

    def read_streams(self, streams: Sequence[str], *, through: int) -> list[LogRow]:
        """All facts of some streams up to and including a position, in commit order."""
        self._require(through)
        wanted: dict[str, list[str]] = {}
        for stream in streams:
            if bucket := self._bucket_of(stream):
                wanted.setdefault(bucket, []).append(stream)
        found = (row for one, own in wanted.items() for row in self._bucket(one).rows(own))
        return sorted(row for row in found if row.position <= through)

    def decoded(self, rows: Sequence[Any]) -> Sequence[Recorded]:
        """Read the rows of one stream, in order; raises StoreError where one cannot be."""
        return self._reader.decoded(rows)

    def history(self, stream_id: UUID, *, through: int | None = None) -> Sequence[Recorded]:
        """The facts of one stream up to and including a position; raises StoreError."""
        end = self._place.through if through is None else through
        return self.decoded(self.read_streams([str(stream_id)], through=end))

    def _require(self, through: int) -> None:
        if through > self._place.through:
            raise StoreError(
                f"The fact archive reaches to position {self._place.through}, and {through} is"
                " asked for. Run 'vordering archive write'."
            )

    def _starts(self, bucket: str, through: int, log: str) -> Iterator[StartRow]:
        for table in self._place.read(bucket, _STARTS):
            wanted = pc.field("version") == 1
            wanted &= pc.field("position") <= through
            wanted &= (pc.field("log") == log) if log else True
            found = table.filter(wanted).sort_by("position")
            columns = (found.column(one).to_pylist() for one in ("position", "stream", "topic"))
            states = ((one or "").encode() for one in found.column("state").to_pylist())
            yield from map(StartRow._make, zip(*columns, states, strict=True))

    def _bucket_of(self, stream: str) -> str:
        """Where a stream lies; empty: nowhere. Those at hand are looked at first."""
        at_hand = (name for name, held in self._held.items() if stream in held.places)
        return next(at_hand, "") or self._all_streams.get(stream, "")

    @cached_property
    def _all_streams(self) -> dict[str, str]:
        return {
            stream: bucket
            for bucket in _BUCKETS
            for table in self._place.read(bucket, ["stream"])
            for stream in table.column("stream").unique().to_pylist()
        }

    def _bucket(self, name: str) -> "_Bucket":
        """A bucket at hand; creditors, whom all ask for, stay."""
        if name not in self._held:
            debtors = [one for one in self._held if one != CREDITORS]
            for one in debtors[: max(0, len(debtors) + 1 - _HELD)]:
                del self._held[one]
            self._held[name] = _Bucket(self._place.read(name, LogRow._fields))
        return self._held[name]


class _Bucket:
    """All facts of one bucket in memory, as columns, and where those of each stream stand."""

    def __init__(self, files: Iterable[pa.Table]) -> None:
        tables = list(files)
        self._table: pa.Table = pa.concat_tables(tables) if tables else empty_table()
        self.places: dict[str, list[int]] = {}
        for place, stream in enumerate(self._table.column("stream").to_pylist()):
            self.places.setdefault(stream, []).append(place)

    def rows(self, streams: Iterable[str]) -> Iterator[LogRow]:
        """The facts of some streams, each stream in order."""
        wanted = [place for one in streams for place in self.places.get(one, ())]
        return rows_of(self._table.take(wanted)) if wanted else iter(())
