"""What a report holds, in the language that is asked for: the words that paper is set with."""

from collections.abc import Mapping
from enum import StrEnum

from api.words.compliance.articles import rests_on
from api.words.compliance.said import obligation_said, ruling_said, withheld_said
from api.words.language import Language, speaking
from api.words.naming import word
from domain.errors import Told


class SpokenCompliance:
    """Says each in the language it is given, whatever is spoken at the door."""

    def obligation(self, code: str, language: Language) -> tuple[str, str]:
        """The title of an obligation, and what it demands."""
        with speaking(language):
            return obligation_said(code)

    def ruling(
        self, code: str, reason: str, values: Mapping[str, Told], language: Language
    ) -> tuple[str, str]:
        """What was found, and what should have been."""
        with speaking(language):
            return ruling_said(code, reason, values)

    def withheld(self, topic: str, what: str, why: str, language: Language) -> str:
        """What was held back, and why."""
        with speaking(language):
            return withheld_said(topic, what, why)

    def rests_on(self, text: str, language: Language) -> str:
        """An article or a source, where that is a rule of the house and no law."""
        with speaking(language):
            return rests_on(text)

    def word(self, value: StrEnum, language: Language) -> str:
        """A verdict, or a gravity."""
        with speaking(language):
            return word(value)
