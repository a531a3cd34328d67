"""From an invoice to a claim: intake checks, the term, and corrections afterwards."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.events import (
    ClaimFact,
    CorrectedField,
    DiscountOffer,
    InvoiceCameAgain,
    InvoiceDetailsCorrected,
    InvoiceDocumentAttached,
    InvoiceForm,
    InvoiceSent,
    Mark,
    Source,
)
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.law.default import TermBasis
from domain.law.limitation import ClaimKind
from domain.law.rates import InterestKind
from domain.law.terms import counted_term, statutory_due_on
from domain.money import Cents, as_decimal, cents_from
from domain.parties import Capacity, PayTo

ISSUED_LATE_AFTER_DAYS: Final = 30
"""An invoice issued longer than this after performance is marked: the sooner the better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """What is known of an invoice at intake; amounts in cents, unknown days are None."""

    number: str
    principal: Cents
    vat: Cents | None = None
    prepaid: Cents = 0
    issued_on: date
    emailed: bool | None = None
    """None: nobody said how it went; the creditor's rule holds."""
    received_on: date | None = None
    performed_on: date | None = None
    due_on: date | None = None
    agreed_term: TermBasis | None = None
    """Contract or proven general terms, where somebody knows; an import never does."""
    claim_kind: ClaimKind | None = None
    """None: nobody said it; the creditor's rule holds, if he has one."""
    series_id: str = ""
    payment_reference: str = ""
    pay_to: tuple[PayTo, ...] = ()
    no_iban: bool = False
    """It states an account to pay to that is no valid IBAN, and no other."""
    to_creditor: bool = False
    """It states no account: letters ask to pay to the first of its creditor."""
    description: str = ""
    specified: bool = True
    document_sha256: str | None = None
    source: Source = field(default_factory=lambda: Source(kind="call"))
    warnings: tuple[str, ...] = ()
    discounts: tuple[DiscountOffer, ...] = ()
    credit_charge: Cents = 0
    """A charge for credit (kredietbeperking) in it, of which it does not say when it falls."""
    corrects: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    """What intake saw besides that a person is to look at."""


def open_claim(
    invoice: Invoice,
    *,
    creditor_id: UUID,
    debtor_id: UUID,
    capacity: Capacity,
    reachable: bool,
    plan: str,
    today: date,
    old_after_days: int | None = None,
) -> list[ClaimFact]:
    """Open a claim on an invoice, with a mark for everything a person should look at.

    A claim that comes in more than ``old_after_days`` past its due day waits for a person.

    A missing due date becomes the statutory one (30 days, BW 6:119a lid 2), said by the term
    basis; a due date that only the invoice states is one-sided. Raises Refusal
    ``invoice.no_number``, ``invoice.not_positive`` or ``invoice.from_the_future``.
    """
    _check(invoice, today)
    due_on, basis = term_of(invoice)
    old = old_after_days is not None and (today - due_on).days > old_after_days
    return [
        InvoiceSent(
            debtor_id=debtor_id,
            creditor_id=creditor_id,
            invoice_number=invoice.number.strip(),
            principal=invoice.principal,
            vat=invoice.vat,
            prepaid=invoice.prepaid,
            issued_on=invoice.issued_on,
            emailed=bool(invoice.emailed),
            performed_on=invoice.performed_on,
            received_on=invoice.received_on,
            due_on=due_on,
            term_basis=basis,
            claim_kind=invoice.claim_kind or ClaimKind.OTHER,
            interest_kind=interest_kind_for(capacity),
            series_id=invoice.series_id,
            payment_reference=invoice.payment_reference,
            pay_to=invoice.pay_to,
            plan=plan,
            description=invoice.description,
            document_sha256=invoice.document_sha256,
            source=invoice.source,
            discounts=invoice.discounts,
            corrects=invoice.corrects,
            marks=_marks(invoice, capacity, reachable=reachable, old=old),
        )
    ]


def require_new(claim: Claim, invoice: Invoice) -> None:
    """Refuse with ``invoice.number_used`` where a claim has the number, and say what differs."""
    if not claim.opened:
        return
    due_on, _ = term_of(invoice)
    pairs = (
        ("amount", as_decimal(claim.principal), as_decimal(invoice.principal)),
        ("issued on", claim.issued_on, invoice.issued_on),
        ("due on", claim.due_on, due_on),
    )
    different = [
        f"{name}: {there} there, {here} here" for name, there, here in pairs if there != here
    ]
    both = "; ".join(different) or "with the same amount and days"
    raise Refusal(
        "invoice.number_used",
        f"There is a claim on invoice {invoice.number} already ({both}).",
        way_out="If it is another invoice, open it under a number that tells them apart.",
        values={"invoice": invoice.number},
    )


def term_of(invoice: Invoice) -> tuple[date, TermBasis]:
    """The last day to pay and on what it rests; a day before the invoice's own is none."""
    if invoice.due_on is None:
        return _statutory(invoice), TermBasis.STATUTORY
    return counted_term(
        invoice.due_on,
        invoice.agreed_term or TermBasis.ONE_SIDED,
        issued_on=invoice.issued_on,
        otherwise=lambda: _statutory(invoice),
    )


def _statutory(invoice: Invoice) -> date:
    return statutory_due_on(
        received_on=invoice.received_on,
        issued_on=invoice.issued_on,
        performed_on=invoice.performed_on,
        emailed=bool(invoice.emailed),
    )


