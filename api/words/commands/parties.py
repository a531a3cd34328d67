"""What the commands about parties are called."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "party": CommandWords(
        nl=Called(
            "Partij",
            "Leg partij vast",
            "Leg vast hoe een incassobureau, deurwaarder of advocaat werkt.",
        ),
        en=Called(
            "Party",
            "Record the party",
            "Set down how an agency, bailiff or lawyer of a creditor works.",
        ),
        fields={
            "name": ("Naam", "Name"),
            "kind": ("Soort", "Kind"),
            "confirms": ("Bevestigt of zij aanneemt", "Answers whether it takes a claim"),
            "cut_off": ("Dossiers van vandaag tot", "Dossiers of today until"),
            "registration": ("Wki-registratie", "Wki registration"),
            "told_by": ("Wie bericht de debiteur", "Who tells the debtor"),
            "ibans": (
                "Rekeningen waarvan zij afdraagt (komen erbij)",
                "Accounts from which it passes money on (added)",
            ),
        },
    ),
    "party-registration": CommandWords(
        nl=Called(
            "Wki-registratie van een partij",
            "Leg vast",
            "Leg vast hoe een partij in het register voor incassodienstverlening staat, of waarom"
            " dat niet hoeft.",
        ),
        en=Called(
            "Wki registration of a party",
            "Record",
            "Say how a party stands in the register of collection services, or why it need not.",
        ),
        fields={
            "name": ("Partij", "Party"),
            "registration": ("Registratienummer", "Mark in the register"),
            "registered_from": ("Geldig vanaf", "Holds from"),
            "registered_until": ("Geldig tot en met (leeg: doorlopend)", "Holds until, inclusive"),
            "unregistered": ("Hoeft niet, omdat", "Need not, because"),
            "checked_on": ("Nagekeken op (leeg: vandaag)", "Looked up on (empty: today)"),
        },
    ),
    "party-bill": CommandWords(
        nl=Called(
            "Nota van partij",
            "Leg nota vast",
            "Leg vast wat de partij u in rekening brengt. De debiteur vraagt u daardoor niets:"
            " incassokosten volgen de staffel, proceskosten een vonnis.",
        ),
        en=Called(
            "Bill of the party",
            "Record the bill",
            "Record what the party charges you. The debtor is asked nothing by it: collection"
            " costs go by the scale, costs of proceedings by a judgment.",
        ),
        fields={
            "billed_on": ("Nota van", "Dated"),
            "reference": ("Nummer van de nota", "Number of the bill"),
            "fee": ("Honorarium, zonder btw", "Fee, before VAT"),
            "commission": ("Provisie, zonder btw", "Commission, before VAT"),
            "disbursements": ("Verschotten, zonder btw", "Disbursements, before VAT"),
            "court_fee": ("Griffierecht", "Court fee"),
            "proceedings": (
                "Dagvaarding en salaris, zonder btw",
                "Summons and salary, before VAT",
            ),
            "enforcement": ("Ambtshandelingen, zonder btw", "Acts of enforcement, before VAT"),
            "vat": ("Btw op de nota", "VAT on the bill"),
            "kept": ("Ingehouden op de afdracht", "Taken from what it remits"),
            "credit": ("Het is een creditnota", "It is a credit note"),
            "party": ("Partij", "Party"),
        },
    ),
}
