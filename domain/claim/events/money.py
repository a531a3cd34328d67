"""What changes the ledger of a claim: credit, payments, costs, waivers."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.claim.events.values import Source
from domain.facts import Fact, Sha256
from domain.sealing import Purpose, Sealed, SealedFields


class CreditNoteApplied(Fact):
    """A credit note lowers the principal: from its day, or retroactively from the start."""

    TOPIC: ClassVar[str] = "claim.credit_note_applied"

    number: str
    amount: int = Field(gt=0)
    issued_on: date
    retroactive: bool = False
    """True: the principal counts as lower from the start (an error of the creditor)."""
    document_sha256: Sha256 | None = None
    source: Source

    @property
    def legal_day(self) -> date:
        """A credit note counts from its own day."""
        return self.issued_on


class CollectionCostsCharged(Fact):
    """Collection costs fell due (BIK, BW 6:96): this claim's share."""

    TOPIC: ClassVar[str] = "claim.collection_costs_charged"

    amount: int = Field(ge=0)
    vat: int = 0
    base: int
    letter_id: UUID | None = None
    derivation: tuple[str, ...] = ()
    letter_base: int = 0
    """Unpaid principal of all claims that share the costs; 0: of this claim alone."""

    @property
    def total(self) -> int:
        """Costs and their VAT in cents."""
        return self.amount + self.vat


class CollectionCostsWaived(Fact):
    """Charged costs are no longer asked."""

    TOPIC: ClassVar[str] = "claim.collection_costs_waived"

    amount: int = Field(gt=0)
    why: str
    retroactive: bool = False
    """True: they count as never charged, since what they rested on proved void."""
    less_was_open: bool = False
    """True: a payment or credit of an earlier day lowered what they were charged over. They fall
    due again where that payment is taken back."""
    charge: int | None = None
    """The version of the charge that it is about; none: of a void letter, else the oldest."""


class PaymentReceived(Fact):
    """Money was credited to the creditor's account on its value day (BW 6:114 lid 2)."""

    TOPIC: ClassVar[str] = "claim.payment_received"
    SEALED: ClassVar[SealedFields] = {"designation": Purpose.LEDGER}

    payment_id: str
    amount: int = Field(gt=0)
    credited_on: date
    designation: Sealed[str] | None = None
    source: Source

    @property
    def legal_day(self) -> date:
        """A payment counts on the day it was credited (BW 6:114 lid 2)."""
        return self.credited_on


class PaymentReversed(Fact):
    """A payment was taken back (storno): from this day it counts as never made."""

    TOPIC: ClassVar[str] = "claim.payment_reversed"

    payment_id: str
    amount: int = Field(gt=0)
    reversed_on: date
    reason_code: str = ""

    @property
    def legal_day(self) -> date:
        """A reversal counts on its own value day."""
        return self.reversed_on


class OverpaymentRefunded(Fact):
    """What was paid too much was returned to the debtor."""

    TOPIC: ClassVar[str] = "claim.overpayment_refunded"

    amount: int = Field(gt=0)
    refunded_on: date

    @property
    def legal_day(self) -> date:
        """A refund counts on the day it was paid."""
        return self.refunded_on


class RefundEnd(StrEnum):
    """How a refund without cover is asked back no longer."""

    RETURNED = "returned"
    """The debtor paid it back."""
    LET_GO = "let_go"
    """The creditor does not ask it."""


class RefundMadeGood(Fact):
    """What went back to the debtor without ground was returned, or is let go (BW 6:203)."""

    TOPIC: ClassVar[str] = "claim.refund_made_good"

    amount: int = Field(gt=0)
    on: date
    how: RefundEnd

    @property
    def legal_day(self) -> date:
        """It counts from the day on which it came back or was let go."""
        return self.on


class OverpaymentSetOff(Fact):
    """What was paid too much here was set off against another claim on the debtor (BW 6:127)."""

    TOPIC: ClassVar[str] = "claim.overpayment_set_off"

    amount: int = Field(gt=0)
    against: UUID
    """The claim that it was set off against."""
    invoice_number: str
    """Of that claim."""
    on: date
    set_off_id: str = ""
    """Under which that claim knows it."""

    @property
    def legal_day(self) -> date:
        """A set-off works back to the day on which it could first be done (BW 6:129)."""
        return self.on


