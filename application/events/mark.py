"""The mark of a position: what tells whether the fact that stands there is still the same one.

Where a log is put back from a backup and grows on, other facts come to stand at positions that
somebody has read already. The number alone does not show it.
"""

from typing import Final

from application.house import House
from projections.log.feed import Row

_DIGITS: Final = 16


def mark_of(house: House, row: Row) -> str:
    """The mark of a fact, which tells nobody anything else: it is sealed under a key."""
    said = (row.position, row.stream, row.version, row.recorded_at)
    return house.store.seals.of("mark", *said)[:_DIGITS]


def mark_at(house: House, position: int) -> str:
    """The mark of a position; empty: no fact stands there."""
    rows = house.store.read_at([position]) if position else []
    return next((mark_of(house, row) for row in rows), "")
