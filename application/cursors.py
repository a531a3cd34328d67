"""Cursors as they are given out: sealed, so that nobody reads one, makes one or borrows one."""

from dataclasses import dataclass, field
from typing import Self

from adapters.closed_text import closed, reopened
from application.house import House
from application.principal import Principal
from projections.page import not_of_this_list


@dataclass(frozen=True, slots=True)
class Cursors:
    """What seals the places at which pages of one list end, for whoever turns them.

    A place holds what its last row was ordered by, an amount or a number, and stands in an
    address. It is bound to the list and to whoever asks.
    """

    key: bytes = field(repr=False)
    bound_to: bytes

    @classmethod
    def of(cls, house: House, who: Principal, *, question: str) -> Self:
        """Those of a house for one question and one person."""
        return cls(house.cursor_key, f"{question}\n{who.login}".encode())

    def sealed(self, place: str | None) -> str | None:
        """What is given out of a place; None: there is no page after it."""
        return None if place is None else closed(place, key=self.key, bound_to=self.bound_to)

    def opened(self, cursor: str | None) -> str | None:
        """The place in a cursor; raises Refusal ``paging.cursor`` where we did not give it so."""
        if cursor is None:
            return None
        place = reopened(cursor, key=self.key, bound_to=self.bound_to)
        if place is None:
            raise not_of_this_list()
        return place
