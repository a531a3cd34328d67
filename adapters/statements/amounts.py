"""Amounts and days as banks write them; money is never rounded on the way in."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, datetime
from typing import Final

from adapters.statements import faults
from domain.days import AMSTERDAM
from domain.money import Cents

_AMOUNT: Final = re.compile(r"(\d{1,20})(?:[.](\d{0,20}))?", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DECIMALS: Final = 2
_MOST: Final[Cents] = 100_000_000_000_00
_FIRST_YEAR, _LAST_YEAR = 1970, 2199
_PIVOT: Final = 80
"""A year of two digits from here on is of the last century (as SWIFT has it)."""


def cents_of(text: str, *, path: str, line: int) -> Cents:
    """Read an unsigned amount with a point; raises Refusal ``statements.no_amount``."""
    cents = cents_if(text)
    if cents is None:
        raise faults.no_amount(path, text, line)
    return cents


def cents_if(text: str) -> Cents | None:
    """Read an unsigned amount with a point, or None."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    fraction = (found[2] or "").rstrip("0")
    if len(fraction) > _DECIMALS:
        return None
    cents = int(found[1]) * 100 + int(fraction.ljust(2, "0"))
    return cents if cents <= _MOST else None


def day_of(text: str, *, path: str, line: int) -> date:
    """Read ``YYYY-MM-DD``, a zone after it ignored; raises Refusal ``statements.no_day``."""
    found = _DAY.match(text)
    with suppress(ValueError):
        day = date.fromisoformat(found[0]) if found else date.min
        if _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return day
    raise faults.no_day(path, text, line)


def moment_if(text: str) -> datetime | None:
    """Read a moment in ISO 8601, or None; with a zone it becomes a moment in Amsterdam."""
    try:
        moment = datetime.fromisoformat(text)
        if not _FIRST_YEAR < moment.year < _LAST_YEAR:
            return None
        return moment if moment.tzinfo is None else moment.astimezone(AMSTERDAM)
    except (ValueError, OverflowError):
        return None


def short_day(text: str, *, path: str, line: int) -> tuple[date, bool]:
    """Read ``YYMMDD``, and tell whether it had to be corrected.

    German banks count thirty days in each month: the 30th of February becomes its last day.
    Raises Refusal ``statements.no_day``.
    """
    year, month, day = int(text[:2]), int(text[2:4]), int(text[4:6])
    year += 1900 if year >= _PIVOT else 2000
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 - of the calendar
        raise faults.no_day(path, text, line)
    last = monthrange(year, month)[1]
    return date(year, month, min(day, last)), day > last


def entry_day(text: str, *, near: date, path: str, line: int) -> tuple[date, bool]:
    """Read ``MMDD`` as the day nearest to another one: round New Year the years differ."""
    _, corrected = short_day(f"{near.year % 100:02d}{text}", path=path, line=line)
    month, day = int(text[:2]), int(text[2:4])
    years = (year for year in (near.year - 1, near.year, near.year + 1))
    days = (date(year, month, min(day, monthrange(year, month)[1])) for year in years)
    return min(days, key=lambda one: abs(one - near)), corrected and day > _LEAP


_LEAP: Final = 29
"""Whether there is a 29th of February hangs on the year that is chosen."""


def iban_if(text: str) -> str:
    """An account as IBAN without spaces, or empty where mod-97 or its shape does not hold.

    Worked out here: to ask the library for the rules of each country takes longer than to read
    the rest of the entry, and nothing is paid to these accounts.
    """
    account = "".join(text.split()).upper()
    if not _IBAN.fullmatch(account):
        return ""
    digits = "".join(_DIGITS[sign] for sign in account[4:] + account[:4])
    return account if int(digits) % _MOD == 1 else ""


_IBAN: Final = re.compile(r"(?:NL\d{2}[A-Z]{4}\d{10}|(?!NL)[A-Z]{2}\d{2}[0-9A-Z]{11,30})", re.ASCII)
_MOD: Final = 97
_DIGITS: Final = {sign: str(int(sign, 36)) for sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
