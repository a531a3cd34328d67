"""Edits of what rows and files stand in: whole tables, tables without a row, keys and guards."""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import Any, Final

import psycopg

from tests.trial.places import Copy, Hand, Sheet

Spoil = Callable[[random.Random], str]

_INVENTED: Final = {"INTEGER": 1, "BIGINT": 1, "BLOB": b"x", "BYTEA": b"x"}
"""A value of each type; of all others a text."""
_GUARDS: Final = "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'index', 'table')"
_ACTS: Final = "CREATE TRIGGER acts AFTER INSERT ON {table} BEGIN DELETE FROM {table}; END"


def invent_row(copy: Copy, sheet: Sheet, _chance: random.Random) -> str:
    """A row comes into a table that has none."""
    values = [_INVENTED.get(kind.upper(), "x") for kind in sheet.kinds]
    marks, names = ", ".join("?" * len(values)), ", ".join(sheet.columns)
    with copy.behind_its_back(sheet) as hand:
        hand.run(f"INSERT INTO {sheet.table} ({names}) VALUES ({marks})", *values)
    return "invented row"


def lose_rows(copy: Copy, sheet: Sheet, chance: random.Random) -> str:
    """All rows of a table go, or the last of them."""
    with copy.behind_its_back(sheet) as hand:
        rows = hand.run(f"SELECT {', '.join(sheet.columns)} FROM {sheet.table}")
        lost = rows if chance.randrange(2) else rows[-max(1, len(rows) // 3) :]
        for row in lost:
            these = " AND ".join(f"{name} IS NOT DISTINCT FROM ?" for name in sheet.columns)
            hand.run(f"DELETE FROM {sheet.table} WHERE {these}", *row)
    return f"{len(lost)} of {len(rows)} rows lost"


def spoil_shape(copy: Copy, where: str, chance: random.Random) -> str:
    """A table, a key or a guard of a file goes, or something comes that acts by itself."""
    with closing(sqlite3.connect(copy.home / where, isolation_level=None)) as file:
        found = sorted(row for row in file.execute(_GUARDS) if not row[1].startswith("sqlite_"))
        if where.startswith("views"):  # a question is slower without an index, and no other
            found = [row for row in found if row[0] != "index"]
        kind, name = chance.choice([*found, ("new", "")])
        if kind == "new":
            table = chance.choice([name for kind, name in found if kind == "table"])
            file.execute(_ACTS.format(table=table))
            return f"trigger on {table}"
        file.execute(f"DROP {kind} {name}")
    return f"drop {kind} {name}"


_ON_A_SERVER: Final = (
    "DROP TRIGGER stored_events_kept ON stored_events",
    "ALTER TABLE leaves DISABLE TRIGGER leaves_kept",
    "ALTER TABLE vault DISABLE TRIGGER ALL",
    "DROP INDEX leaves_starts",
    "CREATE RULE acts AS ON INSERT TO identities DO INSTEAD NOTHING",
    "DROP TABLE commands",
    "ALTER TABLE commands DROP COLUMN refusal",
)


def spoil_server(copy: Copy, chance: random.Random) -> str:
    """The same of a database of a server."""
    statement = chance.choice(_ON_A_SERVER)
    with psycopg.connect(copy.url, autocommit=True) as server:
        server.execute(statement.encode())
    return statement


def others(copy: Copy) -> dict[str, Spoil]:
    """The places of a home beside single rows and files, by name."""
    found: dict[str, Spoil] = {}
    for sheet in copy.sheets(filled=False):
        if sheet.table != "pointers":
            found[f"no row yet: {sheet.name}"] = partial(invent_row, copy, sheet)
    for sheet in copy.sheets():
        found[f"rows of {sheet.name}"] = partial(lose_rows, copy, sheet)
    for path in sorted(copy.home.rglob("*.sqlite3")):
        where = str(path.relative_to(copy.home))
        found[f"shape of {path.name}"] = partial(spoil_shape, copy, where)
    if copy.url:
        found["shape of the server's"] = partial(spoil_server, copy)
    return found


def content(hand: Hand, sheet: Sheet) -> Counter[tuple[Any, ...]]:
    """All that a table holds, each value with its type."""
    names = ", ".join(sheet.columns)
    rows = hand.run(f"SELECT {names} FROM {sheet.table}")
    return Counter(tuple((type(value), value) for value in row) for row in rows)
