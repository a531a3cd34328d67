"""What the commands about direct debits are called."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "direct-debit": CommandWords(
        nl=Called(
            "Incasso",
            "Stel in",
            "Stel in met welk incassant-ID wordt geïncasseerd, en hoe lang vooraf dat"
            " gemeld wordt.",
        ),
        en=Called(
            "Direct debit",
            "Set",
            "Set the creditor identifier by which direct debits are collected, and their notice.",
        ),
        fields={
            "identifier": (
                "Incassant-ID (leeg: geen incasso)",
                "Creditor identifier (empty: none is collected)",
            ),
            "notice_days": ("Dagen vooraf gemeld", "Days told before"),
            "form": (
                "Bestandsvorm (leeg: zoals die is)",
                "Form of the file (empty: as it is)",
            ),
        },
    ),
    "collection-notice": CommandWords(
        nl=Called(
            "Incasso vooraankondigen",
            "Verstuur de vooraankondiging",
            "Meld de debiteur met een brief wat er van zijn rekening wordt geïncasseerd, en"
            " wanneer.",
        ),
        en=Called(
            "Announce a direct debit",
            "Send the notice",
            "Tell the debtor what is collected from his account, and when, by a letter.",
        ),
        fields={
            "mandate_id": ("Machtiging", "Mandate"),
            "amount": ("Bedrag (alles wat dan openstaat)", "Amount (all that is open then)"),
            "collect_on": ("Dag van de incasso", "Day of the collection"),
            "not_elsewhere": (
                "De incasso die de factuur aankondigt vindt niet plaats",
                "The direct debit that the invoice announces is not carried out",
            ),
        },
    ),
    "collection-notices": CommandWords(
        nl=Called(
            "Incasso's vooraankondigen",
            "Verstuur de vooraankondigingen",
            "Meld alle debiteuren van wie op een dag geïncasseerd mag worden dat met een brief,"
            " één per vordering.",
        ),
        en=Called(
            "Announce direct debits",
            "Send the notices",
            "Tell all debtors whose claims may be collected on a day, each by a letter about his"
            " claim.",
        ),
        fields={
            "collect_on": ("Dag van de incasso", "Day of the collection"),
            "count": ("Aantal", "Number"),
            "total": ("Som", "Sum"),
        },
    ),
    "collection-file": CommandWords(
        nl=Called(
            "Incasseren met een bestand",
            "Maak het bestand",
            "Incasseer alles wat op de vordering openstaat met een bestand voor de bank"
            " (pain.008).",
        ),
        en=Called(
            "Collect by a file",
            "Make the file",
            "Collect all that is open on a claim by a file for the bank (pain.008).",
        ),
        fields={
            "mandate_id": ("Machtiging", "Mandate"),
            "amount": ("Bedrag (alles wat dan openstaat)", "Amount (all that is open then)"),
            "collect_on": ("Dag van de incasso", "Day of the collection"),
            "announced_on": (
                "Aan de debiteur gemeld op (leeg: door de vooraankondiging)",
                "Told the debtor on (empty: by the notice)",
            ),
            "to_iban": (
                "Op rekening (leeg: de eerste van de schuldeiser)",
                "To account (empty: the creditor's first)",
            ),
            "not_elsewhere": (
                "De incasso die de factuur aankondigt vindt niet plaats",
                "The direct debit that the invoice announces is not carried out",
            ),
            "account_seen": ("Rekening van de debiteur, zoals gezien", "Debtor's account, as seen"),
            "identifier_seen": ("Incassant-ID, zoals gezien", "Creditor identifier, as seen"),
        },
    ),
    "collection-withdrawn": CommandWords(
        nl=Called(
            "Incasso ingetrokken",
            "Leg vast",
            "Leg vast dat de bank een bestand dat de vordering incasseert niet uitvoert.",
        ),
        en=Called(
            "Direct debit withdrawn",
            "Record",
            "Record that a file that collects the claim is not carried out by the bank.",
        ),
        fields={},
    ),
    "no-second-try": CommandWords(
        nl=Called(
            "Niet nog eens incasseren",
            "Laat hem vragen te betalen",
            "Zeg dat een incasso die terugkwam niet nog eens wordt geprobeerd: de debiteur wordt"
            " gevraagd te betalen.",
        ),
        en=Called(
            "No second try",
            "Let him be asked to pay",
            "Say that a direct debit that came back is not tried once more: the debtor is asked to"
            " pay.",
        ),
        fields={},
    ),
    "collection-batch": CommandWords(
        nl=Called(
            "Incassobatch",
            "Leg klaar",
            "Leg alles wat op een dag geïncasseerd mag worden klaar in één batch; een tweede geeft"
            " die vrij.",
        ),
        en=Called(
            "Batch of direct debits",
            "Prepare",
            "Put all that may be collected on a day in one batch, for a second person to release.",
        ),
        fields={
            "collect_on": ("Dag van de incasso", "Day of the collection"),
            "announced_on": (
                "Aan de debiteuren gemeld op (leeg: door de vooraankondiging)",
                "Told the debtors on (empty: by the notice)",
            ),
            "count": ("Aantal", "Number"),
            "total": ("Som", "Sum"),
            "to_iban": (
                "Op rekening (leeg: de eerste van de schuldeiser)",
                "To account (empty: the creditor's first)",
            ),
        },
    ),
    "collection-batch-released": CommandWords(
        nl=Called(
            "Incassobatch vrijgeven",
            "Geef vrij",
            "Geef een batch vrij die een ander klaarlegde: het bestand wordt gemaakt, op wat nu"
            " waar is.",
        ),
        en=Called(
            "Release a batch of direct debits",
            "Release",
            "Release a batch that somebody else prepared: its file is made, on what is true now.",
        ),
        fields={
            "batch": ("Batch", "Batch"),
            "count": ("Aantal", "Number"),
            "total": ("Som", "Sum"),
        },
    ),
    "collection-batch-withdrawn": CommandWords(
        nl=Called(
            "Incassobatch ingetrokken",
            "Trek in",
            "Leg vast dat een batch niet wordt uitgevoerd: niet vrijgegeven, of niet naar de bank.",
        ),
        en=Called(
            "Batch of direct debits withdrawn",
            "Withdraw",
            "Record that a batch is not carried out: not released, or not given to the bank.",
        ),
        fields={"batch": ("Batch", "Batch")},
    ),
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
            "also_of_others": (
                "Het klopt dat de rekening ook van een andere debiteur is",
                "It is right that the account is another debtor's, too",
            ),
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
            "also_of_others": (
                "Het klopt dat de rekening ook van een andere debiteur is",
                "It is right that the account is another debtor's, too",
            ),
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
