"""The tables, in numbered steps that only go forward, for both engines."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol

from adapters.store.rows import Mode
from adapters.store.schema import NEWEST, STEPS, STORE_INFO
from domain.days import utc_text
from domain.errors import StoreError

_MARKS: Final = {"sqlite": "?", "postgres": "%s"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """What a store says of itself: its schema, its mode, and whose keys seal it."""

    schema_version: int
    mode: Mode
    store_id: str
    key_store: str
    created_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the program expects of the store it opens or makes."""

    mode: Mode | None
    create: bool
    key_store: str
    now: datetime


class Sql(Protocol):
    """An open transaction of either engine: of writing, where tables are made."""

    engine: str

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and give its rows."""

    def has_table(self, name: str) -> bool:
        """Tell whether a table is there."""

    def is_empty(self) -> bool:
        """Tell whether the database holds no table at all."""


def migrated(sql: Sql, wish: Wish, *, where: str) -> StoreInfo:
    """Bring the store to the newest schema, or make it, within an open write transaction.

    Raises StoreError where it is newer than the program, of the other mode, no store at all,
    missing and not to be made, or sealed by other keys.
    """
    if not sql.has_table("store_info"):
        _make(sql, wish, where=where)
    info = _read_info(sql)
    _check(info, wish, where=where)
    for step in STEPS[info.schema_version :]:
        for statement in step[sql.engine]:
            sql.run(statement)
    if info.schema_version < NEWEST:
        sql.run(f"UPDATE store_info SET schema_version = {NEWEST}")
    return _read_info(sql)


def as_it_is(sql: Sql, wish: Wish, *, where: str) -> StoreInfo | None:
    """What a store of the newest schema says of itself; None where tables are to be made.

    Only reads, so that nobody waits at the door for who is writing. Raises as ``migrated``.
    """
    if not sql.has_table("store_info"):
        return None
    info = _read_info(sql)
    _check(info, wish, where=where)
    return info if info.schema_version == NEWEST else None


def _make(sql: Sql, wish: Wish, *, where: str) -> None:
    if not sql.is_empty():
        raise StoreError(f"{where} holds other tables and is no store. Name another database.")
    if not wish.create:
        raise StoreError(f"There is no store at {where}. Check VORDERING_HOME and its database.")
    sql.run(STORE_INFO)
    row = (
        0,
        (wish.mode or Mode.LIVE).value,
        secrets.token_hex(16),
        wish.key_store,
        utc_text(wish.now),
    )
    marks = ", ".join([_MARKS[sql.engine]] * len(row))
    sql.run(f"INSERT INTO store_info VALUES ({marks})", row)


def _read_info(sql: Sql) -> StoreInfo:
    [(version, mode, store_id, key_store, created_at)] = sql.run(
        "SELECT schema_version, mode, store_id, key_store, created_at FROM store_info"
    )
    return StoreInfo(
        schema_version=version,
        mode=Mode(mode),
        store_id=store_id,
        key_store=key_store,
        created_at=created_at,
    )


def _check(info: StoreInfo, wish: Wish, *, where: str) -> None:
    if info.schema_version > NEWEST:
        raise StoreError(
            f"{where} was written by a newer program (schema {info.schema_version}, this one knows"
            f" {NEWEST}). Use the newer program."
        )
    if wish.mode is not None and info.mode is not wish.mode:
        raise StoreError(
            f"{where} is a {info.mode.value} store, and a {wish.mode.value} one was asked for."
            " A store never changes its mode: name the other store."
        )
    if info.key_store != wish.key_store:
        raise StoreError(
            f"The keys in this home are not those that seal {where}."
            " Put back its key store (keys/keys.sqlite3), or name the right VORDERING_HOME."
        )
