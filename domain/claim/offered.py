"""A dossier that was offered to a party, and one that came back, as the claim remembers them."""

from dataclasses import dataclass
from datetime import date

from domain.claim.events import PartyKind


@dataclass(frozen=True, slots=True)
class Offer:
    """A dossier that was offered to a party, which has not answered yet."""

    party: str
    kind: PartyKind
    dossier_sha256: str
    on: date
    taken_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class SentBack:
    """A claim that a party did not take, and of which a person decides how it goes on."""

    party: str
    why: str
    on: date
