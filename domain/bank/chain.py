"""The chain of balances of an account: through which day every entry of it is here.

It is a function of the set of statements, whatever order their files came in, and however often.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final

from domain.bank.account_events import (
    BankStatementImported,
    ChainVerdict,
    StatementGapExplained,
    StatementRole,
)
from domain.money import Cents

_DAY: Final = timedelta(days=1)
_MOST_OF_A_DAY: Final = 9
"""So many statements of one day are laid in order by their balances; more only by number."""
_SKIPPED: Final = range(2, 100)
"""By how much numbers differ where some are missing; a greater step is no count (a new year)."""
_NO_COUNT: Final = 1_000_000
"""A number from here on is a date, and counts nothing."""


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """Where the chain ends although there is more: days are inclusive."""

    why: ChainVerdict
    """``gap`` or ``differs``."""
    first: date
    through: date
    """The days of which nothing is certain."""
    statement: str
    """The id of the statement behind it."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What the statements of an account show together."""

    begins: date | None = None
    through: date | None = None
    """The last day (inclusive) of which every entry is here; None: of none."""
    closing: Cents | None = None
    broken: ChainBreak | None = None
    verdicts: Mapping[BankStatementImported, ChainVerdict] = field(default_factory=dict)

    def verdict(self, statement: BankStatementImported) -> ChainVerdict:
        """How one of them lies in it."""
        return self.verdicts.get(_told(statement), ChainVerdict.GAP)


@dataclass(frozen=True, slots=True)
class _Span:
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
    parts: tuple[tuple[BankStatementImported, ...], ...] = ()
    """What was laid in a row to make it: each tells of other entries."""

    @property
    def key(self) -> tuple[object, ...]:
        return (self.start, self.end, self.number, self.family, self.opening, self.days, self.name)

    @property
    def sure(self) -> date:
        """The last day that is whole: a file may have been made in the middle of a later one."""
        return self.shown or self.start - _DAY

    def tells_more_than(self, last: "_Span") -> bool:
        """Whether it ends later, or shows more of the last day."""
        return (self.end, self.sure) > (last.end, last.sure)

    def at(self, day: date) -> Cents:
        """The balance at the end of a day from the one before it on."""
        return self.opening + sum(moved for on, moved in self.days if on <= day)


def chain_of(
    statements: Iterable[BankStatementImported], explained: Sequence[StatementGapExplained] = ()
) -> Chain:
    """Lay the statements of an account in a chain from the earliest on."""
    told = {_told(one): one for one in statements}
    usable = [one for one in told if _carries(one)]
    tied = [one for one in usable if _ties(one)]
    walk = _Walk(explained)
    for span in sorted(_bundled(tied), key=lambda one: one.key):
        if not walk.take(span):
            break
    return walk.ended(told, [one for one in usable if not _ties(one)])


def apart_from(
    statement: BankStatementImported, statements: Iterable[BankStatementImported]
) -> list[BankStatementImported]:
    """Those that tell of other entries of the same day: its other pages, or parts of that day."""
    own = _told(statement)
    told = [one for one in {_told(one): one for one in (*statements, own)} if _carries(one)]
    for span in _bundled([one for one in told if _ties(one)]):
        if own in span.of and span.parts:
            return [one for part in span.parts if own not in part for one in part]
    return []


