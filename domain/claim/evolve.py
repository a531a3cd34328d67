"""Evolve applies one fact to a claim: it refuses nothing and forgets none."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final
from uuid import UUID

from domain.claim.copied import copied
from domain.claim.events import HoldPlaced
from domain.claim.evolve_collections import COLLECTIONS
from domain.claim.evolve_course import COURSE
from domain.claim.evolve_court import COURT
from domain.claim.evolve_hand_over import HAND_OVER, note_for_the_party
from domain.claim.evolve_letters import LETTERS
from domain.claim.evolve_money import MONEY
from domain.claim.evolve_opening import OPENING
from domain.claim.milestones import MOVING, milestones_after
from domain.claim.open_plans import OFFERS
from domain.claim.state import Claim
from domain.facts import EnteredInError, Point, Recorded, in_force

PARTS: Final = (OPENING, COLLECTIONS, MONEY, LETTERS, COURSE, OFFERS, HAND_OVER, COURT)
CHANGES: Final = {kind: change for part in PARTS for kind, change in part.items()}
"""What each type of fact does to a claim; a test holds it against ``ClaimFact``."""


def fold(claim_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> Claim:
    """The claim as its history leaves it, at a point of both axes of time.

    ``version`` counts every fact known, also those entered in error: it is what the next
    append must follow.
    """
    known = list(history) if at is None else [r for r in history if r.position <= at.position]
    claim = Claim(claim_id)
    for recorded in in_force(known, at):
        evolve(claim, recorded)
    claim.version = known[-1].originator_version if known else 0
    return claim


def brought_on(
    claim: Claim, since: Sequence[Recorded], history: Callable[[], Iterable[Recorded]]
) -> Claim:
    """The claim as the facts behind its version leave it; it itself is not changed.

    A correction may concern any fact before it: then it is folded anew from its ``history``.
    """
    if any(isinstance(recorded.fact, EnteredInError) for recorded in since):
        return fold(claim.id, history())
    later = copied(claim)
    for recorded in since:
        evolve(later, recorded)
    return later


def evolve(claim: Claim, recorded: Recorded) -> Claim:
    """Apply one fact to a claim in place, and give it back."""
    fact = recorded.fact
    kind = type(fact)  # what is asked of every fact is asked by its type: that is cheapest
    CHANGES[kind](claim, fact, recorded)
    if claim.handed_to or claim.offer:
        note_for_the_party(claim, fact, recorded.known_on)
    if kind in MOVING:
        claim.milestones = milestones_after(claim.milestones, recorded)
    claim.version = recorded.originator_version
    # A hold may be planned: nothing has happened on its day.
    if kind is not HoldPlaced and recorded.effective_on > claim.last_on:
        claim.last_on = recorded.effective_on
    return claim
