"""What is found out about a letter: doubt, delivery, the carrier's number, or that it stayed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar

from pydantic import Field, field_validator

from application.by import sealed
from application.commands.fields import Name, Word
from application.commands.kinds import OnLetter
from application.house import House
from application.letters.doubted import doubt_earlier
from domain.application import Session
from domain.dunning.task import Task
from domain.letter import delivered, doubt, posted
from domain.letter.events import DeliveryGrade, LetterFact
from domain.letter.state import Letter

CAME_BACK = "came_back"
"""How a door writes that a letter did not arrive."""


class ResolveDoubt(OnLetter):
    """Record whether a letter in doubt went out, and what shows it."""

    NAME: ClassVar[str] = "doubt"
    PATH: ClassVar[str] = "doubt"
    NEED: ClassVar[Callable[[Letter], None]] = staticmethod(doubt.require_doubt)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "letter.no_doubt",
        "letter.no_evidence",
        "letter.sent_when",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.RESOLVE_DOUBT,)

    was_sent: bool = Field(description="did it go out?")
    evidence: Name = Field(
        description="what shows it: a log line, who looked", examples=["250 2.0.0 Ok"]
    )
    sent_on: date | None = Field(default=None, description="none: today at the latest")

    def decide(self, letter: Letter, session: Session) -> Sequence[LetterFact]:
        """Its term counts from the day it left."""
        return doubt.resolve(
            letter,
            was_sent=self.was_sent,
            evidence=self.evidence,
            sent_on=self.sent_on,
            today=session.today,
        )


class RecordDelivery(OnLetter):
    """Record evidence of delivery, or that the letter came back."""

    NAME: ClassVar[str] = "delivery"
    PATH: ClassVar[str] = "deliveries"
    NEED: ClassVar[Callable[[Letter], None]] = staticmethod(delivered.require_sent)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "letter.delivered_when",
        "letter.not_sent",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.PROVE_DELIVERY,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"grade": "delivery"}

    grade: DeliveryGrade | None = Field(description="none, or came_back: it came back")
    received_on: date
    evidence: Word = Field(default="", description="what shows it; no personal data")
    signed_by: Word = Field(default="", description="who signed for it; is sealed", repr=False)

    @field_validator("grade", mode="before")
    @classmethod
    def _came_back(cls, given: Any) -> Any:
        return None if given == CAME_BACK else given

    def decide(self, letter: Letter, session: Session) -> Sequence[LetterFact]:
        """A letter that came back is taken to have reached nobody."""
        today = session.today
        if self.grade is None:
            return delivered.come_back(letter, on=self.received_on, today=today, why=self.evidence)
        return delivered.show_delivery(
            letter,
            grade=self.grade,
            received_on=self.received_on,
            today=today,
            evidence=self.evidence,
            signed_by=sealed(self.signed_by),
        )

    def then(
        self, house: House, session: Session, letter: Letter, facts: Sequence[LetterFact]
    ) -> None:
        """One that came back from an e-mail address lets earlier ones to it be looked at again."""
        doubt_earlier(house, session, letter, facts)


class RecordTracking(OnLetter):
    """Record the carrier's number of a letter that was posted."""

    NAME: ClassVar[str] = "tracking"
    PATH: ClassVar[str] = "tracking"
    NEED: ClassVar[Callable[[Letter], None]] = staticmethod(posted.require_posted)
    REFUSES: ClassVar[tuple[str, ...]] = ("post.not_posted",)

    carrier: Name = "PostNL"
    number: Name = Field(examples=["3SABCD1234567"])

    def decide(self, letter: Letter, session: Session) -> Sequence[LetterFact]:
        """What the carrier says of the number shows the delivery."""
        del session
        return posted.track(letter, carrier=self.carrier, number=self.number)


class KeepFromPost(OnLetter):
    """Record that a printed letter was not posted after all; its step is decided again."""

    NAME: ClassVar[str] = "not-posted"
    PATH: ClassVar[str] = "not-posted"
    NEED: ClassVar[Callable[[Letter], None]] = staticmethod(posted.require_waiting)
    REFUSES: ClassVar[tuple[str, ...]] = ("post.not_waiting",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.POST_LETTERS,)

    why: Name = Field(examples=["de printer was leeg"])

    def decide(self, letter: Letter, session: Session) -> Sequence[LetterFact]:
        """What it said is said again by another letter."""
        del session
        return posted.withdraw(letter, why=self.why)
