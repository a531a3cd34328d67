"""Which stream the facts of a claim stand on, in whose log."""

from uuid import UUID

from domain.claim.state import Claim
from domain.facts import StreamKind, StreamRef


def stream_of_claim(claim: Claim) -> StreamRef:
    """The stream of an opened claim."""
    return StreamRef(StreamKind.CLAIM, claim.id, _log(claim.creditor_id))


def _log(creditor_id: UUID | None) -> UUID:
    if creditor_id is None:
        raise AssertionError("an opened claim has a creditor")
    return creditor_id
