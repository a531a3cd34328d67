"""The facts of a payment plan that both sign: proposed, offered, signed, and how it ended."""

from datetime import date, time
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.claim.events import Asked, Instalment, PaperForm
from domain.facts import EnteredInError, Fact, Sha256
from domain.law.consumer_credit import CreditGround
from domain.parties import Value
from domain.sealing import Purpose, Sealed, SealedFields


class Rhythm(StrEnum):
    """How often an instalment falls."""

    WEEKLY = "weekly"
    FOUR_WEEKLY = "four_weekly"
    MONTHLY = "monthly"
    """On the day of the month of the first one; where a month has no such day, on its last."""


class PlannedClaim(Value):
    """One claim of a plan: its version, what was open of it by part, and its instalments."""

    claim_id: UUID
    version: int
    open: Asked
    """On the day for which the plan was reckoned."""
    shares: tuple[Instalment, ...] = Field(min_length=1)
    """What of each instalment of the plan is for this claim; zero is left out."""


class PlanProposed(Fact):
    """A payment plan was drawn up, to be signed by debtor and creditor."""

    TOPIC: ClassVar[str] = "payment_plan.proposed"

    debtor_id: UUID
    claims: tuple[PlannedClaim, ...] = Field(min_length=1)
    instalments: tuple[Instalment, ...] = Field(min_length=1)
    reckoned_on: date
    rhythm: Rhythm
    interest: int = Field(ge=0)
    """Cents of interest that run during the plan and are asked in it; 0: none is asked."""
    grace_days: int = 0
    open_until: date
    """The last day (inclusive) on which it can be signed."""
    language: str
    document_sha256: Sha256
    """The text that both are shown and sign."""
    consumer: bool
    """Whether the debtor is a consumer, or may be one."""
    by_third_party: bool = False
    """Whether somebody collects for the creditor as a business."""
    replaces: UUID | None = None
    """The plan that runs and that it changes: it takes its place when both have signed."""
    begun_on: date | None = None
    """Of a change: the day for which the first plan of all was reckoned."""


class ChargeGrounded(Fact):
    """A senior said on which ground a plan that costs a consumer something is no credit."""

    TOPIC: ClassVar[str] = "payment_plan.charge_grounded"

    ground: CreditGround


class SigningLinkIssued(Fact):
    """The debtor was given a link, good once, by which he reads the plan and signs it."""

    TOPIC: ClassVar[str] = "payment_plan.link_issued"
    SEALED: ClassVar[SealedFields] = {"sent_to": Purpose.CONTACT}

    link_id: UUID
    digest: Sha256
    """A keyed hash of its token, which nobody keeps."""
    expires_on: date
    """The last day (inclusive) on which it opens."""
    letter_id: UUID | None = None
    """The letter that brings it; none: it was shown to who handles the plan, as once was done."""
    sent_to: Sealed[str] | None = None
    """The e-mail address that it goes to, masked."""


class PlanOpened(Fact):
    """The link was opened: the text was shown to whoever has it."""

    TOPIC: ClassVar[str] = "payment_plan.opened"

    link_id: UUID


class PlanSignedByDebtor(Fact):
    """The debtor typed his name below the text that he was shown."""

    TOPIC: ClassVar[str] = "payment_plan.signed_by_debtor"
    SEALED: ClassVar[SealedFields] = {"name": Purpose.CONTACT}

    link_id: UUID
    name: Sealed[str]
    at: time
    """In Amsterdam, on the legal day of the fact."""
    document_sha256: Sha256


class SigningPaperIssued(Fact):
    """The text went to the debtor by post, to be signed on paper and sent back."""

    TOPIC: ClassVar[str] = "payment_plan.paper_issued"

    letter_id: UUID


class PlanSignedOnPaper(Fact):
    """The paper came back with the debtor's signature; who recorded it is the actor of the fact."""

    TOPIC: ClassVar[str] = "payment_plan.signed_on_paper"
    SEALED: ClassVar[SealedFields] = {"name": Purpose.CONTACT}

    name: Sealed[str]
    """As it stands with the signature."""
    signed_on: date
    """The day that stands with it."""
    document_sha256: Sha256
    """The text of the plan, which the paper bears."""
    paper_sha256: Sha256
    """The picture of the signed paper, kept under the debtor's key."""
    form: PaperForm


class PlanSignedByCreditor(Fact):
    """Somebody signed for the creditor, in his own name: the actor of the fact."""

    TOPIC: ClassVar[str] = "payment_plan.signed_by_creditor"

    at: time
    document_sha256: Sha256


class PlanConcluded(Fact):
    """Both signed: it holds on every claim of the plan, in the same save."""

    TOPIC: ClassVar[str] = "payment_plan.concluded"

    document_sha256: Sha256
    """The agreement as it is kept: what was shown, with both signatures."""


class PlanDeclined(Fact):
    """The debtor does not want it."""

    TOPIC: ClassVar[str] = "payment_plan.declined"

    link_id: UUID


class PlanExpired(Fact):
    """Its last day passed, and not both had signed."""

    TOPIC: ClassVar[str] = "payment_plan.expired"


class PlanWithdrawn(Fact):
    """The creditor took the proposal back before both had signed."""

    TOPIC: ClassVar[str] = "payment_plan.withdrawn"


class PlanLapsed(Fact):
    """An instalment was not there after its grace: the plan lapsed on all its claims."""

    TOPIC: ClassVar[str] = "payment_plan.lapsed"

    number: int
    """Of the instalment that was missed."""


class PlanCompleted(Fact):
    """All instalments were paid: the plan ended on all its claims."""

    TOPIC: ClassVar[str] = "payment_plan.completed"


class PlanReplaced(Fact):
    """Both signed a change: another plan took the place of this one on all its claims."""

    TOPIC: ClassVar[str] = "payment_plan.replaced"

    by: UUID
    """That plan."""


PlanFact: TypeAlias = (
    PlanProposed
    | ChargeGrounded
    | SigningLinkIssued
    | PlanOpened
    | PlanSignedByDebtor
    | SigningPaperIssued
    | PlanSignedOnPaper
    | PlanSignedByCreditor
    | PlanConcluded
    | PlanDeclined
    | PlanExpired
    | PlanWithdrawn
    | PlanLapsed
    | PlanCompleted
    | PlanReplaced
    | EnteredInError
)
