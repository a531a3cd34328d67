"""The term of the fourteen-day letter (veertiendagenbrief): when it runs, ends and may be used."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from domain.days import add_days, day_after
from domain.errors import Refusal
from domain.law.calendar import atw, next_banking_day
from domain.law.delivery import PROVEN, planning_delivery, presumed_delivery, presumption_text


class Wording(StrEnum):
    """The two lawful ways to word the term (HR 25-11-2016, ECLI:NL:HR:2016:2704)."""

    FOURTEEN = "14"
    """Binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd."""
    FIFTEEN = "15"
    """Binnen vijftien dagen nadat deze brief bij u is bezorgd: one day longer."""


SHORTEST: Final = {Wording.FOURTEEN: 14, Wording.FIFTEEN: 15}
"""Days after delivery that each wording gives at least; a longer term is allowed."""

BANK_MARGIN_DAYS: Final = 1
"""Banking days we wait for money paid on the last day to be credited and seen."""


@dataclass(frozen=True, slots=True)
class FourteenDayTerm:
    """One debtor's term, in days; first and last are inclusive.

    ``costs_due_from`` follows the last day as worded (BW 6:96 lid 6). ``safe_last_day`` is that
    last day by the Algemene termijnenwet. Nobody acts before ``act_from``.
    """

    delivered_on: date
    term_first_day: date
    term_last_day: date
    costs_due_from: date
    safe_last_day: date
    act_from: date
    basis: str


def fourteen_day_term(
    *,
    delivered_on: date,
    wording: Wording = Wording.FOURTEEN,
    term_days: int | None = None,
    basis: str = PROVEN,
) -> FourteenDayTerm:
    """The term of a letter that was received on a day (proven).

    ``term_days`` is the number in the letter, at least 14 or 15 by its wording. Raises Refusal
    ``fourteen_days.too_short``, ``law.calendar_unverified``. BW 6:96 lid 6, since 2012-07-01.
    """
    last = _last_day(delivered_on, wording, term_days)
    return _term(delivered_on, last, safe=atw(last), act_after=atw(last), basis=basis)


def term_from_posting(
    posted_on: date, wording: Wording = Wording.FOURTEEN, term_days: int | None = None
) -> FourteenDayTerm:
    """The term of a letter by post of which the day of receipt is only presumed.

    The legal days follow the presumption; ``act_from`` also waits for the planning value, which
    may be later. Raises Refusal as ``fourteen_day_term`` does.
    """
    return _from_posting(posted_on, wording, term_days)


@lru_cache(maxsize=1_024)
def _from_posting(posted_on: date, wording: Wording, term_days: int | None) -> FourteenDayTerm:
    """Reckon the term; of one letter it is asked on each day on which a step may be taken."""
    delivered_on = presumed_delivery(posted_on)
    last = _last_day(delivered_on, wording, term_days)
    planned = _last_day(planning_delivery(posted_on), wording, term_days)
    return _term(
        delivered_on,
        last,
        safe=atw(last),
        act_after=max(atw(last), atw(planned)),
        basis=presumption_text(posted_on),
    )


def _term(
    delivered_on: date, last: date, *, safe: date, act_after: date, basis: str
) -> FourteenDayTerm:
    return FourteenDayTerm(
        delivered_on=delivered_on,
        term_first_day=day_after(delivered_on),
        term_last_day=last,
        costs_due_from=day_after(last),
        safe_last_day=safe,
        act_from=day_after(_after_banking_days(act_after)),
        basis=basis,
    )


def _after_banking_days(day: date) -> date:
    for _ in range(BANK_MARGIN_DAYS):
        day = next_banking_day(day_after(day))
    return day


def _last_day(delivered_on: date, wording: Wording, term_days: int | None) -> date:
    days = SHORTEST[wording] if term_days is None else term_days
    if days < SHORTEST[wording]:
        raise Refusal(
            "fourteen_days.too_short",
            f"A term of {days} days is shorter than the {SHORTEST[wording]} of this wording.",
            way_out="Send a new letter; waiting longer does not repair a wrong one.",
            article="BW 6:96 lid 6",
            values={"days": str(days)},
        )
    return add_days(delivered_on, days)
