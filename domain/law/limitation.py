"""Limitation (verjaring): the last day to interrupt, as claimed and as provable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.days import add_days, add_years, day_after
from domain.errors import Refusal
from domain.law.month import add_months


class ClaimKind(StrEnum):
    """What is claimed, as far as the law treats it differently."""

    CONSUMER_SALE = "consumer_sale"
    """The price of goods sold to a consumer (BW 7:28)."""
    SERVICE = "service"
    PERIODIC = "periodic"
    """Rent, interest and other amounts by the year or shorter (BW 3:308)."""
    TRADE = "trade"
    OTHER = "other"


YEARS: Final = {
    ClaimKind.CONSUMER_SALE: 2,
    ClaimKind.SERVICE: 5,
    ClaimKind.PERIODIC: 5,
    ClaimKind.TRADE: 5,
    ClaimKind.OTHER: 5,
}
"""BW 7:28, 3:307, 3:308. Carriage (book 8) is out of scope and must be flagged."""

ARTICLES: Final = {
    ClaimKind.CONSUMER_SALE: "BW 7:28",
    ClaimKind.SERVICE: "BW 3:307 lid 1",
    ClaimKind.PERIODIC: "BW 3:308",
    ClaimKind.TRADE: "BW 3:307 lid 1",
    ClaimKind.OTHER: "BW 3:307 lid 1",
}

JUDGMENT_YEARS: Final = 20
"""Enforcement of a judgment (BW 3:324 lid 1); periodic amounts under it: 5 (lid 3)."""

PERIODIC_YEARS: Final = 5
"""What a judgment lets be paid by the year or shorter, as interest that runs on (3:324 lid 3)."""

LONGEST_NEW_TERM: Final = 5
"""Years of the term that begins after an interruption, at most (BW 3:319 lid 2, 3:325)."""

ALARM_DAYS: Final = 90
"""Days before the provable end on which a person must know: two letters with proof of receipt."""


class InterruptionGround(StrEnum):
    """How limitation is interrupted (stuiting)."""

    COURT_CLAIM = "court_claim"
    """BW 3:316."""
    WRITTEN_DEMAND = "written_demand"
    """A demand, or an unambiguous reservation, that reached the debtor (BW 3:317)."""
    ACKNOWLEDGEMENT = "acknowledgement"
    """The debtor acknowledged: an instalment, a plan, "I will pay" (BW 3:318)."""


ARTICLE_OF: Final = {
    InterruptionGround.COURT_CLAIM: "BW 3:316",
    InterruptionGround.WRITTEN_DEMAND: "BW 3:317",
    InterruptionGround.ACKNOWLEDGEMENT: "BW 3:318",
}
OF_JUDGMENT: Final = "BW 3:325 lid 2"
"""What interrupts the limitation of a judgment: service, demand, acknowledgement, enforcement."""


class InterruptingAct(StrEnum):
    """What was done that interrupts."""

    LETTER = "letter"
    """A letter of ours that demands, or reserves the right to performance."""
    TOLD = "told"
    """A person says that it was interrupted, and how."""
    PAYMENT = "payment"
    """The debtor paid a part. Whether he acknowledges the rest by it is open: never certain."""
    INSTALMENT = "instalment"
    """He paid a part of a payment plan that he signed."""
    PLAN = "plan"
    PROMISE = "promise"
    SUMMONS = "summons"
    SERVICE = "service"
    """The judgment was served."""
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Interruption:
    """One interruption: the day it reached the other side, and whether that can be proven."""

    on: date
    ground: InterruptionGround = InterruptionGround.WRITTEN_DEMAND
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Insolvency:
    """A bankruptcy, or statutory debt restructuring, from its day to the day it ended, if it did.

    A term that would end meanwhile, or within six months after it, goes on until those six months
    have passed (Fw 36 lid 1; for debt restructuring through Fw 313).
    """

    since: date
    ended_on: date | None = None

    def extended(self, barred: date) -> date:
        """The first barred day that it leaves; date.max: none while it lasts."""
        last = add_days(barred, -1)
        if last < self.since:
            return barred
        if self.ended_on is None:
            return date.max
        until = add_months(self.ended_on, _MONTHS_AFTER)
        return day_after(until) if last <= until else barred


_MONTHS_AFTER: Final = 6


@dataclass(frozen=True, slots=True)
class Limitation:
    """The end of a claim, as claimed (every interruption) and as provable (the proven ones).

    ``last_day_to_interrupt`` is inclusive; from ``first_barred_day`` the debtor may invoke it
    (a judge does not of his own motion, BW 3:322). ``alarm_on`` counts back from what is provable.
    """

    last_day_to_interrupt: date
    first_barred_day: date
    provable_last_day: date
    provable_first_barred_day: date

    @property
    def alarm_on(self) -> date:
        """The first day on which a person must be told."""
        return add_days(self.provable_last_day, -ALARM_DAYS)


def limitation(
    *,
    due_on: date,
    years: int,
    interruptions: Sequence[Interruption] = (),
    insolvencies: Sequence[Insolvency] = (),
) -> Limitation:
    """The limitation of a claim that can be claimed since ``due_on``.

    The term begins on the next day and never moves for weekends; 29 February becomes 28
    (creditor-safe). An interruption in time begins a new term on its next day, as long as the
    first and at most five years, that never ends before the first one would (BW 3:319, 3:325).
    What would end during an insolvency is extended; while one lasts the days are those of date.max.
    For a judgment give its day and 20. Raises Refusal ``limitation.years``.
    """
    if years < 1:
        raise Refusal(
            "limitation.years",
            "A term of limitation is one year or more.",
            way_out="Give 2, 5 or 20, or the kind of claim.",
            article="BW 3:307",
        )
    claimed = _first_barred(due_on, years, interruptions, insolvencies)
    proven = [interruption for interruption in interruptions if interruption.proven]
    provable = _first_barred(due_on, years, proven, insolvencies)
    return Limitation(add_days(claimed, -1), claimed, add_days(provable, -1), provable)


def years_for(kind: ClaimKind) -> int:
    """The term in years for a kind of claim."""
    return YEARS[kind]


def never_later_than(accessory: Limitation, principal: Limitation) -> Limitation:
    """The limitation of interest or a penalty: never after that of the principal (3:312)."""
    return Limitation(
        min(accessory.last_day_to_interrupt, principal.last_day_to_interrupt),
        min(accessory.first_barred_day, principal.first_barred_day),
        min(accessory.provable_last_day, principal.provable_last_day),
        min(accessory.provable_first_barred_day, principal.provable_first_barred_day),
    )


def _first_barred(
    due_on: date,
    years: int,
    interruptions: Sequence[Interruption],
    insolvencies: Sequence[Insolvency],
) -> date:
    barred = _extended(add_years(day_after(due_on), years), insolvencies)
    for interruption in sorted(interruptions, key=lambda one: one.on):
        if interruption.on < barred:
            renewed = add_years(day_after(interruption.on), min(years, LONGEST_NEW_TERM))
            barred = _extended(max(barred, renewed), insolvencies)
    return barred


def _extended(barred: date, insolvencies: Sequence[Insolvency]) -> date:
    for one in sorted(insolvencies, key=lambda one: one.since):
        barred = one.extended(barred)
    return barred
