"""A second account of a judgment for tests: one day at a time, exact, and nothing shared."""

from datetime import date, timedelta
from fractions import Fraction
from math import floor

from domain.claim.events import AwardedPart, PartKind
from domain.law.rates import RATES, InterestKind

DAY = timedelta(days=1)


class PlainAward:
    """The account of a judgment, day by day in exact fractions, and nothing shared."""

    def __init__(self, parts: tuple[AwardedPart, ...], fixed: int) -> None:
        self.parts, self.fixed = parts, fixed
        self.open = [one.amount for one in parts]
        self.base = [0] * len(parts)
        self.settled = [0] * len(parts)
        self.running = [Fraction(0)] * len(parts)
        self.over = 0

    def day(self, on: date, paid_now: int) -> None:
        for at, one in enumerate(self.parts):
            since = one.interest_from
            if since is None or on < since:
                continue
            years = on.year - since.year - ((on.month, on.day) < (since.month, since.day))
            begun, ends = _anniversary(since, years), _anniversary(since, years + 1)
            percent = (
                Fraction(one.hundredths or 0, 100)
                or max(
                    (
                        row
                        for row in RATES
                        if row.kind is InterestKind.CONSUMER and row.effective_from <= on
                    ),
                    key=lambda row: row.effective_from,
                ).percent
            )
            carried = self.open[at] + self.base[at]
            self.running[at] += Fraction(carried) * percent / 100 / (ends - begun).days
            if on + DAY == ends and one.hundredths is None:  # agreed interest is simple
                self._settle(at)
                self.base[at] += self.settled[at]
                self.settled[at] = 0
        if paid_now:
            self._pay(paid_now)

    def _settle(self, at: int) -> None:
        self.settled[at] += floor(self.running[at] + Fraction(1, 2))
        self.running[at] = Fraction(0)

    def _pay(self, left: int) -> None:
        for at in range(len(self.parts)):
            self._settle(at)
        of_costs = [at for at, one in enumerate(self.parts) if one.kind is not PartKind.PRINCIPAL]
        principal = [at for at, one in enumerate(self.parts) if one.kind is PartKind.PRINCIPAL]
        for group in (of_costs, principal):
            group.sort(key=lambda at: self.parts[at].interest_from is None)
        left = self._off(self.open, of_costs, left)
        off = min(self.fixed, left)
        self.fixed, left = self.fixed - off, left - off
        for at in (*principal, *of_costs):
            left = self._off(self.base, [at], left)
            left = self._off(self.settled, [at], left)
        self.over += self._off(self.open, principal, left)

    @staticmethod
    def _off(amounts: list[int], where: list[int], left: int) -> int:
        for at in where:
            off = min(amounts[at], left)
            amounts[at] -= off
            left -= off
        return left

    @property
    def found(self) -> tuple[int, int, int, int]:
        costs = sum(
            self.open[at] for at, one in enumerate(self.parts) if one.kind is not PartKind.PRINCIPAL
        )
        interest = self.fixed + sum(self.base) + sum(self.settled)
        interest += floor(sum(self.running) + Fraction(1, 2))
        return sum(self.open) - costs, interest, costs, self.over


def _anniversary(since: date, years: int) -> date:
    return since.replace(year=since.year + years)
