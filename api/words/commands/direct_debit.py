"""What the commands about direct debits are called."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "mandate": CommandWords(
        nl=Called(
            "Machtiging",
            "Leg machtiging vast",
            "Leg vast dat de schuldeiser van de rekening van de debiteur mag incasseren.",
        ),
        en=Called(
            "Mandate",
            "Record the mandate",
            "Record that the debtor lets the creditor collect from his account.",
        ),
        fields={
            "mandate_id": ("Kenmerk van de machtiging", "Name of the mandate"),
            "signed_on": ("Getekend op", "Signed on"),
            "iban": ("IBAN (wordt verzegeld)", "IBAN (kept sealed)"),
            "holder": ("Rekeninghouder (wordt verzegeld)", "Account holder (kept sealed)"),
            "scheme": ("Soort incasso", "Scheme"),
            "recurring": ("Doorlopend", "Recurring"),
            "how": ("Hoe getekend", "How it was signed"),
            "used_on": ("Laatst geïncasseerd op (elders)", "Last collected on (elsewhere)"),
        },
    ),
    "mandate-amended": CommandWords(
        nl=Called(
            "Machtiging op andere rekening",
            "Wijzig machtiging",
            "Leg vast dat de debiteur een andere rekening noemde om van te incasseren.",
        ),
        en=Called(
            "Mandate on another account",
            "Amend the mandate",
            "Record that the debtor named another account to collect from.",
        ),
        fields={
            "mandate_id": ("Machtiging", "Mandate"),
            "iban": ("IBAN (wordt verzegeld)", "IBAN (kept sealed)"),
            "holder": ("Rekeninghouder (wordt verzegeld)", "Account holder (kept sealed)"),
            "amended_on": ("Sinds (leeg: vandaag)", "Since (empty: today)"),
        },
    ),
    "mandate-revoked": CommandWords(
        nl=Called(
            "Machtiging geëindigd",
            "Leg einde vast",
            "Leg vast dat met een machtiging niets meer geïncasseerd mag worden.",
        ),
        en=Called(
            "Mandate ended",
            "Record the end",
            "Record that nothing may be collected under a mandate any more.",
        ),
        fields={
            "mandate_id": ("Machtiging", "Mandate"),
            "revoked_on": ("Op (leeg: vandaag)", "On (empty: today)"),
            "by": ("Door wie", "By whom"),
        },
    ),
}
"""By the name of a command."""