def interest_kind_for(capacity: Capacity) -> InterestKind:
    """The statutory interest that a debtor of this capacity owes (BW 6:119, 119a, 119b)."""
    if capacity.protected_as_consumer:
        return InterestKind.CONSUMER
    return InterestKind.GOVERNMENT if capacity is Capacity.GOVERNMENT else InterestKind.COMMERCIAL


def correct(
    claim: Claim, *, field: CorrectedField, new: str, evidence: str = ""
) -> list[ClaimFact]:
    """Put a detail of the invoice right; nothing where it is so already.

    ``new`` is a day as ISO text, an amount as decimal euros, or the value of an enumeration.
    Raises Refusal ``correction.unreadable``.
    """
    require_opened(claim)
    old, read = _current(claim, field), _read(field, new)
    if old == read:
        return []
    return [InvoiceDetailsCorrected(field=field, old=old, new=read, evidence=evidence)]


def attach_document(claim: Claim, *, sha256: str, form: InvoiceForm) -> list[ClaimFact]:
    """Lay the invoice itself with a claim that was opened without it; repeated, it is nothing new.

    Raises Refusal ``document.there``: what a claim rests on is never replaced.
    """
    require_opened(claim)
    if claim.document_sha256 == sha256:
        return []
    if claim.document_sha256:
        raise Refusal(
            "document.there",
            f"The invoice of claim {claim.invoice_number} is there already.",
            way_out="Correct a detail of it, or enter the document before it in error.",
            values={"invoice": claim.invoice_number},
        )
    return [InvoiceDocumentAttached(document_sha256=sha256, form=form)]


def come_again(
    claim: Claim, *, sha256: str, source: str, left_to_pay: Cents
) -> list[InvoiceCameAgain]:
    """Keep that the same invoice came as a file that says more was paid; known: nothing."""
    if sha256 in {claim.document_sha256, *claim.came_again}:
        return []
    return [InvoiceCameAgain(document_sha256=sha256, source=source, left_to_pay=left_to_pay)]


def _check(invoice: Invoice, today: date) -> None:
    if not invoice.number.strip():
        raise Refusal("invoice.no_number", "The invoice has no number.", way_out="Give one.")
    if invoice.principal <= 0:
        raise Refusal(
            "invoice.not_positive",
            f"Invoice {invoice.number} asks nothing.",
            way_out="A claim is for an amount of more than zero.",
            values={"invoice": invoice.number},
        )
    if invoice.issued_on > today:
        raise Refusal(
            "invoice.from_the_future",
            f"Invoice {invoice.number} is dated {invoice.issued_on}, after today ({today}).",
            way_out="Import it on or after that day, or correct the date.",
            values={"invoice": invoice.number, "day": invoice.issued_on},
        )


def _marks(invoice: Invoice, capacity: Capacity, *, reachable: bool, old: bool) -> tuple[Mark, ...]:
    performed = invoice.performed_on or invoice.issued_on
    late = (invoice.issued_on - performed).days > ISSUED_LATE_AFTER_DAYS
    found = (
        (Mark.NO_DUE_DATE, term_of(invoice)[1] is TermBasis.STATUTORY),
        (Mark.NO_IBAN, not invoice.pay_to and not invoice.to_creditor),
        (Mark.NO_SPECIFICATION, not invoice.specified),
        (Mark.ISSUED_LATE, late),
        (Mark.CAPACITY_UNKNOWN, capacity is Capacity.UNKNOWN),
        (Mark.NO_CONTACT_DETAILS, not reachable),
        (Mark.ENTERED_OLD, old),
        (Mark.OTHER_WARNING, bool(invoice.warnings)),
    )
    return tuple(dict.fromkeys([*(mark for mark, holds in found if holds), *invoice.marks]))


def _current(claim: Claim, field: CorrectedField) -> str:
    values = {
        CorrectedField.DUE_ON: claim.due_on.isoformat(),
        CorrectedField.TERM_BASIS: claim.term_basis.value,
        CorrectedField.CLAIM_KIND: claim.claim_kind.value,
        CorrectedField.PAYMENT_REFERENCE: claim.payment_reference,
        CorrectedField.PRINCIPAL: str(claim.principal),
        CorrectedField.INTEREST_KIND: claim.interest_kind.value,
        CorrectedField.SERIES_ID: claim.series_id,
    }
    return values[field]


def _principal(new: str) -> str:
    cents = cents_from(new)
    if cents <= 0:
        raise ValueError("a principal is more than zero")
    return str(cents)


def _read(field: CorrectedField, new: str) -> str:
    try:
        match field:
            case CorrectedField.DUE_ON:
                return date.fromisoformat(new).isoformat()
            case CorrectedField.TERM_BASIS:
                return TermBasis(new).value
            case CorrectedField.CLAIM_KIND:
                return ClaimKind(new).value
            case CorrectedField.INTEREST_KIND:
                return InterestKind(new).value
            case CorrectedField.PRINCIPAL:
                return _principal(new)
            case CorrectedField.PAYMENT_REFERENCE | CorrectedField.SERIES_ID:
                return new.strip()
    except (ValueError, Refusal) as error:
        raise Refusal(
            "correction.unreadable",
            f"'{new[:40]}' cannot be the {field.value} of an invoice.",
            way_out="Give a day as 2026-11-21, an amount as 12.50, or one of the known values.",
            values={"value": new[:40]},
        ) from error
