"""Which rows of a batch a database cannot hold, found by trying and undoing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.errors import RowRefused
from projections.database import Database
from projections.view import Edit


class _Undone(Exception):
    """Takes back what was written to try it."""


def refused_rows(database: Database, edits: Sequence[Edit]) -> dict[str, int]:
    """The streams with a row that the database cannot hold.

    With each the position of that row, where the table has one row for each fact; else 0.
    """
    found: dict[str, int] = {}
    for edit in edits:
        table = edit.table
        by_fact = table.names.index("position") if table.key == ("position",) else None
        for row in _refused(database, edit, edit.rows):
            at = 0 if by_fact is None else row[by_fact]
            found.setdefault(row[table.stream_column], at)
    return found


def _refused(
    database: Database, edit: Edit, rows: Sequence[tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    """The rows that are refused among some, in order: halves are tried until one row is left."""
    if not rows or _takes(database, replace(edit, rows=rows)):
        return []
    if len(rows) == 1:
        return list(rows)
    middle = len(rows) // 2
    found = [
        *_refused(database, edit, rows[:middle]),
        *_refused(database, edit, rows[middle:]),
    ]
    return found or [_one_too_many(database, edit, rows)]


def _one_too_many(
    database: Database, edit: Edit, rows: Sequence[tuple[Any, ...]]
) -> tuple[Any, ...]:
    """The first row that is refused behind those before it, where each half is taken alone."""
    taken, refused = len(rows) // 2, len(rows)
    while refused - taken > 1:
        middle = (taken + refused) // 2
        if _takes(database, replace(edit, rows=rows[:middle])):
            taken = middle
        else:
            refused = middle
    return rows[refused - 1]


def _takes(database: Database, edit: Edit) -> bool:
    try:
        with database.transaction():
            edit.write(database)
            raise _Undone
    except _Undone:
        return True
    except RowRefused:
        return False
