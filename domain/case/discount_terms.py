"""The discount of an invoice for who pays early: its own, else by the terms of its creditor."""

from dataclasses import replace
from datetime import timedelta

from domain.claim.events import DiscountOffer, Mark
from domain.claim.opening import Invoice
from domain.creditor.state import Creditor


def with_discount_terms(creditor: Creditor, invoice: Invoice) -> Invoice:
    """The invoice with its creditor's discount, where it names none.

    A charge for credit whose term nobody says is unclear, and letters wait for a person.
    """
    if invoice.discounts or Mark.DISCOUNT_UNCLEAR in invoice.marks:
        return invoice if not invoice.credit_charge else _unclear(invoice)
    if invoice.credit_charge:
        if not creditor.credit_charge_days or invoice.credit_charge >= invoice.principal:
            return _unclear(invoice)
        days = timedelta(days=creditor.credit_charge_days)
        until = invoice.issued_on + days
        offer = DiscountOffer(hundredths=0, until=until, amount=invoice.credit_charge)
        return replace(invoice, discounts=(offer,))
    if not creditor.discount_hundredths or invoice.issued_on < creditor.discount_since:
        return invoice
    until = invoice.issued_on + timedelta(days=creditor.discount_days)
    offer = DiscountOffer(hundredths=creditor.discount_hundredths, until=until)
    return replace(invoice, discounts=(offer,))


def _unclear(invoice: Invoice) -> Invoice:
    marks = dict.fromkeys((*invoice.marks, Mark.DISCOUNT_UNCLEAR))
    return replace(invoice, marks=tuple(marks), discounts=())
