"""Laying events ready for a subscription: what is new, and what was asked for once more."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from adapters.webhooks.waiting import DeliveryQueue, Ready, Sends
from application.events.cloud_event import CloudEvent
from application.events.mark import mark_at
from application.events.reading import EventsWanted, event_at, read_events
from application.house import House
from application.webhooks.standing import names_users, sees_users
from domain.facts import StreamKind
from domain.subscription.state import Sending, Subscription
from domain.user.state import User

MOST_WAITING: Final = 2_000
"""More are not laid ready for one subscription: the log itself holds them."""
_FEWER: Final = 500
"""The log is read on once there is room for so many: to read it for a few takes as long."""
_OWN: Final = f"{StreamKind.SUBSCRIPTION}/"


def lay_ready(house: House, queue: DeliveryQueue, one: Subscription, answering: User) -> Sends:
    """Lay ready what is to be sent, and give how far that is."""
    before = queue.sends(one.id, since=one.since)
    before = replace(before, asked=min(before.asked, one.version))  # else of what was put back
    sends = _asked(house, queue, one, before)
    last = house.store.last_position()
    if one.standing is not Sending.ACTIVE or sends.position == last:
        return sends
    room = MOST_WAITING - queue.count(one.id)
    for ready, read in _read(house, one, answering, sends, room=room):
        queue.lay(one.id, ready, read, house.real_clock())
        sends = read
    return sends


def is_of_another_log(house: House, sends: Sends) -> bool:
    """Whether what was read stands in the log no more: it was put back from a backup."""
    last = house.store.last_position()
    if sends.position == last or not sends.mark:  # nothing to read on to; or from before marks
        return sends.position > last
    return mark_at(house, sends.position) != sends.mark


def go_on_here(house: House, queue: DeliveryQueue, one: Subscription, sends: Sends) -> None:
    """Let what is read next be read in the log as it is now; what it holds no more is dropped."""
    position = min(sends.position, house.store.last_position())
    asked = min(sends.asked, one.version)  # else it is of what was there before
    known = replace(sends, position=position, asked=asked, mark=mark_at(house, position))
    queue.put_back(one.id, known, house.real_clock())


def _read(
    house: House, one: Subscription, answering: User, sends: Sends, *, room: int
) -> Iterator[tuple[list[Ready], Sends]]:
    assert one.terms is not None
    after = sends.position
    while room >= _FEWER:
        wanted = EventsWanted(
            after=after,
            limit=room,
            creditors=frozenset(one.terms.creditors) or None,
            types=one.terms.kinds,
            users=names_users(one) and sees_users(answering),
        )
        found = read_events(house, wanted)
        ready = [ready_of(event) for event in found.events if not event.subject.startswith(_OWN)]
        room, after = room - len(ready), found.next
        sends = replace(sends, position=after, mark=found.mark)
        yield ready, sends
        if not found.more:
            return


def _asked(house: House, queue: DeliveryQueue, one: Subscription, sends: Sends) -> Sends:
    """Lay ready what people asked for since: what lies behind a position, one event, or a ping."""
    new = [resend for resend in one.asked if resend.version > sends.asked]
    if not new:
        return sends
    found = (event_at(house, resend.one) for resend in new if resend.one is not None)
    begin = [resend.after for resend in new if resend.after is not None]
    position = min([sends.position, *begin])
    if position != sends.position:
        sends = replace(sends, position=position, mark=mark_at(house, position))
    sends = replace(sends, asked=max(resend.version for resend in new))
    queue.lay(one.id, [ready_of(event) for event in found if event], sends, house.real_clock())
    return sends


def ready_of(event: CloudEvent) -> Ready:
    """An event as it is laid ready; its order is kept in its claims, else in what it is about."""
    keys = tuple(event.claim.split(",")) if event.claim else (event.subject,)
    return Ready(position=event.position, event=event.id, kind=event.type, keys=keys)
