"""A command that was overtaken is stored, however many others keep coming on its claim."""

from collections.abc import Sequence
from datetime import timedelta
from threading import Event, Thread
from time import sleep
from typing import Any
from uuid import UUID

import pytest
from pydantic import PrivateAttr

from application.by import By
from application.commands.details import AddNote
from application.commands.fields import Euro
from application.commands.money import RegisterPayment
from application.commands.stops import PlaceHold
from application.house import House
from domain.application import ATTEMPTS, Mandate, Receipt, Session
from domain.claim.events import ClaimFact, HoldPlaced, PaymentReceived
from domain.claim.grounds import HoldCategory
from domain.claim.state import Claim
from domain.claim.streams import stream_of_claim
from domain.store import InLine
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    broken,
    claim_from,
    take_in,
)
from tests.application.papers import invoice

pytestmark = pytest.mark.both_stores


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER, NO_MAIL)


class Notes:
    """Others who write a note on a claim whenever somebody decides on it, and are always first."""

    def __init__(self, house: House, claim: UUID) -> None:
        self.house, self.claim = house, claim
        self.threads, self.found, self.aside = list[Thread](), list[Receipt](), Event()
        self._let_through = house.store.let_through
        house.store.let_through = self._stands_aside  # type: ignore[method-assign]  # tells, and does it

    def _stands_aside(self, stream: UUID | None, line: InLine) -> bool:
        lines: Any = self.house.store.recorder.lines
        if lines.standing(self.claim):
            self.aside.set()
        return self._let_through(stream, line)

    def _write(self, key: str) -> None:
        note = AddNote(text=key)
        self.found.append(note.carry(self.house, self.claim, by=By(key=key, actor="jan")))

    def come(self) -> None:
        """One writes, and is stored by now, or stands aside."""
        self.aside.clear()
        thread = Thread(target=self._write, args=(f"note {len(self.threads)}",))
        self.threads.append(thread)
        thread.start()
        while thread.is_alive() and not self.aside.is_set():
            sleep(0.001)

    def end(self) -> None:
        for one in self.threads:
            one.join(60)


class Overtaken(RegisterPayment):
    """A payment that a note comes before each time it was decided."""

    _notes: Notes = PrivateAttr()
    _seen: list[int] = PrivateAttr(default_factory=list)

    def decide(self, claim: Claim, session: Session) -> Sequence[ClaimFact]:
        facts = super().decide(claim, session)
        self._seen.append(claim.version)
        self._notes.come()
        return facts


def test_a_payment_is_stored_at_its_second_decision_though_notes_keep_coming(
    house: House, claim: UUID
) -> None:
    version = house.collections.claim(claim).version
    payment = Overtaken(amount=Euro(10_00), credited_on=MARCH, payment_id="B-7")
    payment._notes = notes = Notes(house, claim)
    receipt = payment.carry(house, claim, by=By(key="paid", actor="els"))
    notes.end()
    assert payment._seen == [version, version + 1]
    assert dict(receipt.streams)[claim] == version + 2
    assert sorted(dict(one.streams)[claim] for one in notes.found) == [version + 1, version + 3]
    assert broken(house) == []


class Slow(Overtaken):
    """The same, and its second decision takes longer than a turn lasts."""

    def decide(self, claim: Claim, session: Session) -> Sequence[ClaimFact]:
        if len(self._seen) == 1:
            lines: Any = self._notes.house.store.recorder.lines
            clock = lines.clock
            lines.clock = lambda: clock() + lines.turn_seconds
        return super().decide(claim, session)


def test_a_payment_that_was_decided_for_longer_than_its_turn_has_another_turn(
    house: House, claim: UUID
) -> None:
    """One note is written as its turn is over, no more."""
    version = house.collections.claim(claim).version
    payment = Slow(amount=Euro(10_00), credited_on=MARCH, payment_id="B-7")
    payment._notes = notes = Notes(house, claim)
    payment.carry(house, claim, by=By(key="paid", actor="els"))
    notes.end()
    assert payment._seen == [version, version + 1, version + 2]
    assert house.collections.claim(claim).paid() == 10_00
    assert len(notes.found) == 3
    assert broken(house) == []


def test_what_many_threads_of_two_programs_record_on_one_claim_is_there_once(
    house: House, place: HousePlace, claim: UUID
) -> None:
    version, found = house.collections.claim(claim).version, list[Receipt]()
    until = MARCH + timedelta(days=7)

    def work(program: House, name: int) -> None:
        for number in range(4):
            key = f"{name}-{number}"
            several = (
                AddNote(text=key),
                RegisterPayment(amount=Euro(1), credited_on=MARCH, payment_id=key),
                PlaceHold(category=HoldCategory.OTHER, from_day=MARCH, until=until),
            )
            given = several[(name + number) % 3]
            by = By(key=key, actor="els", remembered=True)
            found.append(given.carry(program, claim, by=by))
            assert given.carry(program, claim, by=by).repeated

    programs = (house, place.open())
    threads = [Thread(target=work, args=(programs[name % 2], name)) for name in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(120)
    assert len(found) == 24
    facts = house.collections.history(claim)
    assert [one.originator_version for one in facts] == list(range(1, len(facts) + 1))
    assert len(facts) == version + sum(one.facts for one in found)
    assert sum(isinstance(one.fact, PaymentReceived) for one in facts) == 8
    assert broken(house) == []


def test_who_waits_behind_others_on_each_of_five_claims_has_not_tried_by_that(house: House) -> None:
    numbers = [f"F2026-10{at}" for at in range(5)]
    taken = [
        take_in(house, invoice(one, "40.00", customer="K-1", issued_on=MARCH)) for one in numbers
    ]
    claims = [one.claim for [one] in taken if one.claim]
    assert len(claims) == len(numbers), taken
    lines: Any = house.store.recorder.lines
    leave = Event()
    decided = list[int]()

    def stands(claim: UUID) -> None:
        with house.store.in_line() as line:
            line.stand(claim)
            while lines.standing(claim) < 2 and not leave.is_set():
                sleep(0.001)

    def decide(session: Session) -> None:
        decided.append(1)
        for claim in map(session.claim, claims):
            hold = HoldPlaced(hold_id="h", category=HoldCategory.OTHER, from_day=house.today)
            session.record(stream_of_claim(claim), [hold])

    threads = [Thread(target=stands, args=(one,)) for one in claims]
    for thread in threads:
        thread.start()
    while not all(map(lines.standing, claims)):
        sleep(0.001)
    log = house.collections.claim(claims[0]).creditor_id
    assert log
    command = Mandate(key="k", actor="els", role="handler", name="x", today=house.today, log=log)
    try:
        assert len(house.collections.carry_out(command, decide).streams) == len(claims)
    finally:
        leave.set()
        for thread in threads:
            thread.join()
    assert len(decided) > ATTEMPTS
