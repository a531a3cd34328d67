"""Marks on a claim: what a person must look at, and what he looked at."""

from domain.claim.events import ClaimFact, Mark, MarkCleared, MarkPlaced, Source
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.errors import Refusal


def place_mark(claim: Claim, mark: Mark, *, source: Source) -> list[ClaimFact]:
    """Mark a claim by what came to be known of it; marked so already, or ended: nothing."""
    require_opened(claim)
    if not claim.live or mark in claim.marks:
        return []
    return [MarkPlaced(mark=mark, source=source)]


def clear_mark(claim: Claim, mark: Mark) -> list[ClaimFact]:
    """Record that a person looked at what was marked.

    Raises Refusal ``mark.choose_first_step`` for an old claim, ``mark.say_the_law`` for that of
    a consumer abroad: they wait for more than a look.
    """
    require_opened(claim)
    if mark is Mark.FOREIGN_CONSUMER:
        raise Refusal(
            "mark.say_the_law",
            "The claim on a consumer abroad waits until somebody says which law holds for him.",
            way_out="Use `vordering record applicable-law`, or correct his address or capacity.",
            article="Rome I art. 6",
        )
    if mark is Mark.ENTERED_OLD:
        raise Refusal(
            "mark.choose_first_step",
            "A claim that came in old waits until somebody chooses its first step.",
            way_out="Use `vordering record first-step`.",
        )
    return [MarkCleared(mark=mark)] if mark in claim.marks else []


def look_first(claim: Claim) -> str:
    """Say why nothing may be asked until a person has looked; empty: nothing stops it."""
    stopped = claim.stopped_by
    return f"a person is to look first: {' '.join(stopped)}" if stopped else ""
