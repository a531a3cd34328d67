"""What every SQLite file of ours has: durable commits, wiped deletes, errors in sentences."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from domain.errors import IntegrityBroken, StoreError

LOCK_WAIT_SECONDS: Final = 30.0
RETRY_SECONDS: Final = 0.01
FULL: Final = 2
CHECKPOINT_PAGES: Final = 4_000
PRIMARY_CODE: Final = 0xFF
_ADVICE: Final = {
    sqlite3.SQLITE_BUSY: "is locked by another program. Wait for it or stop it, and try again",
    sqlite3.SQLITE_LOCKED: "is locked by another program. Wait for it or stop it, and try again",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full. Free some space and try again",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk failed. Check the disk",
    sqlite3.SQLITE_READONLY: "is read-only. Give this user the right to write it",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that its folder exists and may be written",
    sqlite3.SQLITE_PERM: "may not be used. Give this user the right to read and write it",
    sqlite3.SQLITE_NOTADB: "is not a database. Check VORDERING_DATABASE",
}


def connect(path: Path, *, lock_wait: float = LOCK_WAIT_SECONDS) -> sqlite3.Connection:
    """Open a file in autocommit, with WAL and FULL set and asserted.

    May be used by one thread at a time. Raises sqlite3.Error; wrap in ``in_words``.
    """
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, timeout=lock_wait
    )
    try:
        _make_durable(connection, path, lock_wait)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn every error of SQLite into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise said(error, path) from error


def said(error: sqlite3.Error, path: Path) -> StoreError:
    """Give the sentence for an error of SQLite."""
    code = getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE
    if code == sqlite3.SQLITE_CORRUPT:
        return IntegrityBroken(f"The store {path} is damaged. Run 'vordering fsck'.")
    if code in _ADVICE:
        return StoreError(f"The store {path} {_ADVICE[code]}.")
    return StoreError(f"The store {path} refused: {error}.")


def refused(error: BaseException | None) -> bool:
    """Whether SQLite refused what was written: locked, full, read-only and failing it is not."""
    return isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.OperationalError)


def use_wal(connection: sqlite3.Connection, *, lock_wait: float = LOCK_WAIT_SECONDS) -> str:
    """Write ahead from here on; gives the journal mode SQLite settled on.

    Of programs that open a new file together, SQLite turns all but one away at once: its own
    waiting does not cover the change to WAL, so it is tried again here, as long as for a lock.
    """
    deadline = time.monotonic() + lock_wait
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode=WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & PRIMARY_CODE == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() >= deadline:
                raise
        time.sleep(RETRY_SECONDS)


def _make_durable(connection: sqlite3.Connection, path: Path, lock_wait: float) -> None:
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
    journal = use_wal(connection, lock_wait=lock_wait)
    (synchronous,) = connection.execute("PRAGMA synchronous").fetchone()
    (wipes,) = connection.execute("PRAGMA secure_delete").fetchone()
    if journal != "wal" or synchronous != FULL or wipes != 1:
        raise StoreError(
            f"The store {path} cannot be made durable (journal {journal}, synchronous"
            f" {synchronous}). Put it on a local disk: network folders do not keep a WAL."
        )
