"""What CII calls its elements, and what of it is read."""

import re
from typing import Final

from adapters.ubl.elements import Element, written_in
from adapters.ubl.partial import local_name
from domain.errors import Refusal

_D16B: Final = "urn:un:unece:uncefact:data:standard:"
ROOT: Final = f"{{{_D16B}CrossIndustryInvoice:100}}CrossIndustryInvoice"
NAMESPACES: Final = {
    "rsm": f"{_D16B}CrossIndustryInvoice:100",
    "ram": f"{_D16B}ReusableAggregateBusinessInformationEntity:100",
    "udt": f"{_D16B}UnqualifiedDataType:100",
    "qdt": f"{_D16B}QualifiedDataType:100",
}

# What a message names, in UBL, and where a CII has it. Longer names come first.
_SAID: Final = {
    "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID": (
        "ram:InvoiceReferencedDocument/ram:IssuerAssignedID"
    ),
    "cac:PartyLegalEntity/cbc:RegistrationName": "ram:Name",
    "cac:PartyLegalEntity/cbc:CompanyID": "ram:SpecifiedLegalOrganization/ram:ID",
    "cac:PartyName/cbc:Name": "ram:SpecifiedLegalOrganization/ram:TradingBusinessName",
    "cac:PaymentMeans/cbc:PaymentDueDate": "ram:DueDateDateTime",
    "cac:PaymentTerms/cbc:PaymentDueDate": "ram:DueDateDateTime",
    "cac:LegalMonetaryTotal/cbc:PayableAmount": "ram:DuePayableAmount",
    "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount": "ram:TaxBasisTotalAmount",
    "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount": "ram:GrandTotalAmount",
    "cac:LegalMonetaryTotal/cbc:PrepaidAmount": "ram:TotalPrepaidAmount",
    "cac:LegalMonetaryTotal/cbc:PayableRoundingAmount": "ram:RoundingAmount",
    "cac:AccountingSupplierParty": "ram:SellerTradeParty",
    "cac:AccountingCustomerParty": "ram:BuyerTradeParty",
    "cac:PaymentMeans": "ram:SpecifiedTradeSettlementPaymentMeans",
    "cac:PaymentTerms": "ram:SpecifiedTradePaymentTerms",
    "cac:PayeeParty": "ram:PayeeTradeParty",
    "cbc:DocumentCurrencyCode": "ram:InvoiceCurrencyCode",
    "cbc:InvoiceTypeCode": "ram:TypeCode",
    "cbc:CreditNoteTypeCode": "ram:TypeCode",
    "cbc:CopyIndicator": "ram:CopyIndicator",
    "cbc:PayableAmount": "ram:DuePayableAmount",
    "cbc:IssueDate": "ram:IssueDateTime",
    "cbc:DueDate": "ram:DueDateDateTime",
    "cbc:ID": "ram:ExchangedDocument/ram:ID",
    "TaxInclusiveAmount": "GrandTotalAmount",
    "PrepaidAmount": "TotalPrepaidAmount",
    "PayableRoundingAmount": "RoundingAmount",
    "The root element is CreditNote": "Its type code is that of a credit note",
    "its root element CreditNote holds": "that holds",
    "PaymentTerms": "SpecifiedTradePaymentTerms",
    "PaymentMeans": "SpecifiedTradeSettlementPaymentMeans",
    "DueDate": "DueDateDateTime",
}
_ANY: Final = re.compile("|".join(rf"(?<![\w:]){re.escape(name)}(?!\w)" for name in _SAID))


def is_cii(root: Element) -> bool:
    """Whether a document is of the family of CII, also one that is not read."""
    return local_name(root).startswith("CrossIndustry")


def require_readable(root: Element) -> None:
    """Refuse what is no invoice of D16B, and one that says to be a test.

    Raises Refusal ``ubl.other_syntax`` (ZUGFeRD 1.0, an order) or ``ubl.test``.
    """
    if root.tag != ROOT:
        raise Refusal(
            "ubl.other_syntax",
            f"The root element is {local_name(root)[:60]}: not the CrossIndustryInvoice of CII "
            "D16B (ZUGFeRD 2, Factur-X, XRechnung), but an older or another one.",
            way_out="Ask for ZUGFeRD 2 or Factur-X, or for UBL 2.1.",
        )
    context = "rsm:ExchangedDocumentContext/ram:TestIndicator/udt:Indicator"
    if any(written_in(hit).lower() in {"true", "1"} for hit in root.findall(context, NAMESPACES)):
        raise Refusal(
            "ubl.test",
            "ram:TestIndicator is true: the sender made this document as a test.",
            way_out="Ask the sender for the invoice itself.",
        )


def said_in_cii(message: str) -> str:
    """Give a message about a document with the names its elements have in CII."""
    return _ANY.sub(lambda found: _SAID[found.group()], message)
