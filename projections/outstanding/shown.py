"""Claims that are known by name, or by what changed: their rows on a day."""

from collections.abc import Sequence
from typing import Any, Final

from projections.database import Database, among
from projections.outstanding.claim_list import (
    AFTER_ALL_DIGITS,
    COLUMNS,
    JOIN,
    Filter,
    covering,
    interest,
)

_AT_ONCE: Final = 500
"""Claims in one statement."""


def changed_since(
    database: Database, asked: Filter, *, started_at: int, key: Sequence[Any], limit: int
) -> list[tuple[Any, ...]]:
    """Rows that changed after a position, in the order in which they did."""
    found, values = asked.where()
    # What changed since is little: SQLite would read all of a creditor.
    found = [one.replace("c.log ", "c.log || '' ") for one in found]
    position, claim = key or (started_at, AFTER_ALL_DIGITS)
    found.append("(c.position > ? OR (c.position = ? AND c.claim_id > ?))")
    values += [position, position, claim]
    return database.query(
        f"SELECT {COLUMNS.format(interest=interest(asked.on))}{JOIN}"
        f"{' AND '.join(found)} ORDER BY c.position, c.claim_id LIMIT {limit}",
        values,
    )


def any_changed(database: Database, started_at: int) -> bool:
    """Tell whether any claim changed after a position."""
    # The last one, which both engines take from the index: PostgreSQL reads all of the claims where
    # it expects that one in three changed, and most often none did.
    [(last,)] = database.query("SELECT MAX(position) FROM claims")
    return last is not None and last > started_at


def claims_named(database: Database, claims: Sequence[str], on: int) -> dict[str, tuple[Any, ...]]:
    """The rows of some claims on a day, by their ids."""
    found: dict[str, tuple[Any, ...]] = {}
    for first in range(0, len(claims), _AT_ONCE):
        some = claims[first : first + _AT_ONCE]
        rows = database.query(
            f"SELECT {COLUMNS.format(interest=interest(on))}{JOIN}"
            f"{among('c.claim_id', some)} AND {covering(on)}",
            some,
        )
        found |= {row[0]: row for row in rows}
    return found
