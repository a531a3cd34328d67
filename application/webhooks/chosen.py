"""Which of what waits is sent next: in each claim in its order, and not too much at once."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from adapters.webhooks.waiting import Queued
from application.events.published import name_of
from application.webhooks.again import is_due
from domain.facts import StreamKind
from domain.subscription.events import PingAsked

AT_ONCE: Final = 8
"""So many are on their way to one receiver at most."""
PING: Final = name_of(StreamKind.SUBSCRIPTION, PingAsked.TOPIC)


def heads(waiting: Iterable[Queued], on_their_way: Iterable[Queued] = ()) -> Iterable[Queued]:
    """Those before which nothing waits in any of their claims, in order; pings wait for nothing.

    What is on its way waits still, until it was taken.
    """
    blocked = {key for one in on_their_way for key in one.keys}
    for one in waiting:
        if one.kind == PING or blocked.isdisjoint(one.keys):
            yield one
        blocked.update(one.keys)


def next_of(
    waiting: Iterable[Queued], *, on_their_way: Collection[Queued], now: datetime
) -> Iterable[Queued]:
    """What is sent now to a receiver that bears up."""
    numbers = {one.number for one in on_their_way}
    room = AT_ONCE - len(numbers)
    for one in heads(waiting, on_their_way):
        if room <= 0:
            return
        if one.number not in numbers and is_due(one.next_at, now):
            room -= 1
            yield one


def one_to_try(waiting: Iterable[Queued]) -> list[Queued]:
    """The one that a failing receiver is tried with: in turn, since one may be the cause."""
    found = [one for one in heads(waiting) if one.kind != PING]
    return sorted(found, key=lambda one: (one.attempts, one.position))[:1]
