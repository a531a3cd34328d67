"""What a person decided about the steps of a claim: where its plan begins, and which may go."""

from datetime import date
from typing import ClassVar, TypeAlias

from pydantic import Field

from domain.facts import Fact
from domain.sealing import Purpose, Sealed, SealedFields


class FirstStepChosen(Fact):
    """A claim that came in old begins its plan at a step; the ones before it are passed."""

    TOPIC: ClassVar[str] = "claim.first_step_chosen"

    step: str
    from_day: date
    """The first day on which the step may be taken: only so many old claims begin on one day."""
    barred_since: date | None = None
    """The first day on which the debtor may invoke limitation, where that has passed."""


class StepApproved(Fact):
    """A person lets a step of this round be taken, on what is open by now."""

    TOPIC: ClassVar[str] = "claim.step_approved"

    step: str
    round: int
    amount: int = Field(ge=0)
    """Principal and costs that were open; where more is open later, it is asked again."""


class StepDeclined(Fact):
    """A person does not let a step of this round be taken; the claim waits for a person."""

    TOPIC: ClassVar[str] = "claim.step_declined"
    SEALED: ClassVar[SealedFields] = {"why": Purpose.NOTES}

    step: str
    round: int
    why: Sealed[str] | None = None


GuidingFact: TypeAlias = FirstStepChosen | StepApproved | StepDeclined
