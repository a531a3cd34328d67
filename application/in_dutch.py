"""What a door lends to whatever is written for others in Dutch: its words for facts and values."""

from collections.abc import Mapping
from typing import Any, Protocol

from domain.case.interest_stand import InterestTold
from domain.errors import Refusal
from projections.audit.sentences import sentence


class InDutch(Protocol):
    """Says facts and values in Dutch; words stand at the rim (decision 35)."""

    def fact(self, topic: str, params: Mapping[str, Any]) -> str:
        """Tell a fact, with what was chosen from a list in words."""

    def value(self, value: str, kind: str) -> str:
        """Say a value of an enumeration that ``kind`` names; one without a word as it stands."""

    def who(self, actor: str) -> str:
        """Say who recorded something: a program by its Dutch name, a person by his own."""

    def objection(self, why: str | Refusal) -> str:
        """Say why a letter would not go out: a reason of the engine, or what refuses it."""

    def interest(self, told: InterestTold) -> str:
        """Say since when interest runs, or why none does, with its article."""


class AsRecorded:
    """Where no door is: sentences with the values as they were recorded."""

    def fact(self, topic: str, params: Mapping[str, Any]) -> str:
        """Tell a fact; what was chosen from a list stands as its code."""
        return sentence(topic, params)

    def value(self, value: str, kind: str) -> str:
        """The value itself."""
        del kind
        return value

    def who(self, actor: str) -> str:
        """The name that was recorded."""
        return actor

    def objection(self, why: str | Refusal) -> str:
        """The reason itself."""
        return why if isinstance(why, str) else why.message

    def interest(self, told: InterestTold) -> str:
        """Its code, article and day."""
        return " ".join(filter(None, (told.stand.value, told.article, str(told.since or ""))))
