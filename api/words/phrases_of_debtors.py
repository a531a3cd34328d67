"""The phrases in which the engine gives a reason that lies with the debtor."""

from collections.abc import Mapping
from typing import Final

OF_DEBTORS: Final[Mapping[str, tuple[str, str]]] = {
    "what is left cannot be enforced any more": (
        "Wat over is, is niet meer afdwingbaar",
        "What is left cannot be enforced any more",
    ),
    "the letters go to who acts for the debtor": (
        "De brieven gaan naar wie voor de debiteur optreedt",
        "The letters go to who acts for the debtor",
    ),
}
"""In Dutch and in English."""