class SetOffReceived(Fact):
    """Money that was paid too much on another claim was set off against this one (BW 6:127)."""

    TOPIC: ClassVar[str] = "claim.set_off_received"

    set_off_id: str
    amount: int = Field(gt=0)
    from_claim: UUID
    invoice_number: str
    """Of the claim on which too much was paid."""
    on: date

    @property
    def legal_day(self) -> date:
        """A set-off works back to the day on which it could first be done (BW 6:129)."""
        return self.on


class SetOffCoverLost(Fact):
    """What was set off against another claim was not paid too much here: that much of it falls."""

    TOPIC: ClassVar[str] = "claim.set_off_cover_lost"

    set_off_id: str
    amount: int = Field(gt=0)
    against: UUID
    """The claim that it was set off against."""
    invoice_number: str
    """Of that claim."""
    on: date

    @property
    def legal_day(self) -> date:
        """It counts from the day since which the cover is gone."""
        return self.on


class SetOffTakenBack(Fact):
    """What was set off against this claim pays it no more: the money behind it went back."""

    TOPIC: ClassVar[str] = "claim.set_off_taken_back"

    set_off_id: str
    amount: int = Field(gt=0)
    from_claim: UUID
    invoice_number: str
    """Of the claim on which it seemed that too much was paid."""
    on: date

    @property
    def legal_day(self) -> date:
        """It counts, as a storno does, from the day on which the money behind it was gone."""
        return self.on


class EarlyDiscountGranted(Fact):
    """Enough was paid in time for the discount that the invoice gives: the rest is not owed."""

    TOPIC: ClassVar[str] = "claim.early_discount_granted"

    amount: int = Field(gt=0)
    hundredths: int
    """2 % is 200."""
    until: date
    """The last day on which it could be paid with the discount."""
    on: date
    """The day on which enough had been paid."""

    @property
    def legal_day(self) -> date:
        """The discount counts from the day on which enough was paid."""
        return self.on


class PartWaived(Fact):
    """A part of the principal was waived (kwijtschelding, BW 6:160)."""

    TOPIC: ClassVar[str] = "claim.part_waived"

    amount: int = Field(gt=0)
    accepted_on: date | None = None
    agreed_version: int | None = None
    """The payment plan that waives it for being kept; none: a person's word."""


class RestGround(StrEnum):
    """Why what is left of a claim is not asked."""

    PAID_AS_ASKED = "paid_as_asked"
    """What a letter asked was paid within its term: its sender is bound by it (BW 3:35, 6:248)."""
    SMALL_DIFFERENCE = "small_difference"
    """Cents that were let go. Read, never recorded: a person writes a small difference off."""
    WITHIN_TOLERANCE = "within_tolerance"
    """A payment by bank left so little that the creditor lets it go by rule."""


class RestWaived(Fact):
    """What is left of a claim is not asked, mostly the interest of the days since a letter.

    It counts for the interest first and for the principal then; costs are let go by
    ``CollectionCostsWaived``.
    """

    TOPIC: ClassVar[str] = "claim.rest_waived"

    amount: int = Field(gt=0)
    ground: RestGround
    counts_on: date
    """The day on which the last of what was asked was credited."""
    letter_id: UUID | None = None
    """The letter that asked what was paid."""
    asked: int = 0
    """What that letter asked of all its claims, in cents."""
    pay_by: date | None = None
    """The last day (inclusive) of its term."""

    @property
    def legal_day(self) -> date:
        """It counts from the day on which what was asked was paid."""
        return self.counts_on


class RestAskedAgain(Fact):
    """A waiver of the rest holds no more: a payment on which it rested was taken back."""

    TOPIC: ClassVar[str] = "claim.rest_asked_again"

    waived_version: int
    amount: int = Field(gt=0)
    why: str
    counts_on: date

    @property
    def legal_day(self) -> date:
        """It counts from the day on which its ground fell away."""
        return self.counts_on


MoneyFact: TypeAlias = (
    CreditNoteApplied
    | EarlyDiscountGranted
    | PaymentReceived
    | PaymentReversed
    | OverpaymentRefunded
    | RefundMadeGood
    | OverpaymentSetOff
    | SetOffReceived
    | SetOffCoverLost
    | SetOffTakenBack
    | PartWaived
    | CollectionCostsCharged
    | CollectionCostsWaived
    | RestWaived
    | RestAskedAgain
)
