"""The oracle's own arithmetic: costs by the scale, interest by the day, and what is left to pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from tests.oracle.days import DAY, years_later

RATES: Final = {
    "consumer": {
        "2015-01-01": 200,
        "2023-01-01": 400,
        "2023-07-01": 600,
        "2024-01-01": 700,
        "2025-01-01": 600,
        "2026-01-01": 400,
    },
    "commercial": {
        "2023-01-01": 1050,
        "2023-07-01": 1200,
        "2024-01-01": 1250,
        "2024-07-01": 1225,
        "2025-01-01": 1115,
        "2025-07-01": 1015,
        "2026-07-01": 1040,
    },
}
"""Hundredths of a percent a year from a day (BW 6:119, 6:119a, 6:120); government as commercial."""
FLOOR, CAP = 40_00, 6_775_00
_WIDTHS: Final = ((2_500_00, 150), (2_500_00, 100), (5_000_00, 50), (190_000_00, 10))


def half_up(exact: Fraction) -> int:
    """Whole cents."""
    return int((exact + Fraction(1, 2)).__floor__())


def scale(principal: int) -> int:
    """Collection costs over a principal (Besluit BIK art. 2), in cents without VAT."""
    if principal <= 0:
        return 0
    left, thousandths = principal, 0
    for width, rate in _WIDTHS:
        thousandths += min(left, width) * rate
        left -= min(left, width)
    return min(CAP, max(FLOOR, (thousandths + left * 5 + 500) // 1000))


def vat_on(costs: int) -> int:
    """21 % on top."""
    return (costs * 21 + 50) // 100


@dataclass(frozen=True)
class Parts:
    """What is owed on a day, or what somebody asked, in cents."""

    principal: int
    interest: int
    costs: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.principal + self.interest + self.costs


@dataclass(frozen=True)
class Movement:
    """What changes what is owed: ``what`` is paid, credit, costs or less_costs."""

    on: date
    what: str
    cents: int


def rate_on(kind: str, day: date) -> int:
    """Hundredths of a percent a year that hold on a day."""
    table = RATES["consumer" if kind == "consumer" else "commercial"]
    return [rate for since, rate in table.items() if since <= day.isoformat()][-1]


def owed(
    principal: int, kind: str, first: date | None, moves: Sequence[Movement], day: date
) -> Parts:
    """What is owed at the end of a day: each payment for costs, interest, principal (BW 6:44).

    Interest runs over every day from the first one on, both included; the day of a payment is
    the last one over what it pays. It is added to its base after each full year, and a year of it
    is exactly the rate. It is rounded where something is paid and where it is said.
    """
    left, capital, running, costs = principal, 0, Fraction(0), 0
    begun = first or day + DAY
    coming = sorted(moves, key=lambda one: (one.on, _RANK[one.what]))
    at = min([begun, *(one.on for one in coming)])
    while at <= day:
        for one in [m for m in coming if m.on == at and m.what != "paid"]:
            left, costs = _changed(one, left, costs)
        if at >= begun:
            running, capital = _a_day(kind, begun, at, left, capital, running)
        for one in [m for m in coming if m.on == at and m.what == "paid"]:
            paid, due = one.cents, half_up(running)
            costs, paid = _less(costs, paid)
            rest, after = _less(due, paid)
            running = Fraction(rest)
            capital, after = _less(capital, after)
            left, paid = _less(left, after)
        at = (
            at + DAY
            if at >= begun or not coming
            else min([begun, *(m.on for m in coming if m.on > at)])
        )
    return Parts(left, capital + half_up(running), costs)


_RANK: Final = {"credit": 0, "costs": 1, "less_costs": 2, "paid": 3}


def _changed(one: Movement, left: int, costs: int) -> tuple[int, int]:
    if one.what == "credit":
        return max(0, left - one.cents), costs
    return left, costs + (one.cents if one.what == "costs" else -one.cents)


def _a_day(
    kind: str, begun: date, at: date, left: int, capital: int, running: Fraction
) -> tuple[Fraction, int]:
    years = at.year - begun.year - (at < years_later(begun, at.year - begun.year))
    since, until = years_later(begun, years), years_later(begun, years + 1)
    length = (until - since).days
    running += Fraction((left + capital) * rate_on(kind, at), 10_000 * length)
    if at + DAY == until:
        return Fraction(0), capital + half_up(running)
    return running, capital


def _less(owed_now: int, paid: int) -> tuple[int, int]:
    used = min(owed_now, paid)
    return owed_now - used, paid - used
