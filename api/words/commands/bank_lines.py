"""What the commands on a bank line are called."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "bank-placement": CommandWords(
        nl=Called(
            "Plaatsen op een factuur",
            "Plaats",
            "Zeg welke factuur deze bankpost betaalt; wat overblijft wacht.",
        ),
        en=Called(
            "Place on an invoice",
            "Place",
            "Say which invoice this bank line pays; what is left waits.",
        ),
        fields={
            "invoice_number": ("Factuurnummer", "Invoice number"),
            "amount": ("Bedrag (leeg: alles)", "Amount (empty: all of it)"),
        },
    ),
    "bank-proposal": CommandWords(
        nl=Called(
            "Voorstel overnemen",
            "Neem over",
            "Plaats de bankpost zoals is voorgesteld.",
        ),
        en=Called(
            "Accept a proposal",
            "Accept",
            "Place the bank line as it was proposed.",
        ),
        fields={
            "proposal": ("Welk voorstel", "Which proposal"),
        },
    ),
    "bank-undo": CommandWords(
        nl=Called(
            "Plaatsing terugdraaien",
            "Draai terug",
            "De bankpost betaalt niets meer, alsof hij nooit geplaatst was, en wacht weer.",
        ),
        en=Called(
            "Undo what was decided",
            "Undo",
            "The bank line pays nothing, as if it had never been placed, and waits again.",
        ),
        fields={},
    ),
    "bank-set-aside": CommandWords(
        nl=Called(
            "Niet voor een vordering",
            "Leg vast",
            "Wat van deze bankpost wacht betaalt hier niets, of is hier al bekend.",
        ),
        en=Called(
            "For no claim here",
            "Record",
            "What waits of this bank line pays nothing here, or is here already.",
        ),
        fields={
            "why": ("Waarom", "Why"),
        },
    ),
}
