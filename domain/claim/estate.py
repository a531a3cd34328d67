"""What a claim remembers of the debtor's insolvency: what was filed, and by which letters."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.claim.events import ClaimSubmittedToEstate


@dataclass(frozen=True, slots=True)
class SentToEstate:
    """A letter that brought a filing to who takes the claims: which document, and when it went."""

    letter_id: UUID
    document_sha256: str
    on: date


@dataclass(frozen=True, slots=True)
class AtEstate:
    """As it was filed the last time, and every letter that brought a filing."""

    filed: ClaimSubmittedToEstate | None = None
    filed_at: int = 0
    """The place of that in the log."""
    letters: tuple[SentToEstate, ...] = ()

    @property
    def document(self) -> str:
        """The hash of the document that was filed last; empty: none."""
        return self.filed.document_sha256 if self.filed else ""
