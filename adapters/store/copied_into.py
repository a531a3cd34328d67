"""The databases that a store is copied into: an SQLite file that is not there, an empty one."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from adapters.durable import make_durable
from adapters.store.copied import FACTS_TABLE, POSITION, TABLES, CopyTarget, CopyWriter, Values
from adapters.store.opening import sqlite_path
from adapters.store.schema import STEPS, STORE_INFO
from adapters.store.sqlite_files import connect, in_words
from adapters.store.sqlite_store import OURS
from domain.errors import StoreError

if TYPE_CHECKING:
    from psycopg import Connection

_BACK: Final = 5_000


def copy_target(database: str) -> CopyTarget:
    """The database of a name, as ``open_store`` takes it.

    Raises StoreError where there is something already, or it cannot be reached.
    """
    if urlsplit(database).scheme in {"postgresql", "postgres"}:
        return EmptyDatabase(database)
    path = sqlite_path(database)
    if path.exists():
        raise _not_empty(str(path))
    return NewFile(path)


def _not_empty(where: str) -> StoreError:
    return StoreError(f"{where} is not empty. A store is copied only to where nothing is yet.")


def _named(table: str, columns: Sequence[str], position: str) -> str:
    chosen = (position if (table, one) == (FACTS_TABLE, POSITION) else one for one in columns)
    return ", ".join(chosen)


@dataclass
class NewFile(CopyTarget):
    """A file of SQLite, made under another name until it is whole and looked at."""

    path: Path
    _held: int | None = field(default=None, init=False)
    """The lock of whoever makes the draft: another would take it away from under its name."""

    @property
    def where(self) -> str:  # type: ignore[override]  # read only
        """The file."""
        return str(self.path)

    @property
    def _draft(self) -> Path:
        return self.path.with_name(f".{self.path.name}.copy")

    @contextmanager
    def written(self) -> Iterator[CopyWriter]:
        """Write a draft, what an earlier one left being taken away first."""
        self._hold()
        self._take_away()
        with in_words(self.path), closing(connect(self._draft)) as file:
            self._draft.chmod(0o600)
            file.execute("BEGIN IMMEDIATE")
            for statement in (STORE_INFO, *(one for step in STEPS for one in step["sqlite"])):
                file.execute(statement)
            yield _FileWriter(file)
            file.execute(f"PRAGMA application_id={OURS}")
            file.execute("COMMIT")

    def database(self) -> str:
        """The draft."""
        return str(self._draft)

    def settle(self) -> None:
        """Give it its name, unless something has that by now."""
        try:
            os.link(self._draft, self.path)
        except FileExistsError:
            raise _not_empty(str(self.path)) from None
        except OSError as error:
            raise StoreError(f"{self.path} cannot be made: {error.strerror}.") from error
        self.undo()
        make_durable(self.path.parent)

    def undo(self) -> None:
        """Take the draft away with all that lies beside it, if it is ours."""
        if self._held is None:
            return
        self._take_away()
        self._lock.unlink(missing_ok=True)
        os.close(self._held)
        self._held = None

    @property
    def _lock(self) -> Path:
        return self.path.with_name(f".{self.path.name}.lock")

    def _hold(self) -> None:
        """Let nobody else copy to the same file; raises StoreError where somebody does."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(
                f"The folder {self.path.parent} cannot be made: {error.strerror}."
                " Give access to it."
            ) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            held = False
        else:
            held = os.fstat(handle).st_nlink > 0  # else whoever had it took it away meanwhile
        if not held:
            os.close(handle)
            raise StoreError(f"Another program copies a store to {self.path}. Wait for its end.")
        self._held = handle

    def _take_away(self) -> None:
        for one in self.path.parent.glob(f"{self._draft.name}*"):
            with suppress(FileNotFoundError):
                one.unlink()


@dataclass(frozen=True, slots=True)
class _FileWriter(CopyWriter):
    file: sqlite3.Connection

    def put(self, table: str, columns: Sequence[str], rows: Sequence[Values]) -> None:
        marks = ",".join("?" * len(columns))
        names = _named(table, columns, "rowid")
        self.file.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[Values]:
        yield from self.file.execute(f"SELECT {_named(table, columns, 'rowid')} FROM {table}")

    def go_on_behind(self, position: int) -> None:
        """Do nothing: SQLite never gives a number again that is lower than one it has."""


class EmptyDatabase(CopyTarget):
    """A database of PostgreSQL without any table."""

    def __init__(self, url: str) -> None:
        """Look whether it is empty; raises StoreError where it is not, or cannot be reached."""
        from adapters.store.postgres_pool import PostgresFactDatastore  # noqa: PLC0415 - slow

        self._url = url
        self._datastore = PostgresFactDatastore(url, lock_wait=_WAIT_SECONDS)
        self.where = self._datastore.where
        self._made = False
        with self._datastore.connect() as connection:
            self._require_empty(connection)

    @contextmanager
    def written(self) -> Iterator[CopyWriter]:
        """Make the tables and fill them in one transaction."""
        store = self._datastore
        with store.connect() as connection, store.in_words():
            with connection.transaction():
                connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
                connection.execute("SELECT pg_advisory_xact_lock(%s)", (_COPY_LOCK,))
                self._require_empty(connection)
                for step in ({"postgres": (STORE_INFO,)}, *STEPS):
                    for statement in step["postgres"]:
                        connection.execute(statement)
                yield _DatabaseWriter(connection)
            self._made = True
            connection.execute("ANALYZE")

    def database(self) -> str:
        """The same: what was committed was read back before."""
        return self._url

    def settle(self) -> None:
        """Keep it."""
        self._made = False

    def undo(self) -> None:
        """Drop the tables that were made."""
        if not self._made:
            return
        with (
            self._datastore.connect() as connection,
            self._datastore.in_words(),
            connection.transaction(),
        ):
            for table in TABLES:
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            connection.execute("DROP FUNCTION IF EXISTS never_changed")
        self._made = False

    def _require_empty(self, connection: "Connection[Any]") -> None:
        there = "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1"
        if connection.execute(there).fetchall():
            raise _not_empty(self.where)


_WAIT_SECONDS: Final = 30.0
_COPY_LOCK: Final = 0x564F5244
"""That under which tables are made."""


@dataclass(frozen=True, slots=True)
class _DatabaseWriter(CopyWriter):
    connection: "Connection[Any]"

    def put(self, table: str, columns: Sequence[str], rows: Sequence[Values]) -> None:
        names = _named(table, columns, "notification_id")
        with (
            self.connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[Values]:
        with self.connection.cursor(f"back_{table}", binary=True) as cursor:
            cursor.itersize = _BACK
            names = _named(table, columns, "notification_id")
            yield from cursor.execute(f"SELECT {names} FROM {table}")

    def go_on_behind(self, position: int) -> None:
        if position:
            sequence = "pg_get_serial_sequence('stored_events', 'notification_id')"
            self.connection.execute(f"SELECT setval({sequence}, %s)", (position,))
