"""What somebody asks for at a point: there, not there yet, or nowhere."""

from typing import Final
from uuid import UUID

from application.house import House
from domain.case import Case
from domain.claim.refusals import require_opened
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.debtor.refusals import creditor_of
from domain.debtor.state import Debtor
from domain.errors import NotFound
from domain.facts import Point
from domain.letter.refusals import order_of
from domain.letter.state import Letter

_LATER: Final = "Ask for a later day, or a later moment or position."


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
        way_out=_LATER,
        values={"invoice": now.invoice_number},
    )


def debtor_then(house: House, debtor_id: UUID, at: Point | None) -> Debtor:
    """A debtor at a point (none: now).

    Raises NotFound ``debtor.unknown`` where there is none at all, ``debtor.not_there_yet`` where
    he came later.
    """
    then = house.collections.debtor(debtor_id, at)
    if then.creditor_id is None:
        creditor_of(house.collections.debtor(debtor_id))
        raise NotFound(
            "debtor.not_there_yet",
            "The debtor was not here yet at that day or moment.",
            way_out=_LATER,
        )
    return then


def letter_then(house: House, letter_id: UUID, at: Point | None) -> Letter:
    """A letter at a point (none: now).

    Raises NotFound ``letter.unknown`` where there is none at all, ``letter.not_there_yet`` where
    it was ordered later.
    """
    then = house.collections.letter(letter_id, at)
    if then.order is None:
        order_of(house.collections.letter(letter_id))
        raise NotFound(
            "letter.not_there_yet",
            "The letter was not ordered yet at that day or moment.",
            way_out=_LATER,
        )
    return then


def creditor_then(house: House, creditor_id: UUID, at: Point | None) -> Creditor:
    """A creditor at a point (none: now).

    Raises NotFound ``creditor.unknown`` where there is none at all, ``creditor.not_there_yet``
    where he was registered later.
    """
    then = house.collections.creditor(creditor_id, at)
    if not then.registered:
        require_registered(house.collections.creditor(creditor_id))
        raise NotFound(
            "creditor.not_there_yet",
            "The creditor was not registered yet at that day or moment.",
            way_out=_LATER,
        )
    return then
