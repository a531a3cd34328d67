"""Which days a statement covers, and whether it agrees with itself."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from adapters.statements.values import (
    BalanceKind,
    FileRemark,
    RemarkKind,
    Statement,
    StatementKind,
)
from domain.days import ONE_DAY, day_after
from domain.money import Cents

EURO: Final = "EUR"
_LATE: Final = time(23, 59)
"""A period that ends from here on ends with its day."""


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """What a file says of a statement beside its entries.

    ``totals``: debits and credits counted, and added up in cents; None for each not said.
    """

    since: datetime | None = None
    until: datetime | None = None
    totals: tuple[int | None, int | None, Cents | None, Cents | None] | None = None


def completed(statement: Statement, stated: StatedPeriod) -> Statement:
    """Give a statement the days it covers and the remarks on how its parts agree."""
    return replace(
        statement,
        first=_first(statement, stated),
        last=_last(statement, stated),
        remarks=(*statement.remarks, *_remarks(statement, stated)),
    )


def _first(statement: Statement, stated: StatedPeriod) -> date | None:
    """The first day it tells of: as it says, else by its opening balance.

    An opening balance of the day before is dated on it by some banks, and on the first day by
    others; an entry of that very day, or a closing balance, shows which.
    """
    if stated.since is not None:
        return stated.since.date()
    opening, closing = statement.opening, statement.closing
    days = [entry.booked_on for entry in statement.booked]
    if opening is None or opening.on is None:
        return min(days, default=None)
    if opening.kind is BalanceKind.PREVIOUS:
        return day_after(opening.on)
    same = closing is not None and closing.on == opening.on
    return opening.on if same or min(days, default=None) == opening.on else _next(opening.on, days)


def _next(day: date, days: list[date]) -> date:
    return min((day_after(day), *days))


def _last(statement: Statement, stated: StatedPeriod) -> date | None:
    """The last day of which it shows all, or None; where it is open, the earlier one.

    What does not lead from its opening to its closing balance shows no day whole.
    """
    closing, page = statement.closing, statement.page
    if statement.kind is not StatementKind.STATEMENT or (page is not None and not page.last):
        return None
    if closing is None or closing.on is None or closing.kind is not BalanceKind.CLOSING:
        return None
    if not statement.adds_up:
        return None
    ends = [closing.on if _shows(statement, closing.on) else closing.on - ONE_DAY]
    if stated.until is not None:
        ends.append(_whole(stated.since, stated.until))
    if statement.created_at is not None:
        ends[0] = closing.on
        ends.append(statement.created_at.date() - ONE_DAY)
    return min(ends)


def _shows(statement: Statement, closing: date) -> bool:
    """Whether the closing day itself is in it, where nothing says when the file was made.

    Some banks date the closing balance on the next banking day. It is that of its own day where
    an entry was booked on it, or where the opening balance is dated on it as well.
    """
    opening = statement.opening
    booked = any(entry.booked_on == closing for entry in statement.booked)
    return booked or (opening is not None and opening.on == closing)


def _whole(since: datetime | None, until: datetime) -> date:
    """The last day that a stated period holds whole."""
    midnight = until.time().replace(tzinfo=None) == time()
    same_day = since is not None and since.date() == until.date()
    if until.time() >= _LATE or (midnight and same_day):
        return until.date()
    return until.date() - timedelta(days=1)


def _remarks(statement: Statement, stated: StatedPeriod) -> list[FileRemark]:
    found: list[tuple[RemarkKind, str]] = []
    if statement.kind is StatementKind.STATEMENT:
        if statement.opening is None:
            found.append((RemarkKind.NO_OPENING, ""))
        if statement.closing is None:
            found.append((RemarkKind.NO_CLOSING, ""))
        if (made := _made_on_its_day(statement)) is not None:
            found.append((RemarkKind.MADE_ON_ITS_DAY, f"{made:%H:%M}"))
    if statement.adds_up is False:
        found.append((RemarkKind.BALANCES_DO_NOT_TIE, ""))
    if not _agrees(statement, stated):
        found.append((RemarkKind.SUMS_DIFFER, ""))
    currencies = {entry.currency for entry in statement.entries} | {statement.account.currency}
    found += [(RemarkKind.OTHER_CURRENCY, one) for one in sorted(currencies - {EURO, ""})]
    return [FileRemark(kind, statement.line, said) for kind, said in found]


def _made_on_its_day(statement: Statement) -> datetime | None:
    """When it was made, where its last day was not over by then."""
    made, closing = statement.created_at, statement.closing
    on_its_day = made is not None and closing is not None and closing.on == made.date()
    return made if on_its_day else None


def _agrees(statement: Statement, stated: StatedPeriod) -> bool:
    """Whether the entries are those that the file counts and adds up."""
    if stated.totals is None:
        return True
    amounts = [entry.amount for entry in statement.entries]
    debited = [-one for one in amounts if one < 0]
    credited = [one for one in amounts if one > 0]
    counted = (len(debited), len(credited), sum(debited), sum(credited))
    return all(told in (None, found) for told, found in zip(stated.totals, counted, strict=True))
