"""The first rows of parts of a table, each read by an index as far as a page goes, merged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from projections.database import Database

Head = tuple[int, str]
"""The value ordered by, and whose it is."""
_AT_ONCE: Final = 64
"""Parts in one statement: SQLite takes 500."""
_VALUES_AT_ONCE: Final = 30_000
"""Values in one statement, if one part has no more: SQLite takes 32,766, PostgreSQL 65,535."""


@dataclass(frozen=True, slots=True)
class IndexedPart:
    """Rows that an index gives in order: a condition, and the value they are ordered by.

    The value is ``base + sign * column``; without a column all have the same one, ``base``.
    """

    where: str
    values: tuple[Any, ...]
    column: str = ""
    base: int = 0
    sign: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadsAsked:
    """What is asked of all parts: rows of a table behind a key, in an order, at most so many.

    ``named`` is the column that tells whose a row is; ``ids_down`` the direction of those of one
    value. ``key`` is a value and a name; empty: from the start.
    """

    table: str
    named: str
    key: Sequence[Any]
    descending: bool
    ids_down: bool
    limit: int


_Asked: TypeAlias = tuple[str, list[Any]]
"""The statement of a part, and its values."""


def heads(database: Database, parts: Sequence[IndexedPart], page: HeadsAsked) -> list[Head]:
    """The first rows of all parts together, in order."""
    found: list[Head] = []
    asked = [one for one in (_asked(part, page) for part in parts) if one]
    for some in _portions(asked):
        each = (f"SELECT * FROM ({one}) AS p{number}" for number, (one, _) in enumerate(some))
        rows = database.query(
            f"SELECT value, named FROM ({' UNION ALL '.join(each)}) AS parts"
            f" ORDER BY value {_way(down=page.descending)}, named {_way(down=page.ids_down)}"
            f" LIMIT {page.limit}",
            [value for _, values in some for value in values],
        )
        found += [(int(value), str(named)) for value, named in rows]
    found.sort(key=lambda head: head[1], reverse=page.ids_down)
    found.sort(key=lambda head: head[0], reverse=page.descending)
    return found[: page.limit]


def _portions(asked: Iterable[_Asked]) -> Iterator[list[_Asked]]:
    """Parts that one statement takes: those of who has many creditors name each of these."""
    some, values = list[_Asked](), 0
    for one in asked:
        if some and (len(some) == _AT_ONCE or values + len(one[1]) > _VALUES_AT_ONCE):
            yield some
            some, values = [], 0
        some.append(one)
        values += len(one[1])
    if some:
        yield some


def _asked(part: IndexedPart, page: HeadsAsked) -> _Asked | None:
    """The statement and its values; None where all of a part comes before the key."""
    where, values = part.where, [*part.values]
    of_ids = "<" if page.ids_down else ">"
    order = f"{page.named} {_way(down=page.ids_down)}"
    if not part.column:
        if page.key and page.key[0] == part.base:
            where, values = f"{where} AND {page.named} {of_ids} ?", [*values, page.key[1]]
        elif page.key and (part.base > page.key[0]) == page.descending:
            return None
        value = f"{part.base}"
    else:
        down = page.descending if part.sign > 0 else not page.descending
        order = f"{part.column} {_way(down=down)}, {order}"
        value = f"{part.base} + {part.sign} * {part.column}"
        if page.key:
            behind = (page.key[0] - part.base) * part.sign
            sign = "<" if down else ">"
            # The first condition says nothing new, but an index can use it.
            where += (
                f" AND {part.column} {sign}= ? AND ({part.column} {sign} ?"
                f" OR ({part.column} = ? AND {page.named} {of_ids} ?))"
            )
            values += [behind, behind, behind, page.key[1]]
    return (
        f"SELECT {value} AS value, {page.named} AS named FROM {page.table} WHERE {where}"
        f" ORDER BY {order} LIMIT {page.limit}"
    ), values


def _way(*, down: bool) -> str:
    return "DESC" if down else "ASC"