class _Walk:
    """The chain as far as it was laid."""

    def __init__(self, explained: Sequence[StatementGapExplained]) -> None:
        self._explained = explained
        self._begins: date | None = None
        self._last: _Span | None = None
        self._through: date | None = None
        self._balances: dict[date, Cents] = {}
        self._broken: ChainBreak | None = None
        self._verdicts: dict[BankStatementImported, ChainVerdict] = {}

    def take(self, span: _Span) -> bool:
        """Lay one more; False: the chain ends before it."""
        verdict = self._lies(span)
        self._verdicts |= dict.fromkeys(span.of, verdict)
        if verdict in _BREAKS and not self._is_explained(span):
            first, through = self._doubtful(span)
            self._broken = ChainBreak(verdict, first, through, span.name)
            if self._through is not None:
                self._through = min(self._through, first - _DAY)
            return False
        self._go_on(span, verdict)
        return True

    def ended(
        self, told: Iterable[BankStatementImported], untied: Sequence[BankStatementImported]
    ) -> Chain:
        """The chain, and how each statement lies in it."""
        none = [one for one in told if not _carries(one)]
        verdicts = dict.fromkeys(none, ChainVerdict.NO_BALANCES)
        verdicts |= dict.fromkeys(untied, ChainVerdict.DIFFERS)
        return Chain(
            begins=self._begins,
            through=self._through,
            closing=self._last.closing if self._last else None,
            broken=self._broken or self._untied_behind(untied),
            verdicts=verdicts | self._verdicts,
        )

    def _untied_behind(self, untied: Sequence[BankStatementImported]) -> ChainBreak | None:
        """A statement that contradicts itself, of days that no other one shows."""
        behind = [one for one in untied if _through(one) > (self._through or date.min)]
        one = min(behind, key=_through, default=None)
        if one is None:
            return None
        first = max(_from(one), (self._through or date.min) + _DAY)
        found = ChainBreak(ChainVerdict.DIFFERS, first, _through(one), one.statement_id)
        said = any(e.first <= found.first and e.through >= found.through for e in self._explained)
        return None if said else found

    def _lies(self, span: _Span) -> ChainVerdict:
        last = self._last
        if last is None:
            return ChainVerdict.FIRST
        if span.start >= last.end and span.opening == last.closing:
            return ChainVerdict.GAP if _skips(last, span) else ChainVerdict.FOLLOWS
        if span.start > last.end + _DAY:
            return ChainVerdict.GAP
        return ChainVerdict.OVERLAPS if self._agrees(span, last) else ChainVerdict.DIFFERS

    def _agrees(self, span: _Span, last: _Span) -> bool:
        """Whether it says of the days that are here what is known of them."""
        before = self._balances.get(span.start - _DAY)
        if span.start > last.end or before != span.opening:
            return False
        both = min(span.end, last.sure)
        return both < span.start or self._balances.get(both) == span.at(both)

    def _doubtful(self, span: _Span) -> tuple[date, date]:
        """The days of which nothing is certain between what is here and a span."""
        end = self._last.end if self._last else span.start - _DAY
        if span.start > end + _DAY:
            return end + _DAY, span.start - _DAY
        return span.start, span.end

    def _is_explained(self, span: _Span) -> bool:
        first, through = self._doubtful(span)
        return any(one.first <= first and one.through >= through for one in self._explained)

    def _go_on(self, span: _Span, verdict: ChainVerdict) -> None:
        last = self._last
        if last is None:
            self._begins = span.start
        elif verdict is not ChainVerdict.FOLLOWS and not span.tells_more_than(last):
            self._show(span.shown)  # all of it was here
            return
        self._fill(span)
        if last is not None and span.start > last.end:
            self._show(span.start - _DAY)
        self._show(span.shown)
        self._last = span

    def _fill(self, span: _Span) -> None:
        """Note the balance at the end of each day through the span's last."""
        day = self._last.end + _DAY if self._last else span.start - _DAY
        quiet = self._last.closing if self._last else span.opening
        while day < span.start - _DAY:
            self._balances[day] = quiet
            day += _DAY
        day = min(day, span.start - _DAY)
        while day <= span.end:
            self._balances[day] = span.at(day)
            day += _DAY

    def _show(self, day: date | None) -> None:
        if day is not None:
            self._through = max(self._through or day, day)


_BREAKS: Final = frozenset({ChainVerdict.GAP, ChainVerdict.DIFFERS})


def _told(one: BankStatementImported) -> BankStatementImported:
    """What it says, apart from how it came in: so a file that came twice is one."""
    return one.model_copy(
        update={
            "document_sha256": "0" * 64,
            "new_lines": 0,
            "verdict": ChainVerdict.FIRST,
            "written_in": _family(one),
        }
    )


def _family(one: BankStatementImported) -> str:
    return one.written_in.split(".", 1)[0]


