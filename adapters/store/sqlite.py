"""Facts on SQLite: one file, one writer at a time, every append one durable transaction."""

import sqlite3
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Final
from uuid import UUID

import orjson
from eventsourcing.persistence import (
    ConnectionPoolClosedError,
    ConnectionUnavailableError,
    StoredEvent,
)
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteDatastore,
)

from adapters.store.append import (
    Span,
    check_heads,
    leaves,
    needed_heads,
    recording_moment,
    spans,
    streams_text,
)
from adapters.store.errors import CommandKnown, IdentityTaken, StaleVersion
from adapters.store.header import id_text
from adapters.store.reading import Reader
from adapters.store.rows import Append, LeafRow, PendingEvent
from adapters.store.seals import Seals, Tally
from adapters.store.shapes import altered_in_sqlite
from adapters.store.sqlite_files import LOCK_WAIT_SECONDS, connect, said
from adapters.store.statements import Snapshot, Statements
from domain.errors import StoreError
from domain.facts import CommandRow

_NO_BOUND: Final = 2**62
_INSERT_EVENT: Final = (
    "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (?,?,?,?)"
)
_INSERT_LEAF: Final = "INSERT INTO leaves VALUES (?,?,?,?,?,?,?,?)"
_INSERT_VAULT: Final = "INSERT INTO vault VALUES (?,?,?,?,?,?,?,?)"
_DELETE_VAULT: Final = "DELETE FROM vault WHERE commitment = ?"
_INSERT_COMMAND: Final = "INSERT INTO commands VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING"
_IDENTIFIED: Final = "SELECT stream FROM identities WHERE log=? AND kind=? AND value=?"
_INSERT_IDENTITY: Final = "INSERT INTO identities VALUES (?,?,?,?,?) ON CONFLICT DO NOTHING"
_TALLY: Final = "SELECT facts, head, commands, identities, seal FROM tally"
_SET_TALLY: Final = "UPDATE tally SET facts=?, head=?, commands=?, identities=?, seal=?"
_STATEMENTS: Final = Statements(
    position="e.rowid",
    stream="e.originator_id",
    mark="?",
    text="",
    among="e.originator_id IN (SELECT value FROM json_each(?))",
)


class FactPool(SQLiteConnectionPool):
    """The library's pool with our durable connections."""

    def _create_connection(self) -> SQLiteConnection:
        connection = connect(Path(self.db_name), lock_wait=float(self.lock_timeout or 0))
        connection.row_factory = sqlite3.Row
        return SQLiteConnection(sqlite_conn=connection, max_age=self.max_age)


