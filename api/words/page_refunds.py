"""English of the page of refunds."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Terugbetalingen": "Refunds",
    "Geld en tegoed van debiteuren, wat daarvan terug moet, en de bestanden waarmee het is"
    " betaald.": (
        "Money and credit of debtors, what of it is to go back, and the files by which it was paid."
    ),
    "Bestanden voor de bank": "Files for the bank",
    "Vrijgegeven": "Released",
    "Ingetrokken": "Withdrawn",
    "Van rekening": "From account",
    "Naar rekening": "To account",
    "%(number)s terugbetalingen": "%(number)s refunds",
    "%(number)s ingetrokken: niet aanbieden": "%(number)s withdrawn: not for the bank",
    "De bank betaalde het": "The bank paid it",
    "Geld van debiteuren": "Money of debtors",
    "Welk geld": "Which money",
    "teruggekomen": "came back",
    "getoond door de bank": "shown by the bank",
    "Er is geen geld van debiteuren dat zo staat.": "There is no money of debtors that stands so.",
    "Kies een schuldeiser om een bestand voor te bereiden.": "Choose a creditor to prepare a file.",
}
