"""What became of an invoice since it was taken in, said where its file comes again."""

from datetime import date
from typing import Final

from domain.claim.reconciliation import booked_open
from domain.claim.state import Claim, Ending
from domain.money import Cents, as_decimal

KNOWN: Final = "imported before, with the same content"


def known_since(claim: Claim, *, today: date) -> str:
    """Say that an invoice is known, what was paid or credited since, and whether it has ended."""
    return "; ".join([KNOWN, *_since(claim, today)])


def exported_since(claim: Claim, payable: Cents, *, today: date) -> str:
    """Say of the same invoice with more prepaid what it says, and whether that is known here."""
    said = f"the same invoice, and by this file {as_decimal(payable)} is left to pay"
    waits = claim.live and booked_open(claim, on=today) > payable
    held = "the claim waits until the payment is recorded"
    return "; ".join([said, *([held] if waits else []), *_since(claim, today)])


def _since(claim: Claim, today: date) -> list[str]:
    if claim.ending is not Ending.NONE:
        return [f"ended since: {claim.ending.value}"]
    left = booked_open(claim, on=today)
    if left == claim.principal:
        return []
    done = as_decimal(claim.principal - left)
    return [f"paid or credited since: {done}, open {as_decimal(left)}"]
