"""One item of the check-list of a hand-over, and what it means that it is missing."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """What it means that an item is missing."""

    BLOCKING = "blocking"
    """The claim is not handed over."""
    URGENT = "urgent"
    """It may be, and soon: time works against the creditor."""
    ADVISORY = "advisory"
    """It may be; the dossier is weaker."""


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing a dossier should hold: a stable code, what it is, whether it was found, why.

    ``what`` is what is missing where it is not found, as ``HandOverPrepared`` names it.
    ``found_as`` says on what the finding rests, where that is worth a word. ``article`` is empty
    where no statute asks it: then it is a rule of this program, and is told as such.
    """

    code: str
    what: str
    found: bool
    weight: Weight
    why: str
    article: str = ""
    found_as: str = ""

    @property
    def blocks(self) -> bool:
        """Tell whether the claim cannot be handed over without it."""
        return not self.found and self.weight is Weight.BLOCKING
