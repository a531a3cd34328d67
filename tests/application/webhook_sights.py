"""What a test of webhooks sees: who receives, who sends, and the house between them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from adapters.webhooks.sending import Sender
from application.by import By
from application.commands.details import AddNote
from application.commands.subscriptions import (
    Subscribe,
)
from application.house import House
from application.webhooks.deliverer import Deliverer
from domain.facts import StreamKind
from domain.subscription.state import Sending
from domain.user.roles import Role
from tests.application.houses import PLAIN, HousePlace, by, claim_from
from tests.application.two_people import of, user
from tests.receivers import Got, Receiver, Reply, receiving

INVOICE = "2026-0117"
LOGIN = "kas"


class Sight:
    """What a test sees: who receives, who sends, and the house between them."""

    def __init__(self, place: HousePlace, house: House, receiver: Receiver) -> None:
        self.place, self.house, self.receiver = place, house, receiver
        self.kas = user(house, LOGIN, Role.SENIOR)
        self.taken: list[Got] = []
        self.sender = Sender(anywhere=True, seconds=5)

    def answers(self, answer: Callable[[Got], int | Reply] = lambda _: 204) -> None:
        """From now on the receiver answers so, and remembers what it took."""

        def does(got: Got) -> Reply:
            said = answer(got)
            reply = said if isinstance(said, Reply) else Reply(status=said)
            if reply.status // 100 == 2:
                self.taken.append(got)
            return reply

        self.receiver.does = does

    def subscribed(self, *, by: By | None = None, **more: object) -> UUID:
        said = {"label": "kas", "address": self.receiver.address, "answered_by": LOGIN, **more}
        every = {"all_kinds": "kinds" not in more, "all_creditors": "creditors" not in more}
        receipt = Subscribe.model_validate({**every, **said}).carry(
            self.house, by=by or of(self.kas)
        )
        return receipt.streams[0][0]

    def deliver(self, sender: Sender | None = None) -> None:
        """Deliver all that is due at this moment, by a deliverer of its own."""
        with closing(Deliverer(self.house, sender or self.sender, chance=lambda: 0.0)) as one:
            one.deliver_due()

    def later(self, pause: timedelta) -> None:
        self.place.clock.instant += pause
        self.deliver()

    def standing(self, one: UUID) -> Sending:
        return self.house.collections.subscription(one).standing

    def ids(self) -> list[str]:
        return [id_of(one) for one in self.taken]

    def rows(self, columns: str, where: str = "1") -> list[tuple[Any, ...]]:
        query = f"SELECT {columns} FROM deliveries WHERE {where} ORDER BY n"
        return self.house.webhooks.rows(query)


def id_of(got: Got) -> str:
    return got.headers["webhook-id"]


def event_of(got: Got) -> Any:
    return json.loads(got.body)


def notes(house: House, claim: UUID, count: int) -> None:
    for number in range(count):
        AddNote(text=f"Notitie {number}").carry(house, claim, by=by())


def claims(house: House, count: int) -> list[UUID]:
    known = len(house.store.streams(StreamKind.CLAIM))
    return [
        claim_from(house, PLAIN, (f"<cbc:ID>{INVOICE}<", f"<cbc:ID>{INVOICE}-{number}<"))
        for number in range(known, known + count)
    ]


def in_order(taken: list[Got]) -> dict[str, list[int]]:
    """The positions by claim, in the order in which they were first taken."""
    found: dict[str, list[int]] = defaultdict(list)
    for got in taken:
        event = event_of(got)
        for claim in event.get("claim", "").split(","):
            if int(event["sequence"]) not in found[claim]:
                found[claim].append(int(event["sequence"]))
    return found


def recorded(house: House, behind: int) -> set[str]:
    rows = house.store.read_after(behind, 100_000)
    return {f"{row.stream}@{row.version}" for row in rows if row.kind != "subscription"}


@pytest.fixture
def sight(place: HousePlace) -> Iterator[Sight]:
    with receiving() as receiver:
        sight = Sight(place, place.open(webhooks_anywhere=True), receiver)
        sight.answers()
        yield sight
