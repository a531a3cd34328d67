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
            "invoice_number": (
                "Factuurnummer (leeg: wat openstaat)",
                "Invoice number (empty: what is open)",
            ),
            "amount": ("Bedrag (leeg: alles)", "Amount (empty: all of it)"),
            "creditor_id": ("Welke schuldeiser", "Which creditor"),
        },
    ),
    "bank-on-debtor": CommandWords(
        nl=Called(
            "Van een debiteur, op geen factuur",
            "Zet bij de debiteur",
            "Zeg van wie dit geld is; zijn vorderingen wachten tot het is verrekend of terug is.",
        ),
        en=Called(
            "A debtor's, on no invoice",
            "Put with the debtor",
            "Say whose this money is; his claims wait until it is set off or refunded.",
        ),
        fields={
            "invoice_number": ("Een factuur van hem", "An invoice of his"),
            "amount": ("Bedrag (leeg: alles)", "Amount (empty: all of it)"),
            "creditor_id": ("Welke schuldeiser", "Which creditor"),
        },
    ),
    "bank-parked": CommandWords(
        nl=Called(
            "Laten wachten",
            "Laat wachten",
            "Geen voorstel klopt, of iemand is gevraagd waarvoor het is; wie wacht, wacht door.",
        ),
        en=Called(
            "Let it wait",
            "Let it wait",
            "No proposal is right, or somebody was asked about it; whoever waits, waits on.",
        ),
        fields={
            "why": ("Reden", "Reason"),
            "until": ("Opnieuw vragen op", "Ask again on"),
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
    "bank-remittance": CommandWords(
        nl=Called(
            "Afdracht van een partij",
            "Zet op de afdracht",
            "Zet een post die een partij afdraagt op de vorderingen waar hij voor is.",
        ),
        en=Called(
            "A party's remittance",
            "Put on the remittance",
            "Put a bank line that a party passed on onto the claims of which it is.",
        ),
        fields={
            "invoice_numbers": (
                "Factuurnummers (komma ertussen)",
                "Invoice numbers (commas between)",
            ),
            "fee": ("Ingehouden", "Fee kept"),
            "party": (
                "Partij (leeg: van wie de rekening is)",
                "Party (empty: whose account it is)",
            ),
            "creditor_id": ("Schuldeiser", "Creditor"),
        },
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
            "why": ("Reden", "Reason"),
        },
    ),
}
