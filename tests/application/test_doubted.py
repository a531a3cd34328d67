"""After an e-mail came back, what rests on earlier e-mails to the address is looked at again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

import pytest

from adapters.bounces import read_report
from adapters.store.opening import Mode
from application.house import House
from application.inbox.bounces import record_report
from domain.case.check_list import check_list
from domain.case.defaulting import declare_default
from domain.case.doubted import DOUBTED
from domain.claim.events import Channel
from domain.claim.opening import Invoice
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.task import Task
from domain.ids import claim_id
from domain.letter.events import DeliveryGrade
from domain.letter.state import Letter
from domain.parties import Address, ContactDetails
from tests.adapters.reports import report
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    broken,
    by,
    case_of,
    claim_from,
    letters,
    run_on,
    topics,
    whats,
)
from tests.application.relay import post_office
from tests.asking import change_contact_details, deliver, merge, new_debtor, open_by_hand

DAY = timedelta(days=1)
LATER = MARCH + DAY
"""A second claim of the debtor came in, and its reminder goes out."""


@contextmanager
def mailed(place: HousePlace, *, between: ContactDetails | None = None) -> Iterator[House]:
    """A live house that mailed a reminder on one claim, and a day later on another of his."""
    with (
        post_office() as (_, where),
        place.opened(mode=Mode.LIVE, smtp=where) as house,
    ):
        claim = claim_from(house, CONSUMER)
        run_on(place, house, MARCH)
        case = case_of(house, claim)
        place.clock.move_to(LATER)
        if between:
            change_contact_details(house, case.debtor.id, by=by(), contact=between)
        second_claim(house, claim)
        run_on(place, house, LATER)
        first, second = letters(house)
        assert (first.sent_on, second.sent_on) == (MARCH, LATER)
        yield house


def second_claim(house: House, claim: UUID) -> None:
    case = case_of(house, claim)
    open_by_hand(
        house,
        by=by(),
        creditor_id=case.creditor.id,
        debtor=case.debtor.id,
        invoice=Invoice(
            number="F-2", principal=50_00, issued_on=date(2026, 3, 1), due_on=date(2026, 3, 15)
        ),
    )


def bounce(house: House, letter: Letter, *, status: str = "5.1.1") -> None:
    raw = report(envelope=str(letter.id), returned=letter.message_id, status=status)
    record_report(house, read_report(raw))


def both(house: House) -> tuple[Letter, Letter]:
    first, second = letters(house)[:2]
    return first, second


def first_claim(house: House) -> UUID:
    letter = both(house)[0]
    assert letter.order is not None
    return letter.order.claims[0].claim_id


def test_a_reminder_on_another_claim_of_the_debtor_is_in_doubt_and_asked_about(
    place: HousePlace,
) -> None:
    with mailed(place) as house:
        bounce(house, both(house)[1])
        assert both(house)[0].doubted_on == LATER
        assert both(house)[0].arrived
        found = next_step(case_of(house, first_claim(house)), today=LATER)
        assert found == Ask(Task.PROVE_DELIVERY, DOUBTED, LATER)
        assert topics(house, both(house)[0].id).count("letter.delivery_doubted") == 1
        bounce(house, both(house)[1])
        assert topics(house, both(house)[0].id).count("letter.delivery_doubted") == 1
        assert broken(house) == []


def test_a_letter_to_who_proved_to_be_another_debtor_is_doubted_as_well(
    place: HousePlace,
) -> None:
    with mailed(place) as house:
        case = case_of(house, first_claim(house))
        contact = ContactDetails(
            name="S. Voorbeeld",
            address=Address(street="Verweg 9", postal_code="9999 XX", city="Elders"),
            email="elders@voorbeeld.example",
        )
        new = new_debtor(contact=contact, capacity=case.debtor.capacity)
        invoice = Invoice(number="F-3", principal=50_00, issued_on=MARCH, due_on=LATER + 30 * DAY)
        place.clock.move_to(LATER + DAY)
        open_by_hand(house, by=by(), creditor_id=case.creditor.id, debtor=new, invoice=invoice)
        other = case_of(house, claim_id(case.creditor.id, "F-3")).debtor.id
        merge(house, case.debtor.id, by=by(), into=other)
        bounce(house, both(house)[1])
        assert both(house)[0].doubted_on == LATER + DAY


@pytest.mark.parametrize("doubted", [True, False])
def test_no_default_is_found_on_a_notice_in_doubt(place: HousePlace, *, doubted: bool) -> None:
    with mailed(place) as house:
        if doubted:
            bounce(house, both(house)[1])
        pay_by = case_of(house, first_claim(house)).claim.letters[0].pay_by
        assert pay_by is not None
        facts = declare_default(case_of(house, first_claim(house)), today=pay_by + DAY)
        assert bool(facts) is not doubted


def test_nothing_more_goes_out_on_default_that_rests_on_it_until_a_person_has_looked(
    place: HousePlace,
) -> None:
    with mailed(place) as house:
        claim = first_claim(house)
        pay_by = case_of(house, claim).claim.letters[0].pay_by
        assert pay_by is not None
        run_on(place, house, pay_by + DAY)
        assert case_of(house, claim).claim.default is not None
        before = len(letters(house))
        bounce(house, both(house)[1])
        for ahead in range(1, 30):
            run_on(place, house, pay_by + ahead * DAY)
        others = [one for one in letters(house)[before:] if one.order and claim in claims(one)]
        assert others == []
        items = check_list(case_of(house, claim), today=house.today)
        notice = next(one for one in items if one.code == "letters.notice_received")
        assert notice.blocks


def claims(letter: Letter) -> set[UUID]:
    assert letter.order is not None
    return {part.claim_id for part in letter.order.claims}


def test_who_is_shown_to_have_it_is_asked_on(place: HousePlace) -> None:
    with mailed(place) as house:
        claim, first = first_claim(house), both(house)[0]
        bounce(house, both(house)[1])
        grade = DeliveryGrade.ACKNOWLEDGED
        deliver(house, first.id, by=by(), grade=grade, received_on=MARCH, evidence="belde terug")
        assert both(house)[0].doubted_on is None
        pay_by = case_of(house, claim).claim.letters[0].pay_by
        assert pay_by is not None
        assert declare_default(case_of(house, claim), today=pay_by + DAY)


def test_what_did_not_arrive_is_done_again_by_post(place: HousePlace) -> None:
    with mailed(place) as house:
        claim, first = first_claim(house), both(house)[0]
        bounce(house, both(house)[1])
        deliver(house, first.id, by=by(), grade=None, received_on=LATER, evidence="geen reactie")
        assert both(house)[0].doubted_on is None
        assert isinstance(next_step(case_of(house, claim), today=LATER + DAY), Do)
        assert "letter_ordered" in whats(run_on(place, house, LATER + DAY))
        again = [one for one in letters(house) if one.order and claim in claims(one)]
        assert [(one.order.channel if one.order else None) for one in again] == [
            Channel.EMAIL,
            Channel.POST,
        ]


HOME = Address(street="Lindelaan 27", postal_code="1234 ZZ", city="Voorbeeldstad")
SAME = ContactDetails(name="S. Voorbeeld", address=HOME, email="S.Voorbeeld@example.nl")
MOVED = SAME.model_copy(update={"address": HOME.model_copy(update={"street": "Nieuwe Weg 2"})})
OTHER = SAME.model_copy(update={"email": "ander@example.nl"})


@pytest.mark.parametrize(("contact", "doubted"), [(SAME, True), (MOVED, True), (OTHER, False)])
def test_only_what_went_to_the_same_address_is_in_doubt(
    place: HousePlace, contact: ContactDetails, *, doubted: bool
) -> None:
    with mailed(place, between=contact) as house:
        bounce(house, both(house)[1])
        assert (both(house)[0].doubted_on is not None) is doubted


def test_a_passing_failure_and_an_earlier_letter_say_nothing_of_others(place: HousePlace) -> None:
    with mailed(place) as house:
        bounce(house, both(house)[1], status="4.4.7")
        assert both(house)[0].doubted_on is None
        bounce(house, both(house)[0])
        assert both(house)[1].doubted_on is None


def test_a_server_that_refuses_the_address_at_once_says_it_of_earlier_letters_too(
    place: HousePlace,
) -> None:
    with post_office() as (_, where), place.opened(mode=Mode.LIVE, smtp=where) as house:
        claim = claim_from(house, CONSUMER)
        run_on(place, house, MARCH)
    with (
        post_office(rcpt="550 5.1.1 no such user") as (_, where),
        place.opened(mode=Mode.LIVE, smtp=where) as house,
    ):
        place.clock.move_to(LATER)
        second_claim(house, claim)
        run_on(place, house, LATER)
        [first, *_] = letters(house)
        assert first.doubted_on == LATER


def test_what_a_person_reports_as_come_back_counts_as_the_server_does(place: HousePlace) -> None:
    with mailed(place) as house:
        second = both(house)[1]
        deliver(house, second.id, by=by(), grade=None, received_on=LATER, evidence="retour")
        assert both(house)[0].doubted_on == LATER


def test_a_letter_that_was_opened_stays_above_doubt(place: HousePlace) -> None:
    with mailed(place) as house:
        first, second = both(house)
        grade = DeliveryGrade.OPENED
        deliver(house, first.id, by=by(), grade=grade, received_on=MARCH, evidence="geopend")
        bounce(house, second)
        assert both(house)[0].doubted_on is None


def test_the_claim_of_the_second_invoice_exists(place: HousePlace) -> None:
    with mailed(place) as house:
        case = case_of(house, first_claim(house))
        assert case_of(house, claim_id(case.creditor.id, "F-2")).debtor.id == case.debtor.id
