"""A file of tables beside the log, such as that of sign-ins: made where there is none, and kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Final

from adapters.store.put_away import STILL_THE_WRITER_PAGES, PutAway
from adapters.store.sqlite_files import PRIMARY_CODE, connect, said
from domain.errors import StoreError

_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class HomeFile:
    """The open file; one thread at a time, and every writing is one durable transaction.

    What was written ahead is put into the file by a thread of its own (``put_away``).
    """

    def __init__(self, path: Path, *, tables: str) -> None:
        """Open or make it, for its owner alone; ``tables``: statements, an empty line between two.

        Raises StoreError.
        """
        self.path = path
        self._lock = RLock()
        with _in_words(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._connection = connect(self.path)
            self.journal = PutAway(self.path)
            self._connection.execute(f"PRAGMA wal_autocheckpoint={STILL_THE_WRITER_PAGES}")
            try:
                with self.writing() as sql:
                    self._bring_on(sql)
                    for statement in tables.split("\n\n"):
                        sql.execute(statement)
            except BaseException:
                self._connection.close()
                raise
            self.path.chmod(0o600)

    def rows(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """All rows of a reading statement."""
        with self._lock, _in_words(self.path):
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is durable at the end, or nothing was done."""
        with self._lock, _in_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            before = self._connection.total_changes
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
            self.journal.wrote(self._connection.total_changes - before)

    def damage(self) -> Iterator[str]:
        """What SQLite finds broken in it; nothing: it is whole."""
        for (broken,) in self.rows("PRAGMA integrity_check"):
            if broken != "ok":
                yield str(broken)

    def close(self) -> None:
        """Close the file; safe to repeat."""
        self.journal.wait()
        with self._lock:
            self._connection.close()

    def _bring_on(self, sql: sqlite3.Connection) -> None:
        """Bring on a file of an earlier shape; where there was but one, nothing is to be done."""


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Turn every error of SQLite into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE in _DAMAGED:
            raise StoreError(
                f"The file {path} is damaged. 'vordering fsck' says what to do about it."
            ) from error
        raise said(error, path) from error
