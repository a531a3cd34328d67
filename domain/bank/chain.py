"""The chain of balances of an account: through which day every entry of it is here.

It is a function of the set of statements, whatever order their files came in, and however often.
A statement shows nothing later than the day before it came in, whatever it says itself: who drew
it at noon did not see the afternoon.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from domain.bank.account_events import (
    BankStatementImported,
    ChainVerdict,
    StatementGapExplained,
)
from domain.bank.quiet_days import ToldDays
from domain.bank.spans import (
    StatementSpan,
    as_told,
    bundled,
    carries,
    counts_on,
    counts_statements,
    first_of,
    last_of,
    skips,
    ties,
)
from domain.days import ONE_DAY
from domain.money import Cents


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
class Contradiction:
    """A balance that a statement says otherwise, at the end of a day."""

    day: date
    here: Cents
    """As its own entries lead to it, or else as the statements before it show it."""
    said: Cents
    own: bool = False
    """Its own entries contradict it."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What the statements of an account show together."""

    begins: date | None = None
    through: date | None = None
    """The last day (inclusive) of which every entry is here; None: of none."""
    closing: Cents | None = None
    broken: ChainBreak | None = None
    verdicts: Mapping[BankStatementImported, ChainVerdict] = field(default_factory=dict)
    contradicted: Mapping[BankStatementImported, Contradiction] = field(default_factory=dict)

    def verdict(self, statement: BankStatementImported) -> ChainVerdict:
        """How one of them lies in it."""
        return self.verdicts.get(as_told(statement), ChainVerdict.GAP)

    def contradiction(self, statement: BankStatementImported) -> Contradiction | None:
        """What one of them says otherwise; None: nothing, or it was compared with nothing."""
        return self.contradicted.get(as_told(statement))


def chain_of(
    statements: Iterable[BankStatementImported], explained: Sequence[StatementGapExplained] = ()
) -> Chain:
    """Lay the statements of an account in a chain from the earliest on.

    One that does not say on which day it came is taken at its word.
    """
    told: dict[BankStatementImported, date] = {}
    for statement in statements:
        same = as_told(statement)
        told[same] = max(told.get(same, date.min), statement.came_on or date.max)
    usable = [one for one in told if carries(one)]
    tied = {one: told[one] for one in usable if ties(one)}
    walk = _Walk(explained)
    for span in sorted(bundled(tied), key=lambda one: one.key):
        if not walk.take(span):
            break
    return walk.ended(told, [one for one in usable if not ties(one)])


def apart_from(
    statement: BankStatementImported, statements: Iterable[BankStatementImported]
) -> list[BankStatementImported]:
    """Those that tell of other entries of the same day: its other pages, or parts of that day."""
    own = as_told(statement)
    told = dict.fromkeys(map(as_told, (*statements, own)), date.max)
    tied = {one: on for one, on in told.items() if carries(one) and ties(one)}
    for span in bundled(tied):
        if own in span.of and span.parts:
            return [one for part in span.parts if own not in part for one in part]
    return []


