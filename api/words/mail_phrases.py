"""Phrases about e-mail that leaves and comes in."""

from collections.abc import Mapping
from typing import Final

PATTERNS: Final[Mapping[str, tuple[str, str]]] = {
    r"the mail server refused the sender \((?P<code>.+)\)": (
        "de mailserver weigert de afzender, niet de brief ({code})",
        "the mail server refused the sender, not the letter ({code})",
    ),
    r"e-mail from this sender stopped: (?P<domain>.+) was refused \((?P<code>.+)\)": (
        "e-mail vanaf {domain} staat stil: mailservers weigeren de afzender ({code})",
        "e-mail from {domain} stopped: mail servers refuse the sender ({code})",
    ),
    r"e-mail from this sender was not checked yet: (?P<domain>.+)": (
        "e-mail vanaf {domain} wacht: `vordering mail check --record` kijkt naar de afzender",
        "e-mail from {domain} waits: `vordering mail check --record` looks at its sender",
    ),
}
"""By pattern, in Dutch and in English."""
