"""A store in one SQLite file."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self

from adapters.store.errors import no_store
from adapters.store.keys import KeyStore
from adapters.store.leases import FileLeases
from adapters.store.mapper import FactMapper
from adapters.store.migrations import StoreInfo, Wish, as_it_is, migrated
from adapters.store.sqlite import SqliteFactDatastore, SqliteFactRecorder
from adapters.store.store import Store
from domain.errors import StoreError

OURS: Final = 0x564F5244  # "VORD": what a file tells of itself to whoever finds it


class SQLiteStore(Store):
    """Facts in one file; every program that opens it takes turns at writing."""

    recorder: SqliteFactRecorder

    @classmethod
    def opened(
        cls,
        path: Path,
        *,
        mapper: FactMapper,
        keys: KeyStore,
        clock: Callable[[], datetime],
        wish: Wish,
        lock_wait: float,
    ) -> Self:
        """Open the file and its tables; see ``open_store``."""
        _check_place(path, wish)
        datastore = SqliteFactDatastore(path, lock_wait=lock_wait)
        try:
            info = _migrated(datastore, wish)
        except BaseException:
            datastore.close()
            raise
        recorder = SqliteFactRecorder(datastore, clock=clock, seals=keys.seals_of(info.store_id))
        return cls(
            recorder=recorder,
            mapper=mapper,
            keys=keys,
            info=info,
            where=str(path),
            leases=FileLeases(path),
        )

    def close(self) -> None:
        """Close all connections; safe to repeat."""
        self.leases.close()
        self.recorder.datastore.close()
        self.keys.close()


class _FileSql:
    """A file as migrations ask of it, within the transaction that the cursor is in."""

    engine = "sqlite"

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and give its rows."""
        return self._cursor.execute(statement, values).fetchall()

    def has_table(self, name: str) -> bool:
        """Tell whether a table is there."""
        return bool(self.run("SELECT 1 FROM sqlite_master WHERE type='table' AND name=?", (name,)))

    def is_empty(self) -> bool:
        """Tell whether the file holds no table at all."""
        return not self.run("SELECT 1 FROM sqlite_master LIMIT 1")


def _migrated(datastore: SqliteFactDatastore, wish: Wish) -> StoreInfo:
    with datastore.reading() as cursor:
        found = as_it_is(_FileSql(cursor), wish, where=str(datastore.path))
    if found:
        return found
    with datastore.writing() as cursor:
        info = migrated(_FileSql(cursor), wish, where=str(datastore.path))
        cursor.execute(f"PRAGMA application_id={OURS}")
        return info


def _check_place(path: Path, wish: Wish) -> None:
    """Refuse what SQLite would say badly: a folder, a missing file, a folder without rights."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Name a file in it for the store.")
    if path.exists():
        return
    if not wish.create:
        raise no_store(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {path.parent} cannot be made: {error.strerror}."
            " Give this user the right to write there, or set VORDERING_HOME."
        ) from error
