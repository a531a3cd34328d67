"""Calendar months: the same day of another month, or its last day where there is none."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day a number of months later (or earlier), clamped to the month's end."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
