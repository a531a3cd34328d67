"""A claim at a point: there, not there yet, or nowhere."""

from uuid import UUID

from application.house import House
from domain.case import Case
from domain.claim.refusals import require_opened
from domain.errors import NotFound
from domain.facts import Point


def case_then(house: House, claim_id: UUID, at: Point | None) -> Case:
    """A claim at a point (none: now) with what belongs to it; refused as ``require_there``."""
    try:
        return house.collections.case(claim_id, at)
    except NotFound:
        require_there(house, claim_id, at)
        raise


def require_there(house: House, claim_id: UUID, at: Point | None) -> None:
    """Refuse a claim that a point (none: now) does not hold.

    Raises NotFound ``claim.unknown`` where there is none at all, ``claim.not_there_yet`` where it
    was recorded, or happened, later.
    """
    if house.collections.claim(claim_id, at).opened:
        return
    now = house.collections.claim(claim_id)
    require_opened(now)
    raise NotFound(
        "claim.not_there_yet",
        f"Claim {now.invoice_number} was not here yet at that day or moment.",
        way_out="Ask for a later day, or a later moment or position.",
        values={"invoice": now.invoice_number},
    )
