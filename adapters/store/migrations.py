"""The tables, in numbered steps that only go forward, for both engines."""

import secrets
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from typing import Any, Final, Protocol

from adapters.store.errors import keys_of_another, no_store
from adapters.store.header import SANDBOX_MARK
from adapters.store.keys import KeyStore
from adapters.store.old_rows import seal_old_rows
from adapters.store.rows import Mode
from adapters.store.schema import NEWEST, SEALED_SCHEMA, STEPS, STORE_INFO
from adapters.store.seals import Seals
from domain.days import utc_text
from domain.errors import IntegrityBroken, StoreError

_MARKS: Final = {"sqlite": "?", "postgres": "%s"}
_COLUMNS: Final = "schema_version, mode, store_id, key_store, created_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """What a store says of itself: its schema, its mode, and whose keys seal it.

    ``sealed_at`` is when its rows were sealed: at its making, or when it was brought up to date.
    """

    schema_version: int
    mode: Mode
    store_id: str
    key_store: str
    created_at: str
    sealed_at: str = ""

    def seal(self, seals: Seals) -> str:
        """The seal that must stand beside it."""
        return seals.of("store_info", *astuple(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the program expects of the store it opens or makes."""

    mode: Mode | None
    create: bool
    keys: KeyStore
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
    missing and not to be made, or sealed by other keys; IntegrityBroken where what it says of
    itself was changed.
    """
    if not sql.has_table("store_info"):
        _make(sql, wish, where=where)
    info = _read_info(sql, wish, where=where)
    _check(sql, info, wish, where=where)
    if info.schema_version == NEWEST:
        return info
    for step in STEPS[info.schema_version :]:
        for statement in step[sql.engine]:
            sql.run(statement)
    seals = wish.keys.seals_of(info.store_id)
    if info.schema_version < SEALED_SCHEMA:
        seal_old_rows(sql, seals, mark=_MARKS[sql.engine])
        # Before the store says so itself: a store that says it is sealed is known here.
        wish.keys.introduce(info.store_id, info.mode.value)
        info = replace(info, sealed_at=utc_text(wish.now))
    info = replace(info, schema_version=NEWEST)
    mark = _MARKS[sql.engine]
    sql.run(
        f"UPDATE store_info SET schema_version = {NEWEST}, sealed_at = {mark}, seal = {mark}",
        (info.sealed_at, info.seal(seals)),
    )
    return info


def as_it_is(sql: Sql, wish: Wish, *, where: str) -> StoreInfo | None:
    """What a store of the newest schema says of itself; None where tables are to be made.

    Only reads, so that nobody waits at the door for who is writing. Raises as ``migrated``.
    """
    if not sql.has_table("store_info"):
        return None
    info = _read_info(sql, wish, where=where)
    _check(sql, info, wish, where=where)
    return info if info.schema_version == NEWEST else None


def _make(sql: Sql, wish: Wish, *, where: str) -> None:
    if not sql.is_empty():
        raise StoreError(f"{where} holds other tables and is no store. Name another database.")
    if not wish.create or wish.mode is None:
        raise no_store(where)
    sql.run(STORE_INFO)
    row = (
        0,
        wish.mode.value,
        secrets.token_hex(16),
        wish.keys.id,
        utc_text(wish.now),
    )
    marks = ", ".join([_MARKS[sql.engine]] * len(row))
    sql.run(f"INSERT INTO store_info ({_COLUMNS}) VALUES ({marks})", row)


def _read_info(sql: Sql, wish: Wish, *, where: str) -> StoreInfo:
    rows = sql.run(f"SELECT {_COLUMNS} FROM store_info")
    if len(rows) != 1:
        raise _changed(where, f"it says {len(rows)} times what it is")
    [(version, mode, store_id, key_store, created_at)] = rows
    if not isinstance(version, int) or mode not in set(Mode):
        raise _changed(where, "it says neither live nor sandbox, or no schema")
    info = StoreInfo(
        schema_version=version,
        mode=Mode(mode),
        store_id=store_id,
        key_store=key_store,
        created_at=created_at,
    )
    if not SEALED_SCHEMA <= version <= NEWEST:
        return info
    [(sealed_at, seal)] = sql.run("SELECT sealed_at, seal FROM store_info")
    info = replace(info, sealed_at=sealed_at)
    if info.key_store == wish.keys.id and info.seal(wish.keys.seals_of(info.store_id)) != seal:
        raise _changed(where, "its mode, its id or its schema is not the one it was sealed with")
    return info


def _check(sql: Sql, info: StoreInfo, wish: Wish, *, where: str) -> None:
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
    if info.key_store != wish.keys.id:
        raise keys_of_another(where)
    _check_mode(sql, info, wish, where=where)


def _check_mode(sql: Sql, info: StoreInfo, wish: Wish, *, where: str) -> None:
    """Hold the mode against what the key store knows, and against the newest leaf."""
    about = wish.keys.about
    known = about.mode_of(info.store_id)
    if info.schema_version >= SEALED_SCHEMA:
        if known != info.mode.value:
            raise _changed(where, f"its keys know it as {known or 'nothing'}, not {info.mode}")
    elif info.schema_version > 0 and (known or about.born_sealed):
        raise _changed(where, "its rows were sealed, and it says that they never were")
    if info.mode is Mode.LIVE and sql.has_table("leaves"):
        newest = sql.run("SELECT header FROM leaves ORDER BY position DESC LIMIT 1")
        if newest and SANDBOX_MARK in _bytes(newest[0][0]):
            raise _changed(where, "it says it is live, and its facts were made in a sandbox")


def _bytes(header: Any) -> bytes:
    return header if isinstance(header, bytes) else b""


def _changed(where: str, why: str) -> IntegrityBroken:
    return IntegrityBroken(
        f"{where} was changed from outside: {why}. Restore it from its newest backup."
    )
