"""The cover of a set-off: what was paid too much; where that is gone, so much of it falls."""

from datetime import date

from domain.claim.balance import balance, ledger
from domain.claim.events import ClaimFact, SetOffCoverLost, SetOffTakenBack
from domain.claim.halves import Half
from domain.claim.payments import owed_again
from domain.claim.state import Claim
from domain.money import Cents


def cover_lost(claim: Claim, *, today: date) -> SetOffCoverLost | None:
    """The first set-off of which a part has no cover any more; None: each is covered.

    The latest falls first, and each before a refund: what is left was used for the first one,
    and money that really went back cannot be put right on paper (BW 6:127 lid 2: who has nothing
    to claim any more has nothing to set off). It counts from the day since which it lacks.
    """
    standing = [half for half in claim.given if half.amount]
    if not claim.opened or not standing or not balance(claim, on=today).uncovered:
        return None
    since, cents = _lacking(claim, today)
    half = standing[-1]
    return lose_cover(half, min(cents, half.amount), on=since)


def lose_cover(half: Half, cents: Cents, *, on: date) -> SetOffCoverLost:
    """Let a part of a set-off fall, on the claim on which too much seemed to be paid."""
    return SetOffCoverLost(
        set_off_id=half.id,
        amount=cents,
        against=half.other,
        invoice_number=half.invoice_number,
        on=max(on, half.on),
    )


def take_back(claim: Claim, half: Half, cents: Cents, *, on: date, today: date) -> list[ClaimFact]:
    """Owe again what a set-off had paid, with what follows as from a storno of that day."""
    taken_back = SetOffTakenBack(
        set_off_id=half.id,
        amount=cents,
        from_claim=half.other,
        invoice_number=half.invoice_number,
        on=max(on, half.on),
    )
    return owed_again(claim, [taken_back], today=today)


def _lacking(claim: Claim, today: date) -> tuple[date, Cents]:
    """Since when cover lacks without a break, and how much of it since then."""
    days = sorted({entry.on for entry in ledger(claim) if entry.on <= today} | {today})
    lacks = [balance(claim, on=day).uncovered for day in days]
    for at, day in enumerate(days):
        if cents := min(lacks[at:]):
            return day, cents
    raise AssertionError("called where cover lacks today")
