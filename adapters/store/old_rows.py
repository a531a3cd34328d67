"""Sealing the rows of a store that was made before there were seals, once, as they stand."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple, Protocol

from adapters.store.seals import Seals, Tally

_AT_ONCE: Final = 2_000


class Runs(Protocol):
    """An open write transaction."""

    engine: str

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and give its rows."""


class _Sealed(NamedTuple):
    """A table whose rows carry a seal over all their other columns."""

    name: str
    key: tuple[str, ...]
    rest: tuple[str, ...]


_TABLES: Final = (
    _Sealed(
        "commands", ("log", "actor", "key"), ("fingerprint", "command_id", "refusal", "streams")
    ),
    _Sealed("identities", ("log", "kind", "value"), ("stream",)),
)


def seal_old_rows(sql: Runs, seals: Seals, *, mark: str) -> None:
    """Seal commands and identities as they stand, and count them with the facts."""
    counts = {table.name: _seal(sql, table, seals, mark) for table in _TABLES}
    [(facts,)] = sql.run("SELECT COUNT(*) FROM stored_events")
    newest = sql.run("SELECT leaf_hash FROM leaves ORDER BY position DESC LIMIT 1")
    head = bytes(newest[0][0]).hex() if newest else ""
    tally = Tally(facts, head, counts["commands"], counts["identities"]).sealed(seals)
    sql.run(f"INSERT INTO tally VALUES ({', '.join([mark] * len(tally))})", tally)


def _seal(sql: Runs, table: _Sealed, seals: Seals, mark: str) -> int:
    count = 0
    for rows in _batches(sql, table, mark):
        count += len(rows)
        width = len(table.key) + 1
        marks = ", ".join([f"({', '.join([mark] * width)})"] * len(rows))
        values = [
            value for row in rows for value in (*row[: len(table.key)], seals.of(table.name, *row))
        ]
        same = " AND ".join(f"{table.name}.{name} = n.{name}" for name in table.key)
        sql.run(
            f"WITH n({', '.join(table.key)}, seal) AS (VALUES {marks})"
            f" UPDATE {table.name} SET seal = n.seal FROM n WHERE {same}",
            values,
        )
    return count


def _batches(sql: Runs, table: _Sealed, mark: str) -> Iterator[list[tuple[Any, ...]]]:
    """Read a table in the order of its key, a part at a time."""
    key = ", ".join(table.key)
    columns = ", ".join((*table.key, *table.rest))
    marks = ", ".join([mark] * len(table.key))
    rows = sql.run(f"SELECT {columns} FROM {table.name} ORDER BY {key} LIMIT {_AT_ONCE}")
    while rows:
        yield rows
        rows = sql.run(
            f"SELECT {columns} FROM {table.name} WHERE ({key}) > ({marks})"
            f" ORDER BY {key} LIMIT {_AT_ONCE}",
            rows[-1][: len(table.key)],
        )
