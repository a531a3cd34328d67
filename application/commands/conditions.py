"""How a claim must stand for a command to be offered: each refuses with why, and what would help.

A decision that has nothing to do is silent; whoever looks for its form is told why it is not there.
"""

from domain.claim.balance import balance
from domain.claim.events import Mark
from domain.claim.marks import not_awaited
from domain.claim.refusals import require_opened
from domain.claim.state import Claim, Ending
from domain.errors import Refusal
from domain.law.account import EntryKind
from domain.letter.order.estate import not_filed


def require_ended(claim: Claim) -> None:
    """Refuse with ``reopen.lives`` where a claim has not ended, or lies elsewhere."""
    require_opened(claim)
    if claim.live:
        raise Refusal(
            "reopen.lives",
            f"Claim {claim.invoice_number} has not ended.",
            way_out="Only a claim that was settled, withdrawn or written off comes back.",
        )
    if claim.ending is Ending.HANDED_OVER:
        raise Refusal(
            "reopen.handed_over",
            f"Claim {claim.invoice_number} lies with {claim.handed_to}.",
            way_out="Recall it from there.",
        )


def require_hold(claim: Claim) -> None:
    """Refuse with ``hold.none`` where no hold stands."""
    require_opened(claim)
    if all(hold.lifted for hold in claim.holds):
        raise Refusal(
            "hold.none", f"No hold stands on {claim.invoice_number}.", way_out="Nothing to lift."
        )


def require_payment(claim: Claim) -> None:
    """Refuse with ``payment.none`` where no payment is recorded."""
    require_opened(claim)
    if not any(entry.kind is EntryKind.PAYMENT for entry in claim.ledger):
        raise Refusal(
            "payment.none",
            f"No payment is recorded on {claim.invoice_number}.",
            way_out="Record the payment first.",
        )


def require_overpaid(claim: Claim) -> None:
    """Refuse with ``refund.none`` where nothing was paid too much."""
    require_opened(claim)
    last = max((entry.on for entry in claim.ledger), default=claim.issued_on)
    if not balance(claim, on=last).unallocated:
        raise Refusal(
            "refund.none",
            f"Nothing was paid too much on {claim.invoice_number}.",
            way_out="Refund only what was paid too much.",
        )


def require_undue_refund(claim: Claim) -> None:
    """Refuse with ``refund.all_covered`` where nothing was refunded without ground."""
    require_opened(claim)
    last = max((entry.on for entry in claim.ledger), default=claim.issued_on)
    if not balance(claim, on=last).uncovered:
        raise Refusal(
            "refund.all_covered",
            f"Nothing was refunded without ground on {claim.invoice_number}.",
            way_out="Nothing is to come back; record a payment as one.",
            article="BW 6:203",
        )


def require_marks(claim: Claim) -> None:
    """Refuse with ``mark.none`` where intake marked nothing, or all of it was looked at."""
    require_opened(claim)
    if not claim.marks:
        raise Refusal(
            "mark.none", f"Nothing is marked on {claim.invoice_number}.", way_out="Nothing to do."
        )


def require_awaited_collection(claim: Claim) -> None:
    """Refuse with ``collection.not_awaited`` where no direct debit is waited for."""
    require_opened(claim)
    if Mark.DIRECT_DEBIT not in claim.marks:
        raise not_awaited(claim)


def require_filed(claim: Claim) -> None:
    """Refuse with ``estate.not_filed`` where the claim was filed with nobody."""
    require_opened(claim)
    if claim.estate.filed is None:
        raise not_filed()


def require_news(claim: Claim) -> None:
    """Refuse with ``party.knows`` where the party knows all that happened here."""
    require_opened(claim)
    if not claim.untold:
        raise Refusal(
            "party.knows",
            f"Nothing happened on {claim.invoice_number} that the party was not told of.",
            way_out="Nothing to tell.",
        )


def require_old(claim: Claim) -> None:
    """Refuse with ``entry.not_waiting`` where the first step of the claim is not to be chosen."""
    require_opened(claim)
    if not claim.live or Mark.ENTERED_OLD not in claim.marks:
        raise Refusal(
            "entry.not_waiting",
            f"The plan of {claim.invoice_number} has begun, or begins by itself.",
            way_out="Only a claim that came in old waits for its first step.",
        )
