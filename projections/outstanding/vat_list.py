"""The VAT list of a period: what to ask back, what is due again, what was left out before."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from projections.database import Database, among
from projections.outstanding.moves import MoveKind, VatTold
from projections.page import Page, bounded, cursor_for, paged


class VatLine(StrEnum):
    """What a line of the list says."""

    RELIEF = "relief"
    """May be asked back in this period."""
    DUE_AGAIN = "due_again"
    """Came in in this period after its VAT was asked back."""
    MISSED_RELIEF = "missed_relief"
    """Could be asked back in an earlier period, and stands in no return."""
    MISSED_AGAIN = "missed_again"
    """Was due again in an earlier period, and stands in no return."""
    LESS_RELIEF = "less_relief"
    """Was asked back too much, as by a credit note that came after it: it goes off."""
    LESS_AGAIN = "less_again"
    """Was paid again too much, as by a payment that went back after it: it goes off."""


@dataclass(frozen=True, slots=True)
class VatRow:
    """One line: a claim, its day, the amount that the VAT is in, and the VAT, in cents."""

    claim_id: UUID
    log: UUID
    invoice_number: str
    line: VatLine
    on: date
    amount: int
    vat: int
    told: VatTold


@dataclass(frozen=True, slots=True)
class VatSum:
    """How many lines of a kind there are, and their VAT in cents."""

    line: VatLine
    told: VatTold
    lines: int
    vat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VatOver:
    """Over which days, of which creditors: as ``Over`` of the measures."""

    first: date
    last: date
    creditor: UUID | None = None
    mine: Collection[UUID] | None = None


_NOW: Final = {MoveKind.VAT_RELIEF: VatLine.RELIEF, MoveKind.VAT_DUE_AGAIN: VatLine.DUE_AGAIN}
_MISSED: Final = {
    MoveKind.VAT_RELIEF: VatLine.MISSED_RELIEF,
    MoveKind.VAT_DUE_AGAIN: VatLine.MISSED_AGAIN,
}
_LESS: Final = {
    MoveKind.VAT_RELIEF: VatLine.LESS_RELIEF,
    MoveKind.VAT_DUE_AGAIN: VatLine.LESS_AGAIN,
}
_LINES: Final = (_NOW, _MISSED, _LESS)
"""By whether a row is of this period, of one before, or less than nothing."""


class VatList:
    """Answers from the current generation of what is outstanding."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("outstanding")``."""
        self._database = database

    def sums(self, over: VatOver) -> list[VatSum]:
        """The sums of the list; they equal those of its lines."""
        where, values = _where(over)
        before = f"m.on_day < {over.first.toordinal()}"
        rows = self._database().query(
            f"SELECT m.kind, CASE WHEN m.cents < 0 THEN 2 WHEN {before} THEN 1 ELSE 0 END,"
            f" m.step, COUNT(*), SUM(m.cents)"
            f" FROM moves m WHERE {where} GROUP BY 1, 2, 3 ORDER BY 2, 1, 3",
            values,
        )
        return [
            VatSum(_LINES[int(of)][MoveKind(kind)], VatTold(told), int(lines), int(vat))
            for kind, of, told, lines, vat in rows
        ]

    def lines(self, over: VatOver, *, limit: int, after: str | None) -> Page[VatRow]:
        """A page of lines in the order of their days; raises Refusal ``paging.cursor``."""
        where, values = _where(over)
        size, database = bounded(limit), self._database()
        question = f"vat {over.first} {over.last} {values}"
        with database.snapshot():
            cursor = cursor_for(database, after, question=question)
            beyond = ""
            if cursor.key:
                beyond = (
                    " AND (m.on_day > ? OR (m.on_day = ? AND (m.claim_id > ?"
                    " OR (m.claim_id = ? AND m.number > ?))))"
                )
                day, claim, number = cursor.key
                values = [*values, day, day, claim, claim, number]
            rows = database.query(
                "SELECT m.on_day, m.claim_id, m.number, m.log, c.invoice_number, m.kind,"
                " m.principal, m.cents, m.step FROM moves m JOIN claims c"
                f" ON c.claim_id = m.claim_id WHERE {where}{beyond}"
                f" ORDER BY m.on_day, m.claim_id, m.number LIMIT {size + 1}",
                values,
            )
            found = paged(
                [(tuple(row[:3]), _row(row, over)) for row in rows],
                limit=size,
                question=cursor.question,
                started_at=cursor.started_at,
                key=lambda one: one[0],
            )
        return Page([row for _, row in found.rows], found.next, found.changed)


def _row(row: tuple[Any, ...], over: VatOver) -> VatRow:
    day, claim, _, log, number, kind, amount, vat, told = row
    on = date.fromordinal(day)
    line = _LINES[2 if vat < 0 else int(on < over.first)][MoveKind(kind)]
    return VatRow(UUID(claim), UUID(log), number, line, on, amount, vat, VatTold(told))


def _where(over: VatOver) -> tuple[str, list[Any]]:
    """Of the period, and of earlier ones what stands in no return."""
    first, last = over.first.toordinal(), over.last.toordinal()
    kinds = list(_NOW)
    where = (
        f"{among('m.kind', kinds)} AND (m.on_day BETWEEN {first} AND {last}"
        f" OR (m.on_day < {first} AND m.step = '{VatTold.OPEN}'))"
    )
    values: list[Any] = [str(one) for one in kinds]
    if over.creditor:
        where, values = f"{where} AND m.log = ?", [*values, str(over.creditor)]
    if over.mine is not None:
        mine = sorted(map(str, over.mine))
        where, values = f"{where} AND {among('m.log', mine)}", [*values, *mine]
    return where, values
