"""How a door says what a report holds: for paper, in each language."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from domain.errors import Told
from domain.letter.text.content import Language


class SaysCompliance(Protocol):
    """The words of obligations and of what was found."""

    def obligation(self, code: str, language: Language) -> tuple[str, str]:
        """The title of an obligation, and what it demands."""

    def ruling(
        self, code: str, reason: str, values: Mapping[str, Told], language: Language
    ) -> tuple[str, str]:
        """What was found, and what should have been."""

    def withheld(self, topic: str, what: str, why: str, language: Language) -> str:
        """What was held back, and why."""

    def rests_on(self, text: str, language: Language) -> str:
        """An article or a source, where that is a rule of the house and no law."""

    def word(self, value: StrEnum, language: Language) -> str:
        """A verdict, or a gravity."""
