"""The questions about money of debtors that waits, or goes back to them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from domain.debtor.refunds import MoneyNature, RefundStanding
from domain.money import Cents
from projections.database import Database, among
from projections.page import Page, bounded, cursor_for, paged


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRow:
    """A credit or a refund of a debtor, as it stands."""

    debtor_id: UUID
    ref: str
    """Of a credit what tells it apart; of a refund its id."""
    log: UUID
    standing: RefundStanding
    amount: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySum:
    """All that stands alike, and is alike."""

    standing: RefundStanding
    nature: MoneyNature
    number: int
    amount: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyWanted:
    """Of which creditor, and how it stands; None: any."""

    creditor: UUID | None = None
    standing: RefundStanding | None = None


class DebtorMoney:
    """Answers from the current generation of the view; one object for each process."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("refunds")``."""
        self._database = database

    def page(
        self,
        wanted: MoneyWanted,
        *,
        mine: Collection[UUID] | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[MoneyRow]:
        """A page: what is to be decided or paid first, the oldest first; then the newest.

        After the last page come those that changed since the first one. Of the logs in ``mine``
        alone; None: of all. Raises Refusal ``paging.cursor``.
        """
        where, values = _conditions(wanted, mine)
        database, size = self._database(), bounded(limit)
        with database.snapshot():
            cursor = cursor_for(database, after, question=f"refunds {where} {values}")
            since_first = [cursor.started_at, _BEHIND_ALL]
            order = _BY_CHANGE if cursor.changed else _BY_TURN
            key = list(cursor.key) or (since_first if cursor.changed else [])
            rows = _behind(database, where, values, order, key=key, limit=size + 1)
            changes = _behind(database, where, values, _BY_CHANGE, key=since_first, limit=1)
        page = paged(
            rows,
            limit=size,
            question=cursor.question,
            started_at=cursor.started_at,
            key=lambda row: tuple(row[_COLUMNS.index(name)] for name in order),
            changed=cursor.changed,
            changes=bool(changes),
        )
        return Page(list(map(_row_from, page.rows)), page.next, page.changed)

    def sums(self, wanted: MoneyWanted, *, mine: Collection[UUID] | None = None) -> list[MoneySum]:
        """How many there are of each standing and nature, and what they come to."""
        where, values = _conditions(wanted, mine)
        rows = self._database().query(
            "SELECT standing, nature, count(*), sum(amount) FROM debtor_money"
            f" WHERE {' AND '.join(where) or '1 = 1'} GROUP BY standing, nature",
            values,
        )
        found = [
            MoneySum(
                standing=RefundStanding(standing),
                nature=MoneyNature(nature),
                number=int(number),
                amount=int(amount),
            )
            for standing, nature, number, amount in rows
        ]
        standings, natures = list(RefundStanding), list(MoneyNature)
        return sorted(
            found, key=lambda one: (natures.index(one.nature), standings.index(one.standing))
        )

    def with_refunds_due(self, creditor: UUID, *, limit: int) -> list[UUID]:
        """The debtors of a creditor to whom refunds are due, oldest first; at most so many."""
        rows = self._database().query(
            "SELECT debtor_id, min(turn) FROM debtor_money WHERE log = ? AND standing = ?"
            f" GROUP BY debtor_id ORDER BY min(turn), debtor_id LIMIT {int(limit)}",
            [str(creditor), RefundStanding.ORDERED.value],
        )
        return [UUID(debtor) for debtor, _ in rows]


_COLUMNS: Final = ("item", "debtor_id", "log", "standing", "amount", "done", "turn", "position")
_BY_TURN: Final = ("done", "turn", "item")
_BY_CHANGE: Final = ("position", "item")
_BEHIND_ALL: Final = "\U0010ffff"


def _conditions(wanted: MoneyWanted, mine: Collection[UUID] | None) -> tuple[list[str], list[Any]]:
    asked: list[tuple[str, list[Any]]] = []
    if wanted.creditor:
        asked.append(("log = ?", [str(wanted.creditor)]))
    if wanted.standing:
        asked.append(("standing = ?", [wanted.standing.value]))
    if mine is not None:
        logs = sorted(map(str, mine))
        asked.append((among("log", logs), logs))
    return [said for said, _ in asked], [one for _, some in asked for one in some]


def _behind(
    database: Database,
    where: Sequence[str],
    values: Sequence[Any],
    order: Sequence[str],
    *,
    key: Sequence[Any],
    limit: int,
) -> list[tuple[Any, ...]]:
    """At most so many rows behind a key (empty: from the start), in an order of columns."""
    by = ", ".join(order)
    behind = [f"({by}) > ({', '.join('?' * len(key))})"] if key else []
    conditions = " AND ".join([*where, *behind]) or "1 = 1"
    return database.query(
        f"SELECT {', '.join(_COLUMNS)} FROM debtor_money WHERE {conditions}"
        f" ORDER BY {by} LIMIT {limit}",
        [*values, *key],
    )


def _row_from(row: tuple[Any, ...]) -> MoneyRow:
    item, debtor, log, standing, amount, *_ = row
    return MoneyRow(
        debtor_id=UUID(debtor),
        ref=str(item).partition("/")[2],
        log=UUID(log),
        standing=RefundStanding(standing),
        amount=amount,
    )
