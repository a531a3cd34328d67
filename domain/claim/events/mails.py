"""Mail about a claim that came in."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from domain.facts import Fact, Sha256
from domain.sealing import Purpose, Sealed, SealedFields


class MailReceived(Fact):
    """Somebody wrote about the claim by e-mail, most often in answer to a letter; kept whole."""

    TOPIC: ClassVar[str] = "claim.mail_received"
    SEALED: ClassVar[SealedFields] = {"text": Purpose.NOTES}

    letter_id: UUID | None = None
    """The letter that it answers, where it names one."""
    mail_id: UUID | None = None
    """The mail among all that came in; none: of before those were kept."""
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


class MailMayConcern(Fact):
    """A mail came in that may be about the claim: it waits until a person says whose it is."""

    TOPIC: ClassVar[str] = "claim.mail_may_concern"

    mail_id: UUID


class MailWhoseKnown(Fact):
    """It is known whose a mail is that might have been about the claim."""

    TOPIC: ClassVar[str] = "claim.mail_whose_known"

    mail_id: UUID
