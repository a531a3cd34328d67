"""The shapes of requests: checked here once, before any decision; amounts are decimal strings."""

from datetime import date, time
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from stdnum import iban as ibans_of
from stdnum.exceptions import ValidationError as WrongNumber

from application.commands.debtors import Bar
from domain.claim.events import (
    Channel,
    ContactOutcome,
    CorrectedField,
    Direction,
    DisputeOutcome,
    Mark,
    PartyKind,
)
from domain.claim.grounds import DisputeGround, EndingGround, HoldCategory, NonPayment, PartyGround
from domain.creditor.events import PaymentsCheck
from domain.law.default import TermBasis
from domain.law.estate import Acceptance
from domain.law.limitation import ClaimKind
from domain.letter.events import DeliveryGrade
from domain.parties import Capacity

Amount: TypeAlias = Annotated[
    str, Field(pattern=r"^\d{1,11}(\.\d{1,2})?$", description="euro", examples=["121.00"])
]
Text: TypeAlias = Annotated[
    str, Field(max_length=4_000, description="free text; kept sealed", examples=["Belt terug."])
]
Word: TypeAlias = Annotated[str, Field(max_length=120)]
Name: TypeAlias = Annotated[str, Field(min_length=1, max_length=200)]


def _iban(text: str) -> str:
    try:
        return str(ibans_of.validate(text))
    except WrongNumber:
        raise ValueError("is no valid IBAN") from None


Iban: TypeAlias = Annotated[str, AfterValidator(_iban), Field(examples=["NL91ABNA0417164300"])]
PaymentId: TypeAlias = Annotated[str, Field(max_length=80, pattern=r"^[\w./:+-]*$")]


class In(BaseModel):
    """A body; a field that is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PaymentIn(In):
    """Money that was credited to the creditor's account."""

    amount: Amount
    credited_on: date
    payment_id: PaymentId = Field(default="", description="the bank's reference", examples=["B-7"])
    designation: Text = ""


class ReversalIn(In):
    """A payment that was taken back (storno)."""

    payment_id: PaymentId = Field(min_length=1)
    reversed_on: date
    reason_code: Word = Field(default="", examples=["MS03"])


class RefundIn(In):
    """What was paid too much and went back."""

    amount: Amount
    refunded_on: date


class CreditNoteIn(In):
    """A credit note on this claim."""

    number: Name
    amount: Amount
    issued_on: date
    retroactive: bool = True


class WaiverIn(In):
    """A part that is waived: of the principal, or of charged costs."""

    amount: Amount
    of: Annotated[str, Field(pattern="^(principal|costs)$")] = "principal"
    accepted_on: date | None = None


class ContactIn(In):
    """Contact with the debtor, or a try."""

    channel: Channel
    outcome: ContactOutcome
    direction: Direction = Direction.OUTGOING
    reason_for_non_payment: NonPayment = NonPayment.UNSAID
    note: Text = ""


class PromiseIn(In):
    """A promise to pay by a day (inclusive); no amount: all that is open."""

    by: date
    amount: Amount | None = None


class ExtensionIn(In):
    """A new last day to pay; a second one only overruled."""

    pay_by: date
    overrule: bool = False
    reason_text: Text = ""


class InstalmentIn(In):
    """One part of a payment plan."""

    amount: Amount
    by: date


class PaymentPlanIn(In):
    """Instalments in order of day that add up to what is open."""

    instalments: Annotated[list[InstalmentIn], Field(min_length=1, max_length=120)]
    signed_by_debtor_on: date | None = None
    signed_by_creditor_on: date | None = None
    signed_how: Word = ""


class DisputeIn(In):
    """What the debtor contests; no amount: all of the open principal."""

    ground: DisputeGround
    amount: Amount | None = None
    text: Text = ""
    answer_by: date | None = None


class TextIn(In):
    """Only a text."""

    text: Text = ""


class ErrorIn(In):
    """A fact of the claim that should not have been recorded."""

    version: Annotated[int, Field(ge=1, examples=[4])]
    approved_by: Annotated[str, Field(max_length=100, examples=["j.de.wit"])] = ""
    reason_text: Annotated[str, Field(max_length=1_000)] = ""


class NoteIn(In):
    """Something to remember."""

    text: Annotated[str, Field(min_length=1, max_length=4_000, examples=["Belt maandag terug."])]


class ResolutionIn(In):
    """How a dispute ended."""

    outcome: DisputeOutcome


class HoldIn(In):
    """Days on which no step is taken; no last day: until lifted."""

    category: HoldCategory
    from_day: date
    until: date | None = None


class EndingIn(In):
    """Why a claim ends or comes back."""

    why: EndingGround
    reason_text: Text = ""


class HandOverIn(In):
    """To whom the claim goes; no party: the creditor's usual one, or that of the settings."""

    party: Word = ""
    party_kind: PartyKind = PartyKind.AGENCY


