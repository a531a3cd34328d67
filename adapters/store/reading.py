"""The questions that a store answers, in the SQL that both engines share."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Final, cast
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Notification, Subscription

from adapters.store.append import trace_from
from adapters.store.halving import first_that_does_not
from adapters.store.rows import (
    Forget,
    LoggedEvent,
    LogRow,
    SpanRow,
    StartRow,
    StreamRow,
    VaultRow,
)
from adapters.store.statements import Snapshot, Statements
from domain.errors import IntegrityBroken
from domain.facts import CommandTrace, StreamKind

_HEADER: Final = 7
_SUBJECTS_AT_ONCE: Final = 500
_log_row: Final[Callable[[tuple[Any, ...]], LogRow]] = partial(tuple.__new__, LogRow)
"""A row of the select of facts by its names; ``_make`` would count its columns each time."""


class Reader(ApplicationRecorder):
    """Reads facts, commands, identities and sealed rows; the engines bring ``rows``."""

    statements: Statements

    @abstractmethod
    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one reading statement and give all its rows."""

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """Give one read transaction, however long it takes."""

    @abstractmethod
    def key(self, identity: UUID) -> Any:
        """Give an id as this engine stores it."""

    @abstractmethod
    def keys(self, streams: Sequence[str]) -> Any:
        """Give many ids (canonical texts) as the one value that ``Statements.among`` takes."""

    @abstractmethod
    def versions(self, behind: Mapping[UUID, int]) -> Sequence[Any]:
        """Give ids with versions as the values that ``Statements.behind`` takes."""

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> list[LoggedEvent]:
        """Give facts of a stream as the library asks for them, with their leaves."""
        order = "DESC" if desc else "ASC"
        where, values = [f"e.originator_id = {self.statements.mark}"], [self._id(originator_id)]
        for sign, bound in ((">", gt), ("<=", lte)):
            if bound is not None:
                where.append(f"e.originator_version {sign} {self.statements.mark}")
                values.append(bound)
        tail = f" ORDER BY e.originator_version {order}"
        if limit is not None:
            tail += f" LIMIT {self.statements.mark}"
            values.append(limit)
        return [LoggedEvent.of(row) for row in self._facts(f"{' AND '.join(where)}{tail}", values)]

    def read_stream(
        self, stream: UUID, *, through: int | None = None, after: int = 0
    ) -> list[StreamRow]:
        """Give the facts of a stream behind a version in order, up to and including a position.

        Raises IntegrityBroken where versions are missing among them.
        """
        s = self.statements
        values = [self.key(stream)]
        bound = ""
        if through is not None:
            bound = f" AND {s.position} <= {s.mark}"
            values.append(through)
        if after:
            bound += f" AND e.originator_version > {s.mark}"
            values.append(after)
        rows = self.rows(f"{s.of_stream}{bound} ORDER BY e.originator_version", values)
        _require_gapless(stream, rows, after=after)
        return rows

    def read_behind(self, behind: Mapping[UUID, int]) -> dict[UUID, list[StreamRow]]:
        """Give the facts of streams in order, each behind its version, by one statement.

        Streams without any are left out. Raises IntegrityBroken where versions are missing.
        """
        found: dict[UUID, list[StreamRow]] = {}
        for stream, *row in self.rows(self.statements.of_streams, self.versions(behind)):
            found.setdefault(UUID(stream), []).append(cast("StreamRow", tuple(row)))
        for one, rows in found.items():
            _require_gapless(one, rows, after=behind[one])
        return found

    def read_after(self, position: int, limit: int) -> list[LogRow]:
        """Give facts behind a position, in commit order, at most ``limit`` of them."""
        s = self.statements
        return self._facts(
            f"{s.position} > {s.mark} ORDER BY {s.position} LIMIT {s.mark}", (position, limit)
        )

    def read_at(self, positions: Sequence[int]) -> list[LogRow]:
        """Give the facts at some positions, in commit order."""
        s = self.statements
        marks = ", ".join([s.mark] * len(positions))
        return sorted(self._facts(f"{s.position} IN ({marks})", positions)) if positions else []

    def leaf_hashes(self, log: UUID, first: int, last: int) -> list[bytes]:
        """Give the leaves of a stretch of a log, by the first and the one behind the last.

        Raises IntegrityBroken where one is missing.
        """
        m = self.statements.mark
        found = self.rows(
            f"SELECT leaf_hash FROM leaves WHERE log = {m} AND leaf_index >= {m}"
            f" AND leaf_index < {m} ORDER BY leaf_index",
            (self.key(log), first, last),
        )
        if len(found) != last - first:
            raise IntegrityBroken(
                f"Log {log} lacks leaves between {first} and {last - 1}. Run 'vordering fsck'."
            )
        return [bytes(leaf) for (leaf,) in found]

    def log_size(self, log: UUID, *, through: int | None = None) -> int:
        """Give how many facts a log has, none of them behind a position (none given: all).

        Positions increase along a log. A position asked about is mostly near its end, so it is
        looked for from there in ever longer steps back, and by halving within the last of them.
        """
        m = self.statements.mark
        where = f"FROM leaves WHERE log = {m}"
        newest = self.rows(
            f"SELECT leaf_index, position {where} ORDER BY leaf_index DESC LIMIT 1",
            (self.key(log),),
        )
        if not newest:
            return 0
        last, position = newest[0]
        if through is None or position <= through:
            return int(last) + 1

        def counts(index: int) -> bool:
            found = self.rows(
                f"SELECT position {where} AND leaf_index = {m}", (self.key(log), index)
            )
            return bool(found) and found[0][0] <= through

        return first_that_does_not(counts, last)

    def tallied(self) -> list[tuple[Any, ...]]:
        """Give the rows of the tally: one, in a sound store."""
        return self.rows("SELECT facts, head, commands, identities, seal FROM tally")

    def read_streams(self, streams: Sequence[str], *, through: int) -> list[LogRow]:
        """Give all facts of some streams through a position, in commit order."""
        s = self.statements
        found = self._facts(
            f"{s.among} AND {s.position} <= {s.mark}", (self.keys(streams), through)
        )
        return sorted(found)  # by position, which is never the same twice

    def spans(self, streams: Sequence[str], *, through: int) -> list[SpanRow]:
        """Give where streams begin and end through a position; those that are there."""
        s = self.statements
        found = self.rows(
            f"SELECT {s.stream}{s.text}, MIN({s.position}), MAX({s.position})"
            f" FROM stored_events e WHERE {s.among} AND {s.position} <= {s.mark}"
            f" GROUP BY {s.stream}",
            (self.keys(streams), through),
        )
        return sorted(map(SpanRow._make, found), key=lambda row: row.first)

    def starts(self, *, through: int, log: UUID | None = None) -> Iterator[StartRow]:
        """Give the first fact of every stream through a position, in commit order."""
        s = self.statements
        of_log = f" AND l.log = {s.mark}" if log else ""
        values = (through, self.key(log)) if log else (through,)
        with self.snapshot() as snapshot:
            found = snapshot.each(
                f"SELECT l.position, {s.stream}{s.text}, e.topic, e.state FROM leaves l"
                f" JOIN stored_events e ON {s.position} = l.position"
                f" WHERE l.version = 1 AND l.position <= {s.mark}{of_log} ORDER BY l.position",
                values,
            )
            yield from map(StartRow._make, found)

    def strays(self, *, through: int) -> list[SpanRow]:
        """Give where streams lie whose first fact, or its leaf, is gone; in commit order."""
        s = self.statements
        found = self.rows(
            "SELECT b.stream, b.first, b.last FROM"
            f" (SELECT {s.stream}{s.text} AS stream, MIN({s.position}) AS first,"
            f" MAX({s.position}) AS last FROM stored_events e WHERE {s.position} <= {s.mark}"
            f" GROUP BY {s.stream}) b"
            " LEFT JOIN leaves l ON l.position = b.first AND l.version = 1"
            " WHERE l.position IS NULL ORDER BY b.first",
            (through,),
        )
        return list(map(SpanRow._make, found))

    def count(self, *, through: int) -> int:
        """Count the facts through a position."""
        s = self.statements
        where = f"WHERE {s.position} <= {s.mark}"
        return int(self.rows(f"SELECT COUNT(*) FROM stored_events e {where}", (through,))[0][0])

    def last_position(self) -> int:
        """Give the position of the newest fact; 0 in an empty store."""
        column = self.statements.position
        return int(self.rows(f"SELECT COALESCE(MAX({column}), 0) FROM stored_events e")[0][0])

    def position_at(self, recorded_at: str) -> int:
        """Give the last position recorded at or before a moment (UTC text); 0 if none.

        Moments never decrease along positions, so halving finds it without an index.
        """
        low, high = 0, self.last_position()
        while low < high:
            middle = (low + high + 1) // 2
            found = self.rows(
                "SELECT position, recorded_at FROM leaves WHERE position >="
                f" {self.statements.mark} ORDER BY position LIMIT 1",
                (middle,),
            )
            if found and found[0][1] <= recorded_at:
                low = found[0][0]
            else:
                high = middle - 1
        return low

    def find_command(self, log: UUID, actor: str, key: str) -> CommandTrace | None:
        """Give what is kept of a command, or None where it never came to its end."""
        m = self.statements.mark
        found = self.rows(
            "SELECT command_id, fingerprint, refusal, streams FROM commands"
            f" WHERE log = {m} AND actor = {m} AND key = {m}",
            (self.key(log), actor, key),
        )
        return trace_from(found[0]) if found else None

    def find_identity(self, log: UUID, kind: str, value: str) -> UUID | None:
        """Give the stream that a value identifies in a log."""
        m = self.statements.mark
        found = self.rows(
            f"SELECT stream FROM identities WHERE log = {m} AND kind = {m} AND value = {m}",
            (self.key(log), kind, value),
        )
        return UUID(str(found[0][0])) if found else None

    def find_identities(self, log: UUID, kind: str, values: Sequence[str]) -> dict[str, UUID]:
        """Give the streams that some values of a kind identify in a log, by one question."""
        m = self.statements.mark
        found = self.rows(
            f"SELECT value, stream FROM identities WHERE log = {m} AND kind = {m}"
            f" AND value IN ({', '.join([m] * len(values))})",
            (self.key(log), kind, *values),
        )
        return {value: UUID(str(stream)) for value, stream in found}

    def identifies(self, log: UUID, kind: str) -> bool:
        """Tell whether any value of a kind identifies a stream in a log."""
        m = self.statements.mark
        return bool(
            self.rows(
                f"SELECT 1 FROM identities WHERE log = {m} AND kind = {m} LIMIT 1",
                (self.key(log), kind),
            )
        )

    def find_sealed(self, commitment: str) -> VaultRow | None:
        """Give the sealed value of a commitment, unless it was deleted."""
        return self.find_several_sealed([commitment]).get(commitment)

    def find_several_sealed(self, commitments: Sequence[str]) -> dict[str, VaultRow]:
        """Give the sealed values of some commitments, those that were not deleted."""
        marks = ", ".join([self.statements.mark] * len(commitments))
        found = self.rows(
            "SELECT commitment, stream, version, field, subject, purpose, key_id, ciphertext"
            f" FROM vault WHERE commitment IN ({marks})",
            commitments,
        )
        return {one.commitment: one for one in map(vault_row, found)}

    def sealed_of(self, forget: Forget) -> list[str]:
        """Give the commitments of all values that are to be forgotten.

        Reads the whole vault: an erasure is rare, and an index would cost every append.
        """
        m = self.statements.mark
        whole = [self.key(subject) for subject, purpose in forget if purpose is None]
        found: list[tuple[str]] = []
        for at in range(0, len(whole), _SUBJECTS_AT_ONCE):
            marks = ",".join([m] * len(some := whole[at : at + _SUBJECTS_AT_ONCE]))
            found += self.rows(f"SELECT commitment FROM vault WHERE subject IN ({marks})", some)
        for subject, purpose in forget:
            if purpose is not None:
                which = f"SELECT commitment FROM vault WHERE subject = {m} AND purpose = {m}"
                found += self.rows(which, [self.key(subject), purpose.value])
        return [commitment for (commitment,) in found]

    def streams(self, kind: StreamKind, log: UUID | None = None) -> list[UUID]:
        """Give all streams of a kind, of one log or of all, in the order they began."""
        s = self.statements
        where, values = f"l.version = 1 AND l.kind = {s.mark}", [kind.value]
        if log is not None:
            where += f" AND l.log = {s.mark}"
            values.append(self.key(log))
        found = self.rows(
            f"SELECT {s.stream} FROM leaves l JOIN stored_events e ON {s.position} = l.position"
            f" WHERE {where} ORDER BY l.position",
            values,
        )
        return [UUID(str(stream)) for (stream,) in found]

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> Subscription[ApplicationRecorder]:
        """Refuse: views poll, on both engines."""
        raise NotImplementedError("read with read_after instead")

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> list[Notification]:
        """Give facts in commit order as the library's notification log asks for them."""
        if topics:
            raise NotImplementedError("read with read_after and choose by topic")
        first = 1 if start is None else start + (not inclusive_of_start)
        return [
            Notification(row.stream_id, row.version, row.topic, row.state, row.position)
            for row in self.read_after(first - 1, limit)
            if stop is None or row.position <= stop
        ]

    def max_notification_id(self) -> int:
        """Give the newest position, or 0 in an empty store."""
        return self.last_position()

    def _facts(self, where: str, values: Sequence[Any]) -> list[LogRow]:
        rows = self.rows(f"{self.statements.fact} WHERE {where}", values)
        for row in rows:
            if row[_HEADER] is None:
                raise IntegrityBroken(
                    f"The fact at position {row[0]} has no leaf. Run 'vordering fsck'."
                )
        return list(map(_log_row, rows))

    def _id(self, originator_id: UUID | str) -> Any:
        return self.key(UUID(str(originator_id)))


def _require_gapless(stream: UUID, rows: Sequence[StreamRow], *, after: int) -> None:
    if rows and rows[-1][1] != after + len(rows):
        raise IntegrityBroken(
            f"Stream {stream} has {after + len(rows)} facts up to version {rows[-1][1]}:"
            " some are missing. Run 'vordering fsck'."
        )


def vault_row(row: Sequence[Any]) -> VaultRow:
    """Read a row of the vault of either engine."""
    commitment, stream, version, name, subject, purpose, key_id, ciphertext = row
    return VaultRow(
        commitment,
        UUID(str(stream)),
        version,
        name,
        UUID(str(subject)),
        purpose,
        key_id,
        bytes(ciphertext),
    )
