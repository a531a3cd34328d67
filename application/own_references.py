"""Own references of claims: kept unique for a creditor, and free again when a claim gives one up.

An identity is never taken back, so that a code that goes to another claim is identified once
more, by its next turn. Whichever of its claims is called so now, has it.
"""

import json
from itertools import count
from typing import Final
from uuid import UUID

from domain.application import Session, stream_of_claim
from domain.claim.own_reference import give_own_reference, require_free
from domain.claim.state import Claim

OWN_REFERENCE: Final = "own_reference"
"""The kind of identity by which a claim is found."""


def keep_own_reference(session: Session, claim: Claim, reference: str) -> None:
    """Let a claim of this session be known under a code; raises ``claim.own_reference_used``."""
    others, free = _had_by(session, claim.id, reference)
    facts = give_own_reference(claim, others, reference=reference)
    session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)
    if facts:
        session.identify(kind=OWN_REFERENCE, value=free, stream=claim.id)


def require_given_back(session: Session, claim: Claim, after: Claim) -> None:
    """Refuse with ``claim.own_reference_used`` a code that comes back, and is another's by now."""
    was = claim.own_reference if claim.opened else ""
    if after.opened and after.own_reference not in {"", was}:
        others, _ = _had_by(session, claim.id, after.own_reference)
        require_free(others, after.own_reference)


def _had_by(session: Session, claim_id: UUID, reference: str) -> tuple[list[Claim], str]:
    """The other claims that ever had a code, and what identifies its next one; guarded."""
    others: list[Claim] = []
    for turn in count(1) if reference else ():
        value = json.dumps([reference, turn])
        owner = session.identified(OWN_REFERENCE, value)
        if owner is None:
            return others, value
        if owner != claim_id:
            others.append(session.claim(owner))
    return others, ""
