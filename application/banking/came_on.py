"""Since when money of a debtor lies with the creditor, which is not when it was noticed here."""

from datetime import date
from typing import Final
from uuid import UUID

from application.house import House
from domain.claim.balance import balance
from domain.claim.state import Claim
from domain.debtor.credit import BANK_LINE, CLAIM
from domain.debtor.refunds import MONEY

_OF_LINES: Final = (BANK_LINE, MONEY)


def came_on(house: House, ref: str, *, today: date) -> date | None:
    """The day on which the bank credited it, or too much was paid on a claim; None: no money."""
    for begun in _OF_LINES:
        if ref.startswith(begun):
            line = house.collections.bank_line(UUID(ref.removeprefix(begun)))
            return line.imported.credited_on if line.imported else None
    if not ref.startswith(CLAIM):
        return None
    return surplus_since(house.collections.claim(UUID(ref.removeprefix(CLAIM))), today=today)


def surplus_since(claim: Claim, *, today: date) -> date | None:
    """The first day of what is there too much on a claim: the latest money that makes it up."""
    now, found = balance(claim, on=today), None
    left = now.unallocated
    for one in reversed(now.account.allocations):
        if left <= 0:
            break
        if one.unallocated:
            left, found = left - one.unallocated, one.on
    return found
