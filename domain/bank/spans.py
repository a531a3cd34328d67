"""Statements as spans between two balances: pages and parts of a day laid together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final

from domain.bank.account_events import BankStatementImported, ChainVerdict, StatementRole
from domain.days import ONE_DAY
from domain.money import Cents

_MOST_OF_A_DAY: Final = 9
"""So many statements of one day are laid in order by their balances; more only by number."""
_SKIPPED: Final = range(2, 100)
"""By how much numbers differ where some are missing; a greater step is no count (a new year)."""
_BY_BALANCES: Final = "mt940"
"""The form in which a statement has no period of its own."""
_NO_COUNT: Final = 1_000_000
"""A number from here on is a date, and counts nothing."""


@dataclass(frozen=True, slots=True)
class StatementSpan:
    """One statement, or its pages, or all of a day: from one balance to another."""

    start: date
    end: date
    shown: date | None
    opening: Cents
    closing: Cents
    days: tuple[tuple[date, Cents], ...]
    family: str
    number: int
    name: str
    of: tuple[BankStatementImported, ...]
    earliest: date
    latest: date
    """The first and last day that it may tell of, where its bank dates balances either way."""
    quiet: frozenset[date]
    """Its outer days, where they were over and nothing was booked: no bank that makes statements
    of what it booked alone begins or ends with them."""
    parts: tuple[tuple[BankStatementImported, ...], ...] = ()
    """What was laid in a row to make it: each tells of other entries."""

    @property
    def key(self) -> tuple[object, ...]:
        """The order in which spans are laid."""
        said = (self.number, self.family, self.opening, self.days, self.name)
        return (self.start, self.earliest, self.end, *said)

    @property
    def sure(self) -> date:
        """The last day that is whole: a file may have been made in the middle of a later one."""
        return self.shown or self.start - ONE_DAY

    @property
    def whole(self) -> date:
        """The last day that its own entries leave whole: only its last may have gone on."""
        return self.shown or self.end - ONE_DAY

    def tells_more_than(self, last: "StatementSpan") -> bool:
        """Whether it ends later, or shows more of the last day."""
        return (self.end, self.sure) > (last.end, last.sure)

    def at(self, day: date) -> Cents:
        """The balance at the end of a day from the one before it on."""
        return self.opening + sum(moved for on, moved in self.days if on <= day)


def as_told(one: BankStatementImported) -> BankStatementImported:
    """What it says, apart from how it came in: so a file that came twice is one."""
    return one.model_copy(
        update={
            "document_sha256": "0" * 64,
            "new_lines": 0,
            "verdict": ChainVerdict.FIRST,
            "came_on": None,
            "written_in": _family(one),
        }
    )


def _family(one: BankStatementImported) -> str:
    return one.written_in.split(".", 1)[0]


def carries(one: BankStatementImported) -> bool:
    """Whether it has balances and days to be laid by."""
    if one.role is not StatementRole.STATEMENT or one.opening is None or one.closing is None:
        return False
    return bool(one.first or one.days or one.last)


def ties(one: BankStatementImported) -> bool:
    """Whether its entries lead from its opening to its closing balance."""
    moved = sum(day.moved for day in one.days)
    return one.opening is not None and one.opening + moved == one.closing


def first_of(one: BankStatementImported) -> date:
    """The first day it tells of; the last one may lie before it, where no day is whole."""
    said = [one.first, one.days[0].day if one.days else None]
    found = [day for day in said if day is not None]
    return min(found or [day for day in [one.last] if day is not None])


def last_of(one: BankStatementImported) -> date:
    """The last day it tells of, whole or not."""
    said = [one.last, one.days[-1].day if one.days else None, one.first]
    return max(day for day in said if day is not None)


def _shown(one: BankStatementImported, came_on: date) -> date | None:
    """The last day of which it shows all, and which was over when it came in; None: no day."""
    if one.ends_between or one.last is None:
        return None
    last = min(one.last, came_on - ONE_DAY)
    return last if last >= first_of(one) else None


def _outer(one: BankStatementImported, came_on: date) -> tuple[date, date]:
    """The first and last day (inclusive) that it may tell of; the last one was over by then.

    MT940 has no period but the days of its balances, which banks date on the day itself, on the one
    before or on the one behind. So one without entries may be of either day; one of several days
    may hold the day behind them.
    """
    first, last = first_of(one), last_of(one)
    if _family(one) == _BY_BALANCES:
        several = first < last and not one.ends_between
        last += ONE_DAY if several else timedelta()
        first = first if one.days else min(first, one.last or first)
    elif one.last is not None:
        last = one.last
    return first, min(last, came_on - ONE_DAY)


def _quiet(one: BankStatementImported, came_on: date) -> frozenset[date]:
    """Its outer days on which nothing was booked, as far as they were over."""
    first, last = first_of(one), min(last_of(one), _outer(one, came_on)[1])
    booked = {day.day for day in one.days}
    return frozenset({first, last} - booked) if first <= last else frozenset()


def _span(one: BankStatementImported, came_on: date) -> StatementSpan:
    assert one.opening is not None
    assert one.closing is not None
    earliest, latest = _outer(one, came_on)
    number = int(one.number) if one.number.isascii() and one.number.isdecimal() else 0
    return StatementSpan(
        start=first_of(one),
        end=last_of(one),
        shown=_shown(one, came_on),
        opening=one.opening,
        closing=one.closing,
        days=tuple((day.day, day.moved) for day in one.days),
        family=one.written_in,
        number=number,
        name=one.statement_id,
        of=(one,),
        earliest=earliest,
        latest=latest,
        quiet=_quiet(one, came_on),
    )


def skips(last: StatementSpan, span: StatementSpan, *, by_statement: bool) -> bool:
    """Whether numbers say that statements are missing between two of a day whose balances meet.

    Some banks count days: then the numbers differ as the days do; ``by_statement``: this one was
    seen to count statements. Those of months and of days are counted apart.
    """
    if not _of_a_day_each(last, span) or not _counted(last, span):
        return False
    step = span.number - last.number
    return step in _SKIPPED and (by_statement or step != (span.end - last.end).days)


def counts_on(last: StatementSpan, span: StatementSpan) -> bool:
    """Whether the bank's own numbers say that nothing lies between two."""
    return _counted(last, span) and span.number == last.number + 1


