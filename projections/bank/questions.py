"""The questions about the lines of our bank accounts."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.bank.line import LineStanding
from domain.bank.line_events import BankLineKind
from domain.money import Cents
from projections.database import Database, among
from projections.page import Page, bounded, cursor_for, paged


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLineRow:
    """A line of a bank account as it stands; amounts in cents, ``amount`` signed."""

    line_id: UUID
    log: UUID
    """The creditor whose account it is; of several the installation."""
    iban: str
    booked_on: date
    amount: Cents
    rest: Cents
    """What of it waits."""
    kind: BankLineKind
    standing: LineStanding
    why: str
    """Why it waits, or is for no claim; empty: its standing says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesWanted:
    """Which lines are wanted; days inclusive, ``amount`` without a sign."""

    standing: LineStanding | None = None
    iban: str = ""
    since: date | None = None
    until: date | None = None
    amount: Cents | None = None


class BankLines:
    """Answers from the current generation of the view; one object for each process."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("bank")``."""
        self._database = database

    def page(
        self,
        wanted: LinesWanted,
        *,
        mine: Collection[UUID] | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[BankLineRow]:
        """A page of lines: what waits first, the oldest first; then the others, the newest first.

        After the last page come those that changed since the first one. Of the logs in ``mine``
        alone; None: of all. Raises Refusal ``paging.cursor``.
        """
        where, values = _conditions(wanted, mine)
        database, size = self._database(), bounded(limit)
        with database.snapshot():
            cursor = cursor_for(database, after, question=f"bank lines {where} {values}")
            since_first = [cursor.started_at, _BEHIND_ALL_IDS]
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
        return Page(list(map(_line_from, page.rows)), page.next, page.changed)


_COLUMNS: Final = tuple(
    "line_id log iban booked_on amount rest kind standing why done turn position".split()
)
_BY_TURN: Final = ("done", "turn", "line_id")
_BY_CHANGE: Final = ("position", "line_id")
_BEHIND_ALL_IDS: Final = "\U0010ffff"


def _conditions(wanted: LinesWanted, mine: Collection[UUID] | None) -> tuple[list[str], list[Any]]:
    asked: list[tuple[str, list[Any]]] = []
    if wanted.standing:
        asked.append(("standing = ?", [wanted.standing.value]))
    if wanted.iban:
        asked.append(("iban = ?", ["".join(wanted.iban.split()).upper()]))
    if wanted.since:
        asked.append(("booked_on >= ?", [wanted.since.toordinal()]))
    if wanted.until:
        asked.append(("booked_on <= ?", [wanted.until.toordinal()]))
    if wanted.amount is not None:
        asked.append(("amount IN (?, ?)", [wanted.amount, -wanted.amount]))
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
        f"SELECT {', '.join(_COLUMNS)} FROM bank_lines WHERE {conditions}"
        f" ORDER BY {by} LIMIT {limit}",
        [*values, *key],
    )


def _line_from(row: tuple[Any, ...]) -> BankLineRow:
    line, log, iban, booked_on, amount, rest, kind, standing, why, *_ = row
    return BankLineRow(
        line_id=UUID(line),
        log=UUID(log),
        iban=iban,
        booked_on=date.fromordinal(booked_on),
        amount=amount,
        rest=rest,
        kind=BankLineKind(kind),
        standing=LineStanding(standing),
        why=why,
    )
