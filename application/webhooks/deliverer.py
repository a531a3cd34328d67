"""Delivering: what waits is sent, what came of it is written down, and a person is told."""

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import SystemRandom
from typing import Final
from uuid import UUID

import structlog

from adapters.webhooks.outcomes import Delivered, SendOutcome
from adapters.webhooks.sending import Posted, Sender
from adapters.webhooks.signature import signed
from adapters.webhooks.waiting import DeliveryQueue, Queued, Sends, Tried
from application.faults import fault
from application.house import House
from application.webhooks.again import Chance, borne, is_due, is_spared, next_try
from application.webhooks.bodies import body_of
from application.webhooks.chosen import PING, next_of, one_to_try
from application.webhooks.laid import go_on_here, is_of_another_log, lay_ready
from application.webhooks.secrets import secret_bytes
from application.webhooks.standing import end_gone, is_allowed, stop_sending
from domain.errors import Conflict, Refusal, StoreError
from domain.ids import user_id
from domain.subscription.events import Stop
from domain.subscription.state import Sending, Subscription
from domain.user.state import User

log = structlog.get_logger()

MOST_AT_ONCE: Final = 64
"""So many are on their way at most, to all receivers together."""
REST: Final = timedelta(seconds=5)
"""How long a subscription rests whose events cannot be read, or not be written down."""
_BY_CHANCE: Final = SystemRandom().random


@dataclass(frozen=True, slots=True)
class _Flight:
    """One that is on its way; ``to_try``: to a receiver that failed, to see whether it is back."""

    subscription: UUID
    waiting: Queued
    at: datetime
    to_try: bool


