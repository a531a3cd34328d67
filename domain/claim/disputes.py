"""Disputes and holds: what stops the automatic steps of a claim, and what ends that."""

from datetime import date

from domain.claim.balance import balance
from domain.claim.events import (
    ClaimDisputed,
    ClaimFact,
    DisputeAnswered,
    DisputeOutcome,
    DisputeResolved,
    HoldLifted,
    HoldPlaced,
)
from domain.claim.refusals import require_live, require_opened
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.money import Cents, as_decimal
from domain.sealing import Sealed


def dispute(
    claim: Claim,
    *,
    amount: Cents | None,
    ground: str,
    today: date,
    text: Sealed[str] | None = None,
    answer_by: date | None = None,
) -> list[ClaimFact]:
    """Record that the debtor contests an amount (none: all of the principal that is open).

    Automatic steps stop. Interest and costs keep their legal dates if it proves unfounded.
    Raises Refusal ``dispute.more_than_principal`` or ``dispute.no_ground``.
    """
    require_opened(claim)
    open_now = balance(claim, on=today).principal or claim.principal
    contested = open_now if amount is None else amount
    if not ground.strip():
        raise Refusal(
            "dispute.no_ground", "A dispute needs a ground.", way_out="Say what is contested."
        )
    if not 0 < contested <= claim.principal:
        raise Refusal(
            "dispute.more_than_principal",
            f"The contested amount must lie between 0.01 and {as_decimal(claim.principal)}.",
            way_out="Leave it out to contest all.",
            values={"principal": claim.principal},
        )
    if claim.disputed == contested:
        return []
    return [ClaimDisputed(amount=contested, ground=ground, text=text, answer_by=answer_by)]


def answer_dispute(claim: Claim, *, text: Sealed[str] | None = None) -> list[ClaimFact]:
    """Record that we answered; raises Refusal ``dispute.none`` where nothing is contested."""
    require_dispute(claim)
    return [DisputeAnswered(text=text)]


def resolve_dispute(claim: Claim, *, outcome: DisputeOutcome) -> list[ClaimFact]:
    """End the dispute; the steps go on from today. A credit note is a fact of its own."""
    require_dispute(claim)
    return [DisputeResolved(outcome=outcome)]


def place_hold(
    claim: Claim, *, hold_id: str, category: str, from_day: date, until: date | None = None
) -> list[ClaimFact]:
    """Take no step from a day, until a day (inclusive) or until lifted; may be back-dated.

    Raises Refusal ``hold.backwards`` where the last day lies before the first.
    """
    require_live(claim)
    if any(h.hold_id == hold_id for h in claim.holds):
        return []
    if until is not None and until < from_day:
        raise Refusal(
            "hold.backwards",
            f"The hold would end on {until}, before it begins on {from_day}.",
            way_out="Give a last day on or after the first.",
            values={"until": until, "first": from_day},
        )
    return [HoldPlaced(hold_id=hold_id, category=category, from_day=from_day, until=until)]


def lift_hold(claim: Claim, *, hold_id: str) -> list[ClaimFact]:
    """End a hold today, once; raises Refusal ``hold.unknown``."""
    require_opened(claim)
    hold = next((h for h in claim.holds if h.hold_id == hold_id), None)
    if hold is None:
        raise Refusal(
            "hold.unknown",
            f"There is no hold '{hold_id}' on claim {claim.invoice_number}.",
            way_out="See the claim for its holds.",
        )
    return [] if hold.lifted else [HoldLifted(hold_id=hold_id)]


def require_dispute(claim: Claim) -> None:
    """Refuse with ``dispute.none`` where nothing is contested."""
    require_opened(claim)
    if not claim.disputed:
        raise Refusal(
            "dispute.none",
            f"Nothing is contested on claim {claim.invoice_number}.",
            way_out="Record the dispute first.",
            values={"invoice": claim.invoice_number},
        )
