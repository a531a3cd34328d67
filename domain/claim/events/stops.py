"""Disputes and holds: what stops the steps of a claim."""

from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from domain.facts import Fact
from domain.sealing import Purpose, Sealed, SealedFields


class DisputeOutcome(StrEnum):
    """How a dispute ended."""

    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"


class ClaimDisputed(Fact):
    """The debtor contests the claim or a part of it; automatic steps stop."""

    TOPIC: ClassVar[str] = "claim.disputed"
    SEALED: ClassVar[SealedFields] = {"text": Purpose.NOTES}

    amount: int = Field(gt=0)
    ground: str
    text: Sealed[str] | None = None
    answer_by: date | None = None


class DisputeAnswered(Fact):
    """We answered what the debtor contests."""

    TOPIC: ClassVar[str] = "claim.dispute_answered"
    SEALED: ClassVar[SealedFields] = {"text": Purpose.NOTES}

    text: Sealed[str] | None = None
    letter_id: UUID | None = None
    disputed_version: int | None = None
    """The fact that contested it; None: said before answers named one, of all there were then."""


class DisputeResolved(Fact):
    """All that was contested is contested no more; how much was granted it does not say.

    No command gives it since ``DisputeDecided`` does; of one that was upheld, in whole or in
    part, a person is asked what was granted.
    """

    TOPIC: ClassVar[str] = "claim.dispute_resolved"

    outcome: DisputeOutcome


class DisputeDecided(Fact):
    """What was decided on one dispute, and how much it lowers the claim, from the start."""

    TOPIC: ClassVar[str] = "claim.dispute_decided"

    disputed_version: int
    """Of the fact by which the debtor contested it."""
    outcome: DisputeOutcome
    granted: int = Field(ge=0)


class HoldPlaced(Fact):
    """No step is taken for now; may be back-dated."""

    TOPIC: ClassVar[str] = "claim.hold_placed"

    hold_id: str
    category: str
    from_day: date
    until: date | None = None
    """Inclusive; none: until it is lifted."""

    @property
    def legal_day(self) -> date:
        """A hold counts from its first day, also when it was entered later."""
        return self.from_day


class HoldLifted(Fact):
    """A hold ended; its last day is the day before this fact is effective."""

    TOPIC: ClassVar[str] = "claim.hold_lifted"

    hold_id: str
