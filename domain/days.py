"""Legal days of Europe/Amsterdam, and the arithmetic of terms in whole days."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ONE_DAY = timedelta(days=1)


def legal_day(instant: datetime) -> date:
    """The day in Amsterdam on which an aware instant falls."""
    return instant.astimezone(AMSTERDAM).date()


def day_after(day: date) -> date:
    """The next calendar day."""
    return day + ONE_DAY


def begins(day: date) -> datetime:
    """The moment at which a day begins in Amsterdam."""
    return datetime.combine(day, time(), AMSTERDAM)


def ends(day: date) -> datetime:
    """The last moment of a day in Amsterdam, to the microsecond in which facts are recorded."""
    return begins(day_after(day)) - timedelta(microseconds=1)


def end_of_month_before(day: date) -> date:
    """The last day of the month before that of a day."""
    return day.replace(day=1) - ONE_DAY


def add_days(day: date, days: int) -> date:
    """The day a number of calendar days later (or earlier, where negative)."""
    return day + timedelta(days=days)


def add_years(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def in_amsterdam(instant: datetime) -> datetime:
    """An aware instant as local time of Amsterdam."""
    return instant.astimezone(AMSTERDAM)


def utc_text(instant: datetime) -> str:
    """Write an aware instant as ISO 8601 UTC of fixed width, so that text order is time order."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def instant_from(text: str) -> datetime:
    """Read back what ``utc_text`` wrote."""
    return datetime.fromisoformat(text)


def as_dutch_day(day: date) -> str:
    """Write a day the way a Dutch letter does: ``3 november 2026``."""
    months = (
        "januari februari maart april mei juni juli augustus september oktober november december"
    ).split()
    return f"{day.day} {months[day.month - 1]} {day.year}"
