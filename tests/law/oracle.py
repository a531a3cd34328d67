"""A second, slow account for tests: one day at a time, exact fractions, nothing shared."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from dateutil.relativedelta import relativedelta

from domain.law.account import Entry, EntryKind
from domain.law.interest import DayCount, InterestTerms
from domain.law.rates import RATES, InterestKind

ONE = timedelta(days=1)
HALF = Fraction(1, 2)


@dataclass
class SlowAccount:
    """Buckets in cents; ``running`` is exact and unsettled, ``pieces`` rounds per piece."""

    terms: InterestTerms
    principal: int = 0
    costs: int = 0
    capitalised: int = 0
    settled: int = 0
    unallocated: int = 0
    charged: int = 0
    running: Fraction = Fraction(0)
    pieces: int = 0
    piece: tuple[Fraction, int] = (Fraction(0), 0)
    costs_paid: int = field(default=0)
    principal_paid: int = field(default=0)

    @property
    def interest(self) -> int:
        return self.capitalised + self.settled + self.pieces + floor(self.running + HALF)

    def accrue(self, day: date) -> None:
        first = self.terms.first_interest_day
        if first is None or day < first:
            return
        base, percent = self.principal + self.capitalised, _percent(self.terms, day)
        if self.terms.day_count is DayCount.ACT_365F and (percent, base) != self.piece:
            self.end_piece()
        self.piece = (percent, base)
        self.running += base * percent / 100 / _year_length(self.terms, day)

    def end_piece(self) -> None:
        self.pieces += floor(self.running + HALF)
        self.running = Fraction(0)

    def settle(self) -> None:
        self.end_piece()
        self.settled += self.pieces
        self.charged += self.pieces
        self.pieces = 0

    def pay(self, cents: int) -> None:
        self.settle()
        for bucket in ("costs", "capitalised", "settled", "principal"):
            part = min(getattr(self, bucket), cents)
            setattr(self, bucket, getattr(self, bucket) - part)
            if bucket in {"costs", "principal"}:
                paid = f"{bucket}_paid"
                setattr(self, paid, getattr(self, paid) + part)
            cents -= part
        self.unallocated += cents

    def lower(self, bucket: str, cents: int) -> None:
        off = min(getattr(self, bucket), cents)
        setattr(self, bucket, getattr(self, bucket) - off)
        paid = f"{bucket}_paid"
        freed = min(getattr(self, paid), cents - off)
        setattr(self, paid, getattr(self, paid) - freed)
        if freed:
            self.pay(freed)

    def end_of_year(self, day: date) -> None:
        first = self.terms.first_interest_day
        if first is None or day < first or not self.terms.compounds:
            return
        if _years_after(first, day + ONE) is not None:
            self.settle()
            self.capitalised += self.settled
            self.settled = 0


def slow_account(entries: Sequence[Entry], terms: InterestTerms, until: date) -> SlowAccount:
    account = SlowAccount(terms)
    day = min(entry.on for entry in entries)
    while day <= until:
        today = [entry for entry in entries if entry.on == day]
        for entry in today:
            if entry.kind is EntryKind.PRINCIPAL:
                account.principal += entry.cents
            elif entry.kind is EntryKind.CREDIT:
                account.principal -= entry.cents
        account.accrue(day)
        for entry in today:
            if entry.kind is EntryKind.COSTS:
                account.costs += entry.cents
            elif entry.kind is EntryKind.COSTS_WAIVED:
                account.lower("costs", entry.cents)
            elif entry.kind is EntryKind.PAYMENT:
                account.pay(entry.cents)
        account.end_of_year(day)
        day += ONE
    return account


def _percent(terms: InterestTerms, day: date) -> Fraction:
    if terms.kind is InterestKind.CONTRACT:
        assert terms.contract_percent is not None
        return terms.contract_percent
    rows = [row for row in RATES if row.kind is terms.kind and row.effective_from <= day]
    return rows[-1].percent


def _years_after(first: date, day: date) -> int | None:
    years = day.year - first.year
    return years if years > 0 and first + relativedelta(years=years) == day else None


def _year_length(terms: InterestTerms, day: date) -> int:
    if terms.day_count is DayCount.ACT_365F:
        return 365
    if terms.day_count is DayCount.ACT_ACT_CAL:
        return (date(day.year, 12, 31) - date(day.year - 1, 12, 31)).days
    first = terms.first_interest_day
    assert first is not None
    years = relativedelta(day, first).years
    while first + relativedelta(years=years + 1) <= day:  # 29 February clamps
        years += 1
    return (first + relativedelta(years=years + 1) - (first + relativedelta(years=years))).days
