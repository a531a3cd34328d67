"""Dutch calendars: statutory holidays (Algemene termijnenwet), post, and the banks' TARGET days."""

from datetime import date
from functools import cache
from typing import Final

from domain.days import add_days, day_after
from domain.errors import Refusal

EQUATED_DAYS: Final[tuple[tuple[date, str], ...]] = (
    (date(2023, 4, 28), "Friday after King's Day"),
    (date(2023, 5, 19), "Friday after Ascension Day"),
    (date(2024, 5, 10), "Friday after Ascension Day"),
    (date(2024, 12, 27), "Friday after Christmas"),
    (date(2025, 5, 30), "Friday after Ascension Day"),
    (date(2026, 1, 2), "Friday after New Year's Day"),
    (date(2026, 5, 15), "Friday after Ascension Day"),
    (date(2027, 5, 7), "Friday after Ascension Day"),
    (date(2028, 4, 28), "Friday after King's Day"),
    (date(2028, 5, 26), "Friday after Ascension Day"),
)
"""Days equated with a holiday by decree (Atw art. 3 lid 3), checked on 2026-11-21.

2026-2028: law.md 2.4. 2023-2025: the titles of both decrees, quoted on sterfgeval.nl, 2025-10-04.
Decrees of years before 2023 were not collected: of those an equated day may be missing.
"""

VERIFIED_UNTIL: Final = date(2028, 12, 31)
"""After this day no decree is known, so a question about holidays is refused."""

_SATURDAY, _SUNDAY = 5, 6
_FIRST_KINGS_DAY = 2014
_EQUATED = frozenset(day for day, _ in EQUATED_DAYS)


@cache
def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def postal_holidays(year: int) -> frozenset[date]:
    """The official holidays on which no post is presumed to arrive.

    The days of Atw art. 3 lid 1, without Good Friday and without days equated by decree: post
    is delivered on those (convention, law.md 2.4; HR 25-11-2016, ECLI:NL:HR:2016:2704).
    """
    sunday = easter(year)
    moving = (add_days(sunday, 1), add_days(sunday, 39), add_days(sunday, 50))
    fixed = (date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*fixed, *moving, _national_day(year)))


@cache
def holidays(year: int) -> frozenset[date]:
    """The holidays of the Algemene termijnenwet (art. 3), Good Friday and equated days in it.

    Raises Refusal ``law.calendar_unverified`` for a year after VERIFIED_UNTIL.
    """
    if year > VERIFIED_UNTIL.year:
        raise _unverified(year)
    equated = (day for day in _EQUATED if day.year == year)
    return postal_holidays(year) | {add_days(easter(year), -2), *equated}


def is_working_day(day: date) -> bool:
    """Tell whether a day is no Saturday, Sunday or holiday (Atw art. 1 and 3).

    Raises Refusal ``law.calendar_unverified`` after VERIFIED_UNTIL.
    """
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def is_banking_day(day: date) -> bool:
    """Tell whether euro payments settle between banks on a day (TARGET closing days, since 2002).

    Closed on Saturday, Sunday, New Year's Day, Good Friday, Easter Monday, 1 May, 25 and
    26 December. A Dutch holiday such as King's Day is a banking day.
    """
    return day.weekday() < _SATURDAY and day not in _target_closing_days(day.year)


def next_working_day(day: date) -> date:
    """The day itself where it is a working day, otherwise the first one after it."""
    while not is_working_day(day):
        day = day_after(day)
    return day


def next_banking_day(day: date) -> date:
    """The day itself where it is a banking day, otherwise the first one after it."""
    while not is_banking_day(day):
        day = day_after(day)
    return day


def atw(day: date) -> date:
    """Move the last day of a statutory term to the next working day (Atw art. 1 lid 1).

    Not for a term over 90 days, 12 weeks or 3 months, nor for one in years (art. 4), nor for a
    term of a contract. That it covers the fourteen days is unconfirmed (law.md O3).
    """
    return next_working_day(day)


def add_working_days(day: date, days: int) -> date:
    """The day that lies a number of working days after a day; the day itself is not counted.

    ``days`` is 0 or more; with 0 the day itself, moved to a working day.
    """
    day = next_working_day(day) if days == 0 else day
    for _ in range(days):
        day = next_working_day(day_after(day))
    return day


def is_sunday(day: date) -> bool:
    """Tell whether a day is a Sunday."""
    return day.weekday() == _SUNDAY


def _national_day(year: int) -> date:
    """King's Day, a day earlier where it is a Sunday; until 2013 Queen's Day, 30 April."""
    day = date(year, 4, 27) if year >= _FIRST_KINGS_DAY else date(year, 4, 30)
    return add_days(day, -1) if is_sunday(day) else day


@cache
def _target_closing_days(year: int) -> frozenset[date]:
    sunday = easter(year)
    fixed = (date(year, 1, 1), date(year, 5, 1), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*fixed, add_days(sunday, -2), add_days(sunday, 1)))


def _unverified(year: int) -> Refusal:
    return Refusal(
        "law.calendar_unverified",
        f"The holidays of {year} are not verified; the table ends on {VERIFIED_UNTIL}.",
        way_out="Add the days equated by decree for that year to domain/law/calendar.py.",
        article="Algemene termijnenwet art. 3 lid 3",
        values={"year": str(year)},
    )
