"""The part of the check that looks at the key store: its file, each key, and how many."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import UUID

from adapters.store.findings import Finding, Place, error_said, guarded
from adapters.store.key_rows import KeyBook
from adapters.store.keys import KeyState, KeyStore
from adapters.store.shapes import triggers_in_sqlite
from domain.errors import StoreError
from domain.sealing import Purpose


def key_findings(keys: KeyStore) -> Iterator[Finding]:
    """Find keys that were changed or lost; each wrapped key is opened once."""
    with closing(sqlite3.connect(f"file:{keys.path}?mode=ro", uri=True)) as sql:
        sql.text_factory = lambda raw: raw.decode(errors="replace")
        sql.execute("BEGIN")
        for (text,) in sql.execute("PRAGMA integrity_check(5)"):
            if text != "ok":
                yield _finding("", "damaged", f"the file itself is damaged: {text}")
        for name in triggers_in_sqlite(lambda said: sql.execute(said).fetchall()):
            yield _finding("", "schema", f"the {name} is not ours")
        rows = erased = 0
        for *row, seal in sql.execute(
            "SELECT subject, purpose, state, key_id, wrapped, seal FROM keys"
        ):
            rows, erased = rows + 1, erased + (row[2] == KeyState.ERASED.value)
            place = Place(table="keys", key=f"{row[0]} {row[1]}")
            yield from guarded(place, _row_findings(keys, row, seal))
        yield from guarded(Place(table="keys", key="about"), _counted(keys, sql, rows, erased))


def _row_findings(keys: KeyStore, row: list[Any], seal: Any) -> Iterator[Finding]:
    name = f"{row[0]} {row[1]}"
    if not keys.seals.holds(seal, "keys", *row):
        yield _finding(name, "seal", "the row was changed: its seal does not hold")
        return
    try:
        keys.look((UUID(row[0]), Purpose(row[1])))
    except StoreError as error:
        yield _finding(name, "key", error_said(error))


def _counted(keys: KeyStore, sql: sqlite3.Connection, rows: int, erased: int) -> Iterator[Finding]:
    about = KeyBook.read(sql, keys.seals)
    if rows != about.keys:
        yield _finding("", "count", f"there are {rows} keys, and {about.keys} were made")
    if erased != about.erased:
        what = f"{erased} keys are destroyed, and {about.erased} were"
        yield _finding("", "count", what)


def _finding(key: str, code: str, what: str) -> Finding:
    return Finding(place=Place(table="keys", key=key), code=code, what=what)
