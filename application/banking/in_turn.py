"""What one thing names of a kind, one after the other: identities with a number from 1."""

from collections.abc import Callable
from itertools import count
from uuid import UUID

from application.house import House


def named_in_turn(house: House, log: UUID, kind: str, value: Callable[[int], str]) -> list[UUID]:
    """All that is named so, in the order in which it was; ``value`` of each number, from 1."""
    found: list[UUID] = []
    for turn in count(1):
        one = house.store.find_identity(log, kind, value(turn))
        if one is None:
            break
        found.append(one)
    return found
