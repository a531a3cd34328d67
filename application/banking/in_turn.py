"""What one thing names of a kind, one after the other: identities with a number from 1."""

from collections.abc import Callable, Iterator
from itertools import count
from uuid import UUID

from application.house import House
from domain.application import Session


def named_in_turn(
    house: House, log: UUID, kind: str, value: Callable[[int], str]
) -> Iterator[UUID]:
    """All that is named so, in the order in which it was; ``value`` of each number, from 1.

    Whoever adds to it meanwhile takes all of it first: what he adds would be met as well.
    """
    for turn in count(1):
        one = house.store.find_identity(log, kind, value(turn))
        if one is None:
            return
        yield one


def next_in_turn(session: Session, log: UUID, kind: str, value: Callable[[int], str]) -> int:
    """The number of one more, behind those of the store and of this save, which none else draws."""
    drawn = {one.value for one in session.identities if (one.log, one.kind) == (log, kind)}
    return next(
        turn
        for turn in count(1)
        if value(turn) not in drawn
        and session.reads.store.find_identity(log, kind, value(turn)) is None
    )
