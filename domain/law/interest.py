"""What interest a claim bears: kind, first day, day count; and the pieces it is computed in."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from domain.errors import Refusal
from domain.law.rates import InterestKind, no_rate, rows_of, verified_until
from domain.money import Cents

ARTICLES: Final = {
    InterestKind.CONSUMER: "BW 6:119",
    InterestKind.COMMERCIAL: "BW 6:119a",
    InterestKind.GOVERNMENT: "BW 6:119b",
    InterestKind.CONTRACT: "BW 6:119 lid 3",
    InterestKind.NONE: "",
}


class DayCount(StrEnum):
    """How days become part of a year; no statute fixes it (law.md 3.3), so it is recorded."""

    ACT_INTEREST_YEAR = "ACT_INTEREST_YEAR"
    """Days over the days of the interest year (365 or 366): a full year is exactly the rate."""
    ACT_365F = "ACT_365F"
    """Days over 365, every piece rounded half up to cents: what most published tools do."""
    ACT_ACT_CAL = "ACT_ACT_CAL"
    """Days over the days of the calendar year they lie in."""


@dataclass(frozen=True, slots=True)
class InterestTerms:
    """The interest one claim bears.

    ``first_interest_day`` counts (inclusive); None is no interest. ``last_interest_day``
    (inclusive) ends it, None does not: what runs on while a debtor is bankrupt cannot be
    verified (Fw 128). ``contract_percent`` is
    percent a year, needed for CONTRACT and for nothing else. ``compounding`` None follows the
    law: yearly for statutory interest (BW 6:119 lid 2, 6:119a lid 3), never for agreed interest
    unless that was agreed. ``known_at`` reads the rates as published by that day. Raises Refusal
    ``interest.rate_missing`` or ``interest.rate_not_agreed``.
    """

    kind: InterestKind
    first_interest_day: date | None
    day_count: DayCount = DayCount.ACT_INTEREST_YEAR
    contract_percent: Fraction | None = None
    compounding: bool | None = None
    known_at: date | None = None
    last_interest_day: date | None = None
    without_interest: tuple[tuple[date, date], ...] = ()
    """Stretches of days, both inclusive, that bear no interest: he did not owe it then (Fw 303)."""

    def __post_init__(self) -> None:
        """Hold kind and agreed rate together."""
        if self.kind is InterestKind.CONTRACT and self.contract_percent is None:
            raise _refused("rate_missing", "Agreed interest needs its percent a year.")
        if self.kind is not InterestKind.CONTRACT and self.contract_percent is not None:
            raise _refused("rate_not_agreed", f"{self.kind} interest has a rate by law.")
        if self.contract_percent is not None and self.contract_percent < 0:
            raise _refused("rate_negative", "An agreed rate is not negative.")

    @property
    def compounds(self) -> bool:
        """Tell whether interest is added to its base after each full year."""
        if self.compounding is None:
            return self.kind is not InterestKind.CONTRACT
        return self.compounding

    @property
    def article(self) -> str:
        """Name the article the interest rests on."""
        return ARTICLES[self.kind]


@dataclass(frozen=True, slots=True)
class Segment:
    """Interest over days with one base, one rate and one denominator.

    ``first_on`` and ``last_on`` inclusive; ``base`` in cents (principal and capitalised
    interest); ``percent`` a year; ``amount`` exact cents, under ACT_365F rounded to whole cents.
    ``provisional``: the piece runs past the last day for which the rate was verified.
    """

    first_on: date
    last_on: date
    days: int
    base: Cents
    percent: Fraction
    denominator: int
    amount: Fraction
    article: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class RateScale:
    """Rates as whole numbers for the arithmetic: ``rates[i] / scale`` of the base is a year.

    ``starts`` holds ordinals of the effective days, ``verified`` that of the last certain day.
    """

    starts: tuple[int, ...]
    rates: tuple[int, ...]
    scale: int
    verified: int


FOREVER: Final = date.max.toordinal()
_HUNDREDTHS_OF_A_PERCENT: Final = 100 * 100


@lru_cache(maxsize=1024)
def rate_scale(
    kind: InterestKind, contract_percent: Fraction | None, known_at: date | None
) -> RateScale:
    """The rates of a kind as whole numbers; agreed interest is one rate for ever."""
    if contract_percent is not None:
        percent = contract_percent / 100
        return RateScale((1,), (percent.numerator,), percent.denominator, FOREVER)
    rows = rows_of(kind, known_at)
    certain = verified_until(kind, known_at)
    return RateScale(
        starts=tuple(row.effective_from.toordinal() for row in rows),
        rates=tuple(int(row.percent * 100) for row in rows),
        scale=_HUNDREDTHS_OF_A_PERCENT,
        verified=FOREVER if certain is None else certain.toordinal(),
    )


def rates_for(terms: InterestTerms) -> RateScale | None:
    """The rates of a claim as whole numbers, None where it bears no interest.

    Raises Refusal ``interest.no_rate`` where the first day lies before the table.
    """
    first = terms.first_interest_day
    if first is None or terms.kind is InterestKind.NONE:
        return None
    last = terms.last_interest_day
    if last is not None and last < first:
        return None
    scale = rate_scale(terms.kind, terms.contract_percent, terms.known_at)
    if not scale.starts or first.toordinal() < scale.starts[0]:
        raise no_rate(terms.kind, first)
    for free in terms.without_interest:
        scale = _paused(scale, *(day.toordinal() for day in free))
    return scale if last is None else _ended(scale, last.toordinal())


def _paused(scale: RateScale, first: int, last: int) -> RateScale:
    """Rates that are nothing from a day through another (ordinals), and then as they were."""
    before, after = bisect_left(scale.starts, first), bisect_right(scale.starts, last + 1)
    then = scale.rates[after - 1] if after else 0
    return RateScale(
        starts=(*scale.starts[:before], first, last + 1, *scale.starts[after:]),
        rates=(*scale.rates[:before], 0, then, *scale.rates[after:]),
        scale=scale.scale,
        verified=scale.verified,
    )


def _ended(scale: RateScale, last: int) -> RateScale:
    """Rates that are nothing after a day (ordinal)."""
    known = bisect_right(scale.starts, last)
    return RateScale(
        starts=(*scale.starts[:known], last + 1),
        rates=(*scale.rates[:known], 0),
        scale=scale.scale,
        verified=scale.verified,
    )


def _refused(rule: str, message: str) -> Refusal:
    return Refusal(
        f"interest.{rule}",
        message,
        way_out="Give a contract percent with kind contract, and only then.",
        article="BW 6:119 lid 3",
    )