def _carries(one: BankStatementImported) -> bool:
    if one.role is not StatementRole.STATEMENT or one.opening is None or one.closing is None:
        return False
    return bool(one.first or one.days or one.last)


def _ties(one: BankStatementImported) -> bool:
    moved = sum(day.moved for day in one.days)
    return one.opening is not None and one.opening + moved == one.closing


def _from(one: BankStatementImported) -> date:
    said = [one.first, one.days[0].day if one.days else None, one.last]
    return min(day for day in said if day is not None)


def _through(one: BankStatementImported) -> date:
    said = [one.last, one.days[-1].day if one.days else None, one.first]
    return max(day for day in said if day is not None)


def _span(one: BankStatementImported) -> _Span:
    assert one.opening is not None
    assert one.closing is not None
    number = int(one.number) if one.number.isascii() and one.number.isdecimal() else 0
    return _Span(
        start=_from(one),
        end=_through(one),
        shown=None if one.ends_between else one.last,
        opening=one.opening,
        closing=one.closing,
        days=tuple((day.day, day.moved) for day in one.days),
        family=one.written_in,
        number=number,
        name=one.statement_id,
        of=(one,),
    )


def _skips(last: _Span, span: _Span) -> bool:
    """Whether numbers say that statements are missing between two of a day whose balances meet.

    Some banks count days: then the numbers differ as the days do. Those of months and of days
    are counted apart.
    """
    single = last.start == last.end and span.start == span.end
    counted = last.number and span.number < _NO_COUNT and last.family == span.family
    if not single or not counted:
        return False
    step = span.number - last.number
    return step in _SKIPPED and step != (span.end - last.end).days


def _bundled(statements: Sequence[BankStatementImported]) -> Iterator[_Span]:
    """Statements as spans: pages of one laid together, and those of one day."""
    paged = [one for one in statements if one.page is not None or one.ends_between]
    whole = [_span(one) for one in statements if one.page is None and not one.ends_between]
    whole += _paged(paged)
    single = [one for one in whole if one.start == one.end]
    yield from (one for one in whole if one.start != one.end)
    by_day = sorted(single, key=lambda one: (one.family, one.start))
    for _, group in groupby(by_day, key=lambda one: (one.family, one.start)):
        yield from _of_a_day(_distinct(group))


def _paged(pages: Sequence[BankStatementImported]) -> Iterator[_Span]:
    def whose(one: BankStatementImported) -> tuple[str, str, int]:
        return one.written_in, one.number or one.statement_id, _from(one).year

    for _, group in groupby(sorted(pages, key=whose), key=whose):
        parts = _distinct(_span(one) for one in sorted(group, key=lambda one: one.page or 0))
        links = all(a.closing == b.opening for a, b in pairwise(parts))
        yield from [_together(parts)] if links else parts


def _distinct(spans: Iterable[_Span]) -> list[_Span]:
    found: dict[tuple[object, ...], _Span] = {}
    for one in spans:
        same = (one.start, one.end, one.opening, one.closing, one.days, one.number)
        known = found.get(same)
        found[same] = one if known is None else replace(known, of=known.of + one.of)
    return list(found.values())


def _of_a_day(spans: list[_Span]) -> list[_Span]:
    """Several statements of one day as one, where their balances lay them in a row."""
    row = _in_a_row(sorted(spans, key=lambda one: one.key)) if len(spans) > 1 else None
    return [_together(row)] if row else spans


def _in_a_row(spans: list[_Span]) -> list[_Span] | None:
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


def _from_here(row: list[_Span], rest: list[_Span]) -> list[_Span] | None:
    if not rest:
        return row
    for one in rest:
        if one.opening == row[-1].closing:
            left = [other for other in rest if other is not one]
            if found := _from_here([*row, one], left):
                return found
    return None


def _together(parts: Sequence[_Span]) -> _Span:
    days: dict[date, Cents] = {}
    for day, moved in (one for part in parts for one in part.days):
        days[day] = days.get(day, 0) + moved
    return _Span(
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
        parts=tuple(part.of for part in parts),
    )
