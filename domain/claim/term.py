"""The payment term that the law gives a claim for want of an agreed one (BW 6:119a lid 2)."""

from datetime import date

from domain.claim.state import Claim
from domain.law.terms import presumed_receipt, thirty_days_after


def statutory_due(claim: Claim) -> date:
    """Thirty days after receipt of the invoice, as far as its receipt is known or presumed."""
    sent_on = claim.sent_on or claim.issued_on
    received_on = claim.received_on or presumed_receipt(sent_on, emailed=claim.emailed)
    return thirty_days_after(received_on, claim.performed_on, claim.accepted_on)
