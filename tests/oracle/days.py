"""A calendar of the oracle's own: holidays, working days, banking days and the post."""

from datetime import date, timedelta
from functools import cache
from typing import Final

DAY: Final = timedelta(days=1)
MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
_EQUATED: Final = frozenset(
    date.fromisoformat(day)
    for day in """2023-04-28 2023-05-19 2024-05-10 2024-12-27 2025-05-30 2026-01-02 2026-05-15
    2027-05-07 2028-04-28 2028-05-26""".split()
)
"""Days that a decree equates with a holiday (Atw art. 3 lid 3)."""
_EASTERS: Final = {
    2022: (4, 17),
    2023: (4, 9),
    2024: (3, 31),
    2025: (4, 20),
    2026: (4, 5),
    2027: (3, 28),
    2028: (4, 16),
}
"""Easter Sundays, as printed in almanacs."""


@cache
def postal_days_off(year: int) -> frozenset[date]:
    """Official holidays on which no post is presumed to come; Good Friday is none of them."""
    easter = date(year, *_EASTERS[year])
    king = date(year, 4, 27)
    king -= DAY * (king.weekday() == SUNDAY)
    fixed = (date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26), king)
    return frozenset((*fixed, easter + 1 * DAY, easter + 39 * DAY, easter + 50 * DAY))


def holiday(day: date) -> bool:
    """Whether it is one of the Algemene termijnenwet, Good Friday and equated days in it."""
    good_friday = date(day.year, *_EASTERS[day.year]) - 2 * DAY
    return day in postal_days_off(day.year) or day == good_friday or day in _EQUATED


def open_day(day: date) -> bool:
    """Whether a debtor may be contacted on it (Bki art. 4.2): Saturdays too."""
    return day.weekday() != SUNDAY and not holiday(day)


def working_day(day: date) -> bool:
    """Whether people work on it (Atw art. 1)."""
    return day.weekday() < SATURDAY and not holiday(day)


def banking_day(day: date) -> bool:
    """Whether banks settle on it (TARGET)."""
    easter = date(day.year, *_EASTERS[day.year])
    closed = {easter - 2 * DAY, easter + DAY}
    fixed = {(1, 1), (5, 1), (12, 25), (12, 26)}
    return day.weekday() < SATURDAY and day not in closed and (day.month, day.day) not in fixed


def first_open(day: date) -> date:
    """The day, or the next one on which a debtor may be contacted."""
    while not open_day(day):
        day += DAY
    return day


def next_banking(day: date) -> date:
    """The first banking day after a day."""
    day += DAY
    while not banking_day(day):
        day += DAY
    return day


def working_days_after(day: date, count: int) -> date:
    """The day that lies so many working days after a day."""
    while count:
        day += DAY
        count -= working_day(day)
    return day


def presumed_receipt(posted: date) -> date:
    """The second day on which post comes (HR 25-11-2016, ECLI:NL:HR:2016:2704)."""
    left, day = 2, posted
    while left:
        day += DAY
        left -= day.weekday() not in {SUNDAY, MONDAY} and day not in postal_days_off(day.year)
    return day


def years_later(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes 28."""
    if (day.month, day.day) == (2, 29):
        leap = (day.year + years) % 4 == 0
        return date(day.year + years, 2, 29 if leap else 28)
    return day.replace(year=day.year + years)
