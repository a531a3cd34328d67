"""The file in which sign-ins and reads are kept: its tables, and how it is written."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Final

from adapters.store.sqlite_files import connect, in_words

FILE: Final = Path("access") / "access.sqlite3"

UNSEALED: Final = ""
"""The seal of a row from before rows were sealed; it never holds."""

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS passwords (
    user_id TEXT PRIMARY KEY, hash TEXT NOT NULL, set_at TEXT NOT NULL, seal TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS links (
    digest TEXT PRIMARY KEY, user_id TEXT NOT NULL, until TEXT NOT NULL, seal TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS sessions (
    digest TEXT PRIMARY KEY, user_id TEXT NOT NULL,
    began TEXT NOT NULL, seen TEXT NOT NULL, until TEXT NOT NULL, seal TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS sessions_of ON sessions (user_id);

CREATE TABLE IF NOT EXISTS failures (who TEXT NOT NULL, at TEXT NOT NULL) STRICT;

CREATE INDEX IF NOT EXISTS failures_of ON failures (who, at);

CREATE TABLE IF NOT EXISTS spent (digest TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS reads (
    n INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL,
    creditor TEXT NOT NULL, debtor TEXT NOT NULL, what TEXT NOT NULL, fields TEXT NOT NULL,
    purpose TEXT NOT NULL, seal TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS reads_of_debtor ON reads (debtor, n);

CREATE INDEX IF NOT EXISTS reads_by_actor ON reads (actor, n);

CREATE TABLE IF NOT EXISTS reads_end (
    one INTEGER PRIMARY KEY CHECK (one = 1), count INTEGER NOT NULL, seal TEXT NOT NULL
) STRICT;

CREATE TRIGGER IF NOT EXISTS reads_stay BEFORE DELETE ON reads
BEGIN SELECT RAISE(ABORT, 'what was read stays told'); END;

CREATE TRIGGER IF NOT EXISTS reads_are_final BEFORE UPDATE ON reads
BEGIN SELECT RAISE(ABORT, 'what was read stays told'); END;
"""
"""Statements, an empty line between two."""


class AccessFile:
    """The open file; one thread at a time, and every writing is one durable transaction."""

    def __init__(self, home: Path) -> None:
        """Open or make ``<home>/access/access.sqlite3``; raises StoreError."""
        self.path = home / FILE
        self._lock = RLock()
        with in_words(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._connection = connect(self.path)
            try:
                with self.writing() as sql:
                    _bring_on(sql)
                    for statement in _TABLES.split("\n\n"):
                        sql.execute(statement)
            except BaseException:
                self._connection.close()
                raise
            self.path.chmod(0o600)

    def rows(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """All rows of a reading statement."""
        with self._lock, in_words(self.path):
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is durable at the end, or nothing was done."""
        with self._lock, in_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close the file; safe to repeat."""
        with self._lock:
            self._connection.close()


def _bring_on(sql: sqlite3.Connection) -> None:
    """Bring on a file from before rows were sealed: none of them is sealed by that.

    Whoever writes the file could give it the old shape with a row of his own in it. So links and
    sessions end, and a password stays without a seal: it lets nobody in, and its user is told.
    """
    for table in ("passwords", "links", "sessions"):
        columns = [name for _, name, *_ in sql.execute(f"PRAGMA table_info({table})")]
        if columns and "seal" not in columns:
            sql.execute(f"ALTER TABLE {table} ADD COLUMN seal TEXT NOT NULL DEFAULT '{UNSEALED}'")
            if table != "passwords":
                sql.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
