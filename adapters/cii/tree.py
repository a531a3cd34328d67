"""A CII invoice as the UBL document that carries the same business terms of EN 16931.

One reader then decides what both mean. Each line below is one business term of the standard,
with its place in both (EN 16931-3-2 and 3-3).
"""

from typing import Final

from lxml import etree

from adapters.cii.node import copied, days, found, part, put, put_each, said, single
from adapters.cii.parties import put_party, put_payee
from adapters.cii.payment import put_means, put_terms
from adapters.ubl.elements import CREDIT_NOTE, INVOICE, Element
from adapters.ubl.kinds import CREDIT_NOTES

_SETTLED: Final = "ram:SpecifiedLineTradeSettlement"
_DEAL: Final = "rsm:SupplyChainTradeTransaction"
_GUIDELINE: Final = "rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter"


def as_ubl(root: Element) -> Element:
    """Give the UBL tree of a CII root; nothing is made up.

    Raises Refusal ``ubl.repeated`` where a part stands there twice that an invoice has once: one
    of the two would be left aside unseen.
    """
    document = single(root, "rsm:ExchangedDocument")
    codes = said(document, "ram:TypeCode")
    is_credit = bool(codes) and codes[0] in CREDIT_NOTES
    ubl = etree.Element(CREDIT_NOTE if is_credit else INVOICE)
    _put_head(ubl, root, document, is_credit=is_credit)
    deal = single(root, _DEAL)
    agreement = single(deal, "ram:ApplicableHeaderTradeAgreement")
    settlement = single(deal, "ram:ApplicableHeaderTradeSettlement")
    _put_agreement(ubl, agreement)
    put_each(
        ubl,
        "cac:Delivery/cbc:ActualDeliveryDate",
        days(
            root,
            f"{_DEAL}/ram:ApplicableHeaderTradeDelivery/ram:ActualDeliverySupplyChainEvent"
            "/ram:OccurrenceDateTime",
        ),
    )
    _put_settlement(ubl, settlement)
    for line in found(root, f"{_DEAL}/ram:IncludedSupplyChainTradeLineItem"):
        _put_line(ubl, line, is_credit=is_credit)
    return ubl


def _put_head(ubl: Element, root: Element, document: Element, *, is_credit: bool) -> None:
    put_each(ubl, "cbc:CustomizationID", said(root, f"{_GUIDELINE}/ram:ID"))  # BT-24
    put_each(ubl, "cbc:ID", said(document, "ram:ID"))  # BT-1
    put_each(ubl, "cbc:IssueDate", days(document, "ram:IssueDateTime"))  # BT-2
    code = "cbc:CreditNoteTypeCode" if is_credit else "cbc:InvoiceTypeCode"
    put_each(ubl, code, said(document, "ram:TypeCode"))  # BT-3
    put_each(ubl, "cbc:Note", said(document, "ram:IncludedNote/ram:Content"))  # BT-22
    put_each(ubl, "cbc:CopyIndicator", said(document, "ram:CopyIndicator/udt:Indicator"))


def _put_agreement(ubl: Element, agreement: Element) -> None:
    put_each(ubl, "cbc:BuyerReference", said(agreement, "ram:BuyerReference"))  # BT-10
    order = said(agreement, "ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID")
    put_each(ubl, "cac:OrderReference/cbc:ID", order)  # BT-13
    for role, path in (
        ("cac:AccountingSupplierParty", "ram:SellerTradeParty"),
        ("cac:AccountingCustomerParty", "ram:BuyerTradeParty"),
    ):
        for party in found(agreement, path):
            put_party(put(ubl, f"{role}/cac:Party"), party)


def _put_settlement(ubl: Element, settlement: Element) -> None:
    put_each(ubl, "cbc:DocumentCurrencyCode", said(settlement, "ram:InvoiceCurrencyCode"))  # BT-5
    for payee in found(settlement, "ram:PayeeTradeParty"):
        put_payee(put(ubl, "cac:PayeeParty"), payee)
    put_means(ubl, settlement)
    put_terms(ubl, settlement)
    for charge in found(settlement, "ram:SpecifiedTradeAllowanceCharge"):  # BG-20, BG-21
        written = put(ubl, "cac:AllowanceCharge")
        put_each(written, "cbc:ChargeIndicator", said(charge, "ram:ChargeIndicator/udt:Indicator"))
        put_each(written, "cbc:AllowanceChargeReason", said(charge, "ram:Reason"))
        copied(written, "cbc:Amount", found(charge, "ram:ActualAmount"), "currencyID")
        rates = said(charge, "ram:CategoryTradeTax/ram:RateApplicablePercent")
        put_each(written, "cac:TaxCategory/cbc:Percent", rates)
    for period in found(settlement, "ram:BillingSpecifiedPeriod")[:1]:  # BG-14
        invoiced = put(ubl, "cac:InvoicePeriod")
        put_each(invoiced, "cbc:StartDate", days(period, "ram:StartDateTime"))
        put_each(invoiced, "cbc:EndDate", days(period, "ram:EndDateTime"))
    for earlier in found(settlement, "ram:InvoiceReferencedDocument"):  # BG-3
        document = put(ubl, "cac:BillingReference/cac:InvoiceDocumentReference")
        put_each(document, "cbc:ID", said(earlier, "ram:IssuerAssignedID"))
        put_each(document, "cbc:IssueDate", days(earlier, "ram:FormattedIssueDateTime"))
    _put_totals(ubl, settlement)


def _put_totals(ubl: Element, settlement: Element) -> None:
    sums = single(settlement, "ram:SpecifiedTradeSettlementHeaderMonetarySummation")
    taxes = found(sums, "ram:TaxTotalAmount")  # BT-110 and BT-111
    copied(put(ubl, "cac:TaxTotal"), "cbc:TaxAmount", taxes, "currencyID")
    totals = put(ubl, "cac:LegalMonetaryTotal")
    for name, path in (
        ("cbc:TaxExclusiveAmount", "ram:TaxBasisTotalAmount"),  # BT-109
        ("cbc:TaxInclusiveAmount", "ram:GrandTotalAmount"),  # BT-112
        ("cbc:PrepaidAmount", "ram:TotalPrepaidAmount"),  # BT-113
        ("cbc:PayableRoundingAmount", "ram:RoundingAmount"),  # BT-114
        ("cbc:PayableAmount", "ram:DuePayableAmount"),  # BT-115
    ):
        copied(totals, name, found(sums, path), "currencyID")


def _put_line(ubl: Element, item: Element, *, is_credit: bool) -> None:
    line = put(ubl, "cac:CreditNoteLine" if is_credit else "cac:InvoiceLine")
    document = part(item, "ram:AssociatedDocumentLineDocument")
    put_each(line, "cbc:ID", said(document, "ram:LineID"))
    put_each(line, "cbc:Note", said(document, "ram:IncludedNote/ram:Content"))
    copied(
        line,
        "cbc:CreditedQuantity" if is_credit else "cbc:InvoicedQuantity",
        found(item, "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"),
        "unitCode",
    )
    totals = "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"
    copied(
        line,
        "cbc:LineExtensionAmount",
        found(item, f"{_SETTLED}/{totals}"),
        "currencyID",
    )
    put_each(line, "cac:Item/cbc:Name", said(item, "ram:SpecifiedTradeProduct/ram:Name"))
    described = said(item, "ram:SpecifiedTradeProduct/ram:Description")
    put_each(line, "cac:Item/cbc:Description", described)
    rates = said(item, f"{_SETTLED}/ram:ApplicableTradeTax/ram:RateApplicablePercent")  # BT-152
    put_each(line, "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent", rates)
