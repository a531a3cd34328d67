"""The refusals of a letter's content: an element that is missing, or one that is wrong."""

from typing import Final

from domain.errors import Refusal

DESCRIPTION: Final = "Bki art. 3.1"
COSTS: Final = "BW 6:96 lid 6"
BUNDLE: Final = "BW 6:96 lid 7"
COSTS_VAT: Final = "Besluit BIK art. 2 lid 3"
NOTICE: Final = "BW 6:82"
DUE: Final = "BW 6:81"


def missing(what: str, article: str) -> Refusal:
    """What a letter must state, and does not."""
    message = f"The letter lacks {what}."
    return Refusal("letter.missing", message, article=article, values={"part": what})


def wrong(code: str, message: str, article: str, way_out: str = "") -> Refusal:
    """What a letter states and may not, with what would make it lawful."""
    return Refusal(f"letter.{code}", message, article=article, way_out=way_out)
