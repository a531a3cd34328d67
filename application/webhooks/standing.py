"""What the deliverer itself records of a subscription: that it stopped, or that it is gone."""

from collections.abc import Callable
from typing import Final

from application.by import By
from application.house import House
from domain.application import Session
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.subscription import decisions
from domain.subscription.events import Stop, SubscriptionFact
from domain.subscription.state import OF_USERS, Subscription
from domain.user.roles import May
from domain.user.state import User, rights_of

ACTOR: Final = "webhooks"
ROLE: Final = "system"


def is_allowed(one: Subscription, answering: User) -> bool:
    """Whether who answers for a subscription may see all of it, at this moment."""
    assert one.terms is not None
    return not answering.closed and decisions.is_within(one.terms, answering)


def names_users(one: Subscription) -> bool:
    """Whether it was asked, by name, to be sent who may do what here."""
    assert one.terms is not None
    return any(kind.startswith(OF_USERS) for kind in one.terms.kinds)


def sees_users(answering: User) -> bool:
    """Whether he may know who may do what here: as in `GET /v1/events`."""
    return rights_of(answering).role_for(May.AUDIT, None) is not None


def stop_sending(house: House, one: Subscription, *, why: Stop, event: str = "") -> None:
    """Let a person look before anything more is sent: the task on the work list says why."""
    _record(house, one, "stop", lambda now: decisions.stop(now, why=why, event_id=event))


def end_gone(house: House, one: Subscription) -> None:
    """Send nothing ever again: the receiver said that it is no longer there."""
    _record(house, one, "gone", lambda now: decisions.end(now, gone=True))


def _record(
    house: House,
    one: Subscription,
    what: str,
    decide: Callable[[Subscription], list[SubscriptionFact]],
) -> None:
    """Once for each state that a subscription has been in."""
    by = By(key=f"{what} {one.id} {one.version}", actor=ACTOR, role=ROLE)
    mandate = by.command(house, log=INSTALLATION, said=(f"subscription {what}", one.id))

    def decided(session: Session) -> None:
        facts = decide(session.subscription(one.id))
        session.record(StreamRef(StreamKind.SUBSCRIPTION, one.id, INSTALLATION), facts)

    house.collections.carry_out(mandate, decided)
