"""A claim beside the creditor's list of open items: what vanished there is held, never settled."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.claim.disputes import lift_hold, place_hold
from domain.claim.events import ClaimFact
from domain.claim.state import Claim, Hold
from domain.law.account import EntryKind
from domain.money import Cents

VANISHED: Final = "vanished_from_open_items"
"""Category of the hold on a claim that no longer stands in the list."""

LOWER: Final = "lower_in_open_items"
"""Category of the hold on a claim of which less is open by the list."""


UNCLEAR: Final = "unclear_in_open_items"
"""Category of the hold on a claim of which the list does not clearly say what is open."""

_ALL: Final = frozenset({VANISHED, LOWER, UNCLEAR})


def booked_open(claim: Claim, *, on: date) -> Cents:
    """What a bookkeeper sees open on an invoice: principal less credits and all payments.

    Books set every payment off against the invoice; by BW 6:44 costs and interest go first.
    """
    credited = sum(
        e.cents
        for e in claim.ledger
        if e.kind is EntryKind.CREDIT and (e.on <= on or e.retroactive)
    )
    return max(0, claim.principal - credited - claim.paid(until=on))


def lay_beside(
    claim: Claim, *, listed: Cents | None, as_of: date, unclear: bool = False
) -> list[ClaimFact]:
    """Hold a claim that vanished from a list of a day, or is lower in it; lift what is so no more.

    ``listed`` is the open amount by the list, None where the claim does not stand in it. A claim
    of that day or later cannot stand in it. ``unclear``: it stands in the list, or may, and it
    does not clearly say what is open. Whether it was paid, credited or mistyped is for a
    person to find out.
    """
    if not expected(claim, as_of=as_of):
        return []
    ours = booked_open(claim, on=as_of)
    if unclear:
        return [*_lift(claim, VANISHED), *_hold(claim, UNCLEAR, as_of)] if ours > 0 else []
    if listed is None:
        return _hold(claim, VANISHED, as_of) if ours > 0 else []
    lifted = [*_lift(claim, VANISHED), *_lift(claim, UNCLEAR)]
    if listed < ours:
        return [*lifted, *_hold(claim, LOWER, as_of)]
    return [*lifted, *_lift(claim, LOWER)]


def expected(claim: Claim, *, as_of: date) -> bool:
    """Tell whether a claim could stand in a list of a day: live, and invoiced before it."""
    return claim.live and claim.issued_on < as_of


def waiting_holds(claim: Claim) -> Iterator[Hold]:
    """The holds that a list of open items placed and that nobody lifted yet."""
    return (h for h in claim.holds if h.category in _ALL and not h.lifted)


def _hold(claim: Claim, category: str, as_of: date) -> list[ClaimFact]:
    if any(hold.category == category for hold in waiting_holds(claim)):
        return []
    hold_id = f"hold-{len(claim.holds) + 1}"
    return place_hold(claim, hold_id=hold_id, category=category, from_day=as_of)


def _lift(claim: Claim, category: str) -> list[ClaimFact]:
    facts: list[ClaimFact] = []
    for hold in waiting_holds(claim):
        if hold.category == category:
            facts += lift_hold(claim, hold_id=hold.hold_id)
    return facts
