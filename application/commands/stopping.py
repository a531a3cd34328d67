"""Commands that stop the steps of a claim, and let them go on: disputes and holds."""

from datetime import date
from uuid import UUID

from application.by import By, on_claim, sealed
from application.house import House
from domain.application import Receipt
from domain.claim import disputes as disputing
from domain.claim.events import DisputeOutcome
from domain.money import Cents


def record_dispute(
    house: House,
    claim_id: UUID,
    *,
    by: By,
    ground: str,
    amount: Cents | None = None,
    text: str = "",
    answer_by: date | None = None,
) -> Receipt:
    """Record that the debtor contests an amount (none: all of the open principal)."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("dispute", ground, amount, text, answer_by),
        decide=lambda claim, today: disputing.dispute(
            claim,
            amount=amount,
            ground=ground,
            today=today,
            text=sealed(text),
            answer_by=answer_by,
        ),
    )


def answer_dispute(house: House, claim_id: UUID, *, by: By, text: str = "") -> Receipt:
    """Record that we answered what is contested."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("answer", text),
        decide=lambda claim, _: disputing.answer_dispute(claim, text=sealed(text)),
    )


def resolve_dispute(house: House, claim_id: UUID, *, by: By, outcome: DisputeOutcome) -> Receipt:
    """End the dispute."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("resolution", outcome),
        decide=lambda claim, _: disputing.resolve_dispute(claim, outcome=outcome),
    )


def place_hold(
    house: House,
    claim_id: UUID,
    *,
    by: By,
    category: str,
    from_day: date,
    until: date | None = None,
) -> Receipt:
    """Take no step for now; the hold is numbered within its claim."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("hold", category, from_day, until),
        decide=lambda claim, _: disputing.place_hold(
            claim,
            hold_id=f"hold-{len(claim.holds) + 1}",
            category=category,
            from_day=from_day,
            until=until,
        ),
    )


def lift_hold(house: House, claim_id: UUID, *, by: By, hold_id: str) -> Receipt:
    """End a hold today."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("lift", hold_id),
        decide=lambda claim, _: disputing.lift_hold(claim, hold_id=hold_id),
    )
