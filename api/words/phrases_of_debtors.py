"""The phrases in which the engine gives a reason that lies with the debtor, or a court."""

from collections.abc import Mapping
from typing import Final

OF_DEBTORS: Final[Mapping[str, tuple[str, str]]] = {
    "the claim is before the court": ("Ligt bij de rechter", "The claim is before the court"),
    "a judgment is enforced by a bailiff": (
        "Er is vonnis: dat voert een deurwaarder uit",
        "There is a judgment: a bailiff enforces it",
    ),
    "right reserved": ("recht op nakoming voorbehouden", "right to performance reserved"),
    "judgment": ("vonnis", "judgment"),
    "judgment annulled": ("vonnis vernietigd", "judgment annulled"),
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
