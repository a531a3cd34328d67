"""The oracle's own arithmetic: costs by the scale, interest by the day, and what is left to pay."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
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


@cache
def rate_on(kind: str, day: date) -> int:
    """Hundredths of a percent a year that hold on a day."""
    table = RATES["consumer" if kind == "consumer" else "commercial"]
    return [rate for since, rate in table.items() if since <= day.isoformat()][-1]


def owed(
    principal: int,
    kind: str,
    first: date | None,
    moves: Sequence[Movement],
    day: date,
    *,
    rounds: bool = True,
) -> Parts:
    """What is owed at the end of a day: each payment for costs, interest, principal (BW 6:44).

    Interest runs over every day from the first one on, both included; the day of a payment is
    the last one over what it pays. What is taken back is owed again from that day on. Interest
    is added to its base after each full year, and a year of it is exactly the rate. It is
    rounded where something is paid and where it is said; or not (``rounds``) where costs took it
    all. What is taken back rounded nothing: it is reckoned anew without it (law.md 4).
    """
    run = _Run(kind, first or day + DAY, principal, rounds=rounds)
    coming: dict[date, list[Movement]] = {}
    for one in sorted(moves, key=lambda one: _RANK[one.what]):
        coming.setdefault(one.on, []).append(one)
    for at in sorted({at for at in coming if at <= day} | _days(run.begun, day)):
        today = coming.get(at, ())
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
class _Took:
    """What a payment was taken for: it is owed again where the payment goes back."""

    principal: int = 0
    capital: int = 0
    running: Fraction = Fraction(0)
    """Of the interest of the year, exactly as it ran."""
    costs: int = 0

    def a_year(self, beside: Fraction) -> None:
        """Its interest is of a past year now, as what is open ``beside`` it: added to the base."""
        self.capital += half_up(beside + self.running) - half_up(beside)
        self.running = Fraction(0)


@dataclass
class _Run:
    """What is owed while the days pass."""

    kind: str
    begun: date
    left: int
    capital: int = 0
    settled: Fraction = Fraction(0)
    """What ran in earlier stretches of the year, not added to its base."""
    ran: int = 0
    """What runs in this stretch, in shares of a cent: so many in a year of ten thousand."""
    days: int = 365
    """In the year of interest that runs."""
    until: date = date.min
    """The first day of the next one."""
    rounds: bool = True
    costs: int = 0
    took: dict[str, "_Took"] = field(default_factory=dict)
    """By payment."""

    def change(self, one: Movement) -> None:
        if one.what == "credit":
            self.left = max(0, self.left - one.cents)
        else:
            self.costs += one.cents if one.what == "costs" else -one.cents

    def a_day(self, at: date) -> None:
        """Its interest; after a full year what ran is added to its base."""
        if at >= self.until:
            self._begin_year(at)
        self.ran += (self.left + self.capital) * rate_on(self.kind, at)
        if at + DAY == self.until:
            for one in self.took.values():
                one.a_year(self.running)
            self.capital += half_up(self.running)
            self.settle(Fraction(0))

    def _begin_year(self, at: date) -> None:
        years = at.year - self.begun.year
        years -= at < years_later(self.begun, years)
        since, self.until = (years_later(self.begun, years + n) for n in (0, 1))
        self.settle(self.running)
        self.days = (self.until - since).days

    @property
    def running(self) -> Fraction:
        """What ran in the year, exactly."""
        return self.settled + Fraction(self.ran, 10_000 * self.days)

    def settle(self, exact: Fraction) -> None:
        """Go on from what ran so far."""
        self.settled, self.ran = exact, 0

    def pay(self, one: Movement) -> None:
        """Costs, interest (the oldest first), principal; what ran is rounded if it stands."""
        before, paid = (self.left, self.capital, self.running, self.costs), one.cents
        if one.what == "paid":
            self.costs, paid = _less(self.costs, paid)
        rest, reached = half_up(self.running), paid or self.rounds
        self.capital, paid = _less(self.capital, paid)
        if reached:
            rest, paid = _less(rest, paid)
            self.settle(Fraction(rest))
        self.left, _ = _less(self.left, paid)
        left, capital, running, costs = before
        self.took[one.name] = _Took(
            left - self.left, capital - self.capital, running - self.running, costs - self.costs
        )

    def take_back(self, one: Movement) -> None:
        """From its day on: until then it stood, and bore no interest."""
        took = self.took.pop(one.name, _Took())
        self.left += took.principal
        self.capital += took.capital
        self.settled += took.running
        self.costs += took.costs


def _less(owed_now: int, paid: int) -> tuple[int, int]:
    used = min(owed_now, paid)
    return owed_now - used, paid - used
