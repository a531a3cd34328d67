"""English of the page of refunds."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "ligt hier sinds %(day)s": "lies here since %(day)s",
    "opgemerkt op %(day)s": "noticed on %(day)s",
    "Volgende stap:": "Next step:",
    "verrekenen met": "set it off against",
    "plaatsen op een vordering": "place it on a claim",
    "terugbetalen": "pay it back",
    "of": "or",
    "verrekenen kan nu niet: wat hem beschermt gaat voor": (
        "it cannot be set off now: what protects him goes first"
    ),
    "Terugbetalingen": "Refunds",
    "Geld en tegoed van debiteuren, wat daarvan terug moet, en de bestanden waarmee het is"
    " betaald.": (
        "Money and credit of debtors, what of it is to go back, and the files by which it was paid."
    ),
    "Bestanden voor de bank": "Files for the bank",
    "Vrijgegeven": "Released",
    "Ingetrokken of geweigerd": "Withdrawn or refused",
    "Van rekening": "From account",
    "Naar rekening": "To account",
    "Kan nu niet terug:": "Cannot go back now:",
    "Leg bij de debiteur vast op welke rekening hij zijn geld wil": (
        "Record with the debtor to which account he wants his money"
    ),
    "Bekijk de bankpost: van wie is dit geld?": "Look at the bank line: whose is this money?",
    "Naar het voorstel": "To the proposal",
    "Stel voor het terug te betalen": "Propose to pay it back",
    "Wat alleen misschien van een debiteur is, staat apart: hetzelfde geld kan bij meer debiteuren"
    " staan.": (
        "What only may be a debtor’s stands apart: the same money may stand with several debtors."
    ),
    "Plaats of verreken het bij de debiteur": "Place it or set it off on the debtor’s page",
    "Er is nog geen terugbetaling opgedragen die met een bestand betaald kan worden.": (
        "No refund is ordered yet that a file could pay."
    ),
    "Stel die eerst voor, hierboven.": "Propose it first, above.",
    "%(number)s terugbetalingen": "%(number)s refunds",
    "%(number)s ingetrokken of geweigerd: niet aanbieden": (
        "%(number)s withdrawn or refused: not for the bank"
    ),
    "De bank betaalde het": "The bank paid it",
    "Geld van debiteuren": "Money of debtors",
    "teruggekomen": "came back",
    "de bank weigerde de overboeking": "the bank refused the transfer",
    "getoond door de bank": "shown by the bank",
    "Er is geen geld van debiteuren dat zo staat.": "There is no money of debtors that stands so.",
    "Kies een schuldeiser om een bestand voor te bereiden.": "Choose a creditor to prepare a file.",
}
