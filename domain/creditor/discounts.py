"""What a creditor takes off for who pays early, by terms of his own."""

from datetime import date
from typing import Final

from domain.creditor.decisions import change_terms
from domain.creditor.events import CreditorFact, TermsChanged
from domain.creditor.state import Creditor
from domain.errors import Refusal

LARGEST: Final = 50_00
"""A larger share of an invoice, in hundredths of a per cent, is no discount for an early payer."""
LONGEST: Final = 365


def set_discount(
    creditor: Creditor,
    *,
    hundredths: int | None = None,
    days: int | None = None,
    since: date | None = None,
    credit_charge_days: int | None = None,
) -> list[CreditorFact]:
    """Set what is off the invoices of a day and later for who pays in time; None stays as it was.

    Days count from that of the invoice, the last one inclusive. It holds for claims that are
    opened from now on: what a debtor was promised before stays. Raises NotFound
    ``creditor.unknown``, Refusal ``discount.terms``.
    """
    terms = TermsChanged(
        discount_hundredths=hundredths,
        discount_days=days,
        discount_since=since,
        credit_charge_days=credit_charge_days,
    )
    share = creditor.discount_hundredths if hundredths is None else hundredths
    within = creditor.discount_days if days is None else days
    charged = creditor.credit_charge_days if credit_charge_days is None else credit_charge_days
    if not 0 <= share <= LARGEST or not 0 <= within <= LONGEST or not 0 <= charged <= LONGEST:
        raise _unfit()
    if share and not within:
        raise _unfit()
    return change_terms(creditor, terms)


def _unfit() -> Refusal:
    return Refusal(
        "discount.terms",
        f"A discount is at most {LARGEST // 100} % and can be had for 1 to {LONGEST} days.",
        way_out="Give the percentage with its days; 0 says that there is none.",
        values={"share": str(LARGEST // 100), "most": str(LONGEST)},
    )
