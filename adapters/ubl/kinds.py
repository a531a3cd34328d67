"""Which documents are a claim, which are a credit, and which are neither."""

from typing import Final

from adapters.ubl.elements import CREDIT_NOTE, INVOICE, InvoiceNode, Warn
from adapters.ubl.errors import shown
from adapters.ubl.partial import local_name
from adapters.ubl.values import DocumentKind
from domain.errors import Refusal
from domain.money import Cents

# UNTDID 1001, the part that EN 16931 admits (code list of rule BR-CL-01).
_INVOICES: Final = frozenset(
    "71 80 82 84 102 130 202 203 204 211 218 219 295 326 331 380 382 383 384 385 386 387 388 389 "
    "390 393 394 395 456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877 "
    "935".split()
)
CREDIT_NOTES: Final = frozenset("81 83 261 262 296 308 381 396 420 458 502 503 532".split())
_PROFORMA: Final = "325"
_REMARKS: Final = {
    "751": "Type code 751 is an invoice for the books only: look whether it is still to be paid.",
    "393": "Type code 393 is a factored invoice: the claim may be assigned.",
}

_OTHER_ROOTS: Final = {
    "Reminder": "a payment reminder, not the invoice it is about",
    "Statement": "an account statement, not an invoice",
    "DebitNote": "a debit note of the customer",
    "SelfBilledInvoice": "an invoice that the customer made out to itself",
    "SelfBilledCreditNote": "a credit note that the customer made out to itself",
    "FreightInvoice": "a freight invoice",
    "Order": "an order",
    "ApplicationResponse": "an answer to a message",
    "StandardBusinessDocument": "a Peppol envelope around a document",
    "Document": "an ISO 20022 message, such as a bank statement",
}


def check_root(root: InvoiceNode) -> None:
    """Refuse any document that is no UBL 2.x Invoice or CreditNote, by what it is.

    Raises Refusal ``ubl.other_root``.
    """
    if root.element.tag in (INVOICE, CREDIT_NOTE):
        return
    name = local_name(root.element)
    way_out = "Give a UBL 2.1 Invoice or CreditNote (Peppol BIS 3, NLCIUS), or one in CII D16B."
    known = _OTHER_ROOTS.get(name, "not a UBL 2.x Invoice or CreditNote in its namespace")
    raise Refusal("ubl.other_root", f"The root element is {name[:60]}: {known}.", way_out=way_out)


def kind_of(
    root: InvoiceNode, *, type_code: str | None, payable: Cents, warn: Warn
) -> DocumentKind:
    """Decide between invoice and credit note from root, type code and sign, in this order.

    A CreditNote is one whatever its code. An Invoice is one unless its amount is negative or
    its code is one of a credit note. Raises Refusal ``ubl.negative_credit_note`` or
    ``ubl.proforma``.
    """
    if root.element.tag == CREDIT_NOTE:
        return _credit_note(type_code, payable, warn)
    if type_code == _PROFORMA:
        raise _proforma()
    if remark := _REMARKS.get(type_code or ""):
        warn(remark)
    return _invoice(type_code, payable, warn)


def _credit_note(type_code: str | None, payable: Cents, warn: Warn) -> DocumentKind:
    if payable < 0:
        raise _negative_credit_note()
    if type_code is not None and type_code not in CREDIT_NOTES:
        warn(
            f"cbc:CreditNoteTypeCode is {shown(type_code)}, which is no credit note: "
            "its root element CreditNote holds."
        )
    return DocumentKind.CREDIT_NOTE


def _invoice(type_code: str | None, payable: Cents, warn: Warn) -> DocumentKind:
    if type_code in CREDIT_NOTES:
        warn(f"cbc:InvoiceTypeCode is {shown(type_code)}: it is taken as a credit note.")
        return DocumentKind.CREDIT_NOTE
    if type_code is not None and type_code not in _INVOICES:
        warn(f"cbc:InvoiceTypeCode is {shown(type_code)}, which is not in the code list.")
    if payable < 0:
        warn("cbc:PayableAmount is negative: it is taken as a credit note of that amount.")
        return DocumentKind.CREDIT_NOTE
    return DocumentKind.INVOICE


def _negative_credit_note() -> Refusal:
    return Refusal(
        "ubl.negative_credit_note",
        "The root element is CreditNote and cbc:PayableAmount is negative: a credit note of less "
        "than nothing would be a claim.",
        way_out="Ask the sender for an invoice, or for a credit note with a positive amount.",
    )


def _proforma() -> Refusal:
    return Refusal(
        "ubl.proforma",
        "cbc:InvoiceTypeCode is 325: a pro forma invoice announces a claim and is none.",
        way_out="Give the invoice that followed it.",
    )
