"""From the tree of a UBL document to what it says, or a refusal that names the element."""

from datetime import date
from typing import Final

from adapters.ubl.discount import read_terms
from adapters.ubl.due import read_due_day, read_terms_note
from adapters.ubl.elements import (
    InvoiceNode,
    Warn,
    day_if_readable,
    day_in,
    find,
    find_all,
    first,
    only,
    required,
)
from adapters.ubl.errors import NothingToPay, shown
from adapters.ubl.kinds import check_root, kind_of
from adapters.ubl.parties import names_other_payee, read_customer, read_supplier
from adapters.ubl.payment import is_direct_debit, read_payment
from adapters.ubl.totals import PAYABLE, Totals, read_lines, read_totals, turned
from adapters.ubl.values import (
    BillingReference,
    InvoiceDocument,
    Particulars,
    Party,
    Period,
    Syntax,
)
from domain.errors import Refusal

LONGEST_NUMBER: Final = 200
_REFERENCE: Final = "cac:BillingReference/cac:InvoiceDocumentReference"


def document_of(root: InvoiceNode, *, sha256: str, syntax: Syntax) -> InvoiceDocument:
    """Read one UBL 2.x Invoice or CreditNote of any customization; raises Refusal ``ubl.…``.

    ``sha256`` is that of the file it came from, ``syntax`` what that was written in.
    """
    document = _document(root, sha256=sha256, syntax=syntax)
    if not document.payable:
        raise NothingToPay(document)
    return document


def _document(root: InvoiceNode, *, sha256: str, syntax: Syntax) -> InvoiceDocument:
    check_root(root)
    warnings: list[str] = []
    warn = warnings.append
    currency = _currency(root)
    number = _fitting(required(root, "cbc:ID"), "cbc:ID")
    issued_on = day_in(required(root, "cbc:IssueDate"), element="cbc:IssueDate")
    due_on, due_source = read_due_day(root, issued_on=issued_on, warn=warn)
    type_code = first(root, "cbc:InvoiceTypeCode", "cbc:CreditNoteTypeCode")
    totals = read_totals(root, currency=currency, warn=warn)
    kind = kind_of(root, type_code=type_code, payable=totals.payable, warn=warn)
    sign = -1 if totals.payable < 0 else 1
    supplier, customer = read_supplier(root, warn), read_customer(root, warn)
    payment, split = read_payment(root, payable=totals.payable, currency=currency, warn=warn)
    _warn_of_copy(root, warn)
    return InvoiceDocument(
        kind=kind,
        number=number,
        type_code=type_code,
        customization=first(root, "cbc:CustomizationID"),
        issued_on=issued_on,
        due_on=due_on,
        due_source=due_source,
        terms_note=read_terms_note(root),
        currency=currency,
        payable=abs(totals.payable),
        payable_as_read=totals.payable,
        vat=turned(totals.vat, sign),
        tax_inclusive=turned(totals.tax_inclusive, sign),
        prepaid=turned(totals.prepaid, sign),
        rounding=turned(totals.rounding, sign),
        supplier=supplier,
        customer=customer,
        payment=payment,
        split=split,
        particulars=_particulars(root, totals, supplier, issued_on=issued_on, warn=warn),
        references=_references(root),
        delivered_on=_delivered_on(root),
        period=_period(root),
        order_reference=first(root, "cac:OrderReference/cbc:ID"),
        buyer_reference=first(root, "cbc:BuyerReference"),
        lines=read_lines(root, sign=sign, warn=warn),
        sha256=sha256,
        syntax=syntax,
        warnings=tuple(warnings),
    )


def _particulars(
    root: InvoiceNode, totals: Totals, supplier: Party, *, issued_on: date, warn: Warn
) -> Particulars:
    return Particulars(
        terms=read_terms(root, issued_on=issued_on),
        direct_debit=is_direct_debit(root),
        other_payee=names_other_payee(root, supplier, warn),
        sums_agree=totals.agree,
    )


def _fitting(number: str, path: str) -> str:
    """An invoice number that is short enough to be found by; else a refusal."""
    if len(number) > LONGEST_NUMBER:
        raise Refusal(
            "ubl.number_too_long",
            f"{path} has {len(number)} characters; an invoice number has at most {LONGEST_NUMBER}.",
            way_out="Look whether the number is in the right element.",
            values={"path": path},
        )
    return number


def _currency(root: InvoiceNode) -> str:
    """Give EUR, or refuse; without a currency code that of the amount to pay is taken."""
    code = only(root, "cbc:DocumentCurrencyCode") or ""
    marks = (hit.get("currencyID") for hit in find_all(root, PAYABLE))
    found = {mark for text in (code, *marks) if (mark := text.strip().upper())}
    if len(found) != 1:
        raise _unclear_currency(len(found))
    currency = found.pop()
    if currency != "EUR":
        raise _other_currency(currency)
    return currency


def _unclear_currency(found: int) -> Refusal:
    return Refusal(
        "ubl.currency_unclear",
        f"cbc:DocumentCurrencyCode and {PAYABLE}/@currencyID give {found or 'no'} "
        f"{'different currencies' if found else 'currency'}.",
        way_out="Ask the sender to give one, and the same in both.",
    )


def _other_currency(currency: str) -> Refusal:
    return Refusal(
        "ubl.other_currency",
        f"The invoice is in {shown(currency)}; claims are kept in EUR only.",
        way_out="Ask the creditor for the amount in euro, or collect this one elsewhere.",
    )


def _references(root: InvoiceNode) -> tuple[BillingReference, ...]:
    return tuple(
        BillingReference(
            number=_fitting(number, f"{_REFERENCE}/cbc:ID"),
            issued_on=day_if_readable(first(node, "cbc:IssueDate")),
        )
        for node in find_all(root, _REFERENCE)
        if (number := first(node, "cbc:ID"))
    )


def _delivered_on(root: InvoiceNode) -> date | None:
    """Give the last day of delivery that the document names."""
    days = (
        day_if_readable(first(node, "cbc:ActualDeliveryDate"))
        for node in find_all(root, "cac:Delivery")
    )
    return max((day for day in days if day), default=None)


def _period(root: InvoiceNode) -> Period | None:
    node = find(root, "cac:InvoicePeriod")
    if node is None:
        return None
    start = day_if_readable(first(node, "cbc:StartDate"))
    end = day_if_readable(first(node, "cbc:EndDate"))
    return Period(start=start, end=end) if start or end else None


def _warn_of_copy(root: InvoiceNode, warn: Warn) -> None:
    if (first(root, "cbc:CopyIndicator") or "").lower() in {"true", "1"}:
        warn("cbc:CopyIndicator is true: this is a copy of an invoice sent before.")
