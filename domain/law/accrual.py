"""Interest day by day in whole numbers: pieces of one base, one rate and one denominator."""

from bisect import bisect_right
from calendar import isleap
from collections.abc import Sequence
from datetime import date
from math import lcm
from typing import Final, TypeAlias

from domain.days import add_years
from domain.law.interest import FOREVER, DayCount, InterestTerms, rates_for
from domain.money import Cents

Span: TypeAlias = tuple[int, int, Cents, int, int]
"""Ordinals of first and last day (inclusive), base in cents, rate of the scale, denominator."""

Base: TypeAlias = tuple[int, Cents]
"""Ordinal of the last day (inclusive) on which a base counts, and the base in cents."""

SHORT_YEAR: Final = 365
LONG_YEAR: Final = 366


def half_up(numerator: int, denominator: int) -> Cents:
    """Round a fraction that is not negative to whole cents, halves up."""
    return (2 * numerator + denominator) // (2 * denominator)


def together(fractions: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The sum of some fractions as one, not reduced: of one fraction itself."""
    if len(fractions) == 1:  # as nearly always: only a judgment lets several sums bear interest
        return fractions[0]
    whole = lcm(*(denominator for _, denominator in fractions))
    return sum(over * (whole // under) for over, under in fractions), whole


class Accrual:
    """The interest that runs on a base, from the first interest day on.

    A piece ends on ``boundary``, the last day (ordinal, inclusive) before the rate, the interest
    year or the denominator changes. The owner closes it, does what a new year asks, and calls
    ``turn``. ``exact / whole`` cents are accrued over closed pieces and not yet settled;
    ``rounded`` are those of closed pieces under ACT_365F. ``forced`` prescribes the base of past
    days (see ``account``): interest that ran on them is not computed again on another base.
    """

    __slots__ = (
        "_calendar",
        "_calendar_last",
        "_common",
        "_first",
        "_forced",
        "_forced_last",
        "_own_base",
        "_rate_at",
        "_rate_last",
        "_rates",
        "_rounds",
        "_starts",
        "_verified",
        "_yearly",
        "_years",
        "base",
        "boundary",
        "denominator",
        "exact",
        "per_day",
        "provisional",
        "rate",
        "rounded",
        "spans",
        "start",
        "whole",
        "year_last",
    )

    def __init__(self, terms: InterestTerms, forced: Sequence[Base] = ()) -> None:
        """Stand before the first interest day with nothing owed."""
        self.spans: list[Span] = []
        self.exact = self.rounded = self.base = self._own_base = 0
        self.provisional = False
        self.per_day = self.rate = 0
        self.whole = 1
        self.start = self.boundary = self.year_last = FOREVER
        self._forced_last = 0
        rates = rates_for(terms)
        if rates is None or terms.first_interest_day is None:
            return
        self._first = terms.first_interest_day
        self._starts, self._rates = rates.starts, rates.rates
        self._verified = rates.verified
        self._rounds = terms.day_count is DayCount.ACT_365F
        self._calendar = terms.day_count is DayCount.ACT_ACT_CAL
        self._yearly = terms.compounds or terms.day_count is DayCount.ACT_INTEREST_YEAR
        self._common = SHORT_YEAR if self._rounds else SHORT_YEAR * LONG_YEAR
        self.whole = rates.scale * self._common
        self.start = self._first.toordinal()
        self._enter(forced)

    def owe(self, base: Cents) -> None:
        """Let interest run on another base from ``start`` on; the caller has closed what was."""
        self._own_base = base
        if self._forced_last == FOREVER or self.start > self._forced_last:
            self.base = base

    def close(self, last: int) -> None:
        """End the running piece on a day (inclusive); nothing where it has not begun."""
        days = last - self.start + 1
        if days <= 0:
            return
        if self.base and self.per_day:
            self.spans.append((self.start, last, self.base, self.rate, self.denominator))
            self.exact += self.base * self.per_day * days
            self.provisional = self.provisional or last > self._verified
            if self._rounds:
                self.rounded += half_up(self.exact, self.whole)
                self.exact = 0
        self.start = last + 1

    def turn(self) -> None:
        """Go on after the boundary with the rate, year, denominator and base of the next day."""
        day = self.boundary + 1
        if self._rate_last < day:
            self._next_rate()
        if self.year_last < day:
            self._next_year()
        if self._calendar_last < day:
            self._next_calendar_year(day)
        if self._forced_last < day:
            self._next_forced()
        self._weigh()

    def settle(self) -> Cents:
        """Round what accrued over closed pieces to cents and start again from zero."""
        cents = self.rounded + half_up(self.exact, self.whole)
        self.exact = self.rounded = 0
        return cents

    def _enter(self, forced: Sequence[Base]) -> None:
        self._forced = iter(forced)
        self._rate_at = bisect_right(self._starts, self.start) - 2
        self._years = 0
        self.denominator = SHORT_YEAR
        self._rate_last = self._calendar_last = self._forced_last = self.year_last = self.start - 1
        self.boundary = self.start - 1
        if not self._calendar:
            self._calendar_last = FOREVER
        if not self._yearly:
            self.year_last = FOREVER
        self.turn()

    def _next_rate(self) -> None:
        self._rate_at += 1
        self.rate = self._rates[self._rate_at]
        following = self._rate_at + 1
        known = following < len(self._starts)
        self._rate_last = self._starts[following] - 1 if known else FOREVER

    def _next_year(self) -> None:
        self._years += 1
        before = self.year_last
        # Counted from the first day itself: 29 February comes back in the next leap year.
        self.year_last = add_years(self._first, self._years).toordinal() - 1
        if not (self._rounds or self._calendar):
            self.denominator = self.year_last - before

    def _next_calendar_year(self, day: int) -> None:
        year = date.fromordinal(day).year
        self._calendar_last = date(year, 12, 31).toordinal()
        self.denominator = LONG_YEAR if isleap(year) else SHORT_YEAR

    def _next_forced(self) -> None:
        forced = next(self._forced, None)
        if forced is None:
            self._forced_last, self.base = FOREVER, self._own_base
        else:
            self._forced_last, self.base = forced

    def _weigh(self) -> None:
        self.per_day = self.rate * (self._common // self.denominator)
        boundary = min(self._rate_last, self.year_last, self._calendar_last)
        self.boundary = min(boundary, self._forced_last)