class Deliverer:
    """Sends what is recorded to whom it was promised; one of them at a time on a store.

    It lives in one thread, and others only carry what it sends. Whatever it was at when it died
    is done again: an event may come twice, under the same id, and none is left out.
    """

    def __init__(self, house: House, sender: Sender, *, chance: Chance = _BY_CHANCE) -> None:
        """Open no file and send nothing yet."""
        self._house, self._sender, self._chance = house, sender, chance
        self._carriers = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="webhook")
        self._flights: dict[Future[Posted], _Flight] = {}
        self._known: tuple[int, tuple[Subscription, ...]] = (-1, ())
        self._trimmed: date | None = None
        self._resting: dict[UUID, datetime] = {}

    def step(self) -> bool:
        """Write down what came of what was sent, and send on; whether something is on its way.

        Raises StoreError where it cannot be written down, and Conflict or Refusal: nothing is
        lost by it, and it is done at the next step.
        """
        self._write_down()
        if self._house.has_room:  # else what came of it could not be written down
            for one in self._subscriptions():
                self._work_or_rest(one)
        return bool(self._flights)

    def wait(self, seconds: float | None = None) -> None:
        """Wait until something came of one that is on its way, or so long."""
        wait(self._flights, timeout=seconds, return_when=FIRST_COMPLETED)

    def deliver_due(self) -> None:
        """Deliver all that is due, and what follows from it."""
        while self.step():
            self.wait()

    def close(self) -> None:
        """Send nothing more, and write down what came of what is on its way."""
        self._carriers.shutdown(wait=True)
        self._write_down()

    @property
    def _queue(self) -> DeliveryQueue:
        return DeliveryQueue(self._house.webhooks)

    @property
    def on_their_way(self) -> int:
        """How many were sent of which it is not written down yet what came of it."""
        return len(self._flights)

    def _subscriptions(self) -> tuple[Subscription, ...]:
        """All there are; read again when something was recorded."""
        last = self._house.store.last_position()
        if self._known[0] != last:
            self._known = (last, self._house.collections.subscriptions())
        if self._known[1] and self._trimmed != self._house.real_today:
            kept = timedelta(days=self._house.settings.webhooks_log_days)
            self._queue.trim(self._house.real_clock() - kept)
            self._trimmed = self._house.real_today
        return self._known[1]

    def _work_or_rest(self, one: Subscription) -> None:
        """Work on one; what cannot go on rests for a while, and keeps no other waiting."""
        now = self._house.real_clock()
        if now < self._resting.get(one.id, now) <= now + REST:  # a clock may be moved back
            return
        try:
            self._work(one)
        except (Refusal, Conflict, StoreError) as error:
            log.warning("webhook_waits", subscription=str(one.id), error=str(error))
            self._resting[one.id] = now + REST
        except Exception as error:  # noqa: BLE001 - no other waits for what nobody foresaw
            log.error("webhook_unforeseen", subscription=str(one.id), **fault(error))  # noqa: TRY400 - no values in a log
            self._resting[one.id] = now + REST

    def _work(self, one: Subscription) -> None:
        """Lay ready and send what is due of one subscription."""
        now = self._house.real_clock()
        if one.standing is Sending.ENDED:
            if self._queue.count(one.id):
                self._queue.drop(one.id, now)
            return
        assert one.terms is not None
        answering = self._house.collections.user(user_id(one.terms.answered_by))
        if one.standing is Sending.ACTIVE and not is_allowed(one, answering):
            stop_sending(self._house, one, why=Stop.BEYOND_RIGHTS)
            return
        before = self._queue.sends(one.id, since=one.since)
        if one.standing is Sending.ACTIVE and is_of_another_log(self._house, before):
            stop_sending(self._house, one, why=Stop.OTHER_LOG)
            go_on_here(self._house, self._queue, one, before)
            return
        sends = lay_ready(self._house, self._queue, one, answering)
        if sends.resumed != one.resumed:
            sends = self._queue.begin_anew(one.id, sends, resumed=one.resumed)
        for waiting in self._due(one, sends, now):
            self._send(one, answering, waiting, to_try=is_spared(sends), now=now)

    def _due(self, one: Subscription, sends: Sends, now: datetime) -> list[Queued]:
        away = [f.waiting for f in self._flights.values() if f.subscription == one.id]
        active = one.standing is Sending.ACTIVE
        if active and not is_spared(sends):
            return list(next_of(self._waiting(one.id), on_their_way=away, now=now))
        found = list(next_of(self._waiting(one.id, kind=PING), on_their_way=away, now=now))
        if active and not away and is_due(sends.rest_until, now):
            found += one_to_try(self._waiting(one.id))
        return found

    def _waiting(self, subscription: UUID, *, kind: str = "") -> Iterator[Queued]:
        """All that waits, in order, read page by page."""
        position = 0
        while page := self._queue.behind(subscription, position, kind=kind):
            yield from page
            position = page[-1].position

    def _send(
        self, one: Subscription, answering: User, waiting: Queued, *, to_try: bool, now: datetime
    ) -> None:
        assert one.terms is not None
        body = body_of(self._house, one, answering, waiting)
        if body is None:
            self._queue.drop(one.id, now, number=waiting.number)
            return
        secrets = one.secrets(self._house.clock())
        headers = signed(
            body,
            event_id=waiting.event,
            at=now,
            secrets=(secret_bytes(self._house, one.id, secret) for secret in secrets),
        )
        said = {"content-type": "application/cloudevents+json; charset=utf-8", **headers}
        sent = self._carriers.submit(self._sender.post, one.terms.address, body, said)
        self._flights[sent] = _Flight(one.id, waiting, now, to_try)

    def _write_down(self) -> None:
        """Write down what came of all that came back; then tell people what they must know."""
        back = [sent for sent in self._flights if sent.done()]
        if not back:
            return
        tried = [self._tried(self._flights[sent], _posted(sent)) for sent in back]
        before = {one.subscription: self._queue.sends(one.subscription, since=0) for one in tried}
        states = dict(before)
        for sent, one in zip(back, tried, strict=True):
            if one.ends is not Delivered.DROPPED:  # a ping that failed says nothing of the rest
                states[one.subscription] = borne(
                    states[one.subscription],
                    one.sent,
                    one.at,
                    to_try=self._flights[sent].to_try,
                    chance=self._chance,
                )
        came_back = [
            one for one, was in before.items() if is_spared(was) and not is_spared(states[one])
        ]
        self._queue.tried(tried, states, came_back)
        for sent in back:
            del self._flights[sent]
        for one in tried:
            self._tell(one, states[one.subscription])

    def _tried(self, flight: _Flight, sent: Posted) -> Tried:
        now, waiting = self._house.real_clock(), flight.waiting
        ends, again = None, None
        if sent.outcome is SendOutcome.TAKEN:
            ends = Delivered.TAKEN
        elif waiting.kind == PING:
            ends = Delivered.DROPPED  # it was to try the address out, and did
        else:
            again = next_try(waiting.attempts + 1, now, chance=self._chance)
        return Tried(
            subscription=flight.subscription,
            waiting=waiting,
            at=now,
            sent=sent,
            next_at=again,
            ends=ends,
        )

    def _tell(self, tried: Tried, sends: Sends) -> None:
        """Record what a person must know: it is gone, or failed for too long."""
        if tried.ends is Delivered.TAKEN:
            return
        one = self._house.collections.subscription(tried.subscription)
        log.info(
            "webhook_failed",
            subscription=str(one.id),
            outcome=tried.sent.outcome.value,
            status=tried.sent.status,
        )
        if tried.sent.outcome is SendOutcome.GONE:
            end_gone(self._house, one)
        elif tried.ends is None and self._for_too_long(tried, sends):
            stop_sending(self._house, one, why=Stop.FAILING, event=tried.waiting.event)

    def _for_too_long(self, tried: Tried, sends: Sends) -> bool:
        patience = timedelta(days=self._house.settings.webhooks_stop_days)
        began = (sends.failing_since, tried.waiting.first_failed)
        return any(since is not None and tried.at - since >= patience for since in began)


def _posted(sent: "Future[Posted]") -> Posted:
    """What came of one that was sent; what nobody foresaw is an attempt that failed as well.

    Else it would be asked for ever what came of it, and nothing be sent to anybody.
    """
    error = sent.exception()
    if error is None:
        return sent.result()
    log.error("webhook_unforeseen", **fault(error))
    return Posted(outcome=SendOutcome.SILENT)
