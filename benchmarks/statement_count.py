"""How often a store is asked and how often a disk is waited for, while something is done."""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg


@contextmanager
def counted(url: str = "") -> Iterator[Counter[str]]:
    """Count ``statements``, ``commits`` that wrote, and ``flushes`` of files, of this program.

    Of connections that are opened meanwhile. A commit waits for its disk once, besides the
    flushes; those of the PostgreSQL of ``url`` are how often it flushed its log, as it says
    itself once they are closed. Counting costs time: nothing is timed meanwhile.
    """
    found: Counter[str] = Counter()
    before = _flushed(url)
    with _listened(os, "fsync", lambda: found.update(flushes=1)), _sqlite(found), _postgres(found):
        yield found
    found["commits"] += _flushed(url) - before


def _flushed(url: str) -> int:
    if not url:
        return 0
    with psycopg.connect(url) as server:
        asked = _SINCE_18 if server.info.server_version >= 180000 else _UNTIL_17
        row = server.execute(asked).fetchone()
        return int(row[0]) if row else 0


_SINCE_18: Final = "SELECT COALESCE(SUM(fsyncs), 0) FROM pg_stat_io WHERE object = 'wal'"
_UNTIL_17: Final = "SELECT wal_sync FROM pg_stat_wal"


@contextmanager
def _listened(where: Any, name: str, tell: Any) -> Iterator[None]:
    work = getattr(where, name)

    def heard(*args: Any, **more: Any) -> Any:
        tell()
        return work(*args, **more)

    setattr(where, name, heard)
    try:
        yield
    finally:
        setattr(where, name, work)


@contextmanager
def _sqlite(found: Counter[str]) -> Iterator[None]:
    connect = sqlite3.connect

    def listened(*args: Any, **more: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*args, **more)
        made.set_trace_callback(
            lambda said: found.update(commits=1) if said == "COMMIT" else found.update(statements=1)
        )
        return made

    sqlite3.connect = listened  # type: ignore[assignment]  # listened to
    try:
        yield
    finally:
        sqlite3.connect = connect


@contextmanager
def _postgres(found: Counter[str]) -> Iterator[None]:
    def statement() -> None:
        found.update(statements=1)

    with (
        _listened(psycopg.Cursor, "execute", statement),
        _listened(psycopg.Cursor, "executemany", statement),
    ):
        yield
