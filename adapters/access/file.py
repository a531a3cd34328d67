"""The file in which sign-ins and reads are kept: its tables, and how it is written."""

import sqlite3
from pathlib import Path
from typing import Final

from adapters.store.home_file import HomeFile

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


class AccessFile(HomeFile):
    """The open file of sign-ins and readings."""

    def __init__(self, home: Path) -> None:
        """Open or make ``<home>/access/access.sqlite3``; raises StoreError."""
        super().__init__(home / FILE, tables=_TABLES)

    def _bring_on(self, sql: sqlite3.Connection) -> None:
        _bring_on(sql)


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
