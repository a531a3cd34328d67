"""The refusal that every decision on a letter shares: there is no such letter."""

from domain.errors import NotFound
from domain.letter.events import LetterOrdered
from domain.letter.state import Letter


def order_of(letter: Letter) -> LetterOrdered:
    """What was ordered; raises NotFound ``letter.unknown`` where there is no such letter."""
    if letter.order is None:
        raise NotFound(
            "letter.unknown",
            f"There is no letter {letter.id}.",
            way_out="A claim names its letters; see `vordering claim ID`.",
        )
    return letter.order
