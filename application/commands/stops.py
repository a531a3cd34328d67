"""What stops the steps of a claim, and lets them go on: disputes and holds."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.by import sealed
from application.commands.conditions import require_hold
from application.commands.fields import Euro, MeantSo, Text
from application.commands.four_eyes import TakesTwo, above_the_limit
from application.commands.kinds import Condition, OnClaim
from application.commands.money import OfMoney
from application.house import House
from application.repeated import Repeat
from domain.application import Session
from domain.claim import disputes
from domain.claim.beyond_reason import ask_about_hold
from domain.claim.disputes import require_dispute, require_undecided
from domain.claim.events import ClaimDisputed, ClaimFact, DisputeDecided, DisputeOutcome
from domain.claim.grounds import DisputeGround, HoldCategory
from domain.claim.refusals import require_live
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.facts import Fact


class RecordDispute(OnClaim):
    """Record what the debtor contests; it is asked no further, the rest is."""

    NAME: ClassVar[str] = "dispute"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(of=(ClaimDisputed,), same=("ground",), told=("answer_by",)),
    )
    PATH: ClassVar[str] = "disputes"
    TAG: ClassVar[str] = "agreements"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "dispute.answer_past",
        "dispute.far_away",
        "dispute.more_than_principal",
        "dispute.no_ground",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CALL,)

    ground: DisputeGround
    amount: Euro | None = Field(
        default=None, description="default: all of the open principal that is not contested yet"
    )
    text: Text = ""
    answer_by: date | None = Field(default=None, description="day by which we are to answer")
    confirmed: MeantSo = False

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """What is contested is asked no further until it is answered."""
        return disputes.dispute(
            claim,
            amount=self.amount,
            ground=self.ground.value,
            today=session.today,
            text=sealed(self.text),
            answer_by=self.answer_by,
            confirmed=self.confirmed,
        )


class AnswerDispute(OnClaim):
    """Record that what is contested was answered."""

    NAME: ClassVar[str] = "answer"
    PATH: ClassVar[str] = "disputes/answer"
    TAG: ClassVar[str] = "agreements"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_dispute,)
    REFUSES: ClassVar[tuple[str, ...]] = ("dispute.none", "dispute.which")
    WORK: ClassVar[tuple[Task, ...]] = (Task.ANSWER_DISPUTE, Task.HAND_TO_LAWYER)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"disputed": "disputes"}

    text: Text = ""
    disputed: int | None = Field(
        default=None, ge=1, description="which dispute, as the claim numbers it; default: the one"
    )

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The dispute stands until it is resolved."""
        del session
        return disputes.answer_dispute(claim, text=sealed(self.text), disputed=self.disputed)


class ResolveDispute(OfMoney):
    """Decide a dispute: what is granted lowers the claim, with the rest the steps go on."""

    NAME: ClassVar[str] = "resolution"
    FOUR_EYES: ClassVar[TakesTwo | None] = above_the_limit
    PATH: ClassVar[str] = "disputes/resolution"
    TAG: ClassVar[str] = "agreements"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_undecided,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "dispute.amount",
        "dispute.credited_meanwhile",
        "dispute.none",
        "dispute.which",
    )
    WORK: ClassVar[tuple[Task, ...]] = (
        Task.ANSWER_DISPUTE,
        Task.SAY_WHAT_WAS_GRANTED,
        Task.HAND_TO_LAWYER,
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"disputed": "disputes"}

    outcome: DisputeOutcome
    amount: Euro | None = Field(
        default=None,
        description="what is granted, beside credit notes; upheld without it: all of the dispute",
    )
    disputed: int | None = Field(
        default=None, ge=1, description="which dispute, as the claim numbers it; default: the one"
    )

    def settled(self, session: Session, about: UUID, house: House) -> "ResolveDispute":
        """A second person agrees to what is granted of this dispute, and to no more."""
        del house
        claim = session.claim(about)
        [decided, *_] = [
            one for one in self.decide(claim, session) if isinstance(one, DisputeDecided)
        ]
        now: dict[str, object] = {"disputed": decided.disputed_version}
        contested = {one.version: one.amount for one in disputes.undecided(claim)}
        if decided.granted == contested[decided.disputed_version]:
            now["amount"] = Euro(decided.granted)
        return self.model_copy(update=now)

    def decide(self, claim: Claim, session: Session) -> Sequence[ClaimFact]:
        """What was granted counts as never asked."""
        return disputes.resolve_dispute(
            claim,
            outcome=self.outcome,
            amount=self.amount,
            disputed=self.disputed,
            today=session.today,
        )


class PlaceHold(OnClaim):
    """Take no step from a day, until a day or until lifted; may be back-dated."""

    NAME: ClassVar[str] = "hold"
    PATH: ClassVar[str] = "holds"
    TAG: ClassVar[str] = "agreements"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "hold.backwards",
        "hold.before_invoice",
        "hold.far_away",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.SERIES_AT_CAP,)

    category: HoldCategory
    from_day: date
    until: date | None = Field(default=None, description="last day, inclusive; none: until lifted")
    confirmed: MeantSo = False

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The hold is numbered within its claim."""
        if not self.confirmed:
            ask_about_hold(from_day=self.from_day, until=self.until, today=session.today)
        return disputes.place_hold(
            claim,
            hold_id=f"hold-{len(claim.holds) + 1}",
            category=self.category.value,
            from_day=self.from_day,
            until=self.until,
        )


class LiftHold(OnClaim):
    """End a hold today."""

    NAME: ClassVar[str] = "lift"
    PATH: ClassVar[str] = "holds/lift"
    TAG: ClassVar[str] = "agreements"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_hold,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "hold.none",
        "hold.unknown",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CHECK_VANISHED_ITEM, Task.CHECK_OPEN_AMOUNT)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"hold_id": "holds"}

    hold_id: str = Field(
        min_length=1,
        max_length=100,
        description="as the claim names it",
        examples=["3f0c6f5e-5a43-4a53-9d0e-4b7d7a3f1c11"],
    )

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The steps go on from today."""
        del session
        return disputes.lift_hold(claim, hold_id=self.hold_id)
