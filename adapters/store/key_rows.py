"""The rows of the key store, their seals, and what it says of itself."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple, Self

from adapters.store.seals import Seals
from domain.errors import IntegrityBroken

_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    (
        "CREATE TABLE IF NOT EXISTS keys (subject TEXT NOT NULL, purpose TEXT NOT NULL,"
        " state TEXT NOT NULL, key_id TEXT NOT NULL, wrapped BLOB, seal TEXT NOT NULL DEFAULT '',"
        " PRIMARY KEY (subject, purpose)) WITHOUT ROWID"
    ),
)
_STORE: Final = "store:"
_BORN: Final = "born"
_ADDED: Final = "added"


class KeyRow(NamedTuple):
    """A key as it lies in the file: ``wrapped`` is None once it is destroyed."""

    subject: str
    purpose: str
    state: str
    key_id: str
    wrapped: bytes | None


def sealed_row(row: KeyRow, seals: Seals) -> tuple[Any, ...]:
    """The columns of a row with its seal."""
    return (*row, seals.of("keys", *row))


@dataclass(frozen=True, slots=True)
class KeyBook:
    """What the key store says of itself: its names and values, all under one seal.

    ``keys`` and ``erased`` count its rows, ``seals`` says whether it was made with them
    (``born``) or got them later, ``store:<id>`` names the mode of each store it belongs to.
    """

    values: dict[str, str]

    @classmethod
    def read(cls, sql: sqlite3.Connection, seals: Seals) -> Self:
        """Read all of it; raises IntegrityBroken where its seal does not hold."""
        values = dict(sql.execute("SELECT name, value FROM about").fetchall())
        seal = values.pop("seal", None)
        if not seals.holds(seal, "about", *_flat(values)):
            raise IntegrityBroken(
                "What the key store (keys/keys.sqlite3) says of itself was changed from outside."
                " Restore it from its newest backup."
            )
        return cls(values)

    @classmethod
    def settle(cls, sql: sqlite3.Connection, seals: Seals) -> None:
        """Seal a key store that never had seals; raises IntegrityBroken where they are gone."""
        columns = [row[1] for row in sql.execute("PRAGMA table_info(keys)")]
        told = dict(sql.execute("SELECT name, value FROM about").fetchall())
        new = "seal" in columns
        some = sql.execute("SELECT 1 FROM keys LIMIT 1").fetchone()
        if (new and some) or any(name.startswith(("seal", _STORE)) for name in told):
            cls.read(sql, seals)
            return
        rows = list(map(KeyRow._make, sql.execute(_ALL).fetchall()))
        if not new:
            sql.execute("ALTER TABLE keys ADD COLUMN seal TEXT NOT NULL DEFAULT ''")
        sql.executemany(
            "UPDATE keys SET seal=? WHERE subject=? AND purpose=?",
            [(seals.of("keys", *row), *row[:2]) for row in rows],
        )
        told["seals"] = _BORN if new else _ADDED
        erased = sum(row.wrapped is None for row in rows)
        cls(told).counted(rows=len(rows), erased=erased).write(sql, seals)

    @property
    def born_sealed(self) -> bool:
        """Tell whether every key and store of it was sealed from its first moment."""
        return self.values.get("seals") == _BORN

    @property
    def keys(self) -> int:
        """How many keys there are, destroyed ones with them."""
        return int(self.values.get("keys", "0"))

    @property
    def erased(self) -> int:
        """How many of them are destroyed."""
        return int(self.values.get("erased", "0"))

    def mode_of(self, store_id: str) -> str:
        """The mode of a store that was introduced, or empty."""
        return self.values.get(f"{_STORE}{store_id}", "")

    def with_store(self, store_id: str, mode: str) -> Self:
        """The same, knowing a store."""
        return replace(self, values={**self.values, f"{_STORE}{store_id}": mode})

    def with_identity_key(self, wrapped: str) -> Self:
        """The same with its identity key wrapped anew."""
        return replace(self, values={**self.values, "identity_key": wrapped})

    def counted(self, *, rows: int, erased: int) -> Self:
        """The same with so many keys more, and so many destroyed."""
        counts = {"keys": str(self.keys + rows), "erased": str(self.erased + erased)}
        return replace(self, values={**self.values, **counts})

    def write(self, sql: sqlite3.Connection, seals: Seals) -> None:
        """Write it with its seal."""
        rows = {**self.values, "seal": seals.of("about", *_flat(self.values))}
        sql.executemany("INSERT OR REPLACE INTO about VALUES (?,?)", rows.items())


_ALL: Final = "SELECT subject, purpose, state, key_id, wrapped FROM keys"


def made_or_read(
    sql: sqlite3.Connection, first_words: Callable[[], dict[str, str]]
) -> dict[str, Any]:
    """Read names and values; in a new file make the tables and its first words.

    Raises IntegrityBroken where the words are gone and keys are there.
    """
    for statement in _TABLES:
        sql.execute(statement)
    told = dict(sql.execute("SELECT name, value FROM about").fetchall())
    if told:
        return told
    if sql.execute("SELECT 1 FROM keys LIMIT 1").fetchone():
        raise IntegrityBroken(
            "The key store (keys/keys.sqlite3) holds keys, and no longer says whose."
            " Restore it from its newest backup."
        )
    told = first_words()
    sql.executemany("INSERT INTO about VALUES (?,?)", told.items())
    return told


def _flat(values: dict[str, Any]) -> list[Any]:
    return [part for pair in sorted(values.items()) for part in pair]
