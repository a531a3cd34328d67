"""English of what stands around the forms of commands, and of the pages made for them."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Ja": "Yes",
    "Nee": "No",
    "(mag leeg)": "(may be empty)",
    "– kies –": "– choose –",
    "Uw naam": "Your name",
    "Wie bent u?": "Who are you?",
    "Dit ben ik": "This is me",
    "Vastgelegd.": "Recorded.",
    "Nu open: %(amount)s.": "Open now: %(amount)s.",
    "Nu te doen: %(what)s": "To be done now: %(what)s",
    "Geld": "Money",
    "Contact en afspraken": "Contact and agreements",
    "Verweer en pauze": "Disputes and holds",
    "Verloop": "Course",
    "Verbeteren": "Corrections",
    "%(category)s, vanaf %(day)s": "%(category)s, from %(day)s",
    "voorgesteld": "proposed",
}
"""By Dutch sentence."""
