"""What a creditor offers to the forms by which a debtor is erased."""

from dataclasses import replace

from api.pages.controls import Choice, Offering
from api.pages.offers import creditor_offer
from application.erasures.preview import ErasureShown
from application.house import House
from domain.creditor.state import Creditor


def erasure_offer(house: House, creditor: Creditor, shown: ErasureShown | None) -> Offering:
    """The one debtor whom the page shows, if any."""
    offer = creditor_offer(house, creditor)
    known, fixed, choices = dict(offer.known), dict(offer.fixed), dict(offer.choices)
    if shown is not None:
        whose = str(shown.debtor_id)
        choices["erasable"] = [Choice(whose, whose)]
        fixed["erasure.debtor"] = whose
        known["erasure.seen"] = str(shown.seen)
    return replace(offer, choices=choices, known=known, fixed=fixed)
