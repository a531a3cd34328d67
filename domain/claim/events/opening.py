"""How a claim begins, and how what was recorded of it is put right."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Final
from uuid import UUID

from pydantic import Field

from domain.claim.events.values import DiscountOffer, Mark, Source
from domain.facts import Fact, Sha256
from domain.law.default import TermBasis
from domain.law.interest import DayCount
from domain.law.limitation import ClaimKind
from domain.law.rates import InterestKind
from domain.parties import PayTo

OWN_REFERENCE: Final = r"^([A-Za-z0-9][A-Za-z0-9._:/#+=-]*)?$"
"""A code of a computer: it has no room for a name or an e-mail address."""


class InvoiceSent(Fact):
    """An invoice was sent and became a claim: the first fact of its stream."""

    TOPIC: ClassVar[str] = "claim.invoice_sent"

    debtor_id: UUID
    creditor_id: UUID
    invoice_number: str = Field(min_length=1, max_length=100)
    principal: int = Field(gt=0)
    """Including VAT."""
    vat: int | None = None
    prepaid: int = Field(default=0, ge=0)
    """Paid before the invoice was sent; the principal is what it still asks."""
    issued_on: date
    sent_on: date | None = None
    emailed: bool = False
    """By e-mail: presumed received the day after; else by post (BW 6:119a lid 2)."""
    performed_on: date | None = None
    received_on: date | None = None
    accepted_on: date | None = None
    due_on: date
    term_basis: TermBasis
    claim_kind: ClaimKind = ClaimKind.OTHER
    interest_kind: InterestKind = InterestKind.CONSUMER
    """By law: 6:119a for a trade contract, 6:119b where government owes, else 6:119."""
    series_id: str = ""
    payment_reference: str = ""
    pay_to: tuple[PayTo, ...] = ()
    plan: str
    """Plan and version, ``four-steps@1``."""
    day_count: DayCount = DayCount.ACT_INTEREST_YEAR
    description: str = ""
    document_sha256: Sha256 | None = None
    source: Source
    marks: tuple[Mark, ...] = ()
    discounts: tuple[DiscountOffer, ...] = ()
    """What is off for who pays early."""
    corrects: tuple[str, ...] = ()
    """Numbers of the invoices that it says it corrects."""

    @property
    def legal_day(self) -> date:
        """A claim exists from the day of its invoice."""
        return self.issued_on


class CorrectedField(StrEnum):
    """Which detail of an invoice may be corrected by a fact."""

    DUE_ON = "due_on"
    TERM_BASIS = "term_basis"
    CLAIM_KIND = "claim_kind"
    PAYMENT_REFERENCE = "payment_reference"
    PRINCIPAL = "principal"
    INTEREST_KIND = "interest_kind"
    SERIES_ID = "series_id"


class InvoiceDetailsCorrected(Fact):
    """A detail was recorded wrongly and is put right, with what shows it."""

    TOPIC: ClassVar[str] = "claim.invoice_details_corrected"

    field: CorrectedField
    old: str
    new: str
    evidence: str = ""


class InvoiceForm(StrEnum):
    """In what form an invoice is kept."""

    XML = "xml"
    PDF = "pdf"


class InvoiceDocumentAttached(Fact):
    """The invoice itself was laid with a claim that was opened without it."""

    TOPIC: ClassVar[str] = "claim.invoice_document_attached"

    document_sha256: Sha256
    form: InvoiceForm


class InvoiceCameAgain(Fact):
    """The same invoice came again as a file that says more was paid; that file is kept as well."""

    TOPIC: ClassVar[str] = "claim.invoice_came_again"

    document_sha256: Sha256
    source: str
    """What the document was, as in the source of an invoice."""
    left_to_pay: int = Field(ge=0)
    """What is left to pay by this file, in cents."""


class OwnReferenceGiven(Fact):
    """The claim is known under a code in the creditor's own system, from here on."""

    TOPIC: ClassVar[str] = "claim.own_reference_given"

    own_reference: str = Field(max_length=100, pattern=OWN_REFERENCE)
    """Empty: under none any more."""


class PlanChanged(Fact):
    """The claim was moved to another dunning plan or version."""

    TOPIC: ClassVar[str] = "claim.plan_changed"

    old: str
    new: str


class MarkPlaced(Fact):
    """Something came to be known of a claim that a person should look at."""

    TOPIC: ClassVar[str] = "claim.mark_placed"

    mark: Mark
    source: Source
    """Where it was read."""


class CollectionFailed(Fact):
    """The creditor could not collect the claim by direct debit: from now on it is asked for."""

    TOPIC: ClassVar[str] = "claim.collection_failed"

    failed_on: date
    reason_code: str = ""
    """Of the bank, such as AM04."""
    end_to_end_id: str = ""
    """Of the direct debit that came back; empty: the one that stands, or one made elsewhere."""
    unsent: bool = False
    """The bank refused the file that held it, before anything was collected: it is no try."""

    @property
    def legal_day(self) -> date:
        """It counts on the day on which the bank refused it."""
        return self.failed_on


class MarkCleared(Fact):
    """A person looked at what was marked."""

    TOPIC: ClassVar[str] = "claim.mark_cleared"

    mark: Mark


class ClaimMovedToDebtor(Fact):
    """The claim proved to be another debtor's: two were one, or one was taken for another."""

    TOPIC: ClassVar[str] = "claim.moved_to_debtor"

    from_debtor: UUID
    to_debtor: UUID
