"""The file in which deliveries are kept: what waits, what was tried, and how far was read.

It holds addresses of facts and what came of sending them; never an event's content.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Final

from adapters.store.sqlite_files import connect, in_words

FILE: Final = Path("webhooks") / "webhooks.sqlite3"

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS progress (
    subscription TEXT PRIMARY KEY,
    position INTEGER NOT NULL, asked INTEGER NOT NULL, resumed INTEGER NOT NULL,
    failures INTEGER NOT NULL, failing_since TEXT NOT NULL, rest_until TEXT NOT NULL,
    taken INTEGER NOT NULL, failed INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS deliveries (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription TEXT NOT NULL, position INTEGER NOT NULL, event TEXT NOT NULL, kind TEXT NOT NULL,
    keys TEXT NOT NULL, state TEXT NOT NULL, made_at TEXT NOT NULL, attempts INTEGER NOT NULL,
    first_failed TEXT NOT NULL, next_at TEXT NOT NULL, ended_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX IF NOT EXISTS deliveries_waiting ON deliveries (subscription, position)
WHERE state = 'waiting';

CREATE INDEX IF NOT EXISTS deliveries_of ON deliveries (subscription, n);

CREATE INDEX IF NOT EXISTS deliveries_of_event ON deliveries (event, n);

CREATE TABLE IF NOT EXISTS attempts (
    delivery INTEGER NOT NULL, attempt INTEGER NOT NULL, at TEXT NOT NULL,
    outcome TEXT NOT NULL, status INTEGER NOT NULL, ms INTEGER NOT NULL, code TEXT NOT NULL,
    PRIMARY KEY (delivery, attempt)
) STRICT, WITHOUT ROWID;
"""
"""Statements, an empty line between two."""


class WebhooksFile:
    """The open file; one thread at a time, and every writing is one durable transaction."""

    def __init__(self, home: Path) -> None:
        """Open or make ``<home>/webhooks/webhooks.sqlite3``; raises StoreError."""
        self.path = home / FILE
        self._lock = RLock()
        with in_words(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._connection = connect(self.path)
            try:
                with self.writing() as sql:
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
