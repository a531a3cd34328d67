"""Delivering by processes: one of a home at a time, and whichever dies leaves nothing out."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from threading import Event, Thread
from time import sleep
from uuid import UUID

import pytest

from adapters.webhooks.sending import Sender
from api.clocks import system_clock
from application.commands.details import AddNote
from application.commands.subscriptions import Subscribe
from application.house import House
from application.stopping import Stopping
from application.webhooks.work import OtherDelivers, deliver_alone, deliver_once, delivery_lease
from domain.user.roles import Role
from tests.api.test_cli_errors import PATIENCE_SECONDS, process
from tests.application.houses import PLAIN, HousePlace, by, claim_from
from tests.application.test_runs_together import elsewhere
from tests.application.two_people import of, user
from tests.receivers import Got, Receiver, Reply, receiving

SENDER = Sender(anywhere=True, seconds=PATIENCE_SECONDS)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def claim(house: House, receiver: Receiver) -> UUID:
    """A claim with eight notes, all of which are promised to the receiver."""
    kas, claim = user(house, "kas", Role.SENIOR), claim_from(house, PLAIN)
    said = {"label": "kas", "address": receiver.address, "answered_by": "kas"}
    every = {"all_kinds": True, "all_creditors": True}
    Subscribe.model_validate({**every, **said}).carry(house, by=of(kas))
    for number in range(8):
        AddNote(text=f"Notitie {number}").carry(house, claim, by=by())
    return claim


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.instant = system_clock()  # what runs in a process of its own has this clock
    return place.open(webhooks_anywhere=True)


def ids(got: list[Got]) -> list[str]:
    return [one.headers["webhook-id"] for one in got]


def delivering(place: HousePlace, *words: str) -> "subprocess.Popen[str]":
    env = {"VORDERING_DATABASE": place.url, "VORDERING_WEBHOOKS_ANYWHERE": "true"}
    return process(place.home, "webhooks", "deliver", *words, **env)


def promised(house: House, claim: UUID) -> list[str]:
    notes = house.collections.history(claim)[-8:]
    return [one.ref for one in notes]


@pytest.mark.slow
@pytest.mark.both_stores
def test_of_what_a_killed_process_was_at_nothing_is_left_out(
    place: HousePlace, house: House, claim: UUID, receiver: Receiver
) -> None:
    doomed: list[int] = []
    started, killed = Event(), Event()

    def kills(_: Got) -> Reply:
        if len(receiver.got) == 3 and not killed.is_set():
            started.wait()
            os.kill(doomed[0], signal.SIGKILL)
            killed.set()
        return Reply()

    receiver.does = kills
    with delivering(place, "--once") as program:
        doomed.append(program.pid)
        started.set()
        program.communicate(timeout=PATIENCE_SECONDS)
    assert program.returncode == -signal.SIGKILL
    while not house.store.leases.take("webhooks"):
        sleep(0.01)  # a database notices in its own time that a program died
    house.store.leases.free("webhooks")
    deliver_once(house, SENDER)
    found = ids(receiver.got)
    assert list(dict.fromkeys(found)) == promised(house, claim)
    assert len(found) == 9  # the one that it was at came twice, under the same id


@pytest.mark.both_stores
def test_a_second_process_does_not_deliver_beside_the_first_from_whichever_home(
    place: HousePlace, house: House, claim: UUID, receiver: Receiver
) -> None:
    with delivery_lease(house):
        with pytest.raises(OtherDelivers):
            deliver_once(house, SENDER)
        with delivering(elsewhere(place), "--once") as program:
            _, said = program.communicate(timeout=PATIENCE_SECONDS)
    assert program.returncode != 0
    assert "Another process of this store delivers events already." in said
    assert not receiver.got
    deliver_once(house, SENDER)
    assert ids(receiver.got) == promised(house, claim)


def test_what_is_recorded_while_it_delivers_is_sent_and_what_is_on_its_way_is_awaited(
    house: House, claim: UUID, receiver: Receiver
) -> None:
    stopping, held, let_go = Stopping(), Event(), Event()

    def answers(got: Got) -> Reply:
        if json.loads(got.body)["id"] == last:
            held.set()
            let_go.wait()
        return Reply()

    last = f"{claim}@{house.collections.history(claim)[-1].originator_version + 1}"
    receiver.does = answers
    work = Thread(target=deliver_alone, args=(house, SENDER, stopping))
    work.start()
    AddNote(text="Nog een").carry(house, claim, by=by())
    assert held.wait(PATIENCE_SECONDS)
    stopping.begin()
    assert work.is_alive()
    let_go.set()
    work.join(PATIENCE_SECONDS)
    assert not work.is_alive()
    states = house.webhooks.rows("SELECT state, count(*) FROM deliveries GROUP BY state")
    assert states == [("taken", 9)]
    with delivery_lease(house):
        pass  # it is free again


@pytest.mark.slow
def test_a_server_delivers_by_itself_and_ends_when_it_is_told(
    place: HousePlace, house: House, claim: UUID, receiver: Receiver
) -> None:
    all_came = Event()

    def answers(_: Got) -> Reply:
        if len(receiver.got) == 7:
            all_came.set()
        return Reply()

    receiver.does = answers
    env = {"VORDERING_DATABASE": place.url, "VORDERING_WEBHOOKS_ANYWHERE": "true"}
    with process(place.home, "serve", "--port", "0", **env) as server:
        assert all_came.wait(PATIENCE_SECONDS)
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=PATIENCE_SECONDS)
    assert server.returncode == 0
    assert ids(receiver.got) == promised(house, claim)
