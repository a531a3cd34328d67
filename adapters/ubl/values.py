"""What an electronic invoice says, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

from adapters.terms_in_words import TermsInWords
from domain.money import Cents

DueSource: TypeAlias = Literal["DueDate", "PaymentMeans", "PaymentTerms"]
"""The element in which the due day stood."""


Syntax: TypeAlias = Literal["ubl", "cii"]
"""What a document was written in; a PDF counts as the CII within it."""


class DocumentKind(StrEnum):
    """Which way the money goes."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A supplier or a customer as the document names it; nothing is looked up.

    ``kvk`` (8 digits), ``oin`` (20 digits) and ``vat`` (no spaces or points, capitals) identify;
    ``endpoint`` and ``other_ids`` are written ``scheme:value``, or ``value`` without a scheme.
    ``country`` is two capitals. Whether a customer is a consumer is not in the document.
    """

    name: str
    kvk: str | None = None
    oin: str | None = None
    vat: str | None = None
    other_ids: tuple[str, ...] = ()
    endpoint: str | None = None
    street: str | None = None
    additional: str | None = None
    postal_code: str | None = None
    city: str | None = None
    country: str | None = None
    email: str | None = None
    phone: str | None = None
    contact: str | None = None
    iban: str | None = None
    """The account it is to be collected from, where the document names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceAccount:
    """A place to pay to.

    ``iban`` is there only when mod-97 holds; ``account_text`` is the account as written.
    ``amount`` (cents, positive) is the part to pay here when the document splits its payment.
    """

    iban: str | None
    account_text: str | None
    reference: str | None
    name: str | None
    means_code: str | None
    amount: Cents | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingReference:
    """An earlier invoice that the document is about."""

    number: str
    issued_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days the document charges for, both inclusive; either end may be open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """One line of the specification, without VAT.

    ``amount`` in cents is absent where the file has none in whole cents; ``quantity`` is as
    written, ``unit`` its UN/ECE code.
    """

    description: str
    quantity: str | None
    unit: str | None
    amount: Cents | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What else a document says of its payment: a person may have to look at it first."""

    terms: TermsInWords
    direct_debit: bool
    """The supplier collects the amount himself."""
    other_payee: bool
    """Somebody else than the supplier is to be paid."""
    sums_agree: bool
    """The totals add up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceDocument:
    """An invoice or a credit note in euro.

    ``payable`` is never below zero, and zero in ``NothingToPay`` alone: ``kind`` says which way
    it goes. Where an invoice with a negative amount became a credit note, the other amounts are
    turned round with it, and ``payable_as_read`` keeps the sign of the file. Amounts are cents;
    absent means not in the file. ``due_on`` is None where the file has no due day in a field:
    terms in words stay in ``terms_note``. ``split``: the accounts each take their ``amount``;
    otherwise they are alternatives. ``sha256`` is that of the raw bytes. ``warnings`` hold no
    personal data.
    """

    kind: DocumentKind
    number: str
    type_code: str | None
    customization: str | None
    issued_on: date
    due_on: date | None
    due_source: DueSource | None
    terms_note: str | None
    currency: str
    payable: Cents
    payable_as_read: Cents
    vat: Cents | None
    tax_inclusive: Cents | None
    prepaid: Cents | None
    rounding: Cents | None
    supplier: Party
    customer: Party
    payment: tuple[InvoiceAccount, ...]
    split: bool
    references: tuple[BillingReference, ...]
    delivered_on: date | None
    period: Period | None
    order_reference: str | None
    buyer_reference: str | None
    lines: tuple[InvoiceLine, ...]
    particulars: Particulars
    sha256: str
    syntax: Syntax
    in_pdf: bool = False
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialReading:
    """What could be read of a document that was refused; all of it may be absent.

    ``amount`` is in cents of ``currency`` with the sign of the file; ``amount_text`` is as
    written. ``kind`` is what the document says of itself; ``root`` is its root element.
    """

    number: str | None = None
    amount: Cents | None = None
    amount_text: str | None = None
    currency: str | None = None
    due_on: date | None = None
    kind: DocumentKind | None = None
    root: str | None = None
