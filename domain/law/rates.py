"""Rates of statutory interest by kind and day, with what was known of them when."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Final

from domain.days import add_days
from domain.errors import Refusal
from domain.law.rate_table import COMMERCIAL, CONSUMER, FIRST_GOVERNMENT_RATE, PublishedRate


class InterestKind(StrEnum):
    """Which interest a claim bears; chosen by law and contract, never by the caller's wish."""

    CONSUMER = "consumer"
    """Wettelijke rente, BW 6:119: consumers, and all that is no trade counter-performance."""
    COMMERCIAL = "commercial"
    """Wettelijke handelsrente, BW 6:119a: the counter-performance of a trade contract."""
    GOVERNMENT = "government"
    """Handelsrente against a government body, BW 6:119b."""
    CONTRACT = "contract"
    """Agreed interest (bedongen rente, BW 6:119 lid 3)."""
    NONE = "none"
    """No interest is claimed."""


TRADE: Final = frozenset({InterestKind.COMMERCIAL, InterestKind.GOVERNMENT})
"""Interest that a trade contract bears, which needs no default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """One rate: percent a year from ``effective_from`` (inclusive) until the next row of its kind.

    ``known_from`` is the day of publication, where we know it; else the effective day itself.
    """

    kind: InterestKind
    effective_from: date
    percent: Fraction
    source: str
    known_from: date
    confidence: str


VERIFIED_UNTIL: Final[dict[InterestKind, date]] = {
    InterestKind.CONSUMER: date(2026, 12, 31),
    InterestKind.COMMERCIAL: date(2026, 12, 31),
    InterestKind.GOVERNMENT: date(2026, 12, 31),
}
"""Last day (inclusive) to which each kind was checked, on 2026-11-21; later is provisional."""

_KNOWN_FROM: Final = {
    # The exact day of publication of Stb. 2025, 438 is unconfirmed; mid-December is the custom.
    (InterestKind.CONSUMER, date(2026, 1, 1)): date(2025, 12, 15),
    # The refinancing operation that sets the rate (6:120 lid 2).
    (InterestKind.COMMERCIAL, date(2026, 7, 1)): date(2026, 6, 17),
    (InterestKind.GOVERNMENT, date(2026, 7, 1)): date(2026, 6, 17),
}

OLD_CONTRACTS: Final = date(2002, 8, 8)
"""Contracts concluded before this day bear no commercial interest."""

EIGHT_POINTS_FROM: Final = date(2013, 3, 16)
"""The margin of 8 points is tied to contracts concluded from this day; before, it was 7."""


def _row(kind: InterestKind, published: PublishedRate) -> RateRow:
    effective_from, percent, source, confidence = published
    return RateRow(
        kind=kind,
        effective_from=effective_from,
        percent=Fraction(percent),
        source=source,
        known_from=_KNOWN_FROM.get((kind, effective_from), effective_from),
        confidence=confidence,
    )


RATES: Final[tuple[RateRow, ...]] = (
    *(_row(InterestKind.CONSUMER, rate) for rate in CONSUMER),
    *(_row(InterestKind.COMMERCIAL, rate) for rate in COMMERCIAL),
    *(
        _row(InterestKind.GOVERNMENT, rate)
        for rate in COMMERCIAL
        if rate[0] >= FIRST_GOVERNMENT_RATE
    ),
)
"""Every rate row, by kind and then by day; equal to the researched table, row for row."""


@cache
def rows_of(kind: InterestKind, known_at: date | None = None) -> tuple[RateRow, ...]:
    """The rows of one kind in order of day, those published by ``known_at`` (inclusive)."""
    return tuple(
        row
        for row in RATES
        if row.kind is kind and (known_at is None or row.known_from <= known_at)
    )


def rate_on(kind: InterestKind, day: date, *, known_at: date | None = None) -> RateRow:
    """The row in force on a day, as known at a day (inclusive) or as known now.

    Beyond ``verified_until`` it is the last known row: a provisional answer. Raises Refusal
    ``interest.no_rate`` before the first row and for a kind that has no published rate.
    """
    rows = rows_of(kind, known_at)
    at = bisect_right(rows, day, key=lambda row: row.effective_from)
    if at == 0:
        raise no_rate(kind, day)
    return rows[at - 1]


def rate_changes(kind: InterestKind, first: date, last: date) -> tuple[RateRow, ...]:
    """The rows that take effect after ``first`` and on or before ``last``, in order of day."""
    return tuple(row for row in rows_of(kind) if first < row.effective_from <= last)


def verified_until(kind: InterestKind, known_at: date | None = None) -> date | None:
    """The last day (inclusive) for which the rate is certain; None where no table applies.

    As known at an earlier day, that is at most the day before the first rate not yet published.
    """
    latest = VERIFIED_UNTIL.get(kind)
    if latest is None or known_at is None:
        return latest
    unpublished = (
        row.effective_from for row in RATES if row.kind is kind and row.known_from > known_at
    )
    return min((add_days(day, -1) for day in unpublished), default=latest)


def provisional_from() -> date:
    """The first day of which some rate is not certain: interest over it is provisional."""
    return add_days(min(VERIFIED_UNTIL.values()), 1)


def needs_review(kind: InterestKind, *, concluded_on: date) -> str:
    """Say why a person must look at the rate of an old trade contract; empty where nobody need.

    Commercial interest exists for contracts from 2002-08-08, its 8 points for contracts from
    2013-03-16 (law.md 3.1); the table gives one rate per day for all of them.
    """
    if kind not in TRADE:
        return ""
    if concluded_on < OLD_CONTRACTS:
        return "contract from before 2002-08-08: commercial interest does not apply (BW 6:119a)"
    if concluded_on < EIGHT_POINTS_FROM:
        return "contract from before 2013-03-16: the rate may be one point lower (BW 6:120 lid 2)"
    return ""


def digest() -> str:
    """The SHA-256, in hex, of every table that interest depends on: rates and horizons."""
    rates = (f"{row.kind}|{row.effective_from}|{row.percent}|{row.known_from}" for row in RATES)
    horizons = (f"{kind}|{until}" for kind, until in VERIFIED_UNTIL.items())
    return hashlib.sha256("\n".join((*rates, *horizons)).encode()).hexdigest()


def no_rate(kind: InterestKind, day: date) -> Refusal:
    """Build the refusal for a day on which a kind of interest has no rate in the table."""
    first = next((str(row.effective_from) for row in rows_of(kind)), "never")
    return Refusal(
        "interest.no_rate",
        f"There is no rate of {kind} interest on {day}; the table starts: {first}.",
        way_out="Choose a later first day of interest, or have a lawyer calculate it.",
        article="BW 6:120",
        values={"day": day},
    )
