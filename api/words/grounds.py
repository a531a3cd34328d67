"""A reason for which money is thought to pay a claim, in words, with the amount it is about."""

from typing import Final

from api.words.figures import money
from api.words.naming import word
from domain.bank.line_events import MatchReason
from domain.matching.scores import AGAINST

_OF_AMOUNTS: Final = ("amount_", "more_than_open")


def against(one: MatchReason) -> bool:
    """Tell whether a reason speaks against it."""
    return one.code in AGAINST


def ground(one: MatchReason) -> str:
    """Say a reason; behind it the number or the amount that it rests on."""
    told = word(one.code, "Ground")
    if not one.value:
        return told
    return f"{told} ({money(one.value) if one.code.startswith(_OF_AMOUNTS) else one.value})"