class _Walk:
    """The chain as far as it was laid."""

    def __init__(self, explained: Sequence[StatementGapExplained]) -> None:
        self._explained = explained
        self._begins: date | None = None
        self._last: StatementSpan | None = None
        self._through: date | None = None
        self._told = ToldDays()
        self._by_statement: set[str] = set()
        """Forms in which the bank was seen to number its statements, not its days."""
        self._balances: dict[date, Cents] = {}
        self._broken: ChainBreak | None = None
        self._verdicts: dict[BankStatementImported, ChainVerdict] = {}
        self._contradicted: dict[BankStatementImported, Contradiction] = {}

    def take(self, span: StatementSpan) -> bool:
        """Lay one more; False: the chain ends before it."""
        verdict = self._lies(span)
        self._verdicts |= dict.fromkeys(span.of, verdict)
        if verdict is ChainVerdict.DIFFERS and (found := self._contradicts(span)):
            self._contradicted |= dict.fromkeys(span.of, found)
        if verdict in _BREAKS and not self._is_explained(span):
            first, through = self._doubtful(span)
            self._broken = ChainBreak(verdict, first, through, span.name)
            if self._through is not None:
                self._through = min(self._through, first - ONE_DAY)
            return False
        self._go_on(span, verdict)
        return True

    def ended(
        self, told: Iterable[BankStatementImported], untied: Sequence[BankStatementImported]
    ) -> Chain:
        """The chain, and how each statement lies in it."""
        none = [one for one in told if not carries(one)]
        verdicts = dict.fromkeys(none, ChainVerdict.NO_BALANCES)
        verdicts |= dict.fromkeys(untied, ChainVerdict.DIFFERS)
        return Chain(
            begins=self._begins,
            through=self._through,
            closing=self._last.closing if self._last else None,
            broken=self._broken or self._untied_behind(untied),
            verdicts=verdicts | self._verdicts,
            contradicted={one: _itself(one) for one in untied} | self._contradicted,
        )

    def _untied_behind(self, untied: Sequence[BankStatementImported]) -> ChainBreak | None:
        """A statement that contradicts itself, of days that no other one shows."""
        behind = [one for one in untied if last_of(one) > (self._through or date.min)]
        one = min(behind, key=last_of, default=None)
        if one is None:
            return None
        first = max(first_of(one), (self._through or date.min) + ONE_DAY)
        found = ChainBreak(ChainVerdict.DIFFERS, first, last_of(one), one.statement_id)
        said = any(e.first <= found.first and e.through >= found.through for e in self._explained)
        return None if said else found

    def _lies(self, span: StatementSpan) -> ChainVerdict:
        last = self._last
        if last is None:
            return ChainVerdict.FIRST
        if span.start >= last.end and span.opening == last.closing:
            missing = self._skips(last, span) or self._left_out(span)
            return ChainVerdict.GAP if missing else ChainVerdict.FOLLOWS
        if span.start > last.end and span.start > last.whole + ONE_DAY:
            return ChainVerdict.GAP
        return ChainVerdict.OVERLAPS if self._agrees(span, last) else ChainVerdict.DIFFERS

    def _skips(self, last: StatementSpan, span: StatementSpan) -> bool:
        return skips(last, span, by_statement=span.family in self._by_statement)

    def _left_out(self, span: StatementSpan) -> tuple[date, date] | None:
        """The days of which a statement is missing before one whose balance meets."""
        last = self._last
        meets = last is not None and span.opening == last.closing
        if last is None or not meets or self._skips(last, span) or counts_on(last, span):
            return None
        return self._told.missing(span)

    def _agrees(self, span: StatementSpan, last: StatementSpan) -> bool:
        """Whether it says of the days that are here what is known of them."""
        before = self._balances.get(span.start - ONE_DAY)
        if span.start > last.end or before != span.opening:
            return False
        both = min(span.whole, last.sure)
        return both < span.start or self._balances.get(both) == span.at(both)

    def _contradicts(self, span: StatementSpan) -> Contradiction | None:
        """What a span that differs says otherwise than is known; None: of that day nothing is."""
        last, before = self._last, span.start - ONE_DAY
        assert last is not None
        here = last.closing if span.start > last.end else self._balances.get(before)
        if here is not None and here != span.opening:
            return Contradiction(before, here, span.opening)
        both = min(span.whole, last.sure)
        here = self._balances.get(both)
        return None if here is None else Contradiction(both, here, span.at(both))

    def _doubtful(self, span: StatementSpan) -> tuple[date, date]:
        """The days of which nothing is certain between what is here and a span."""
        if left_out := self._left_out(span):
            return left_out
        last = self._last
        end = min(last.end, last.whole) if last else span.start - ONE_DAY
        if last and span.start > last.end and span.start > end + ONE_DAY:
            return end + ONE_DAY, span.start - ONE_DAY
        return span.start, span.end

    def _is_explained(self, span: StatementSpan) -> bool:
        first, through = self._doubtful(span)
        return any(one.first <= first and one.through >= through for one in self._explained)

    def _go_on(self, span: StatementSpan, verdict: ChainVerdict) -> None:
        last = self._last
        self._told.take(span)
        if last is not None and counts_statements(last, span):
            self._by_statement.add(span.family)
        if last is None:
            self._begins = span.start
        elif verdict is not ChainVerdict.FOLLOWS and not span.tells_more_than(last):
            self._show(span.shown)  # all of it was here
            return
        self._fill(span)
        if last is not None and span.start > last.end:
            self._show(span.start - ONE_DAY)
        self._show(span.shown)
        self._last = span

    def _fill(self, span: StatementSpan) -> None:
        """Note the balance at the end of each day through the span's last."""
        day = self._last.end + ONE_DAY if self._last else span.start - ONE_DAY
        quiet = self._last.closing if self._last else span.opening
        while day < span.start - ONE_DAY:
            self._balances[day] = quiet
            day += ONE_DAY
        day = min(day, span.start - ONE_DAY)
        while day <= span.end:
            self._balances[day] = span.at(day)
            day += ONE_DAY

    def _show(self, day: date | None) -> None:
        if day is not None:
            self._through = max(self._through or day, day)


_BREAKS: Final = frozenset({ChainVerdict.GAP, ChainVerdict.DIFFERS})


def _itself(one: BankStatementImported) -> Contradiction:
    """What a statement whose entries do not tie says of its own closing balance."""
    assert one.opening is not None  # it carries: both balances are there
    assert one.closing is not None
    led = one.opening + sum(day.moved for day in one.days)
    return Contradiction(last_of(one), led, one.closing, own=True)
