"""Days and months in a text, which are no numbers of anything."""

from typing import Final

from domain.matching.signs import Gap, Strip

_YEARS: Final = (1990, 2100)
_MONTHS: Final = 12
_DAYS: Final = 31
_WRITTEN_YEAR: Final = 4
_WRITTEN_DAY: Final = 8
_CUT_YEAR_FIRST: Final = (4, 6)
_CUT_YEAR_LAST: Final = (2, 4)


def written_as_day(strip: Strip, begin: int, end: int, *, named: bool) -> bool:
    """Tell whether eight digits of a text stand there as a day: 2026-03-12, 12.03.2026, 20260312.

    ``named``: right behind a word for an invoice; then only where the parts of a day stand apart.
    """
    digits = strip.signs[begin:end]
    if len(digits) != _WRITTEN_DAY or not digits.isdigit() or not is_day(digits):
        return False
    cuts = tuple(at - begin for at in range(begin + 1, end) if strip.gaps[at] > Gap.NONE)
    first_year = digits[:2] in {"19", "20"}
    return cuts == (_CUT_YEAR_FIRST if first_year else _CUT_YEAR_LAST) or not (cuts or named)


def is_day(digits: str) -> bool:
    """Tell whether digits are a year, or a day written in eight digits."""
    if len(digits) == _WRITTEN_YEAR:
        return digits[:2] in {"19", "20"}
    return len(digits) == _WRITTEN_DAY and (
        (digits[:2] in {"19", "20"} and _day_parts(digits[6:], digits[4:6]))
        or (digits[4:6] in {"19", "20"} and _day_parts(digits[:2], digits[2:4]))
    )


def _day_parts(day: str, month: str) -> bool:
    return 0 < int(day) <= _DAYS and 0 < int(month) <= _MONTHS


def is_month(groups: tuple[int, ...]) -> bool:
    """Tell whether groups may be a month of a year: 2026-11."""
    year, *rest = groups
    return _YEARS[0] < year < _YEARS[1] and len(rest) == 1 and 0 < rest[0] <= _MONTHS
