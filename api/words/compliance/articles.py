"""What an obligation stands in and rests on, where that is no law but a rule in English."""

from collections.abc import Mapping
from typing import Final

from api.words.language import DUTCH, spoken

_DUTCH: Final[Mapping[str, str]] = {
    "plan: ceiling": "plan: grens",
    "plan: steps": "plan: stappen",
    "house: four eyes": "huis: vier ogen",
    "the dunning plan of the claim; Dutch law names no number": (
        "het plan van de vordering; de wet noemt geen getal"
    ),
    "the dunning plan of the claim, in its version": (
        "het plan van de vordering, in de versie van toen"
    ),
    "the house's own rule": "regel van het huis zelf",
    "The house's own rule: bank data through the term and one banking day": (
        "Regel van het huis zelf: bankgegevens tot en met de termijn en één bankdag"
    ),
    "Burgerlijk Wetboek; rates as published, Stb. 2025, 438 the last of them": (
        "Burgerlijk Wetboek; rente zoals gepubliceerd, laatst Stb. 2025, 438"
    ),
}


def rests_on(text: str) -> str:
    """An article or a source in the language that is spoken; a Dutch law is called as it is."""
    return _DUTCH.get(text, text) if spoken() == DUTCH else text
