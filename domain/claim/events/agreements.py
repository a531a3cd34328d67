"""Contact with the debtor, and what was agreed with him."""

from datetime import date, time
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.claim.events.values import Channel, Direction
from domain.facts import Fact, Sha256
from domain.letter.text.kinds import PlanMoment
from domain.parties import Value
from domain.sealing import Purpose, Sealed, SealedFields


class ContactOutcome(StrEnum):
    """What a contact led to."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"
    WRONG_NUMBER = "wrong_number"
    REFUSED = "refused"


class DebtorContacted(Fact):
    """There was contact with the debtor, or it was tried."""

    TOPIC: ClassVar[str] = "claim.debtor_contacted"
    SEALED: ClassVar[SealedFields] = {"note": Purpose.NOTES, "spoke_with": Purpose.NOTES}

    channel: Channel
    direction: Direction = Direction.OUTGOING
    outcome: ContactOutcome
    reason_for_non_payment: str = ""
    step: str = ""
    """The call step of the plan that this contact fulfils, if any."""
    note: Sealed[str] | None = None
    at: time | None = None
    """The hour in Amsterdam at which it began; None: nobody wrote it down."""
    spoke_with: Sealed[str] | None = None
    """Whom was spoken with; None: nobody wrote it down."""


class StepOutcome(StrEnum):
    """What a person made of a step that the plan left to him."""

    GO_ON = "go_on"
    """The plan goes on with the next step."""


class StepTakenByPerson(Fact):
    """A person took the step that the plan left to him: he decided, or had it done."""

    TOPIC: ClassVar[str] = "claim.step_taken_by_person"
    SEALED: ClassVar[SealedFields] = {"note": Purpose.NOTES}

    step: str
    outcome: StepOutcome = StepOutcome.GO_ON
    note: Sealed[str] | None = None


class AgreementConfirmed(Fact):
    """What was agreed was confirmed in writing."""

    TOPIC: ClassVar[str] = "claim.agreement_confirmed"

    what: str
    letter_id: UUID
    document_sha256: Sha256


class PlanLetterSent(Fact):
    """A letter about a payment plan went out: an offer, or a word on one of its instalments."""

    TOPIC: ClassVar[str] = "claim.plan_letter_sent"

    moment: PlanMoment
    letter_id: UUID
    plan_id: UUID | None = None
    """The plan that both sign; none: a plan on this claim alone."""
    number: int = 0
    """Of the instalment that it is about; 0: it is about the plan."""
    document_sha256: Sha256


class PaymentPlanOffered(Fact):
    """A payment plan over this claim was drawn up, for both to sign; nothing holds before that."""

    TOPIC: ClassVar[str] = "claim.payment_plan_offered"

    plan_id: UUID
    open_until: date
    """The last day (inclusive) on which it can be signed."""


class OfferEnd(StrEnum):
    """How a plan that was drawn up came to be open no more, before both had signed."""

    DECLINED = "declined"
    """The debtor does not want it."""
    WITHDRAWN = "withdrawn"
    """The creditor took it back."""


class PaymentPlanOfferEnded(Fact):
    """A payment plan over this claim can be signed no more; one whose last day passed is not told.

    Of a plan that both signed ``PaymentPlanAgreed`` says so.
    """

    TOPIC: ClassVar[str] = "claim.payment_plan_offer_ended"

    plan_id: UUID
    why: OfferEnd


class PaymentTermExtended(Fact):
    """A new last day was agreed, said to be a one-time exception."""

    TOPIC: ClassVar[str] = "claim.payment_term_extended"

    pay_by: date
    one_time_exception: bool = True
    overruled: bool = False


class PaymentPromised(Fact):
    """The debtor promised to pay an amount by a day (inclusive)."""

    TOPIC: ClassVar[str] = "claim.payment_promised"

    amount: int = Field(gt=0)
    by: date
    tolerance_days: int = 0
    tolerance: int = 0
    """So much less than promised still keeps it, in cents."""
    in_writing: bool = False
    """He wrote it, and it is kept: then it acknowledges what he owes beyond doubt (BW 3:318)."""


class PromiseKept(Fact):
    """The promised amount was there in time; recomputed from the ledger."""

    TOPIC: ClassVar[str] = "claim.promise_kept"

    promised_version: int


class PromiseBroken(Fact):
    """The promised amount was not there; we acted on that."""

    TOPIC: ClassVar[str] = "claim.promise_broken"

    promised_version: int


class Instalment(Value):
    """One part of a payment plan: what is to be there on a day (inclusive)."""

    number: int
    amount: int = Field(gt=0)
    by: date


class PaymentPlanAgreed(Fact):
    """A payment plan was agreed in writing and signed by both (betalingsregeling)."""

    TOPIC: ClassVar[str] = "claim.payment_plan_agreed"

    instalments: tuple[Instalment, ...] = Field(min_length=1)
    lapses_on_missed: bool = True
    grace_days: int = 0
    interest_during_plan: bool = False
    signed_by_debtor_on: date | None = None
    signed_by_creditor_on: date | None = None
    signed_how: str = ""
    plan_id: UUID | None = None
    """The plan that both signed, of which these are the shares of this claim; None: none."""
    claims: tuple[UUID, ...] = ()
    """All claims of that plan, this one among them."""
    reckoned_on: date | None = None
    """The day for which its amounts were worked out; None: the day on which it was agreed."""


class InstalmentMissed(Fact):
    """An instalment was not there after its grace; we acted on that."""

    TOPIC: ClassVar[str] = "claim.instalment_missed"

    agreed_version: int
    number: int


class PaymentPlanLapsed(Fact):
    """The plan lapsed; the claim returns to its step."""

    TOPIC: ClassVar[str] = "claim.payment_plan_lapsed"

    agreed_version: int
    why: str


class PaymentPlanCompleted(Fact):
    """All instalments were paid."""

    TOPIC: ClassVar[str] = "claim.payment_plan_completed"

    agreed_version: int


ArrangingFact: TypeAlias = (
    DebtorContacted
    | StepTakenByPerson
    | AgreementConfirmed
    | PlanLetterSent
    | PaymentPlanOffered
    | PaymentPlanOfferEnded
    | PaymentTermExtended
    | PaymentPromised
    | PromiseKept
    | PromiseBroken
    | PaymentPlanAgreed
    | InstalmentMissed
    | PaymentPlanLapsed
    | PaymentPlanCompleted
)
