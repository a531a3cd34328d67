"""What was left of a claim and is not asked, as the claim remembers it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.claim.events import RestGround


@dataclass(frozen=True, slots=True)
class WaivedRest:
    """What was let go of the rest, by the version of the fact that says so."""

    version: int
    amount: int
    ground: RestGround
    on: date
    letter_id: UUID | None = None
    standing: bool = True

    @property
    def ref(self) -> str:
        """Its name in the ledger."""
        return f"rest@{self.version}"
