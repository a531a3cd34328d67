"""Notes that many write on one claim at once rest on each other, and each is stored once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Event, Thread
from time import sleep
from typing import Any
from uuid import UUID

import pytest

from application.by import By
from application.commands.details import AddNote, AssignHandler
from application.house import House
from domain.application import Collections, Mandate, Receipt, Session, stream_of_claim
from domain.claim.events import HandlerAssigned
from domain.errors import Conflict, Refusal
from domain.underway import Underway
from tests.application.houses import CONSUMER, NO_MAIL, HousePlace, broken, claim_from

pytestmark = pytest.mark.both_stores


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER, NO_MAIL)


class Held:
    """Lets the first save of a house wait until others wait behind it."""

    def __init__(self, house: House) -> None:
        self.turns: Any = house.store.recorder._turns
        self.inside, self.going_on = Event(), Event()
        self.sizes, self._carry = list[int](), self.turns._carry
        self.turns._carry = self._held
        self.threads: list[Thread] = []

    def _held(self, saves: Any) -> Any:
        self.sizes.append(len(saves))
        if len(self.sizes) == 1:
            self.inside.set()
            assert self.going_on.wait(60)
        return self._carry(saves)

    def begin(self, work: Callable[[], object]) -> None:
        """Let somebody work, and wait until he is carried or waits for his turn."""
        before, thread = len(self.turns), Thread(target=work)
        self.threads.append(thread)
        thread.start()
        if len(self.threads) == 1:
            assert self.inside.wait(60)
            return
        while thread.is_alive() and len(self.turns) <= before:
            sleep(0.001)

    def end(self) -> None:
        self.going_on.set()
        for thread in self.threads:
            thread.join(60)


def mandate(house: House, claim: UUID, content: str) -> Mandate:
    log = AddNote(text="-").log(house, claim)
    return By(key=content, actor="els").mandate(house, log=log, content=content, reason_text="")


def test_notes_that_wait_for_each_other_are_stored_together(house: House, claim: UUID) -> None:
    held, version, found = Held(house), house.collections.claim(claim).version, list[Receipt]()

    def write(key: str) -> None:
        note = AddNote(text=f"note {key}")
        found.append(note.carry(house, claim, by=By(key=key, actor="els")))

    for number in range(6):
        held.begin(partial(write, str(number)))
    held.end()
    assert held.sizes == [1, 5]
    versions = sorted(dict(one.streams)[claim] for one in found)
    assert versions == list(range(version + 1, version + 7))
    assert broken(house) == []


def test_what_is_seen_ahead_is_what_is_stored_then(house: House, claim: UUID) -> None:
    held, seen = Held(house), list[Any]()
    held.begin(
        lambda: AssignHandler(handler="jan").carry(house, claim, by=By(key="1", actor="els"))
    )
    seen += [Underway(house.collections).claim(claim), house.collections.claim(claim)]
    held.end()
    ahead, before, after = *seen, house.collections.claim(claim)
    assert ahead == after
    assert before.handler != "jan", "who only reads sees what is stored"


def test_a_refusal_of_what_is_not_stored_in_the_end_is_told_to_nobody(
    house: House, place: HousePlace, claim: UUID
) -> None:
    held, elsewhere, tries = Held(house), place.open(), list[str]()

    def decide(session: Session) -> None:
        state = session.claim(claim)
        tries.append(state.handler)
        if state.handler == "jan":
            raise Refusal("handler.jan", "It is with jan.")
        session.record(stream_of_claim(state), [HandlerAssigned(handler="piet")])

    def assign_to_jan(session: Session) -> None:
        state = session.claim(claim)
        session.record(stream_of_claim(state), [HandlerAssigned(handler="jan")])

    def first() -> None:
        asked = mandate(house, claim, "first")
        with pytest.raises(Conflict):
            house.collections.carry_out(asked, assign_to_jan, again=lambda _: False)

    held.begin(first)
    second = Thread(
        target=lambda: house.collections.carry_out(
            replace(mandate(house, claim, "second"), remembered=False), decide, ahead=True
        )
    )
    second.start()
    while second.is_alive() and "jan" not in tries:
        sleep(0.001)
    AddNote(text="elsewhere").carry(elsewhere, claim, by=By(key="elsewhere", actor="els"))
    held.end()
    second.join(60)
    assert tries[0] == "jan"
    assert house.collections.claim(claim).handler == "piet"
    assert broken(house) == []


def test_a_command_that_is_given_again_while_it_is_on_its_way_is_done_once(
    house: House, claim: UUID
) -> None:
    held, found, note = Held(house), list[Receipt](), AddNote(text="once")
    for _ in range(2):
        held.begin(
            lambda: found.append(
                note.carry(house, claim, by=By(key="same", actor="els", remembered=True))
            )
        )
    held.end()
    assert sorted(one.repeated for one in found) == [False, True]
    assert len({one.streams for one in found}) == 1


def test_who_was_overtaken_on_what_is_stored_is_ahead_again(house: House, claim: UUID) -> None:
    rested_on = list[type]()

    def decide(session: Session) -> None:
        state = session.claim(claim)
        rested_on.append(type(session.reads))
        if len(rested_on) == 1:
            raise RuntimeError("it came of what is not stored")
        if len(rested_on) == 2:
            AddNote(text="in between").carry(house, claim, by=By(key="2", actor="els"))
        session.record(stream_of_claim(state), [HandlerAssigned(handler="piet")])

    house.collections.carry_out(mandate(house, claim, "1"), decide, ahead=True)
    assert rested_on == [Underway, Collections, Underway]


def test_what_was_stored_and_nobody_said_so_yet_is_not_decided_on_twice(
    house: House, claim: UUID
) -> None:
    other, mine = (mandate(house, claim, key) for key in "12")
    tries: list[int] = []

    def assign(session: Session) -> None:
        state = session.claim(claim)
        tries.append(state.version)
        session.record(stream_of_claim(state), [HandlerAssigned(handler=f"jan {len(tries)}")])

    # By another reader of the same store: what the first one keeps is old.
    Collections(house.store).carry_out(other, assign)
    house.collections.carry_out(mine, assign, ahead=True)
    [first, *others] = tries
    assert others == [first, first + 1]  # once more on what is old, and then not again
