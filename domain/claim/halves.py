"""The two halves of a set-off, as the claims remember them: what one gave and the other got."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

SET_OFF: Final = "set-off:"
"""How the ledger's name of money begins that came by a set-off."""


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a set-off, with what of it still counts and the claim of the other half."""

    id: str
    amount: int
    other: UUID
    invoice_number: str
    on: date
    position: int
    fell_on: date | None = None
    """The day from which a part of it counts no more, or all."""

    def less(self, amount: int, on: date) -> "Half":
        """What is left of it after a part fell."""
        return replace(self, amount=max(0, self.amount - amount), fell_on=on)


def set_off_id(command: UUID, number: int) -> str:
    """Name a part of a set-off, by the command that declared it."""
    return f"{SET_OFF}{command}/{number}"


def lessened(halves: tuple[Half, ...], set_off_id: str, amount: int, on: date) -> tuple[Half, ...]:
    """The halves with less of one of them."""
    return tuple(one.less(amount, on) if one.id == set_off_id else one for one in halves)