class SqliteFactDatastore(SQLiteDatastore):
    """One file, its pool, and the turn of its writers.

    The library makes readers wait behind a waiting writer; here writers wait by themselves.
    """

    def __init__(self, path: Path, *, lock_wait: float = LOCK_WAIT_SECONDS) -> None:
        super().__init__(str(path))
        self.path = path
        self._lock_wait = lock_wait
        self._turn = Lock()
        self.pool = FactPool(
            db_name=str(path), pool_size=16, max_overflow=48, pool_timeout=LOCK_WAIT_SECONDS
        )
        self.pool.lock_timeout = lock_wait  # type: ignore[assignment]  # SQLite takes parts

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Cursor]:
        """Give a cursor that yields plain tuples; each statement sees one state."""
        connection = self._borrowed()
        try:
            cursor = connection.cursor().sqlite_cursor
            cursor.row_factory = None
            yield cursor
        except sqlite3.Error as error:
            raise said(error, self.path) from error
        finally:
            self.pool.put_connection(connection)

    def rows(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run one reading statement; as ``reading``, with half of its steps."""
        connection = self._borrowed()
        try:
            cursor = connection.cursor().sqlite_cursor
            cursor.row_factory = None
            return cursor.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise said(error, self.path) from error
        finally:
            self.pool.put_connection(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Cursor]:
        """Give a cursor within one transaction that holds the write lock from its start."""
        if not self._turn.acquire(timeout=self._lock_wait + 1):
            raise StoreError(f"The store {self.path} is busy with other work. Try again.")
        try:
            with self.reading() as cursor:
                cursor.execute("BEGIN IMMEDIATE")
                try:
                    yield cursor
                    cursor.execute("COMMIT")
                finally:
                    if cursor.connection.in_transaction:
                        cursor.execute("ROLLBACK")
        finally:
            self._turn.release()

    def _borrowed(self) -> SQLiteConnection:
        try:
            return self.pool.get_connection()
        except ConnectionUnavailableError as error:
            raise StoreError(f"The store {self.path} is too busy. Try again.") from error
        except ConnectionPoolClosedError as error:
            raise StoreError(f"The store {self.path} was closed.") from error
        except sqlite3.Error as error:
            raise said(error, self.path) from error


class SqliteFactRecorder(Reader, SQLiteApplicationRecorder):
    """The library's recorder, with leaves, guards, commands and vault rows in the append."""

    datastore: SqliteFactDatastore
    statements = _STATEMENTS

    def __init__(
        self, datastore: SqliteFactDatastore, *, clock: Callable[[], datetime], seals: Seals
    ) -> None:
        super().__init__(datastore)
        self._clock = clock
        self.seals = seals

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> list[int]:
        """Store facts with all that belongs to them, and give their positions.

        Takes the fields of ``Append`` by keyword. Raises a Conflict where another was first.
        """
        kwargs.pop("tracking", None)
        events = [event for event in stored_events if isinstance(event, PendingEvent)]
        assert len(events) == len(stored_events)
        append = Append(events=events, **{k: v for k, v in kwargs.items() if v is not None})
        own = spans(events)
        with self.datastore.writing() as cursor:
            return self._append(cursor, append, own)

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one reading statement and give all its rows."""
        return self.datastore.rows(statement, values)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Give one read transaction, however long it takes."""
        with self.datastore.reading() as cursor:
            cursor.execute("BEGIN")
            # What is no UTF-8 is read too, as something else than was stored.
            cursor.connection.text_factory = _any_text
            try:
                yield _Reading(cursor.connection)
            finally:
                cursor.connection.text_factory = str
                cursor.execute("ROLLBACK")

    def key(self, identity: UUID) -> str:
        """Give an id as this engine stores it."""
        return id_text(identity)

    def keys(self, streams: Sequence[str]) -> str:
        """Give ids as JSON: a statement takes only so many values by themselves."""
        return orjson.dumps(streams).decode()

    def _append(self, cursor: sqlite3.Cursor, append: Append, own: dict[UUID, Span]) -> list[int]:
        if append.command is not None:
            self._insert_command(cursor, append.command, streams_text(own))
        positions = self._insert_facts(cursor, append.events)
        check_heads(append, own, self._versions_before(cursor, append, own))
        leaves_made = self._leaves(cursor, append, positions) if positions else []
        self._insert_leaves(cursor, leaves_made)
        rows = [row for event in append.events for row in event.vault]
        cursor.executemany(_INSERT_VAULT, [_storable(row) for row in rows])
        self._check_unclaimed(cursor, append)
        identities = self._insert_identities(cursor, append)
        cursor.executemany(_DELETE_VAULT, [(gone,) for gone in append.forget])
        hashes = [leaf.leaf_hash for leaf in leaves_made]
        self._count(cursor, hashes, commands=int(append.command is not None), identities=identities)
        return positions

    def _count(
        self, cursor: sqlite3.Cursor, hashes: list[bytes], *, commands: int, identities: int
    ) -> None:
        if not (hashes or commands or identities):
            return
        row = cursor.execute(_TALLY).fetchone()
        if row is not None:
            tally = Tally.read(row).after(
                self.seals, leaves=hashes, commands=commands, identities=identities
            )
            cursor.execute(_SET_TALLY, tally)

    def _insert_command(self, cursor: sqlite3.Cursor, row: CommandRow, streams: str) -> None:
        values = (
            id_text(row.log),
            row.actor,
            row.key,
            row.fingerprint,
            id_text(row.command_id),
            row.refusal,
            streams,
        )
        sealed = (*values, self.seals.of("commands", *values))
        if cursor.execute(_INSERT_COMMAND, sealed).rowcount == 0:
            raise CommandKnown(row.log, row.actor, row.key)

    def _insert_facts(self, cursor: sqlite3.Cursor, events: Sequence[PendingEvent]) -> list[int]:
        positions = []
        for event in events:
            stream = event.originator_id
            assert isinstance(stream, UUID)
            values = (id_text(stream), event.originator_version, event.topic, event.state)
            try:
                cursor.execute(_INSERT_EVENT, values)
            except sqlite3.IntegrityError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
                    raise
                raise StaleVersion(stream, event.originator_version) from error
            assert cursor.lastrowid is not None
            positions.append(cursor.lastrowid)
        return positions

    def _versions_before(
        self, cursor: sqlite3.Cursor, append: Append, own: dict[UUID, Span]
    ) -> dict[UUID, int]:
        found = {}
        for stream in needed_heads(append, own):
            below = own[stream][0] if stream in own else _NO_BOUND
            [found[stream]] = cursor.execute(
                "SELECT COALESCE(MAX(originator_version), 0) FROM stored_events"
                " WHERE originator_id = ? AND originator_version < ?",
                (id_text(stream), below),
            ).fetchone()
        return found

    def _leaves(
        self, cursor: sqlite3.Cursor, append: Append, positions: list[int]
    ) -> list[LeafRow]:
        last = cursor.execute(
            "SELECT recorded_at FROM leaves ORDER BY position DESC LIMIT 1"
        ).fetchone()
        heads = {}
        for log in {event.log for event in append.events}:
            [heads[log]] = cursor.execute(
                "SELECT COALESCE(MAX(leaf_index), -1) FROM leaves WHERE log = ?", (id_text(log),)
            ).fetchone()
        moment = recording_moment(self._clock(), last=last[0] if last else None)
        return leaves(append.events, positions, last_leaf=heads, recorded_at=moment)

    def _insert_leaves(self, cursor: sqlite3.Cursor, rows: Sequence[LeafRow]) -> None:
        cursor.executemany(_INSERT_LEAF, [_storable(row) for row in rows])

    def _check_unclaimed(self, cursor: sqlite3.Cursor, append: Append) -> None:
        for log, kind, value in append.unclaimed:
            found = cursor.execute(_IDENTIFIED, (id_text(log), kind, value)).fetchone()
            if found:
                raise IdentityTaken(kind, taken_by=UUID(found[0]))

    def _insert_identities(self, cursor: sqlite3.Cursor, append: Append) -> int:
        """Let values identify streams, and give how many are new."""
        new = 0
        for claim in append.identities:
            values = (id_text(claim.log), claim.kind, claim.value, id_text(claim.stream))
            sealed = (*values, self.seals.of("identities", *values))
            made = cursor.execute(_INSERT_IDENTITY, sealed).rowcount
            new += made
            if made == 0:
                (taken_by,) = cursor.execute(_IDENTIFIED, values[:3]).fetchone()
                if taken_by != values[3]:
                    raise IdentityTaken(claim.kind, taken_by=UUID(taken_by))
        return new


class _Reading(Snapshot):
    """One read transaction of SQLite."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def each(
        self, statement: str, values: Sequence[Any] = ()
    ) -> Generator[tuple[Any, ...], None, None]:
        """Run a statement and give its rows one by one."""
        cursor = self._connection.cursor()
        cursor.row_factory = None
        yield from cursor.execute(statement, values)

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and give all its rows."""
        return list(self.each(statement, values))

    def damage(self) -> list[str]:
        """Give what SQLite finds broken in its file."""
        return [text for (text,) in self.rows("PRAGMA integrity_check(5)") if text != "ok"]

    def altered(self) -> list[str]:
        """Say which tables, keys and guards are not the ones it was made with."""
        return altered_in_sqlite(self.rows)

    def apart(self) -> AbstractContextManager[object]:
        """Do nothing: an error ends a statement, and no transaction of reading."""
        return nullcontext()


def _any_text(raw: bytes) -> str:
    return raw.decode(errors="replace")


def _storable(row: Sequence[Any]) -> list[Any]:
    return [id_text(value) if isinstance(value, UUID) else value for value in row]
