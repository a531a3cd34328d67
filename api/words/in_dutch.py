"""Facts and values in Dutch for what is written for others, whoever is served at the moment."""

from collections.abc import Mapping
from typing import Any

from api.words.language import DUTCH, speaking
from domain.case.interest_stand import InterestTold
from domain.errors import Refusal
from domain.money import as_decimal


class SaidInDutch:
    """The words of the doors, lent to a dossier: a person elsewhere reads it.

    They are loaded when the first thing is said: most commands say nothing to others.
    """

    def fact(self, topic: str, params: Mapping[str, Any]) -> str:
        """Tell a fact, with what was chosen from a list in words."""
        from api.words.facts import fact_told  # noqa: PLC0415 - see the class

        with speaking(DUTCH):
            return fact_told(topic, params)

    def value(self, value: str, kind: str) -> str:
        """Say a value of an enumeration."""
        from api.words.naming import word  # noqa: PLC0415 - see the class

        with speaking(DUTCH):
            return word(value, kind)

    def who(self, actor: str) -> str:
        """Say who recorded something."""
        from api.words.naming import actor as called  # noqa: PLC0415 - see the class

        with speaking(DUTCH):
            return called(actor)

    def objection(self, why: str | Refusal) -> str:
        """Say why a letter would not go out."""
        from api.words.reasons import objection_said  # noqa: PLC0415 - see the class

        with speaking(DUTCH):
            return objection_said(why)

    def interest(self, told: InterestTold) -> str:
        """Say since when interest runs, or why none does."""
        from api.words.interest import interest_said  # noqa: PLC0415 - see the class

        with speaking(DUTCH):
            amount = None if told.cents is None else as_decimal(told.cents)
            return interest_said(told.stand.value, told.article, told.since, told.through, amount)
