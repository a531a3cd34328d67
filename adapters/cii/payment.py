"""How a CII invoice is to be paid, and by when, as UBL has it."""

from typing import Final

from adapters.cii.node import copied, days, found, put, put_each, said
from adapters.ubl.elements import Element, InvoiceNode, texts

_DISCOUNT: Final = "ram:ApplicableTradePaymentDiscountTerms"
_PAYER: Final = "cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID"  # BT-91
_MANDATE: Final = "cac:PaymentMandate/cbc:ID"  # BT-89
_ACCOUNT: Final = "ram:PayeePartyCreditorFinancialAccount"


def put_means(ubl: Element, settlement: Element) -> None:
    """Write the means of payment (BG-16), each with the reference that CII has once (BT-83)."""
    references = said(settlement, "ram:PaymentReference")
    means = found(settlement, "ram:SpecifiedTradeSettlementPaymentMeans")
    mandates = said(settlement, "ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID")
    for one in means:
        written = put(ubl, "cac:PaymentMeans")
        put_each(written, "cbc:PaymentMeansCode", said(one, "ram:TypeCode"))  # BT-81
        put_each(written, "cbc:PaymentID", references)
        for account in found(one, _ACCOUNT):
            place = put(written, "cac:PayeeFinancialAccount")
            numbers = said(account, "ram:IBANID") or said(account, "ram:ProprietaryID")
            put_each(place, "cbc:ID", numbers[:1])  # BT-84
            put_each(place, "cbc:Name", said(account, "ram:AccountName"))  # BT-85
        put_each(written, _MANDATE, mandates[:1])
        put_each(written, _PAYER, said(one, "ram:PayerPartyDebtorFinancialAccount/ram:IBANID"))
    if references and not means:
        put_each(put(ubl, "cac:PaymentMeans"), "cbc:PaymentID", references)


def put_terms(ubl: Element, settlement: Element) -> None:
    """Write the due day (BT-9) and the terms in words (BT-20), with their cash discount.

    Of several days each stands with its own terms, as one of them is the day of an instalment
    or of a discount: the reader decides which one holds.
    """
    terms = found(settlement, "ram:SpecifiedTradePaymentTerms")
    dated = [one for one in terms if days(one, "ram:DueDateDateTime")]
    full = [one for one in dated if not found(one, _DISCOUNT)] or dated
    alone = len({day for one in full for day in days(one, "ram:DueDateDateTime")}) == 1
    for one in terms:
        written = put(ubl, "cac:PaymentTerms")
        for note in found(one, "ram:Description"):
            put(written, "cbc:Note", note.text)
        due = days(one, "ram:DueDateDateTime") if one in full else []
        if not alone:
            put_each(written, "cbc:PaymentDueDate", due)
        for discount in found(one, _DISCOUNT):
            _put_discount(ubl, written, discount)
    if alone:
        put_each(ubl, "cbc:DueDate", days(full[0], "ram:DueDateDateTime"))


def _put_discount(ubl: Element, written: Element, discount: Element) -> None:
    """Write a discount; days that count from another day than the invoice's are left out.

    A discount without its days is unclear, so that a person is asked.
    """
    put_each(written, "cbc:SettlementDiscountPercent", said(discount, "ram:CalculationPercent"))
    put_each(written, "cbc:SettlementDiscountAmount", said(discount, "ram:ActualDiscountAmount"))
    if set(days(discount, "ram:BasisDateTime")) - set(texts(InvoiceNode(ubl), "cbc:IssueDate")):
        return
    measures = found(discount, "ram:BasisPeriodMeasure")
    copied(written, "cac:SettlementPeriod/cbc:DurationMeasure", measures, "unitCode")
