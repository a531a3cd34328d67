"""A discount for early payment: in fields of its own, in words, as a charge, or in several."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from adapters.terms_in_words import CREDIT_CHARGE, EarlyDiscount, TermsInWords, terms_in_words
from adapters.ubl.due import read_terms_note
from adapters.ubl.elements import InvoiceNode, cents_if_readable, day_if_readable, find_all, first
from domain.money import Cents

_DAY_UNITS: Final = frozenset({"DAY", "D", ""})
_DAYS: Final = re.compile(r"\d{1,4}", re.ASCII)
_WHOLE: Final = 100 * 100
_MOST_DAYS: Final = 365


def read_terms(root: InvoiceNode, *, issued_on: date) -> TermsInWords:
    """Read what the terms say; fields that words contradict, or that lack a part, are unclear."""
    said = terms_in_words(read_terms_note(root), charge=_credit_charge(root))
    fields: set[EarlyDiscount] = set()
    unclear = said.unclear
    for terms in find_all(root, "cac:PaymentTerms"):
        if not first(terms, "cbc:SettlementDiscountPercent", "cbc:SettlementDiscountAmount"):
            continue
        found = _discount(terms, issued_on)
        unclear = unclear or found is None
        fields |= {found} if found else set()
    unclear = unclear or bool(fields and said.discounts and fields != set(said.discounts))
    every = sorted({*fields, *said.discounts}, key=lambda one: one.days)
    unclear = unclear or len({one.days for one in every}) != len(every)
    left = 0 if any(one.cents == said.charge for one in fields) else said.charge
    return TermsInWords(() if unclear else tuple(every), unclear, said.net_days, left)


def _discount(terms: InvoiceNode, issued_on: date) -> EarlyDiscount | None:
    """Read one; None where it is no share, or amount, of a payment within a number of days.

    Where both stand there they may round apart: the share is what the amount was reckoned by.
    """
    hundredths = cents_if_readable(first(terms, "cbc:SettlementDiscountPercent"))
    cents = cents_if_readable(first(terms, "cbc:SettlementDiscountAmount"))
    days = _days_to_pay(terms, issued_on)
    if days is None or not 0 < days <= _MOST_DAYS:
        return None
    if first(terms, "cbc:SettlementDiscountPercent"):
        shared = hundredths is not None and 0 < hundredths < _WHOLE
        return EarlyDiscount(hundredths or 0, days) if shared else None
    return EarlyDiscount(0, days, cents) if cents is not None and cents > 0 else None


def _credit_charge(root: InvoiceNode) -> Cents:
    """The charge for credit (kredietbeperking) in what the invoice asks, with its VAT, in cents.

    A part of a cent is the debtor's. An amount or rate that cannot be read counts as nothing,
    so that the words alone decide.
    """
    return sum(
        -((-amount * (_WHOLE + vat)) // _WHOLE)
        for amount, vat in _charges(root)
        if amount is not None and amount > 0
    )


def _charges(root: InvoiceNode) -> Iterator[tuple[Cents | None, int]]:
    """Amount and VAT, in hundredths of a per cent, of each charge or line that is one by name."""
    for node in find_all(root, "cac:AllowanceCharge"):
        charged = (first(node, "cbc:ChargeIndicator") or "").lower() in {"true", "1"}
        if charged and _is_one(first(node, "cbc:AllowanceChargeReason")):
            amount = cents_if_readable(first(node, "cbc:Amount"))
            yield amount, _rate(first(node, "cac:TaxCategory/cbc:Percent"))
    for node in find_all(root, "cac:InvoiceLine"):
        if _is_one(first(node, "cac:Item/cbc:Name"), first(node, "cac:Item/cbc:Description")):
            amount = cents_if_readable(first(node, "cbc:LineExtensionAmount"))
            yield amount, _rate(first(node, "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent"))


def _is_one(*said: str | None) -> bool:
    return any(CREDIT_CHARGE.search(one) for one in said if one)


def _rate(said: str | None) -> int:
    return cents_if_readable(said) or 0


def _days_to_pay(terms: InvoiceNode, issued_on: date) -> int | None:
    for period in find_all(terms, "cac:SettlementPeriod"):
        for measure in find_all(period, "cbc:DurationMeasure"):
            text = (measure.element.text or "").strip()
            unit = measure.get("unitCode").strip().upper()
            return int(text) if _DAYS.fullmatch(text) and unit in _DAY_UNITS else None
        end = day_if_readable(first(period, "cbc:EndDate"))
        return (end - issued_on).days if end else None
    return None
