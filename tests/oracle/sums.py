"""The oracle's own arithmetic: costs by the scale, interest by the day, and what is left to pay."""

from collections.abc import Sequence
from dataclasses import dataclass, field
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
    """What changes what is owed: ``what`` is paid, rest, back, credit, costs or less_costs.

    A ``rest`` that is let go counts for the interest and the principal, never for costs.
    """

    on: date
    what: str
    cents: int
    name: str = ""
    """Of a payment, by which it is taken back."""


def rate_on(kind: str, day: date) -> int:
    """Hundredths of a percent a year that hold on a day."""
    table = RATES["consumer" if kind == "consumer" else "commercial"]
    return [rate for since, rate in table.items() if since <= day.isoformat()][-1]


def owed(
    principal: int, kind: str, first: date | None, moves: Sequence[Movement], day: date
) -> Parts:
    """What is owed at the end of a day: each payment for costs, interest, principal (BW 6:44).

    Interest runs over every day from the first one on, both included; the day of a payment is
    the last one over what it pays. What is taken back is owed again from that day on. Interest
    is added to its base after each full year, and a year of it is exactly the rate. It is
    rounded where something is paid and where it is said.
    """
    run = _Run(kind, first or day + DAY, principal)
    coming = sorted(moves, key=lambda one: (one.on, _RANK[one.what]))
    for at in sorted({one.on for one in coming if one.on <= day} | _days(run.begun, day)):
        today = [one for one in coming if one.on == at]
        for one in today:
            if one.what not in {"paid", "rest", "back"}:
                run.change(one)
        if at >= run.begun:
            run.a_day(at)
        for one in today:
            if one.what in {"paid", "rest"}:
                run.pay(one)
            elif one.what == "back":
                run.take_back(one)
    return Parts(run.left, run.capital + half_up(run.running), run.costs)


def _days(first: date, last: date) -> set[date]:
    return {first + n * DAY for n in range((last - first).days + 1)}


_RANK: Final = {"credit": 0, "costs": 1, "less_costs": 2, "paid": 3, "rest": 4, "back": 5}


@dataclass
class _Run:
    """What is owed while the days pass."""

    kind: str
    begun: date
    left: int
    capital: int = 0
    running: Fraction = Fraction(0)
    costs: int = 0
    took: dict[str, Parts] = field(default_factory=dict)

    def change(self, one: Movement) -> None:
        if one.what == "credit":
            self.left = max(0, self.left - one.cents)
        else:
            self.costs += one.cents if one.what == "costs" else -one.cents

    def a_day(self, at: date) -> None:
        """Its interest; after a full year what ran is added to its base."""
        years = (
            at.year - self.begun.year - (at < years_later(self.begun, at.year - self.begun.year))
        )
        since, until = years_later(self.begun, years), years_later(self.begun, years + 1)
        per_day = Fraction(rate_on(self.kind, at), 10_000 * (until - since).days)
        self.running += (self.left + self.capital) * per_day
        if at + DAY == until:
            self.capital, self.running = self.capital + half_up(self.running), Fraction(0)

    def pay(self, one: Movement) -> None:
        """Costs, interest, principal; what ran is rounded then."""
        before = Parts(self.left, self.capital + half_up(self.running), self.costs)
        paid = one.cents
        if one.what == "paid":
            self.costs, paid = _less(self.costs, paid)
        rest, paid = _less(half_up(self.running), paid)
        self.running = Fraction(rest)
        self.capital, paid = _less(self.capital, paid)
        self.left, _ = _less(self.left, paid)
        after = Parts(self.left, self.capital + rest, self.costs)
        self.took[one.name] = Parts(
            before.principal - after.principal,
            before.interest - after.interest,
            before.costs - after.costs,
        )

    def take_back(self, one: Movement) -> None:
        """From its day on: until then it stood, and bore no interest."""
        took = self.took.get(one.name, Parts(0, 0, 0))
        self.left += took.principal
        self.running += took.interest
        self.costs += took.costs


def _less(owed_now: int, paid: int) -> tuple[int, int]:
    used = min(owed_now, paid)
    return owed_now - used, paid - used
