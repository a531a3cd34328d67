"""Questions about webhooks: which subscriptions there are, and what became of what was sent."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from adapters.webhooks.deliveries import Delivery, SendAttempt, SendProgress
from adapters.webhooks.outcomes import Delivered, SendOutcome
from application.house import House
from application.queries.query import Inquiry, Query
from application.queries.shapes import Out
from domain.errors import NotFound
from domain.subscription.decisions import require_made
from domain.subscription.events import Stop
from domain.subscription.state import Sending, Subscription
from domain.user.roles import May


class ProgressOut(Out):
    """How far a subscription is: what was read for it, and what of that was taken."""

    read_through: int
    """The position of the log through which its events were laid ready."""
    waiting: int
    taken: int
    failed: int
    """Attempts that failed, ever."""
    failing_since: datetime | None
    next_attempt_at: datetime | None


class AttemptOut(Out):
    """One time that it was sent, and what came of it."""

    number: int
    at: datetime
    outcome: SendOutcome
    status: int | None
    """What the receiver answered; none: no answer came."""
    milliseconds: int
    code: str
    """The short code in the answer; no other word of it is kept."""


class DeliveryOut(Out):
    """One event for one subscription; asked for once more, it is another delivery."""

    number: int
    subscription: UUID
    event: str
    type: str
    position: int
    claims: list[UUID]
    state: Delivered
    made_at: datetime
    next_attempt_at: datetime | None
    ended_at: datetime | None
    last_attempt: AttemptOut | None
    """None: it was not sent yet."""


class DeliveryFullOut(DeliveryOut):
    """A delivery with every attempt."""

    attempts: list[AttemptOut]


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
    progress: ProgressOut


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
        return subscription_out(found, asked.house.deliveries.progress().get(found.id))


class ListDeliveries(OnWebhooks):
    """List what is sent to other systems, the newest first; ``before``: older than this number.

    What waits stands among them, and what was taken, for as long as deliveries are kept.
    """

    NAME: ClassVar[str] = "webhooks deliveries"
    PATH: ClassVar[str] = "/v1/webhook-deliveries"
    REFUSES: ClassVar[tuple[str, ...]] = ("subscription.unknown",)

    subscription: Annotated[UUID | None, Field(description="of this one alone")] = None
    claim: Annotated[UUID | None, Field(description="of events about this claim")] = None
    event: Annotated[str, Field(max_length=60, description="of the event with this id")] = ""
    state: Annotated[Delivered | None, Field(description="that stand so")] = None
    before: Annotated[int, Field(ge=0, le=2**53, description="older than this number")] = 0
    limit: Annotated[int, Field(ge=1, le=1_000)] = 100

    def answer(self, asked: Inquiry) -> list[DeliveryOut]:
        """Those of the subscriptions that somebody may see."""
        mine = [one.id for one in subscriptions_of(asked.house, asked.mine(self.MAY))]
        if self.subscription is not None:
            require_made(asked.house.collections.subscription(self.subscription))
            mine = [one for one in mine if one == self.subscription]
        found = asked.house.deliveries.found(
            mine,
            claim=self.claim,
            event=self.event,
            state=self.state,
            before=self.before,
            limit=self.limit,
        )
        return [delivery_out(one) for one in found]


class ReadDelivery(OnWebhooks):
    """A delivery, with every attempt and what came of it."""

    NAME: ClassVar[str] = "webhooks delivery"
    PATH: ClassVar[str] = "/v1/webhook-deliveries/{delivery}"
    REFUSES: ClassVar[tuple[str, ...]] = ("delivery.unknown",)

    delivery: Annotated[int, Field(ge=1, le=2**53, description="its number")]

    def answer(self, asked: Inquiry) -> DeliveryFullOut:
        """Raises NotFound ``delivery.unknown``, also where it is not for him to see."""
        found = asked.house.deliveries.one(self.delivery)
        mine = {one.id for one in subscriptions_of(asked.house, asked.mine(self.MAY))}
        if found is None or found.subscription not in mine:
            raise unknown_delivery()
        tried = [_attempt_out(one) for one in asked.house.deliveries.attempts(self.delivery)]
        return DeliveryFullOut(**dict(delivery_out(found)), attempts=tried)


def unknown_delivery() -> NotFound:
    """No delivery has this number, or it is not for whoever asks, or is kept no longer."""
    return NotFound(
        "delivery.unknown",
        "There is no such delivery.",
        way_out="The page of the subscription shows those that are kept.",
    )


def subscriptions_of(house: House, mine: Collection[UUID] | None) -> list[SubscriptionOut]:
    """Those that are for no other creditors than these; None: all there are."""
    progress = house.deliveries.progress()
    return [
        subscription_out(one, progress.get(one.id))
        for one in house.collections.subscriptions()
        if one.terms
        and (mine is None or (one.terms.creditors and set(one.terms.creditors) <= set(mine)))
    ]


def subscription_out(one: Subscription, progress: SendProgress | None) -> SubscriptionOut:
    """A subscription that was made, as it is told; no progress: nothing was read for it yet."""
    terms, far = one.terms, progress or SendProgress(position=one.since)
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
        progress=ProgressOut(
            read_through=far.position,
            waiting=far.waiting,
            taken=far.taken,
            failed=far.failed,
            failing_since=far.failing_since,
            next_attempt_at=far.next_at,
        ),
    )


def delivery_out(one: Delivery) -> DeliveryOut:
    """A delivery as it is told."""
    return DeliveryOut(
        number=one.number,
        subscription=one.subscription,
        event=one.event,
        type=one.kind,
        position=one.position,
        claims=list(one.claims),
        state=one.state,
        made_at=one.made_at,
        next_attempt_at=one.next_at,
        ended_at=one.ended_at,
        last_attempt=_attempt_out(one.last) if one.last else None,
    )


def _attempt_out(one: SendAttempt) -> AttemptOut:
    return AttemptOut(
        number=one.number,
        at=one.at,
        outcome=one.outcome,
        status=one.status or None,
        milliseconds=one.milliseconds,
        code=one.code,
    )
