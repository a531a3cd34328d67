"""What the commands are called about e-mail that leaves and comes in."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "mail-claim": CommandWords(
        nl=Called(
            "Hoort bij een vordering",
            "Zet bij de vordering",
            "Zeg over welke factuur deze mail gaat; zij staat daar dan, en wat zij verder kon"
            " raken gaat door.",
        ),
        en=Called(
            "It is about a claim",
            "Put on the claim",
            "Say about which invoice this mail is; it then stands there, and whatever else it"
            " might have concerned goes on.",
        ),
        fields={
            "invoice_number": ("Factuurnummer", "Invoice number"),
            "creditor_id": ("Welke schuldeiser", "Which creditor"),
        },
    ),
    "mail-nobodys": CommandWords(
        nl=Called(
            "Gaat over niets hier",
            "Leg vast",
            "Zeg dat deze mail over geen vordering hier gaat; wat ervoor wachtte gaat door.",
        ),
        en=Called(
            "It is about nothing here",
            "Record",
            "Say that this mail is about no claim here; what waited for it goes on.",
        ),
        fields={},
    ),
    "mail-taken-back": CommandWords(
        nl=Called(
            "Terugdraaien",
            "Draai terug",
            "Draai terug wat over deze mail is beslist: zij staat nergens meer bij, en wat zij"
            " kan raken wacht weer.",
        ),
        en=Called(
            "Take back",
            "Take back",
            "Take back what was decided on this mail: it is on no claim, and what it may concern"
            " waits again.",
        ),
        fields={},
    ),
    "mail-release": CommandWords(
        nl=Called(
            "E-mail hervatten",
            "Laat e-mail gaan",
            "Laat e-mail gaan van een domein dat geweigerd of niet bekeken is, en zeg waarom.",
        ),
        en=Called(
            "Let e-mail go on",
            "Let e-mail leave",
            "Let e-mail of a domain leave that was refused or not checked, and say why.",
        ),
        fields={"domain": ("Domein van de afzender", "Domain of the sender")},
    ),
}
