"""A run decides on what is kept here: what another program recorded since is found out, always."""

from datetime import timedelta
from uuid import UUID

import pytest

from adapters.paper.press import text_of
from application.commands.creditors import ChangeCreditorDetails
from application.house import House
from application.letters.dispatch import Dispatched, Dispatcher
from application.letters.pressroom import PressJob, PressRoom
from domain.application import Mandate, Session, stream_of_claim
from domain.claim.events import NoteAdded
from domain.claim.state import Claim
from domain.errors import Refusal
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
from tests.asking import know_payments, place_hold, register_payment

pytestmark = pytest.mark.both_stores


class Counting(PressRoom):
    """A press room that counts what it makes."""

    made = 0

    def document(self, sheet: PressJob) -> bytes:
        self.made += 1
        return super().document(sheet)


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
    moved = {"street": "Nieuwegracht 7", "postal_code": "3512 LA", "city": "Utrecht"}
    creditor = case_of(elsewhere, claim).creditor.id
    ChangeCreditorDetails(**moved).carry(elsewhere, creditor, by=by())
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