def counts_statements(last: StatementSpan, span: StatementSpan) -> bool:
    """Whether the next number came days later, so that these are no numbers of days."""
    apart = (span.end - last.end).days > 1
    return apart and _of_a_day_each(last, span) and counts_on(last, span)


def _of_a_day_each(last: StatementSpan, span: StatementSpan) -> bool:
    return last.start == last.end and span.start == span.end


def _counted(last: StatementSpan, span: StatementSpan) -> bool:
    return bool(last.number) and span.number < _NO_COUNT and last.family == span.family


def bundled(statements: Mapping[BankStatementImported, date]) -> Iterator[StatementSpan]:
    """Statements, and the day on which each came in, as spans: pages and parts of a day as one."""
    paged = {one: on for one, on in statements.items() if one.page is not None or one.ends_between}
    whole = [_span(one, on) for one, on in statements.items() if one not in paged]
    whole += _paged(paged)
    single = [one for one in whole if one.start == one.end]
    yield from (one for one in whole if one.start != one.end)
    by_day = sorted(single, key=lambda one: (one.family, one.start))
    for _, group in groupby(by_day, key=lambda one: (one.family, one.start)):
        yield from _of_a_day(_distinct(group))


def _paged(pages: Mapping[BankStatementImported, date]) -> Iterator[StatementSpan]:
    def whose(one: BankStatementImported) -> tuple[str, str, int]:
        return one.written_in, one.number or one.statement_id, first_of(one).year

    for _, group in groupby(sorted(pages, key=whose), key=whose):
        in_turn = sorted(group, key=lambda one: one.page or 0)
        parts = _distinct(_span(one, pages[one]) for one in in_turn)
        links = all(a.closing == b.opening for a, b in pairwise(parts))
        yield from [_together(parts)] if links else parts


def _distinct(spans: Iterable[StatementSpan]) -> list[StatementSpan]:
    found: dict[tuple[object, ...], StatementSpan] = {}
    for one in spans:
        same = (one.start, one.end, one.opening, one.closing, one.days, one.number)
        known = found.get(same)
        found[same] = one if known is None else _as_one(known, one)
    return list(found.values())


def _as_one(one: StatementSpan, other: StatementSpan) -> StatementSpan:
    """Two that tell the same, as one that shows what either does."""
    shown = max((day for day in (one.shown, other.shown) if day), default=None)
    return replace(one, of=one.of + other.of, shown=shown, quiet=one.quiet | other.quiet)


def _of_a_day(spans: list[StatementSpan]) -> list[StatementSpan]:
    """Several statements of one day as one, where their balances lay them in a row."""
    row = _in_a_row(sorted(spans, key=lambda one: one.key)) if len(spans) > 1 else None
    return [_together(row)] if row else spans


def _in_a_row(spans: list[StatementSpan]) -> list[StatementSpan] | None:
    if all(a.closing == b.opening for a, b in pairwise(spans)):
        return spans
    if len(spans) > _MOST_OF_A_DAY:
        return None
    for first in spans:
        rest = [one for one in spans if one is not first]
        found = _from_here([first], rest)
        if found:
            return found
    return None


def _from_here(row: list[StatementSpan], rest: list[StatementSpan]) -> list[StatementSpan] | None:
    if not rest:
        return row
    for one in rest:
        if one.opening == row[-1].closing:
            left = [other for other in rest if other is not one]
            if found := _from_here([*row, one], left):
                return found
    return None


def _together(parts: Sequence[StatementSpan]) -> StatementSpan:
    days: dict[date, Cents] = {}
    for day, moved in (one for part in parts for one in part.days):
        days[day] = days.get(day, 0) + moved
    return StatementSpan(
        start=min(one.start for one in parts),
        end=max(one.end for one in parts),
        shown=parts[-1].shown,
        opening=parts[0].opening,
        closing=parts[-1].closing,
        days=tuple(sorted(days.items())),
        family=parts[0].family,
        number=parts[-1].number,
        name=parts[0].name,
        of=tuple(one for part in parts for one in part.of),
        earliest=min(one.earliest for one in parts),
        latest=max(one.latest for one in parts),
        quiet=frozenset(day for one in parts for day in one.quiet if day not in days),
        parts=tuple(part.of for part in parts),
    )
