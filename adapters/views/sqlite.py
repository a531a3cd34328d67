"""Views in SQLite: a file for each generation, and a small file that names the current ones."""

import fcntl
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeAlias

import orjson

from adapters.durable import make_durable
from adapters.store.shapes import triggers_in_sqlite
from adapters.store.sqlite_files import said, use_wal
from adapters.views.session import SessionState, ViewSession
from domain.errors import RowRefused, StoreError, ViewGone

LOCK_WAIT_SECONDS: Final = 30.0
_POINTERS: Final = "current.json"
"""The file that says which generation of each view is current; that it is one lets all switch."""
PERSONAL: Final = frozenset({"people"})
"""Views whose deleted rows are wiped from the file."""


class SqliteState(SessionState[sqlite3.Connection]):
    """One state of a file, read on a connection that nobody else uses."""

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a reading statement."""
        return self._connection.execute(statement, values).fetchall()

    def portions(self, statement: str, most: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a reading statement, at most so many held at a time."""
        with closing(self._connection.execute(statement)) as cursor:
            while rows := cursor.fetchmany(most):
                yield rows


class SqliteDatabase(ViewSession[sqlite3.Connection]):
    """One file, whose commits may be lost when the power fails: it can be made again."""

    def __init__(self, path: Path, *, wiped: bool) -> None:
        super().__init__()
        self.path = path
        self._wiped = wiped
        self._idle: list[sqlite3.Connection] = []
        self._lock = Lock()
        self._retired = False

    @contextmanager
    def borrowed(self) -> Iterator[sqlite3.Connection]:
        """An idle connection or a new one."""
        with self._in_words():
            with self._lock:
                connection = self._idle.pop() if self._idle else None
            connection = connection or self._connect()
            try:
                yield connection
            except BaseException:
                connection.close()
                raise
            self._back(connection)

    def _back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._retired:
                self._idle.append(connection)
                return
        connection.close()

    def begin(self, connection: sqlite3.Connection, *, writing: bool) -> None:
        """Begin; a reader's state is fixed by its first statement, so one is done here."""
        connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
        if not writing:
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()

    def end(self, connection: sqlite3.Connection, *, keep: bool) -> None:
        """Commit or roll back."""
        if connection.in_transaction:
            connection.execute("COMMIT" if keep else "ROLLBACK")

    def state_of(self, connection: sqlite3.Connection) -> SqliteState:
        """What is read on a connection that has begun."""
        return SqliteState(connection)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run one statement and give the number of rows it changed."""
        with self._in_words(), self.connection() as connection:
            return connection.execute(statement, values).rowcount

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run one statement for each row of values; give the number of rows they changed."""
        with self._in_words(), self.connection() as connection:
            return max(0, connection.executemany(statement, rows).rowcount)

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> None:
        """Add rows that are not there yet."""
        marks = ",".join("?" * len(columns))
        self.executemany(f"INSERT INTO {table} ({','.join(columns)}) VALUES ({marks})", rows)  # noqa: S608 - names are ours

    def delete_many(self, table: str, column: str, values: Sequence[Any]) -> None:
        """Delete the rows whose column holds one of the values."""
        statement = f"DELETE FROM {table} WHERE {column} = ?"  # noqa: S608 - names are ours
        self.executemany(statement, ((value,) for value in values))

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a reading statement."""
        with self._in_words(), self.connection() as connection:
            return connection.execute(statement, values).fetchall()

    def emptied(self, table: str) -> bool:
        """Let all pages go at once: without a condition that is a tenth of the time."""
        self.execute(f"DELETE FROM {table}")  # noqa: S608 - names are ours
        return True

    def look_over(self, tables: Iterable[str]) -> None:
        """Do nothing: statements are written for the index that each is to use."""

    def damage(self) -> list[str]:
        """What SQLite finds broken in the file, and what acts in it and is not ours."""
        broken = [text for (text,) in self.query("PRAGMA integrity_check(5)") if text != "ok"]
        return broken + triggers_in_sqlite(self.query)

    def close(self) -> None:
        """Close the idle connections."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def let_go(self) -> None:
        """Close each connection as soon as nobody uses it: nobody needs this generation again."""
        self._retired = True
        self.close()

    def settled(self) -> None:
        """Put all that was written into the file itself, waiting for those who read.

        Whoever still opens it while its files go one after the other then finds it whole.
        """
        with suppress(StoreError), self.borrowed() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def wipe(self, tables: Sequence[str]) -> None:
        """Empty the journal: what was deleted is overwritten in the file itself."""
        del tables
        self.settled()

    def _connect(self) -> sqlite3.Connection:
        try:
            # A file that is gone must not be made again by who only wanted to read it.
            connection = sqlite3.connect(
                f"{self.path.as_uri()}?mode=rw",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=LOCK_WAIT_SECONDS,
            )
        except sqlite3.OperationalError:
            if self.path.exists():
                raise
            raise ViewGone(f"The view {self.path} is gone. Run 'vordering rebuild'.") from None
        use_wal(connection)
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA cache_size=-65536")
        connection.execute(f"PRAGMA secure_delete={'ON' if self._wiped else 'OFF'}")
        return connection

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except _OF_A_ROW as error:
            raise RowRefused(f"The view {self.path} cannot hold a value.") from error
        except (sqlite3.DatabaseError, sqlite3.InterfaceError) as error:
            if getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE in _DAMAGED:
                raise StoreError(
                    f"The view {self.path} is damaged. Run 'vordering rebuild'."
                ) from error
            raise said(error, self.path) from error