class AcceptanceIn(In):
    """The party took the claim, under a number of its own."""

    reference: Word = ""


class PartyAnswerIn(In):
    """Why the party does not take the claim."""

    why: PartyGround
    reason_text: Text = ""


class RecallFailureIn(PartyAnswerIn):
    """Why the party does not give the claim back; ``stays``: it is left there."""

    stays: bool = False


class PartyIn(In):
    """How an agency, bailiff or lawyer works; before ``cut_off`` a dossier is taken up that day."""

    name: Name
    kind: PartyKind
    confirms: bool = False
    cut_off: time = time(15, 0)


class CorrectionIn(In):
    """A detail of the invoice that is put right."""

    field: CorrectedField
    new: Word
    evidence: Word = Field(default="", description="what shows it; no personal data")


class MarkIn(In):
    """A mark that a person looked at."""

    mark: Mark


class HandlerIn(In):
    """Who is responsible."""

    handler: Name


class CapacityIn(In):
    """In what capacity a debtor acts, and what shows it."""

    capacity: Capacity
    evidence: Word = Field(description="what shows it; no personal data", examples=["KvK"])


class ContactDetailsIn(In):
    """How to reach a debtor from now on; what is left out is empty."""

    name: Name
    attention: Word = ""
    street: Word = ""
    postal_code: Word = ""
    city: Word = ""
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] = "NL"
    email: Annotated[str, Field(max_length=254, pattern=r"^([^@\s]+@[^@\s]+)?$")] = ""
    phone: Word = ""


class HeirsIn(ContactDetailsIn):
    """Who inherited, or acts for all heirs, and how they took the estate."""

    acceptance: Acceptance = Acceptance.UNKNOWN
    died_on: date | None = None


class BarIn(In):
    """What stops every step for a debtor."""

    kind: Bar
    since: date | None = None
    until: date | None = None


class BarEndIn(In):
    """What no longer stops the steps."""

    kind: Bar


class DeliveryIn(In):
    """Evidence that a letter arrived; no grade: it came back."""

    grade: DeliveryGrade | None
    received_on: date
    evidence: Word = ""
    signed_by: Word = Field(default="", description="who signed for it; is sealed")


class TrackingIn(In):
    """The carrier's number of a letter."""

    carrier: Name = "PostNL"
    number: Name


class StatusIn(In):
    """What became of a short message, as its carrier tells it; ``id`` is the letter's."""

    id: UUID
    status: Literal["sent", "delivered", "read", "failed"]


class DoubtIn(In):
    """Whether a letter in doubt went out, and what shows it."""

    was_sent: bool
    evidence: Name
    sent_on: date | None = Field(default=None, description="none: today at the latest")


class FirstStepIn(In):
    """The step at which an old claim begins; ``although_barred``: also after limitation."""

    step: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", examples=["reminder"])]
    although_barred: bool = False


class ApprovalIn(In):
    """Whether the step that waits may be taken; no step: the one that waits."""

    approved: bool
    step: Annotated[str, Field(pattern=r"^[a-z0-9-]*$", examples=["final-demand"])] = ""
    why: Text = ""


class PaymentsThroughIn(In):
    """The last day (inclusive) of which every payment is recorded; no accounts: all of them."""

    through: date
    ibans: Annotated[list[Iban], Field(max_length=20)] = []


class PaymentsCheckedIn(In):
    """Whether the run must know the payments before it writes to a debtor."""

    payments_checked: PaymentsCheck


class CreditorIn(In):
    """A creditor to register."""

    name: Name
    street: Word = ""
    postal_code: Word = ""
    city: Word = ""
    email: Word = ""
    phone: Word = ""
    kvk: Annotated[str, Field(pattern=r"^(\d{8})?$")] = ""
    vat: Word = ""
    ibans: Annotated[list[Iban], Field(max_length=20)] = []


class DebtorIn(ContactDetailsIn):
    """A debtor to register with his first claim."""

    capacity: Capacity = Capacity.UNKNOWN
    customer_number: Word = ""
    kvk: Annotated[str, Field(pattern=r"^(\d{8})?$")] = ""
    vat: Word = ""


class ClaimIn(In):
    """A claim that is opened by hand: a known creditor, a known or a new debtor, an invoice."""

    creditor_id: UUID
    debtor_id: UUID | None = None
    debtor: DebtorIn | None = None
    invoice_number: Annotated[str, Field(min_length=1, max_length=100, examples=["F2026-014"])]
    amount: Amount
    vat: Amount | None = None
    issued_on: date
    due_on: date | None = Field(default=None, description="none: the statutory term")
    performed_on: date | None = None
    received_on: date | None = None
    agreed_term: TermBasis | None = Field(default=None, description="where somebody knows")
    kind: ClaimKind = ClaimKind.OTHER
    payment_reference: Word = ""
    ibans: Annotated[list[Iban], Field(max_length=20)] = []
    description: Word = ""
