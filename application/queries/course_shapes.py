"""The shapes of what happens on claims: payments, agreements, disputes and holds, one by one."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from application.queries.agreed_shapes import InstalmentOut
from application.queries.point_shapes import Pointed
from application.queries.shapes import Euro, Out
from domain.letter.order.agreement import Agreement


class PaymentKind(StrEnum):
    """In what way money came in on a claim, or went out again."""

    RECEIVED = "received"
    REVERSED = "reversed"
    """The bank took a payment back."""
    SET_OFF = "set_off"
    """Paid by what was paid too much on another claim of the debtor."""
    SET_OFF_LOST = "set_off_lost"
    REFUNDED = "refunded"
    """What was paid too much went back to the debtor, or to another claim of his."""
    MADE_GOOD = "made_good"
    """A refund without ground came back, or is let go."""


class AgreementState(StrEnum):
    """How an agreement stands on a day."""

    RUNNING = "running"
    KEPT = "kept"
    BROKEN = "broken"
    ENDED = "ended"
    """Its day went by, or something else took its place."""


class DisputeState(StrEnum):
    """How a dispute stands on a day."""

    OPEN = "open"
    ANSWERED = "answered"
    """It was answered, and is not decided."""
    DECIDED = "decided"


class HoldState(StrEnum):
    """How a hold stands on a day."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    LIFTED = "lifted"


class HappenedOut(Out):
    """Something on a claim: the fact that began it, and whose it is."""

    id: str = Field(description="the claim and the number of the fact that began it")
    claim: UUID
    invoice_number: str
    creditor: UUID
    debtor: UUID
    since: date


class ListedPaymentOut(HappenedOut):
    """Money that came in or went out; what a payment was taken for stands beside it (BW 6:44)."""

    kind: PaymentKind
    amount: Euro
    payment: str = Field(description="what the payment is called by whoever recorded it")
    reversed: bool = Field(description="a payment that was taken back afterwards, in whole or part")
    to_costs: Euro | None
    to_interest: Euro | None
    to_principal: Euro | None
    too_much: Euro | None = Field(description="what of it was not owed")


class ListedAgreementOut(HappenedOut):
    """An extension, a promise or a payment plan, and how it stands."""

    kind: Agreement
    state: AgreementState
    amount: Euro | None = Field(description="promised, or of all instalments; none: an extension")
    until: date = Field(description="the last day by which it is to be paid")
    instalments: list[InstalmentOut]


class ListedDisputeOut(HappenedOut):
    """What a debtor contests, since when, and what was decided."""

    number: int = Field(description="by which a decision names it")
    state: DisputeState
    amount: Euro
    ground: str
    answer_by: date | None
    until: date | None = Field(description="the day on which it was decided")
    outcome: str
    granted: Euro | None


class ListedHoldOut(HappenedOut):
    """A stretch of days without steps, why, and how it stands."""

    hold: str = Field(description="by which the claim names it")
    state: HoldState
    until: date | None = Field(description="the last day; none: until it is lifted")
    why: str


class PaymentsOut(Pointed):
    """A page of payments; ``next`` is the cursor of the page after it, null on the last one."""

    as_of: date
    rows: list[ListedPaymentOut]
    next: str | None


class AgreementsOut(Pointed):
    """A page of agreements; ``next`` is the cursor of the page after it, null on the last one."""

    as_of: date
    rows: list[ListedAgreementOut]
    next: str | None


class DisputesOut(Pointed):
    """A page of disputes; ``next`` is the cursor of the page after it, null on the last one."""

    as_of: date
    rows: list[ListedDisputeOut]
    next: str | None


class HoldsOut(Pointed):
    """A page of holds; ``next`` is the cursor of the page after it, null on the last one."""

    as_of: date
    rows: list[ListedHoldOut]
    next: str | None
