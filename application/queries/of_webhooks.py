"""Questions about webhooks: which subscriptions there are, and what became of what was sent."""

from collections.abc import Collection
from datetime import date
from typing import ClassVar
from uuid import UUID

from application.house import House
from application.queries.query import Inquiry, Query
from application.queries.shapes import Out
from domain.subscription.decisions import require_made
from domain.subscription.events import Stop
from domain.subscription.state import Sending, Subscription
from domain.user.roles import May


class SubscriptionOut(Out):
    """A subscription: what is sent where, who answers for it, and how it stands."""

    id: UUID
    label: str
    address: str
    answered_by: str
    kinds: list[str]
    creditors: list[UUID]
    personal_data: bool
    standing: Sending
    why: Stop | None
    """Why the program stopped it."""
    stopped_on: date | None
    secret_shown: bool


class OnWebhooks(Query):
    """A question about webhooks."""

    TAG: ClassVar[str] = "webhooks"
    MAY: ClassVar[May] = May.SUBSCRIBE


class ListSubscriptions(OnWebhooks):
    """List to which addresses events are sent, in the order in which they were asked for."""

    NAME: ClassVar[str] = "webhooks list"
    PATH: ClassVar[str] = "/v1/subscriptions"

    def answer(self, asked: Inquiry) -> list[SubscriptionOut]:
        """Those of the creditors for whom somebody may have events sent."""
        return subscriptions_of(asked.house, asked.mine(self.MAY))


class ReadSubscription(OnWebhooks):
    """A subscription, and how it stands."""

    NAME: ClassVar[str] = "webhooks show"
    PATH: ClassVar[str] = "/v1/subscriptions/{subscription_id}"
    REFUSES: ClassVar[tuple[str, ...]] = ("subscription.unknown",)

    subscription_id: UUID

    def answer(self, asked: Inquiry) -> SubscriptionOut:
        """Raises NotFound ``subscription.unknown``."""
        found = asked.house.collections.subscription(self.subscription_id)
        require_made(found)
        return subscription_out(found)


def subscriptions_of(house: House, mine: Collection[UUID] | None) -> list[SubscriptionOut]:
    """Those that are for no other creditors than these; None: all there are."""
    return [
        subscription_out(one)
        for one in house.collections.subscriptions()
        if one.terms
        and (mine is None or (one.terms.creditors and set(one.terms.creditors) <= set(mine)))
    ]


def subscription_out(one: Subscription) -> SubscriptionOut:
    """A subscription that was made, as it is told."""
    terms = one.terms
    assert terms is not None
    return SubscriptionOut(
        id=one.id,
        label=terms.label,
        address=terms.address,
        answered_by=terms.answered_by,
        kinds=list(terms.kinds),
        creditors=list(terms.creditors),
        personal_data=terms.personal_data,
        standing=one.standing,
        why=one.stopped.why if one.stopped else None,
        stopped_on=one.stopped_on if one.stopped else None,
        secret_shown=one.secret_shown,
    )
