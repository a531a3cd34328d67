"""The line of a plan's text that tells an instalment: as it is written, and read for a table."""

import re
from datetime import date
from typing import Final, NamedTuple

from domain.letter.text.content import Language
from domain.letter.text.words import day_in_words, euro
from domain.money import Cents

_BY: Final = {"nl": "uiterlijk", "en": "by"}
_LINE: Final = re.compile(r"(\d+\.) ((?:uiterlijk|by) \d{1,2} [A-Za-z]+ \d{4}): (€ ?[\d.,]*\d)")


class ScheduleRow(NamedTuple):
    """An instalment of a plan's text: its number, its last day and its amount, in words."""

    number: str
    when: str
    amount: str

    @property
    def cents(self) -> Cents:
        """The amount, which is written with both its decimals."""
        return int(re.sub(r"\D", "", self.amount))


def schedule_line(number: int, by: date, amount: Cents, *, language: Language) -> str:
    """Write an instalment: ``1. uiterlijk 18 november 2026: € 333,16``."""
    day = day_in_words(by, language=language)
    return f"{number}. {_BY[language]} {day}: {euro(amount, language=language)}"


def schedule_row(line: str) -> ScheduleRow | None:
    """Read a line that ``schedule_line`` wrote; None: it is another part of the text."""
    found = _LINE.fullmatch(line)
    return ScheduleRow(*found.groups()) if found else None
