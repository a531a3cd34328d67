"""Complaints about how a claim is handled, and what they were answered."""

from datetime import date
from typing import ClassVar

from domain.claim.events.values import Channel
from domain.facts import Fact
from domain.sealing import Purpose, Sealed, SealedFields


class ComplaintReceived(Fact):
    """Somebody complained about how he is treated; what he owes he does not contest by it."""

    TOPIC: ClassVar[str] = "claim.complaint_received"
    SEALED: ClassVar[SealedFields] = {"text": Purpose.NOTES}

    ground: str
    channel: Channel
    received_on: date
    text: Sealed[str] | None = None

    @property
    def legal_day(self) -> date:
        """Its term runs from the day on which it came in (Bki art. 6.1)."""
        return self.received_on


class ComplaintAnswered(Fact):
    """A complaint was confirmed, or dealt with."""

    TOPIC: ClassVar[str] = "claim.complaint_answered"
    SEALED: ClassVar[SealedFields] = {"text": Purpose.NOTES}

    received_version: int
    """Of the fact by which it came in."""
    channel: Channel
    """In writing by any but telephone and visit."""
    answered_on: date
    closes: bool = True
    """False: it was only confirmed that it came in."""
    text: Sealed[str] | None = None

    @property
    def legal_day(self) -> date:
        """It counts on the day on which it was said or sent."""
        return self.answered_on
