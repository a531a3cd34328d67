"""Mail about a claim that came in."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from domain.facts import Fact, Sha256
from domain.sealing import Purpose, Sealed, SealedFields


class MailReceived(Fact):
    """Somebody answered a letter by e-mail; kept whole in the archive."""

    TOPIC: ClassVar[str] = "claim.mail_received"
    SEALED: ClassVar[SealedFields] = {"text": Purpose.NOTES}

    letter_id: UUID
    """The letter that it answers."""
    document_sha256: Sha256
    """Of the mail as it came in."""
    by_machine: bool = False
    """True: an answering machine wrote it, which says nothing of the claim."""
    files: int = 0
    """How many were attached."""
    text: Sealed[str] | None = None
    """Who wrote, about what, and what stands above what he quotes."""
    received_on: date
    """The day of the mail; never after the one on which it was read."""

    @property
    def legal_day(self) -> date:
        """It counts from the day on which it came in."""
        return self.received_on
