"""The oracle: what is known of a claim from outside, and whether an act of the engine may be.

It shares no rule with the engine: amounts are bounded from above by arithmetic of its own, in
cents, and days by the calendar alone. What it forbids is forbidden whatever the plan says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

DAY = timedelta(days=1)
FOURTEEN = 14 * DAY
_MOST_PERCENT_A_YEAR = 13
_TOLERATED = 5


class Act(StrEnum):
    """What the engine did to a claim."""

    LETTER = "letter"
    COSTS = "costs"
    HANDED_OVER = "handed_over"
    SETTLED = "settled"


@dataclass(frozen=True)
class Letter:
    """A letter that asked the claim: its amounts in cents and its last day, as the law counts."""

    id: UUID
    on: date
    principal: int
    total: int
    last: date
    fourteen: bool
    left_out: int = 0
    """What was contested and undecided when it was sent: it did not ask that."""
    granted: int = 0
    """What had been granted by then, of all disputes."""


@dataclass(frozen=True)
class Payment:
    """Money that was credited, and the day it was taken back, if it was."""

    id: str
    on: date
    cents: int
    back_on: date | None = None

    def stands_on(self, day: date) -> bool:
        """Tell whether it was there on a day."""
        return self.on <= day and (self.back_on is None or self.back_on > day)


@dataclass
class Known:
    """What is known of a claim; ``contested`` by dispute, undecided; days are inclusive."""

    principal: int
    consumer: bool
    due: date
    payments: list[Payment] = field(default_factory=list)
    lowered: list[tuple[date, int]] = field(default_factory=list)
    """Credit from a day; what was granted counts from the start: date.min."""
    contested: list[int] = field(default_factory=list)
    agreed: list[tuple[date, date]] = field(default_factory=list)
    """Promises, payment plans and extensions: made on, last day."""
    holds: list[tuple[date, date]] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    costs: int = 0
    settled_on: date | None = None
    reopened_on: date | None = None
    handed_over: bool = False

    def owed(self, day: date, *, contested: bool = True) -> int:
        """The principal that may be asked on a day, payments left aside."""
        lowered = sum(cents for on, cents in self.lowered if on <= day)
        return max(0, self.principal - lowered - (sum(self.contested) if contested else 0))

    def paid(self, first: date, last: date, *, seen: date) -> int:
        """What was credited within days and stands on a later one."""
        inside = (p for p in self.payments if first <= p.on <= last)
        return sum(p.cents for p in inside if p.stands_on(seen))

    @property
    def granted(self) -> int:
        """What was granted of all disputes so far."""
        return sum(cents for on, cents in self.lowered if on == date.min)

    def done(self, day: date) -> Letter | None:
        """The letter of which the total was paid in time, where nothing came up since.

        What it left out since it was contested may still be owed, unless it was granted.
        """
        for letter in self.letters:
            if letter.left_out > self.granted - letter.granted:
                continue
            taken_back = any(p.back_on and letter.on <= p.back_on <= day for p in self.payments)
            since = letter.on + DAY  # what was paid on its day before it left is not asked by it
            if not taken_back and self.paid(since, letter.last, seen=day) >= letter.total:
                return letter
        return None


def scale(cents: int) -> int:
    """The collection costs over a principal (Besluit BIK art. 2), rounded up to a cent."""
    left, total = cents, 0
    for width, per_mille in ((2_500_00, 150), (2_500_00, 100), (5_000_00, 50), (190_000_00, 10)):
        part = min(left, width)
        total, left = total + part * per_mille, left - part
    return min(6_775_00, max(40_00, -(-total // 1000))) if cents else 0


def faults(
    known: Known, act: Act, day: date, *, letter: Letter | None, cents: int
) -> Iterator[str]:
    """Say what is wrong with an act; ``letter`` is what was sent, or what costs rest on."""
    if act is Act.SETTLED:
        yield from _settled(known, day)
        return
    if known.done(day):
        yield "he paid in time what a letter asked, and is asked again"
    if known.owed(day) == 0:
        yield "nothing is owed, or all of it is contested and undecided"
    if known.handed_over:
        yield "the claim lies with somebody else"
    if any(first <= day <= last for first, last in known.holds):
        yield "the claim is on hold"
    if any(first <= day <= last for first, last in known.agreed):
        yield "an agreement is running"
    if act is Act.LETTER and letter:
        yield from _letter(known, letter)
    else:
        yield from _told_first(known, day)
    if act is Act.COSTS:
        yield from _costs(known, day, letter, cents)


def _settled(known: Known, day: date) -> Iterator[str]:
    paid = known.paid(date.min, day, seen=day)
    if not known.done(day) and known.owed(day, contested=False) - paid > _TOLERATED:
        yield "it was settled while principal is open"


def _letter(known: Known, letter: Letter) -> Iterator[str]:
    if letter.principal > known.owed(letter.on):
        yield "the letter asks what was granted, credited or is contested"
    days = max(0, (letter.on - known.due).days) + 60
    interest = known.principal * _MOST_PERCENT_A_YEAR * days // 36_500 + 100
    paid = known.paid(date.min, letter.on, seen=letter.on)
    if letter.total > known.owed(letter.on) + interest + known.costs - paid:
        yield "the letter asks more than can be owed"
    if letter.fourteen and letter.on <= known.due:
        yield "a fourteen-day letter went out before default"


def _told_first(known: Known, day: date) -> Iterator[str]:
    back = known.reopened_on
    if back and not any(back <= letter.on < day for letter in known.letters):
        yield "after a payment was taken back the debtor was told nothing first"


def _costs(known: Known, day: date, letter: Letter | None, cents: int) -> Iterator[str]:
    if known.costs + cents > scale(known.owed(day)):
        yield "the costs are more than the scale over what is owed"
    if not known.consumer:
        if day <= known.due:
            yield "costs before default"
        return
    if letter is None or not letter.fourteen:
        yield "costs on a consumer without a fourteen-day letter"
        return
    if day <= letter.on + FOURTEEN:
        yield "costs within the fourteen days"
    if letter.principal > known.owed(letter.on):
        yield "costs on a letter that asked too much"
    if any(made <= letter.on + FOURTEEN and made >= letter.on for made, _ in known.agreed):
        yield "costs on a letter within whose term something else was agreed"
    unpaid = known.owed(day) - known.paid(date.min, letter.on + FOURTEEN, seen=day)
    if cents > scale(max(0, unpaid)):
        yield "costs over what was paid within the fourteen days"
