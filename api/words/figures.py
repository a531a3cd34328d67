"""Amounts, days and moments, as the language of the reader writes them."""

from datetime import date, datetime
from functools import lru_cache
from typing import Final

from api.words.language import DUTCH, Language, spoken
from domain.days import in_amsterdam
from domain.money import as_dutch, cents_from, minus

_HARD: Final = "\N{NO-BREAK SPACE}"
_DAYS_KEPT: Final = 4_096
_SHORT: Final[dict[Language, list[str]]] = {
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
_LONG: Final[dict[Language, list[str]]] = {
    "nl": (
        "januari februari maart april mei juni juli augustus september oktober november december"
    ).split(),
    "en": (
        "January February March April May June July August September October November December"
    ).split(),
}


def money(text: str | int) -> str:
    """Write an amount, kept on one line: ``€ 1.234,50`` in Dutch, ``€ 1,234.50`` in English."""
    cents = text if isinstance(text, int) else cents_from(text)
    if spoken() == DUTCH:
        return as_dutch(cents).replace(" ", _HARD)
    return f"{minus(cents)}€{_HARD}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def amounts_kept(text: str) -> str:
    """Keep each amount of a sentence on one line."""
    return text.replace("€ ", f"€{_HARD}")


def number(text: str) -> str:
    """Write a decimal number, such as a percentage, with the comma or point of the language."""
    text = minus(-1) + text[1:] if text.startswith("-") else text
    return text.replace(".", ",") if spoken() == DUTCH else text


def day(value: date | None) -> str:
    """Write a day short: ``3 nov 2026``; a dash where there is none."""
    return "–" if value is None else _short(value, spoken())


@lru_cache(_DAYS_KEPT)
def _short(value: date, language: Language) -> str:
    return f"{value.day}{_HARD}{_SHORT[language][value.month - 1]}{_HARD}{value.year}"


def long_day(value: date) -> str:
    """Write a day in full: ``3 november 2026``."""
    return f"{value.day} {_LONG[spoken()][value.month - 1]} {value.year}"


def month(text: str) -> str:
    """Write a month such as ``2026-11`` short: ``nov 2026``."""
    year, _, number = text.partition("-")
    return f"{_SHORT[spoken()][int(number) - 1]}{_HARD}{year}"


def moment(value: datetime) -> str:
    """Write an instant as the clock in Amsterdam showed it."""
    local = in_amsterdam(value)
    return f"{day(local.date())}, {local:%H:%M}"


def lowered(text: str) -> str:
    """Write a word as it stands within a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
