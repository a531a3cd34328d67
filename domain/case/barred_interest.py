"""What of the interest that runs by a judgment is barred by limitation (BW 3:324 lid 3)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.case import Case
from domain.case.limitation import interest_term_of
from domain.claim.balance import balance
from domain.days import add_days, add_years
from domain.law.limitation import PERIODIC_YEARS, Limitation, limitation
from domain.money import Cents


@dataclass(frozen=True, slots=True)
class BarredInterest:
    """The open interest of the days through one (inclusive) that is barred, in cents."""

    through: date
    cents: Cents


def barred_interest(case: Case, *, on: date) -> BarredInterest | None:
    """The open interest that is barred on a day by what is certain; None: nothing is.

    What a judgment lets be paid by the year or a shorter time is barred after five years, each
    day's interest by itself, and an interruption in time begins five years anew for what was not
    barred by then (BW 3:319, 3:325). Interest of before the judgment is what it awarded, and is
    barred with it. Money counts for the oldest interest first (BW 6:44), and what was paid stays
    paid. A judge does not apply it of his own motion (BW 3:322): nothing is taken off what is
    owed, and whoever asks it is told.
    """
    term, award = interest_term_of(case), case.claim.court.award
    if term is None or award is None:
        return None
    known = [one.as_law for one in term.interrupted]
    lengthened = case.debtor.lengthened_by

    def of(day: date) -> Limitation:
        return limitation(
            due_on=day, years=PERIODIC_YEARS, interruptions=known, insolvencies=lengthened
        )

    last = _last_barred(of, term.due_on, on)
    if last is None:
        return None
    before = _left(case, max(award.on, add_days(term.due_on, -1)), on)
    cents = max(0, _left(case, last, on) - before)
    return BarredInterest(last, cents) if cents else None


def _last_barred(of: Callable[[date], Limitation], first: date, on: date) -> date | None:
    """The last day from a first one on of which the interest is barred on a day.

    That of a later day is never barred earlier, so half of them is left out at each look.
    """
    if of(first).provable_first_barred_day > on:
        return None
    low, high = first.toordinal(), max(first, add_years(on, -PERIODIC_YEARS)).toordinal()
    while low < high:
        middle = (low + high + 1) // 2
        if of(date.fromordinal(middle)).provable_first_barred_day <= on:
            low = middle
        else:
            high = middle - 1
    return date.fromordinal(low)


def _left(case: Case, day: date, on: date) -> Cents:
    """What is left on a day of the interest that was open at the end of an earlier one."""
    now = balance(case.claim, on=on).account
    paid = sum(one.interest for one in now.allocations if day < one.on <= on)
    return max(0, balance(case.claim, on=day).interest - paid)
