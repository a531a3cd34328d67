"""A discount for early payment: in fields of its own, in words, or in both."""

import re
from datetime import date
from typing import Final

from adapters.terms_in_words import EarlyDiscount, TermsInWords, terms_in_words
from adapters.ubl.due import read_terms_note
from adapters.ubl.elements import Element, cents_if_readable, day_if_readable, find_all, first

_DAY_UNITS: Final = frozenset({"DAY", "D", ""})
_DAYS: Final = re.compile(r"\d{1,4}", re.ASCII)
_WHOLE: Final = 100 * 100
_MOST_DAYS: Final = 365


def read_terms(root: Element, *, issued_on: date) -> TermsInWords:
    """Read what the terms say; fields that words contradict, or that lack a part, are unclear."""
    said = terms_in_words(read_terms_note(root))
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
    return TermsInWords(() if unclear else tuple(every), unclear, said.net_days)


def _discount(terms: Element, issued_on: date) -> EarlyDiscount | None:
    """Read one; None where it is no percentage of a payment within a number of days."""
    hundredths = cents_if_readable(first(terms, "cbc:SettlementDiscountPercent"))
    days = _days_to_pay(terms, issued_on)
    if hundredths is None or days is None:
        return None
    if not (0 < hundredths < _WHOLE and 0 < days <= _MOST_DAYS):
        return None
    return EarlyDiscount(hundredths, days)


def _days_to_pay(terms: Element, issued_on: date) -> int | None:
    for period in find_all(terms, "cac:SettlementPeriod"):
        for measure in find_all(period, "cbc:DurationMeasure"):
            text = (measure.text or "").strip()
            unit = str(measure.get("unitCode", "")).strip().upper()
            return int(text) if _DAYS.fullmatch(text) and unit in _DAY_UNITS else None
        end = day_if_readable(first(period, "cbc:EndDate"))
        return (end - issued_on).days if end else None
    return None
