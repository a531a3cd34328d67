"""Around a hand-over: the claim goes out, the party answers, the claim comes back or does not."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.conditions import require_news
from application.commands.fields import MeantSo, Word
from application.commands.kinds import Condition, OnClaim
from application.commands.party_money import PartyReference
from application.hand_over.preparation import hand_over_claim
from application.house import House
from application.letters.hand_over_letter import tell_now
from application.repeated import Repeat, require_the_same
from domain.application import Mandate, Receipt, Session
from domain.case import hand_over
from domain.case.hand_over import lies_elsewhere, require_elsewhere, require_offer
from domain.claim.events import (
    ClaimRecalled,
    HandedOver,
    HandOverRefused,
    HandOverRequested,
    PartyKind,
    RecallRequested,
)
from domain.claim.grounds import EndingGround, PartyGround
from domain.claim.refusals import require_live
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.facts import Fact
from domain.letter.order.handed_over import require_there
from domain.user.roles import May


class HandOverClaim(OnClaim):
    """Hand the claim over with its dossier, or offer it; refused while something blocks it."""

    NAME: ClassVar[str] = "hand-over"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(of=(HandedOver, HandOverRequested), same=("party",), told=("party_kind",)),
    )
    PATH: ClassVar[str] = "hand-over"
    TAG: ClassVar[str] = "hand-over"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "fourteen_days.too_short",
        "hand_over.batch_waits",
        "hand_over.before_plan",
        "hand_over.disputed",
        "hand_over.incomplete",
        "hand_over.kind_unknown",
        "hand_over.lies_elsewhere",
        "hand_over.nobody_set_down",
        "hand_over.payments_unknown",
        "hand_over.requested",
        "hand_over.term_runs",
        "law.calendar_unverified",
        "limitation.years",
        "repeat.differs",
    )
    WORK: ClassVar[tuple[Task, ...]] = (
        Task.PLAN_AT_END,
        Task.HAND_OVER_REFUSED,
        Task.COMPLETE_DOSSIER,
        Task.HAND_TO_LAWYER,
        Task.LIMITATION_NEAR,
        Task.ENFORCE_JUDGMENT,
    )
    SUGGESTED_FROM: ClassVar[dict[str, str]] = {"party": "parties"}

    party: Word = Field(default="", description="its name; default: the usual one")
    party_kind: PartyKind | None = Field(
        default=None,
        description="default: as the party was set down; without a name a judgment goes to a"
        " bailiff, what is contested to a lawyer, anything else to an agency",
    )
    with_others: bool = Field(
        default=False,
        description="the debtor's other claims that lack nothing go along, in one dossier",
    )
    confirmed: MeantSo = False

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """The dossier is written before the fact binds it by its hash."""
        if lies_elsewhere(house.collections.claim(about)) and self.REPEAT:
            require_the_same(self, self.REPEAT, house.collections.history(about))
        return hand_over_claim(
            house,
            about,
            party=self.party,
            party_kind=self.party_kind,
            with_others=self.with_others,
            confirmed=self.confirmed,
            command=mandate,
        )


class AcceptHandOver(OnClaim):
    """Record that the party took the claim."""

    NAME: ClassVar[str] = "hand-over-accepted"
    PATH: ClassVar[str] = "hand-over/acceptance"
    TAG: ClassVar[str] = "hand-over"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_offer,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "hand_over.agreed_since",
        "hand_over.not_requested",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.HAND_OVER_ANSWER,)

    reference: Word = Field(default="", description="the party's own number")
    confirmed: MeantSo = False

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """From here on the claim lies there."""
        return hand_over.accept_hand_over(
            claim, reference=self.reference, today=session.today, confirmed=self.confirmed
        )


class RefuseHandOver(OnClaim):
    """Record that the party did not take the claim; a person decides how it goes on."""

    NAME: ClassVar[str] = "hand-over-refused"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (Repeat(of=(HandOverRefused,), told=("why",)),)
    PATH: ClassVar[str] = "hand-over/refusal"
    TAG: ClassVar[str] = "hand-over"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_offer,)
    REFUSES: ClassVar[tuple[str, ...]] = ("hand_over.not_requested",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.HAND_OVER_ANSWER,)

    why: PartyGround

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The claim is back on the work list."""
        del session
        return hand_over.refuse_hand_over(claim, why=self.why.value)


class RequestRecall(OnClaim):
    """Record that the party was asked to give the claim back."""

    NAME: ClassVar[str] = "recall-requested"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (Repeat(of=(RecallRequested,), told=("why",)),)
    PATH: ClassVar[str] = "recall-request"
    TAG: ClassVar[str] = "hand-over"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_elsewhere,)
    REFUSES: ClassVar[tuple[str, ...]] = ("recall.not_there",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.RECALL_FAILED,)

    why: EndingGround

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The claim lies there until it is given back."""
        del session
        return hand_over.request_recall(claim, why=self.why.value)


class Recall(OnClaim):
    """Take the claim back from agency, bailiff or lawyer."""

    NAME: ClassVar[str] = "recall"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (Repeat(of=(ClaimRecalled,), told=("why",)),)
    PATH: ClassVar[str] = "recall"
    TAG: ClassVar[str] = "hand-over"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_elsewhere,)
    REFUSES: ClassVar[tuple[str, ...]] = ("recall.not_there",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.HAND_OVER_ANSWER,)

    why: EndingGround

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """It lives here again."""
        del session
        return hand_over.recall(claim, why=self.why.value)


class FailRecall(OnClaim):
    """Record that the party does not give the claim back."""

    NAME: ClassVar[str] = "recall-failed"
    PATH: ClassVar[str] = "recall-failure"
    TAG: ClassVar[str] = "hand-over"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_elsewhere,)
    REFUSES: ClassVar[tuple[str, ...]] = ("recall.not_there",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.RECALL_FAILED,)

    why: PartyGround
    stays: bool = Field(default=False, description="it is left there: no task")

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """A person decides, unless it is left there."""
        del session
        return hand_over.fail_recall(claim, why=self.why.value, stays=self.stays)


class TellOfHandOver(OnClaim):
    """Tell the debtor by letter with whom his claim lies, and whom he pays from then on."""

    NAME: ClassVar[str] = "hand-over-letter"
    PATH: ClassVar[str] = "hand-over-letters"
    TAG: ClassVar[str] = "hand-over"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_there,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "fourteen_days.too_short",
        "hand_over_letter.not_now",
        "hand_over_letter.not_set_down",
        "hand_over_letter.not_there",
        "hand_over_letter.told",
        "law.calendar_unverified",
        "letter.no_carrier",
        "letter.no_channel",
        "letter.no_creditor_address",
        "letter.no_mail_server",
        "letter.no_sender",
        "limitation.years",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.TELL_OF_HAND_OVER,)

    case_number: PartyReference = Field(
        default="", description="the party's own number of the case; default: as it accepted it"
    )

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """Order the letter and send it: two saves, since it is set and sent in between."""
        known = house.collections.receipt_of(mandate)
        return known or tell_now(house, about, case_number=self.case_number, command=mandate)


class InformParty(OnClaim):
    """Record that the party was told what happened here since the claim went out."""

    NAME: ClassVar[str] = "party-informed"
    PATH: ClassVar[str] = "party-informed"
    TAG: ClassVar[str] = "hand-over"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_news,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "party.knows",
        "recall.not_there",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.TELL_PARTY,)

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """What it knows is what has happened until now."""
        del session
        return hand_over.inform_party(claim)
