"""What the commands by which a person is erased are called."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "erasure": CommandWords(
        nl=Called(
            "Persoonsgegevens wissen",
            "Stel het wissen voor",
            (
                "Alles wat van deze debiteur bekend is gaat voorgoed weg; bedragen, dagen en hashes"
                " blijven. Een collega beslist, en het kan niet ongedaan worden gemaakt."
            ),
        ),
        en=Called(
            "Erase personal data",
            "Propose the erasure",
            (
                "All that is known of this debtor goes for ever; amounts, days and hashes stand."
                " A colleague decides, and it cannot be undone."
            ),
        ),
        fields={
            "debtor": ("Van wie", "Whose"),
            "ground": ("Op welke grond", "On which ground"),
            "seen": ("Wat u zag", "What you saw"),
        },
    ),
    "erasure-second-person": CommandWords(
        nl=Called(
            "Beslis over het wissen",
            "Leg vast",
            "Stem in, dan wordt er voorgoed gewist; of niet, dan gebeurt er niets.",
        ),
        en=Called(
            "Decide on the erasure",
            "Record it",
            "Agree, and it is erased for ever; or do not, and nothing is done.",
        ),
        fields={
            "proposal": ("Welk voorstel", "Which proposal"),
            "agreed": ("Ik stem in", "I agree"),
        },
    ),
}
