"""Facts on SQLite: one file, one writer at a time, every append one durable transaction."""

import sqlite3
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Final
from uuid import UUID

import orjson
from eventsourcing.persistence import (
    ConnectionPoolClosedError,
    ConnectionUnavailableError,
)
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteDatastore,
)

from adapters.store.append import HeadsFound, RowsWritten, Save
from adapters.store.appender import Appender, Stored
from adapters.store.header import id_text
from adapters.store.seals import Seals
from adapters.store.shapes import altered_in_sqlite
from adapters.store.sqlite_append import stored, write
from adapters.store.sqlite_files import LOCK_WAIT_SECONDS, connect, in_words, refused, said
from adapters.store.statements import Snapshot, Statements
from domain.errors import StoreError

WRITERS_CACHE_KIB: Final = 32_000
"""What the one writing connection keeps of the file: each save touches pages all over it."""
_STATEMENTS: Final = Statements(
    position="e.rowid",
    stream="e.originator_id",
    mark="?",
    text="",
    among="e.originator_id IN (SELECT value FROM json_each(?))",
    behind="json_each(?) k",
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
        self._writer: sqlite3.Connection | None = None
        """Whoever has the turn writes by it: nothing is to be borrowed and looked over first."""
        self.pool = FactPool(
            db_name=str(path), pool_size=16, max_overflow=48, pool_timeout=LOCK_WAIT_SECONDS
        )
        self.pool.lock_timeout = lock_wait  # type: ignore[assignment]  # SQLite takes parts
        self._idle: deque[sqlite3.Connection] = deque()
        """What single statements are read by: the pool takes as long for each as SQLite does."""

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
        """Run one reading statement and give all its rows."""
        if self.pool.closed:
            raise StoreError(f"The store {self.path} was closed.")
        try:
            connection = self._idle.pop()
        except IndexError:
            with in_words(self.path):
                connection = connect(self.path, lock_wait=self._lock_wait)
        try:
            return connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise said(error, self.path) from error
        finally:
            self._idle.append(connection)
            self._close_idle_if_closed()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Cursor]:
        """Give a cursor within one transaction that holds the write lock from its start."""
        # Taken by `with`: an interrupt right behind taking it would else keep it for ever.
        with self._turn, in_words(self.path):
            cursor = self._writing()
            try:
                cursor.execute("BEGIN IMMEDIATE")
                yield cursor
                cursor.execute("COMMIT")
            finally:
                if cursor.connection.in_transaction:
                    cursor.execute("ROLLBACK")

    def close(self) -> None:
        """Close all connections."""
        super().close()
        self._close_idle_if_closed()
        with self._turn:
            if self._writer is not None:
                self._writer.close()

    def _close_idle_if_closed(self) -> None:
        with suppress(IndexError):
            while self.pool.closed:
                self._idle.pop().close()

    def _writing(self) -> sqlite3.Cursor:
        if self.pool.closed:
            raise StoreError(f"The store {self.path} was closed.")
        if self._writer is None:
            self._writer = connect(self.path, lock_wait=self._lock_wait)
            self._writer.execute(f"PRAGMA cache_size = -{WRITERS_CACHE_KIB}")
        return self._writer.cursor()

    def _borrowed(self) -> SQLiteConnection:
        try:
            return self.pool.get_connection()
        except ConnectionUnavailableError as error:
            raise StoreError(f"The store {self.path} is too busy. Try again.") from error
        except ConnectionPoolClosedError as error:
            raise StoreError(f"The store {self.path} was closed.") from error
        except sqlite3.Error as error:
            raise said(error, self.path) from error


class SqliteFactRecorder(Appender, SQLiteApplicationRecorder):
    """The library's recorder, with leaves, guards, commands and vault rows in the append."""

    datastore: SqliteFactDatastore
    statements = _STATEMENTS
    bad_value = sqlite3.DataError
    refused = staticmethod(refused)

    def __init__(
        self, datastore: SqliteFactDatastore, *, clock: Callable[[], datetime], seals: Seals
    ) -> None:
        super().__init__(datastore)
        self.begin(clock=clock, seals=seals)

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

    def versions(self, behind: Mapping[UUID, int]) -> tuple[str]:
        """Give ids with versions as one object of JSON."""
        return (orjson.dumps({id_text(one): version for one, version in behind.items()}).decode(),)

    def _together(self, saves: Sequence[Save], asked: list[HeadsFound]) -> list[Stored]:
        with self.datastore.writing() as cursor:
            found = stored(cursor, saves)
            asked.append(found)
            written, answers = self._judged(saves, found)
            self._write(cursor, written)
        self._sealed = written.tally or self._sealed
        return answers

    def _write(self, cursor: sqlite3.Cursor, written: RowsWritten) -> None:
        write(cursor, written)


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
