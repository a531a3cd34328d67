"""The ways a claim ends, and how it comes back."""

from datetime import date

from domain.claim.balance import balance
from domain.claim.events import (
    Asked,
    ClaimFact,
    ClaimReopened,
    ClaimWithdrawn,
    ClaimWrittenOff,
    HandlerAssigned,
    NoteAdded,
)
from domain.claim.refusals import require_live, require_opened
from domain.claim.state import Claim, Ending
from domain.errors import Refusal
from domain.sealing import Sealed


def withdraw(claim: Claim, *, why: str) -> list[ClaimFact]:
    """Ask the claim no longer at all; repeated, it is nothing new."""
    require_opened(claim)
    if claim.ending is Ending.WITHDRAWN:
        return []
    require_live(claim)
    return [ClaimWithdrawn(why=why)]


def write_off(claim: Claim, *, why: str, today: date) -> list[ClaimFact]:
    """Take the claim out of the books with its amounts of today; the debtor still owes it."""
    require_opened(claim)
    if claim.ending is Ending.WRITTEN_OFF:
        return []
    require_live(claim)
    return [ClaimWrittenOff(amounts=asked_on(claim, today), why=why)]


def reopen(claim: Claim, *, why: str) -> list[ClaimFact]:
    """Let an ended claim live again, in a new round of its plan.

    A claim that was handed over is recalled instead (Refusal ``reopen.handed_over``).
    """
    require_opened(claim)
    if claim.live:
        return []
    if claim.ending is Ending.HANDED_OVER:
        raise Refusal(
            "reopen.handed_over",
            f"Claim {claim.invoice_number} lies with {claim.handed_to}.",
            way_out="Recall it from there.",
            values={"invoice": claim.invoice_number, "party": claim.handed_to},
        )
    return [ClaimReopened(why=why)]


def add_note(claim: Claim, *, text: Sealed[str]) -> list[ClaimFact]:
    """Write something down."""
    require_opened(claim)
    return [NoteAdded(text=text)]


def assign(claim: Claim, *, handler: str) -> list[ClaimFact]:
    """Make somebody responsible."""
    require_opened(claim)
    return [] if claim.handler == handler else [HandlerAssigned(handler=handler)]


def asked_on(claim: Claim, day: date) -> Asked:
    """What is open on a day, by part, as facts state it."""
    now = balance(claim, on=day)
    return Asked(principal=now.principal, interest=now.interest, costs=now.costs)
