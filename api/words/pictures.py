"""The words of a picture of a plan, in the language that is spoken."""

from adapters.paper.timeline_words import DUTCH as IN_DUTCH
from adapters.paper.timeline_words import ENGLISH as IN_ENGLISH
from adapters.paper.timeline_words import PictureWords
from api.words.language import DUTCH, spoken


def picture_words() -> PictureWords:
    """Names, days and labels for the person who looks."""
    return IN_DUTCH if spoken() == DUTCH else IN_ENGLISH
