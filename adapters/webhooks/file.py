"""The file in which deliveries are kept: what waits, what was tried, and how far was read.

It holds addresses of facts and what came of sending them; never an event's content.
"""

import sqlite3
from pathlib import Path
from typing import Final

from adapters.store.home_file import HomeFile

FILE: Final = Path("webhooks") / "webhooks.sqlite3"

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS progress (
    subscription TEXT PRIMARY KEY,
    position INTEGER NOT NULL, asked INTEGER NOT NULL, resumed INTEGER NOT NULL,
    failures INTEGER NOT NULL, failing_since TEXT NOT NULL, rest_until TEXT NOT NULL,
    taken INTEGER NOT NULL, failed INTEGER NOT NULL, mark TEXT NOT NULL DEFAULT ''
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


class WebhooksFile(HomeFile):
    """The open file of deliveries."""

    def __init__(self, home: Path) -> None:
        """Open or make ``<home>/webhooks/webhooks.sqlite3``; raises StoreError."""
        super().__init__(home / FILE, tables=_TABLES)

    def _bring_on(self, sql: sqlite3.Connection) -> None:
        """Bring on a file from before positions had marks: none is known of what was read."""
        columns = [name for _, name, *_ in sql.execute("PRAGMA table_info(progress)")]
        if columns and "mark" not in columns:
            sql.execute("ALTER TABLE progress ADD COLUMN mark TEXT NOT NULL DEFAULT ''")
