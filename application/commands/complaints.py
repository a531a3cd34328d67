"""Complaints about how a claim is handled: that one came in, and what it was answered."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from pydantic import Field

from application.by import sealed
from application.commands.fields import Text
from application.commands.kinds import Condition, OnClaim
from domain.application import Session
from domain.claim import complaints
from domain.claim.complaints import require_complaint
from domain.claim.events import Channel
from domain.claim.grounds import ComplaintGround
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.facts import Fact


class RecordComplaint(OnClaim):
    """Record a complaint about how the claim is handled; the steps go on, unless it is held."""

    NAME: ClassVar[str] = "complaint"
    PATH: ClassVar[str] = "complaints"
    TAG: ClassVar[str] = "agreements"
    REFUSES: ClassVar[tuple[str, ...]] = ("complaint.before_invoice", "day.in_the_future")

    ground: ComplaintGround
    channel: Channel
    received_on: date | None = Field(default=None, description="day it came in; default: today")
    text: Text = ""

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """Its term runs from the day on which it came in."""
        return complaints.complain(
            claim,
            ground=self.ground.value,
            channel=self.channel,
            received_on=self.received_on or session.today,
            today=session.today,
            text=sealed(self.text),
        )


class AnswerComplaint(OnClaim):
    """Record that a complaint was confirmed in writing, or dealt with."""

    NAME: ClassVar[str] = "complaint-answer"
    PATH: ClassVar[str] = "complaints/answer"
    TAG: ClassVar[str] = "agreements"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_complaint,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "complaint.answered_before",
        "complaint.none",
        "complaint.which",
        "day.in_the_future",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.ANSWER_COMPLAINT,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"complaint": "complaints"}

    channel: Channel
    answered_on: date | None = Field(default=None, description="default: today")
    closes: bool = Field(default=True, description="no: only that it came in was confirmed")
    complaint: int | None = Field(
        default=None, ge=1, description="which complaint, as the claim numbers it; default: the one"
    )
    text: Text = ""

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """What was only confirmed waits to be dealt with."""
        return complaints.answer_complaint(
            claim,
            channel=self.channel,
            answered_on=self.answered_on or session.today,
            today=session.today,
            closes=self.closes,
            complaint=self.complaint,
            text=sealed(self.text),
        )