_PRIMARY_CODE: Final = 0xFF
_OF_A_ROW: Final = (UnicodeError, OverflowError, sqlite3.DataError, sqlite3.IntegrityError)
"""What a value raises that no column takes."""
_DAMAGED: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

Pointer: TypeAlias = tuple[int | None, int | None]
"""The generation of a view that is current, and the one before it."""


class SqliteViews:
    """Generations as files ``<view>-<number>.sqlite3``, and one file that names the current."""

    def __init__(self, folder: Path) -> None:
        """Keep views in a folder, which is made when the first one is."""
        self._folder = folder.absolute()
        self._pointing = self._folder / _POINTERS
        self._open: dict[tuple[str, int], SqliteDatabase] = {}
        self._named: tuple[tuple[int, ...], dict[str, Pointer]] = ((), {})
        """What the pointers said, and which files those were: another is renamed over one."""
        self._lock = Lock()

    def current(self, view: str) -> int | None:
        """The generation that requests read."""
        return self._pointer(view)[0]

    def previous(self, view: str) -> int | None:
        """The generation that was current before, as long as it is kept."""
        before = self._pointer(view)[1]
        return before if before in self.generations(view) else None

    def create(self, view: str) -> int:
        """Make an empty file under the next free number."""
        with _os_words(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            number = max(self.generations(view), default=0) + 1
            while True:
                try:
                    os.close(os.open(self._path(view, number), os.O_CREAT | os.O_EXCL, 0o600))
                except FileExistsError:
                    number += 1
                else:
                    return number

    def open(self, view: str, generation: int) -> SqliteDatabase:
        """The database of a generation."""
        with self._lock:
            key = (view, generation)
            if key not in self._open:
                path = self._path(view, generation)
                self._open[key] = SqliteDatabase(path, wiped=view in PERSONAL)
            return self._open[key]

    def switch(self, generations: Mapping[str, int]) -> None:
        """Let requests read these from now on, by renaming new pointers over the old ones.

        What is named instead of another lies in its file, and on disk, before it is named: after
        the power failed it would be read half.
        """
        for view, generation in generations.items():
            if self.current(view) not in {None, generation}:
                self.open(view, generation).settled()
        with _os_words(self._folder), self._alone():
            said = {view: self._kept(view) for view in {*self._pointers(), *generations}}
            for view, generation in generations.items():
                before = self._pointer(view)[0]
                there = before in self.generations(view) and before != generation
                said[view] = {"current": generation, "previous": before if there else None}
            fresh = self._folder / f".{_POINTERS}.{os.getpid()}.new"
            with fresh.open("wb") as file:
                file.write(orjson.dumps(said, option=orjson.OPT_SORT_KEYS))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._pointing)
            make_durable(self._folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other programs from switching: each writes the pointers of all views."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self._folder / f".{_POINTERS}.lock").open("wb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield

    def _kept(self, view: str) -> dict[str, int | None]:
        current, previous = self._pointer(view)
        return {"current": current, "previous": previous}

    def retire(self, view: str, generation: int) -> None:
        """Delete a generation that is not current."""
        if generation == self.current(view):
            raise StoreError(f"Generation {generation} of view '{view}' is in use.")
        with self._lock:
            database = self._open.pop((view, generation), None)
        path = self._path(view, generation)
        if path.exists():
            database = database or SqliteDatabase(path, wiped=view in PERSONAL)
            database.settled()
        if database is not None:
            database.let_go()
        with _os_words(self._folder):
            for end in ("", "-wal", "-shm"):
                path.with_name(path.name + end).unlink(missing_ok=True)

    def generations(self, view: str) -> Sequence[int]:
        """The numbers of all generations that are kept, oldest first."""
        names = (path.stem for path in self._folder.glob(f"{view}-*.sqlite3"))
        return sorted(int(name[len(view) + 1 :]) for name in names)

    def close(self) -> None:
        """Close every database."""
        with self._lock:
            opened, self._open = self._open, {}
        for database in opened.values():
            database.close()

    def _path(self, view: str, generation: int) -> Path:
        return self._folder / f"{view}-{generation}.sqlite3"

    def _pointer(self, view: str) -> Pointer:
        return self._pointers().get(view, (None, None))

    def _pointers(self) -> dict[str, Pointer]:
        """What is current of each view, read again where another file says it."""
        try:
            files = [self._pointing]
            try:
                looks = [files[0].stat()]
            except FileNotFoundError:
                # As an earlier version kept them: a file for each view.
                files = sorted(self._folder.glob("*.json"))
                looks = [one.stat() for one in files]
            found = tuple(
                number for one in looks for number in (one.st_ino, one.st_mtime_ns, one.st_size)
            )
            if found and self._named[0] == found:
                return self._named[1]
            said = {view: two for one in files for view, two in _said(one).items()}
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise StoreError(
                f"The pointers in {self._folder} cannot be read. Give access to them."
            ) from error
        self._named = (found, said)
        self._forget(said)
        return said

    def _forget(self, said: Mapping[str, Pointer]) -> None:
        """Let go of generations that another program took away, or nobody returns to."""
        with self._lock:
            gone = [
                key
                for key in self._open
                if key[1] < (said.get(key[0], (None, None))[0] or 0) and key[1] not in said[key[0]]
            ]
            left = [self._open.pop(key) for key in gone]
        for database in left:
            database.let_go()


def _said(file: Path) -> dict[str, Pointer]:
    """What a file says is current; one that is damaged nothing: views are then made anew."""
    try:
        named = orjson.loads(file.read_bytes())
    except orjson.JSONDecodeError:
        return {}
    if not isinstance(named, dict):
        return {}
    views = named if file.name == _POINTERS else {file.stem: named}
    return {view: _pointer_of(one) for view, one in views.items()}


def _pointer_of(said: object) -> Pointer:
    if not isinstance(said, dict):
        return None, None
    current, previous = said.get("current"), said.get("previous")
    return (
        current if isinstance(current, int) else None,
        previous if isinstance(previous, int) else None,
    )


@contextmanager
def _os_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise StoreError(
            f"Views cannot be kept in {folder}: {reason}. Check the folder and its rights."
        ) from error
