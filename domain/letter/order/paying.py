"""How a letter says to pay: the link, by what one pays there, and what a payment mentions."""

from collections.abc import Sequence
from datetime import date

from domain.case import Case
from domain.letter.events import LetterOrdered
from domain.letter.text import PlanMoment
from domain.letter.text.payment_link import link_for, name_of_ideal


def link_named(
    cases: Sequence[Case], ordered: LetterOrdered, dated: date, *, specimen: bool
) -> dict[str, object]:
    """The link, and by what one pays there where the creditor says so."""
    link, creditor = _link(cases, ordered, specimen=specimen), cases[0].creditor
    named = name_of_ideal(dated, wero_from=creditor.wero_from)
    by = named if link and creditor.ideal_on_link else ""
    return {"payment_link": link, "payment_link_by": by}


def payment_reference_of(cases: Sequence[Case], ordered: LetterOrdered, reference: str) -> str:
    """What a payment mentions; orders of before it was kept asked for the claim's own.

    Of a payment plan that was kept, or a direct debit: none, since nothing is to be paid.
    """
    if ordered.plan_moment is PlanMoment.COMPLETED or ordered.debit is not None:
        return ""
    if ordered.payment_reference:
        return ordered.payment_reference
    if len(cases) > 1:
        return reference
    claim = cases[0].claim
    return claim.payment_reference or claim.invoice_number


def _link(cases: Sequence[Case], ordered: LetterOrdered, *, specimen: bool) -> str:
    """The link to pay by; none where the sum is split over accounts, on a specimen a blank.

    Of a payment plan it is for the instalment that is to be paid, of a promise for what was
    promised. A letter with the whole text of a plan, or of one that was kept, asks nothing.
    """
    template = cases[0].creditor.payment_link
    whole = ordered.plan_moment is not None and not ordered.instalments
    if whole or not ordered.payment_reference or any(len(one.claim.ibans) > 1 for one in cases):
        return ""
    if specimen:
        return link_for(template, reference="SPECIMEN", amount=0)
    first = ordered.instalments[0].amount if ordered.instalments else ordered.agreed_amount
    total = sum(part.asked.total for part in ordered.claims)
    return link_for(template, reference=ordered.payment_reference, amount=first or total)
