"""A subscription as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Final
from uuid import UUID

from domain.facts import Point, Recorded, StreamKind, by_type, in_force
from domain.subscription.events import (
    PingAsked,
    ReplayAsked,
    SecretReplaced,
    SecretShown,
    Stop,
    SubscriptionChanged,
    SubscriptionEnded,
    SubscriptionMade,
    SubscriptionPaused,
    SubscriptionResumed,
    SubscriptionStopped,
    Terms,
)

OF_USERS: Final = f"{StreamKind.USER}."
"""What the kinds of events begin with that tell who may do what here."""


class Sending(StrEnum):
    """Whether events are sent."""

    ACTIVE = "active"
    PAUSED = "paused"
    """A person paused it."""
    STOPPED = "stopped"
    """The program stopped it, and a person is to look."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Resend:
    """Something to send beside what is new: what lies behind a position, one event, or a ping."""

    version: int
    """Of the fact that asked it."""
    position: int
    after: int | None = None
    one: int | None = None
    """The position of one event; it is that of the asking itself for a ping."""


@dataclass(slots=True)
class Subscription:
    """The state of one subscription."""

    id: UUID
    version: int = 0
    terms: Terms | None = None
    said_by: str = ""
    """Who said these terms, whoever answers for it."""
    said_as: str = ""
    """In which role."""
    since: int = 0
    """The position behind which it begins: that of the fact that made it."""
    standing: Sending = Sending.ACTIVE
    stopped: SubscriptionStopped | None = None
    """Why the program stopped it, as long as it is."""
    stopped_on: date = date.min
    gone: bool = False
    secret_id: UUID | None = None
    secret_shown: bool = False
    former_secret: UUID | None = None
    both_until: datetime | None = None
    """Until when the former secret signs too."""
    asked: list[Resend] = field(default_factory=list)
    resumed: int = 0
    """The version of the fact that let it go on last."""

    @property
    def made(self) -> bool:
        """Whether there is such a subscription."""
        return self.terms is not None

    def wants(self, kind: str, creditor_id: UUID | None) -> bool:
        """Whether an event of a kind, of a creditor (None: of the house), is sent.

        Where no kinds are named it is all of them but those of users: who is made an auditor later
        has not asked for them.
        """
        if self.terms is None:
            return False
        of_theirs = not self.terms.creditors or creditor_id in self.terms.creditors
        if not self.terms.kinds:
            return of_theirs and not kind.startswith(OF_USERS)
        return of_theirs and any(fnmatchcase(kind, one) for one in self.terms.kinds)

    def secrets(self, now: datetime) -> tuple[UUID, ...]:
        """The secrets that sign at a moment, the newest first."""
        found = [self.secret_id]
        if self.both_until is not None and now < self.both_until:
            found.append(self.former_secret)
        return tuple(one for one in found if one is not None)


def fold(
    subscription_id: UUID, history: Iterable[Recorded], at: Point | None = None
) -> Subscription:
    """The subscription as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    subscription = Subscription(subscription_id)
    for recorded in in_force(known, at):
        _CHANGES[type(recorded.fact)](subscription, recorded.fact, recorded)
    subscription.version = known[-1].originator_version if known else 0
    return subscription


def _made(one: Subscription, fact: SubscriptionMade, recorded: Recorded) -> None:
    one.terms, one.secret_id, one.since = fact, fact.secret_id, recorded.position
    one.said_by, one.said_as = recorded.actor, recorded.role


def _changed(one: Subscription, fact: SubscriptionChanged, recorded: Recorded) -> None:
    one.terms = fact
    one.said_by, one.said_as = recorded.actor, recorded.role


def _paused(one: Subscription, _fact: SubscriptionPaused, _: Recorded) -> None:
    one.standing = Sending.PAUSED
    one.stopped = None


def _resumed(one: Subscription, _fact: SubscriptionResumed, recorded: Recorded) -> None:
    one.standing = Sending.ACTIVE
    one.stopped, one.resumed = None, recorded.originator_version


def _stopped(one: Subscription, fact: SubscriptionStopped, recorded: Recorded) -> None:
    one.standing = Sending.STOPPED
    one.stopped, one.stopped_on = fact, recorded.effective_on


def _ended(one: Subscription, fact: SubscriptionEnded, _: Recorded) -> None:
    one.standing = Sending.ENDED
    one.stopped, one.gone = None, fact.gone
    one.asked.clear()


def _secret_replaced(one: Subscription, fact: SecretReplaced, recorded: Recorded) -> None:
    one.former_secret, one.secret_id = one.secret_id, fact.secret_id
    one.both_until = recorded.recorded_at + timedelta(hours=fact.both_hours)
    one.secret_shown = False


def _secret_shown(one: Subscription, fact: SecretShown, _: Recorded) -> None:
    one.secret_shown = one.secret_shown or fact.secret_id == one.secret_id


def _replay(one: Subscription, fact: ReplayAsked, recorded: Recorded) -> None:
    version, position = recorded.originator_version, recorded.position
    one.asked.append(Resend(version, position, after=fact.after, one=fact.position))


def _ping(one: Subscription, _fact: PingAsked, recorded: Recorded) -> None:
    version, position = recorded.originator_version, recorded.position
    one.asked.append(Resend(version, position, one=position))


_CHANGES: Final = by_type(
    _made,
    _changed,
    _paused,
    _resumed,
    _stopped,
    _ended,
    _secret_replaced,
    _secret_shown,
    _replay,
    _ping,
)

__all__ = ["Resend", "Sending", "Stop", "Subscription", "fold"]
