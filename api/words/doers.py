"""Who did something and what a payment is called, as people read it."""

import re
from typing import Final, Protocol

from api.words.language import DUTCH, spoken
from api.words.naming import actor

BY_HAND: Final = "by-hand:"
"""What the id of a payment begins with that has none of its bank."""

BANK_FILES: Final = "import statements"
"""The command that takes files of the bank in."""

_OF_LINE: Final = re.compile(r"\b([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})#(\d+)\b")
_JUDGED: Final = frozenset({"claim", "debtor", "letter"})
"""Of what nobody said anything who gave a bank file: what it pays was decided by rule."""


class FactDone(Protocol):
    """What is asked of a fact to say who did it."""

    @property
    def actor(self) -> str:
        """Who gave the command."""

    @property
    def kind(self) -> str:
        """The kind of stream."""

    @property
    def command_name(self) -> str:
        """The command."""


def doer(fact: FactDone) -> str:
    """Who did it: of what a bank file led to the rule, and who gave the file."""
    who = actor(fact.actor)
    if fact.command_name != BANK_FILES or fact.kind not in _JUDGED:
        return who
    return f"volgens een regel, afschrift van {who}" if _dutch() else f"by rule, statement by {who}"


def payment_named(reference: str) -> str:
    """A payment by its reference; one of a bank line goes by the name of the line."""
    if reference.startswith(BY_HAND):
        return "zonder kenmerk" if _dutch() else "without reference"
    return payments_named(reference)


def payments_named(text: str) -> str:
    """A text with the payments of bank lines in it called as people call those lines."""
    return _OF_LINE.sub(_line, text)


def _line(found: re.Match[str]) -> str:
    part = "" if found[2] == "1" else f"/{found[2]}"
    return f"BANK-{found[1][:8].upper()}{part}"


def _dutch() -> bool:
    return spoken() == DUTCH
