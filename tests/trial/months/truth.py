"""What is true of a month: who owes what, what the bank booked, and what each payment is for.

No product code reckons here: calendar, sums and shares are plain.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from tests.adapters.statements.month import Movement

DAY: Final = timedelta(days=1)
_EASTER: Final = {2025: date(2025, 4, 20), 2026: date(2026, 4, 5), 2027: date(2027, 3, 28)}


def is_banking_day(day: date) -> bool:
    """No Saturday, Sunday or closing day of TARGET (ECB, since 2002)."""
    easter = _EASTER[day.year]
    closed = {(1, 1), (5, 1), (12, 25), (12, 26)}
    moving = {easter - 2 * DAY, easter + DAY}
    return day.weekday() < 5 and (day.month, day.day) not in closed and day not in moving


def banking_day_before(day: date) -> date:
    """The last banking day before a day."""
    day -= DAY
    while not is_banking_day(day):
        day -= DAY
    return day


def banking_day_from(day: date) -> date:
    """The day itself, or the next banking day."""
    while not is_banking_day(day):
        day += DAY
    return day


@dataclass(slots=True)
class Debt:
    """An invoice in cents, and what was truly paid on it, by day; what went back counts below."""

    at: int
    """Whose claim it is: a place among the creditors."""
    number: str
    principal: int
    issued_on: date
    due_on: date
    plan: str
    reference: str = ""
    account: str = ""
    """The account that it names; empty: none."""
    paid: list[tuple[date, int]] = field(default_factory=list)

    def paid_by(self, day: date) -> int:
        """What was in the bank at the end of a day, less what went back by then."""
        return sum(cents for on, cents in self.paid if on <= day)

    def stayed(self, before: date, day: date) -> int:
        """What was in the bank at the end of a day, less what went back until another."""
        came = sum(cents for on, cents in self.paid if cents > 0 and on <= before)
        return came + sum(cents for on, cents in self.paid if cents < 0 and on <= day)

    def left(self) -> int:
        """What of the principal nobody paid or is about to pay."""
        return self.principal - sum(cents for _, cents in self.paid)


@dataclass(slots=True)
class Person:
    """A debtor, with the account he pays from."""

    at: int
    name: str
    company: bool
    account: str
    customer: str = ""
    debts: list[Debt] = field(default_factory=list)


@dataclass(slots=True)
class Booked:
    """What the bank booked on an account, at which hour, and for which debts it truly is."""

    iban: str
    move: Movement
    hour: int
    order: int
    truth: tuple[tuple[Debt, int], ...] = ()
    batch: int = 0
    """More than one: so many transactions of which the bank tells none by itself."""
    by_hand: bool = False
    """Somebody told the house already, of the one debt that it pays."""


@dataclass(slots=True)
class Month:
    """A month of one house."""

    seed: int
    first: date
    days: int
    creditors: int
    accounts: tuple[str, ...]
    people: list[Person]
    booked: list[Booked] = field(default_factory=list)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + (self.days - 1) * DAY

    def debts(self) -> Iterator[tuple[Person, Debt]]:
        """Every debt with its debtor."""
        return ((one, debt) for one in self.people for debt in one.debts)

    def book(self, found: Booked) -> None:
        """Let the bank book something; the truth follows."""
        self.booked.append(found)
        for debt, cents in found.truth:
            debt.paid.append((found.move.on, cents))


def a_day(random: Random, month: Month) -> date:
    """A day of the month; one in twelve is no banking day, for money that comes at once."""
    day = month.first + random.randrange(month.days) * DAY
    return day if random.random() < 0.08 else min(banking_day_from(day), month.last)
