"""What in an invoice could make a letter wrong: the marks that a person looks at first."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from adapters.ubl import InvoiceDocument
from domain.claim.events import DiscountOffer, Mark

BOOKS_ONLY: Final = "751"
FACTORED: Final = "393"
PREPAYMENT: Final = "386"
CORRECTION: Final = "384"
"""Type codes of UNTDID 1001."""

STATUTORY_DAYS: Final = 30
"""BW 6:119a lid 2."""

LONGEST_TERM: Final = timedelta(days=366)
"""A longer one is a slip of the pen, or wants to be known."""

NEAR_ENOUGH: Final = timedelta(days=3)
"""How far the printed day may be from the term in words: a weekend, the end of a month."""


def doubts_of(document: InvoiceDocument) -> tuple[Mark, ...]:
    """Every mark of an invoice by what it says itself."""
    return tuple(_doubts(document))


def discounts_of(document: InvoiceDocument) -> tuple[DiscountOffer, ...]:
    """What is off for who pays early, counted in days from that of the invoice."""
    return tuple(
        DiscountOffer(
            hundredths=one.hundredths,
            until=document.issued_on + timedelta(days=one.days),
            amount=one.cents,
        )
        for one in document.particulars.terms.discounts
        if one.cents < document.payable
    )


def corrected_by(document: InvoiceDocument) -> tuple[str, ...]:
    """Numbers of the invoices that an invoice says it corrects."""
    if document.type_code != CORRECTION:
        return ()
    return tuple(dict.fromkeys(one.number for one in document.references))


def _doubts(document: InvoiceDocument) -> Iterator[Mark]:
    code = document.type_code
    found = (
        (Mark.DIRECT_DEBIT, document.particulars.direct_debit),
        (Mark.OTHER_PAYEE, document.particulars.other_payee or code == FACTORED),
        (Mark.BOOKS_ONLY, code == BOOKS_ONLY),
        (Mark.PREPAYMENT_UNCLEAR, _prepayment_unclear(document)),
        (Mark.AMOUNTS_CONTRADICT, not document.particulars.sums_agree and not document.prepaid),
        (Mark.TERMS_CONTRADICT, _terms_contradict(document)),
        (Mark.DUE_FAR, _due_far(document)),
        (Mark.DISCOUNT_UNCLEAR, _discount_unclear(document)),
        (Mark.CORRECTS_ANOTHER, code == CORRECTION),
    )
    yield from (mark for mark, holds in found if holds)


def _prepayment_unclear(document: InvoiceDocument) -> bool:
    """Tell whether it asks in advance, or what was paid before does not agree with what it asks.

    An invoice for a prepayment is followed by one for all of it: who is asked for both pays twice.
    """
    if document.type_code == PREPAYMENT:
        return True
    return bool(document.prepaid) and not document.particulars.sums_agree


def _discount_unclear(document: InvoiceDocument) -> bool:
    """Tell whether a discount is read in no one way, or is all that the invoice asks."""
    terms = document.particulars.terms
    return terms.unclear or any(one.cents >= document.payable for one in terms.discounts)


def _due_far(document: InvoiceDocument) -> bool:
    return document.due_on is not None and document.due_on - document.issued_on > LONGEST_TERM


def _terms_contradict(document: InvoiceDocument) -> bool:
    """Tell whether the day to pay by is none of those that the terms in words come to.

    Without a day the statutory term holds, which words may not be longer than.
    """
    days = document.particulars.terms.net_days
    if not days or document.due_on is None:
        return any(one > STATUTORY_DAYS for one in days)
    said = [document.issued_on + timedelta(days=one) for one in days]
    return all(abs(document.due_on - day) > NEAR_ENOUGH for day in said)
