"""A run decides on what is kept here: what another program recorded since is found out, always."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from adapters.paper.press import text_of
from application.commands.creditors import ChangeCreditorDetails
from application.house import House
from application.letters.dispatch import Dispatched, Dispatcher
from application.letters.pressroom import PressJob, PressRoom
from application.run.day import run_day
from domain.application import Mandate, Session, stream_of_claim
from domain.case import Case
from domain.claim.events import NoteAdded
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.facts import Recorded
from domain.parties import Address, ContactDetails
from domain.sealing import Sealed
from tests.application.houses import (
    CONSUMER,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    letters,
    order,
    ordered_now,
)
from tests.asking import (
    begin_bar,
    change_contact_details,
    know_payments,
    place_hold,
    record_dispute,
    register_payment,
)

pytestmark = pytest.mark.both_stores


class Counting(PressRoom):
    """A press room that counts what it makes."""

    made = 0

    def document(self, sheet: PressJob) -> bytes:
        self.made += 1
        return super().document(sheet)


class Overtaken(Counting):
    """A press room beside which something happens elsewhere while it makes its first document."""

    def __init__(self, happens: Callable[[], object]) -> None:
        super().__init__()
        self._happens = happens

    def document(self, sheet: PressJob) -> bytes:
        made = super().document(sheet)
        if self.made == 1:
            self._happens()
        return made


@pytest.fixture
def elsewhere(place: HousePlace, house: House) -> House:
    """The same store, opened by another program."""
    del house
    return place.open()


@pytest.fixture
def claim(house: House) -> UUID:
    """A claim that is kept here as it was taken in."""
    found = claim_from(house, CONSUMER, NO_MAIL)
    case_of(house, found)
    return found


def add(session: Session, claim: Claim) -> None:
    facts = [NoteAdded(text=Sealed.of("gezien"))]
    session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)


def note(house: House, claim: UUID, asked: Mandate, seen: list[int]) -> None:
    """Note something on a claim, on what is kept; each try tells the version that it saw."""

    def decide(session: Session) -> None:
        fresh = session.case(claim)
        seen.append(fresh.claim.version)
        if fresh.claim.holds:
            raise Refusal("test.held", "It is held.")
        add(session, fresh.claim)

    house.collections.carry_out(asked, decide, as_kept=True)


def test_what_is_kept_is_decided_on_without_asking_the_store(house: House, claim: UUID) -> None:
    seen: list[int] = []
    note(house, claim, order(house, claim), seen)
    note(house, claim, order(house, claim), seen)
    assert seen == [seen[0], seen[0] + 1]


def test_a_save_on_what_is_old_is_decided_again_on_what_the_store_says(
    house: House, elsewhere: House, claim: UUID
) -> None:
    asked = order(house, claim)
    register_payment(elsewhere, claim, by=by(), amount=1_00, credited_on=house.today)
    seen: list[int] = []
    note(house, claim, asked, seen)
    assert len(seen) == 2
    assert seen[0] < seen[1]
    assert house.collections.claim(claim).version == seen[1] + 1


def test_a_refusal_is_never_of_what_is_kept_alone(
    house: House, elsewhere: House, claim: UUID
) -> None:
    asked = order(house, claim)
    place_hold(elsewhere, claim, by=by(), category="asked", from_day=house.today)
    seen: list[int] = []
    with pytest.raises(Refusal, match="held"):
        note(house, claim, asked, seen)
    assert len(seen) == 2


def test_what_comes_to_nothing_on_what_is_kept_is_decided_again(
    house: House, elsewhere: House, claim: UUID
) -> None:
    asked = order(house, claim)
    register_payment(elsewhere, claim, by=by(), amount=1_00, credited_on=house.today)
    seen: list[int] = []

    def only_where_paid(session: Session) -> None:
        fresh = session.claim(claim)
        seen.append(fresh.version)
        if fresh.paid():
            add(session, fresh)

    receipt = house.collections.carry_out(asked, only_where_paid, as_kept=True)
    assert len(seen) == 2
    assert receipt.streams == ((claim, seen[1] + 1),)


def test_a_letter_says_what_another_program_recorded_of_the_creditor_since(
    house: House, elsewhere: House, claim: UUID
) -> None:
    letter, asked = ordered_now(house, claim), order(house, claim)
    moved = ChangeCreditorDetails(street="Nieuwegracht 7", postal_code="3512 LA", city="Utrecht")
    creditor = case_of(elsewhere, claim).creditor.id
    moved.carry(elsewhere, creditor, by=by())
    sent = Dispatcher(house, actor="run").dispatch(letter, command_day=asked)
    assert sent is Dispatched.SENT
    [one] = letters(house)
    pdf = house.archive.get(one.document_sha256)
    assert isinstance(pdf, bytes)
    assert "Nieuwegracht 7" in text_of(pdf)


def test_a_letter_that_would_say_the_same_is_not_made_twice_where_the_creditor_moved(
    house: House, elsewhere: House, claim: UUID
) -> None:
    letter, asked = ordered_now(house, claim), order(house, claim)
    log = case_of(elsewhere, claim).creditor.id
    know_payments(elsewhere, log, by=by(), through=house.today - timedelta(days=1))
    room = Counting()
    sent = Dispatcher(house, actor="run", room=room).dispatch(letter, command_day=asked)
    assert sent is Dispatched.SENT
    assert room.made == 1


def test_a_letter_to_who_paid_at_another_program_is_dropped(
    house: House, elsewhere: House, claim: UUID
) -> None:
    letter, asked = ordered_now(house, claim), order(house, claim)
    register_payment(elsewhere, claim, by=by(), amount=90_00, credited_on=house.today)
    sent = Dispatcher(house, actor="run").dispatch(letter, command_day=asked)
    assert sent is Dispatched.CANCELLED
    assert [one.sent_on for one in letters(house)] == [None]


def test_a_letter_to_who_paid_while_it_was_made_is_dropped(
    house: House, elsewhere: House, claim: UUID
) -> None:
    letter, asked = ordered_now(house, claim), order(house, claim)
    room = Overtaken(
        lambda: register_payment(
            elsewhere, claim, by=by(), amount=90_00, credited_on=elsewhere.today
        )
    )
    sent = Dispatcher(house, actor="run", room=room).dispatch(letter, command_day=asked)
    assert sent is Dispatched.CANCELLED
    assert [one.sent_on for one in letters(house)] == [None]


@pytest.mark.parametrize(
    "happens",
    [
        lambda house, case: place_hold(
            house, case.claim.id, by=by(), category="asked", from_day=house.today
        ),
        lambda house, case: begin_bar(
            house, case.debtor.id, by=by(), bar="bankruptcy", since=house.today
        ),
        lambda house, case: record_dispute(house, case.claim.id, by=by(), ground="not delivered"),
    ],
    ids=["held", "bankrupt", "contested"],
)
def test_a_letter_that_may_not_leave_any_more_once_it_is_made_is_dropped(
    house: House, elsewhere: House, claim: UUID, happens: Callable[[House, Case], object]
) -> None:
    letter, asked = ordered_now(house, claim), order(house, claim)
    room = Overtaken(lambda: happens(elsewhere, case_of(elsewhere, claim)))
    sent = Dispatcher(house, actor="run", room=room).dispatch(letter, command_day=asked)
    assert sent is Dispatched.CANCELLED
    assert [one.sent_on for one in letters(house)] == [None]


def test_a_letter_to_who_moved_while_it_was_made_goes_where_he_lives(
    house: House, elsewhere: House, claim: UUID
) -> None:
    letter, asked = ordered_now(house, claim), order(house, claim)
    home = ContactDetails(
        name="S. Voorbeeld",
        address=Address(street="Oudegracht 9", postal_code="3511 AB", city="Utrecht"),
    )
    room = Overtaken(
        lambda: change_contact_details(
            elsewhere, case_of(elsewhere, claim).debtor.id, by=by(), contact=home
        )
    )
    sent = Dispatcher(house, actor="run", room=room).dispatch(letter, command_day=asked)
    assert sent is Dispatched.SENT
    [one] = letters(house)
    pdf = house.archive.get(one.document_sha256)
    assert isinstance(pdf, bytes)
    assert "Oudegracht 9" in text_of(pdf)


def test_a_letter_whose_creditor_moved_while_it_was_made_is_made_anew(
    house: House, elsewhere: House, claim: UUID
) -> None:
    letter, asked = ordered_now(house, claim), order(house, claim)
    moved = ChangeCreditorDetails(street="Nieuwegracht 7", postal_code="3512 LA", city="Utrecht")
    creditor = case_of(elsewhere, claim).creditor.id
    room = Overtaken(lambda: moved.carry(elsewhere, creditor, by=by()))
    sent = Dispatcher(house, actor="run", room=room).dispatch(letter, command_day=asked)
    assert (sent, room.made) == (Dispatched.SENT, 2)
    [one] = letters(house)
    pdf = house.archive.get(one.document_sha256)
    assert isinstance(pdf, bytes)
    assert "Nieuwegracht 7" in text_of(pdf)


def test_of_a_letter_that_nothing_overtakes_only_what_it_moved_itself_is_read(
    house: House, claim: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, asked = ordered_now(house, claim), order(house, claim)
    kept, read = case_of(house, claim), list[UUID]()
    stored = house.store.history

    def history(stream: UUID, *, through: int | None = None, after: int = 0) -> list[Recorded]:
        read.append(stream)
        return stored(stream, through=through, after=after)

    monkeypatch.setattr(house.store, "history", history)
    assert Dispatcher(house, actor="run").dispatch(letter, command_day=asked) is Dispatched.SENT
    assert set(read) <= {letter, kept.claim.id}
    assert len(read) <= 3


def test_of_a_debtor_with_one_claim_nothing_is_read_to_find_others(
    house: House, claim: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = case_of(house, claim)

    def history(stream: UUID, **_: object) -> Sequence[Recorded]:
        raise AssertionError(stream)

    monkeypatch.setattr(house.store, "history", history)
    assert house.collections.neighbours(alone) == ()


def test_a_claim_with_nothing_to_do_is_read_from_the_store_once(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = place.open()
    claim = claim_from(house, CONSUMER)
    assert run_day(house).counts()["letter_sent"] == 1
    read, recorder = list[UUID](), house.store.recorder
    read_stream = recorder.read_stream

    def noted(stream: UUID, **bounds: int) -> Any:
        read.append(stream)
        return read_stream(stream, **bounds)

    monkeypatch.setattr(recorder, "read_stream", noted)
    report = run_day(house, candidates=lambda _day: iter([claim]))
    assert (report.looked_at, report.lines) == (1, [])
    assert read.count(claim) == 1
