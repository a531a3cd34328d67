"""What the commands are called about e-mail that leaves and comes in."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "mail-release": CommandWords(
        nl=Called(
            "E-mail hervatten",
            "Laat e-mail gaan",
            "Laat e-mail vanaf een domein weer gaan dat werd geweigerd, en zeg waarom.",
        ),
        en=Called(
            "Let e-mail go on",
            "Let e-mail leave",
            "Let e-mail of a domain leave again that was refused, and say why.",
        ),
        fields={"domain": ("Domein van de afzender", "Domain of the sender")},
    ),
}
