"""Claims found by what a payment may name: the table, its rows and its questions."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from domain.claim.state import Claim
from domain.matching.of_claim import index_of
from domain.money import Cents
from projections.database import Database, among
from projections.view import Table

NUMBER: Final = "number"
AMOUNT: Final = "amount"
AT_ONCE: Final = 400

FINDS: Final = Table(
    "finds",
    (
        ("claim_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("kind", "TEXT NOT NULL"),
        ("value", "TEXT NOT NULL"),
    ),
    ("claim_id", "kind", "value"),
    (("value", "kind", "log", "claim_id"),),
)
"""By kind: a key of a number or reference (``domain.matching.keys``), or what may be paid at once
for a claim that is open, in cents."""


def find_rows(claim: Claim, log: str) -> Iterator[tuple[Any, ...]]:
    """The rows of one claim."""
    keys, amounts = index_of(claim)
    for key in sorted(keys):
        yield str(claim.id), log, NUMBER, key
    for cents in sorted(amounts):
        yield str(claim.id), log, AMOUNT, str(cents)


class Finds:
    """Claims by keys and amounts, of some creditors."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view."""
        self._database = database

    def numbered(self, keys: Collection[str], creditors: Sequence[UUID], limit: int) -> list[UUID]:
        """Claims with one of the keys, of any standing; at most so many."""
        return self._found(NUMBER, sorted(keys), creditors, limit)

    def at(self, amount: Cents, creditors: Sequence[UUID], limit: int) -> list[UUID]:
        """Open claims of which an amount may be what is paid at once; at most so many."""
        return self._found(AMOUNT, [str(amount)], creditors, limit)

    def _found(
        self, kind: str, values: list[str], creditors: Sequence[UUID], limit: int
    ) -> list[UUID]:
        found: dict[UUID, None] = {}
        logs = [str(one) for one in creditors]
        for begin in range(0, len(values), AT_ONCE):
            some = values[begin : begin + AT_ONCE]
            rows = self._database().query(
                f"SELECT DISTINCT claim_id FROM finds WHERE kind = ? AND {among('value', some)}"
                f" AND {among('log', logs)} ORDER BY claim_id LIMIT {limit}",
                [kind, *some, *logs],
            )
            found |= {UUID(one): None for (one,) in rows}
        return list(found)[:limit]
