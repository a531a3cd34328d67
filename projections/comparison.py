"""Two generations of a view compared row by row, with a digest that no engine shows in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, zip_longest
from typing import Any, Final

import orjson

from projections.database import Database
from projections.view import Table

CHUNK: Final = 5_000
_NONE: Final[list[tuple[Any, ...]]] = []


@dataclass(frozen=True, slots=True)
class RowDifference:
    """The first row in which two generations differ: its table, its key, and the columns.

    No values beside the key: a view may hold personal data. A row that is missing on one side
    is named by ``missing_in`` (``live`` or ``rebuilt``).
    """

    table: str
    key: tuple[Any, ...]
    columns: tuple[str, ...] = ()
    missing_in: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The digests of all rows of both generations, their number, and where they first differ."""

    live: str
    rebuilt: str
    rows: int
    difference: RowDifference | None

    @property
    def equal(self) -> bool:
        """Tell whether both have exactly the same rows."""
        return self.difference is None and self.live == self.rebuilt


def compare(live: Database, rebuilt: Database, tables: Sequence[Table]) -> Comparison:
    """Compare all rows of all tables, in the order of their keys.

    The caller holds a snapshot of the live one, and nobody writes to the other.
    """
    same = sha256()
    digests = same, same  # one for both sides as long as no row differs
    count, difference = 0, None
    for table in tables:
        both = zip_longest(_chunks(live, table), _chunks(rebuilt, table), fillvalue=_NONE)
        for left, right in both:
            count += max(len(left), len(right))
            if difference is None and left != right:
                difference = _first_difference(table, left, right)
                digests = same, same.copy()
            digests[0].update(b"".join(map(canonical, left)))
            if difference is not None:
                digests[1].update(b"".join(map(canonical, right)))
    return Comparison(digests[0].hexdigest(), digests[1].hexdigest(), count, difference)


def rows_of(database: Database, table: Table) -> Iterator[tuple[Any, ...]]:
    """Every row of a table in the order of its key, a chunk at a time."""
    return chain.from_iterable(_chunks(database, table))


def _chunks(database: Database, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table in the order of its key, so many together, the last ones fewer."""
    columns, keys = ", ".join(table.names), ", ".join(table.key)
    at = [table.names.index(name) for name in table.key]
    where, values = "", list[Any]()
    while True:
        rows = database.query(
            f"SELECT {columns} FROM {table.name}{where} ORDER BY {keys} LIMIT {CHUNK}", values
        )
        yield rows
        if len(rows) < CHUNK:
            return
        values = [rows[-1][i] for i in at]
        where = f" WHERE ({keys}) > ({', '.join('?' * len(at))})"


def canonical(row: Sequence[Any]) -> bytes:
    """Write a row so that both engines give the same bytes."""
    return orjson.dumps(row, default=_plain) + b"\n"


def _plain(value: Any) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


def _first_difference(
    table: Table, left: Sequence[tuple[Any, ...]], right: Sequence[tuple[Any, ...]]
) -> RowDifference:
    pairs = zip_longest(left, right)
    return next(_difference(table, one, other) for one, other in pairs if one != other)


def _difference(
    table: Table, left: tuple[Any, ...] | None, right: tuple[Any, ...] | None
) -> RowDifference:
    row = left if left is not None else right
    assert row is not None
    key = tuple(row[table.names.index(name)] for name in table.key)
    if left is None or right is None:
        return RowDifference(table.name, key, missing_in="live" if left is None else "rebuilt")
    pairs = zip(table.names, left, right, strict=True)
    return RowDifference(table.name, key, tuple(name for name, a, b in pairs if a != b))
