"""What the commands about an account of a creditor are called."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "statement-gap": CommandWords(
        nl=Called(
            "Gat in afschriften verklaren",
            "Leg vast",
            "Leg vast dat van die dagen elke betaling is vastgelegd, al toont geen afschrift het.",
        ),
        en=Called(
            "Explain a gap in statements",
            "Record",
            "Say that every payment of some days is recorded, though no bank statement shows it.",
        ),
        fields={
            "iban": ("Rekening", "Account"),
            "first": ("Van", "From"),
            "through": ("Tot en met", "Through"),
            "ground": ("Waarom er niets ontbreekt", "Why nothing is missing"),
        },
    ),
    "statement-gap-withdrawn": CommandWords(
        nl=Called(
            "Verklaring van een gat terugnemen",
            "Neem terug",
            "Neem terug dat er in die dagen niets ontbreekt: het is ten onrechte gezegd.",
        ),
        en=Called(
            "Take back that a gap is explained",
            "Take back",
            "Take back that nothing is missing in some days of an account: it was said wrongly.",
        ),
        fields={
            "iban": ("Rekening", "Account"),
            "first": ("Van", "From"),
            "through": ("Tot en met", "Through"),
        },
    ),
    "unplaced-money": CommandWords(
        nl=Called(
            "Geld van niemand",
            "Leg vast",
            "Zeg wie er wacht op geld dat binnenkwam en nog van niemand is.",
        ),
        en=Called(
            "Money that is nobody's",
            "Record",
            "Say whom money holds that came in and is nobody's yet.",
        ),
        fields={
            "unplaced_money": ("Wie wacht", "Who waits"),
        },
    ),
}
