"""A consumer abroad: nothing goes out by Dutch rules until a person says which law holds."""

from datetime import date
from uuid import UUID

import pytest

from adapters.paper import render_letter, text_of
from application.house import House
from domain.case.check_list import check_list
from domain.claim.events import Mark, PartyKind
from domain.claim.opening import Invoice
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.ids import claim_id
from domain.letter.order.content import debtor_on_paper
from domain.letter.text import LetterKind
from domain.letter.text.countries import COUNTRIES, country_line
from domain.parties import Address, Capacity, ContactDetails
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    one,
    run_on,
    sent_steps,
    topics,
    whats,
)
from tests.asking import (
    change_contact_details,
    clear_mark,
    establish_capacity,
    establish_law,
    merge,
    new_debtor,
    open_by_hand,
)
from tests.paper_samples import letter

_ZONE = "<cbc:PostalZone>{}</cbc:PostalZone>\n        <cac:Country>\n          "
_CODE = "<cbc:IdentificationCode>{}</cbc:IdentificationCode>"
BELGIAN = (
    (_ZONE + _CODE).format("1234 ZZ", "NL"),
    (_ZONE + _CODE).format("9000", "BE"),
)
ABROAD = ContactDetails(
    name="S. Voorbeeld",
    address=Address(street="Veldstraat 1", postal_code="9000", city="Gent", country="BE"),
    email="s.voorbeeld@example.nl",
)
AT_HOME = ABROAD.model_copy(
    update={"address": Address(street="Lindelaan 27", postal_code="1234 ZZ", city="Ede")}
)


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


def marks(house: House, claim: UUID) -> frozenset[Mark]:
    return case_of(house, claim).claim.marks


def opened(house: House, contact: ContactDetails, capacity: Capacity = Capacity.UNKNOWN) -> UUID:
    creditor = case_of(house, claim_from(house, CONSUMER)).creditor.id
    invoice = Invoice(
        number="F-9",
        principal=90_00,
        issued_on=date(2026, 3, 1),
        due_on=date(2026, 3, 15),
    )
    open_by_hand(
        house,
        by=by(),
        creditor_id=creditor,
        debtor=new_debtor(contact=contact, capacity=capacity),
        invoice=invoice,
    )
    return claim_id(creditor, "F-9")


def moved(house: House) -> UUID:
    """The sample consumer, who moved to Belgium after his invoice came in."""
    claim = claim_from(house, CONSUMER)
    change_contact_details(house, case_of(house, claim).debtor.id, by=by(), contact=ABROAD)
    return claim


@pytest.mark.parametrize(
    ("contact", "capacity", "marked"),
    [
        (ABROAD, Capacity.CONSUMER, True),
        (ABROAD, Capacity.UNKNOWN, True),
        (ABROAD, Capacity.COMPANY, False),
        (AT_HOME, Capacity.CONSUMER, False),
    ],
)
def test_intake_marks_whoever_lives_abroad_and_may_be_a_consumer(
    house: House, contact: ContactDetails, capacity: Capacity, *, marked: bool
) -> None:
    assert (Mark.FOREIGN_CONSUMER in marks(house, opened(house, contact, capacity))) is marked


@pytest.mark.parametrize("dry_run", [True, False])
def test_an_invoice_of_a_file_is_marked_and_its_outcome_says_why(
    house: House, *, dry_run: bool
) -> None:
    outcome = one(house, CONSUMER, BELGIAN, dry_run=dry_run)
    assert "a consumer abroad: a person says which law holds" in outcome.reason
    if not dry_run:
        assert outcome.claim is not None
        assert Mark.FOREIGN_CONSUMER in marks(house, outcome.claim)


def test_nothing_goes_out_to_who_moved_abroad_until_a_person_has_said_which_law_holds(
    place: HousePlace,
) -> None:
    house = place.open()
    claim = moved(house)
    assert Mark.FOREIGN_CONSUMER in marks(house, claim)
    found = next_step(case_of(house, claim), today=MARCH)
    assert isinstance(found, Ask)
    assert (found.task, "foreign_consumer" in found.why) == (Task.LOOK_AT_MARKS, True)
    assert whats(run_on(place, house, MARCH)) == ["task"]
    assert sent_steps(house, claim) == []
    establish_law(house, case_of(house, claim).debtor.id, by=by(), law="dutch", evidence="hier")
    assert Mark.FOREIGN_CONSUMER not in marks(house, claim)
    assert isinstance(next_step(case_of(house, claim), today=MARCH), Do)


def test_a_look_alone_is_not_enough(house: House) -> None:
    claim = moved(house)
    with pytest.raises(Refusal) as caught:
        clear_mark(house, claim, by=by(), mark=Mark.FOREIGN_CONSUMER)
    assert caught.value.code == "mark.say_the_law"
    assert caught.value.article == "Rome I art. 6"


def test_what_was_said_holds_while_he_lives_there_and_is_asked_again_when_he_moves_on(
    house: House,
) -> None:
    claim = moved(house)
    debtor = case_of(house, claim).debtor.id
    establish_law(house, debtor, by=by(), law="dutch", evidence="hier")
    other_mail = ABROAD.model_copy(update={"email": "s2@example.nl"})
    change_contact_details(house, debtor, by=by(), contact=other_mail)
    assert Mark.FOREIGN_CONSUMER not in marks(house, claim)
    germany = Address(street="Weg 1", postal_code="10115", city="Berlin", country="DE")
    moved_on = ABROAD.model_copy(update={"address": germany})
    change_contact_details(house, debtor, by=by(), contact=moved_on)
    assert Mark.FOREIGN_CONSUMER in marks(house, claim)
    change_contact_details(house, debtor, by=by(), contact=AT_HOME)
    assert Mark.FOREIGN_CONSUMER not in marks(house, claim)


def test_a_business_abroad_is_asked_as_ever_and_one_that_proves_a_consumer_is_not(
    house: House,
) -> None:
    claim = moved(house)
    debtor = case_of(house, claim).debtor.id
    establish_capacity(house, debtor, by=by(), capacity=Capacity.COMPANY, evidence="KBO")
    assert Mark.FOREIGN_CONSUMER not in marks(house, claim)
    establish_capacity(house, debtor, by=by(), capacity=Capacity.CONSUMER, evidence="brief")
    assert Mark.FOREIGN_CONSUMER in marks(house, claim)


def test_where_foreign_law_holds_nothing_goes_out_and_a_party_may_take_it(house: House) -> None:
    claim = moved(house)
    debtor = case_of(house, claim).debtor.id
    establish_law(house, debtor, by=by(), law="foreign", evidence="Rome I art. 6")
    case = case_of(house, claim)
    assert isinstance(next_step(case, today=MARCH), Ask)
    items = check_list(case, today=MARCH, party_kind=PartyKind.AGENCY)
    assert [item.code for item in items if item.blocks] == []


def test_who_lives_here_has_no_law_to_be_said(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    with pytest.raises(Refusal) as caught:
        establish_law(house, case_of(house, claim).debtor.id, by=by(), law="dutch", evidence="x")
    assert caught.value.code == "law.not_abroad"
    assert topics(house, case_of(house, claim).debtor.id)[-1] == "debtor.claim_opened"


def test_a_claim_that_proves_to_be_on_somebody_abroad_is_marked_with_the_merge(
    house: House,
) -> None:
    abroad = opened(house, ABROAD, Capacity.CONSUMER)
    home = claim_from(house, CONSUMER, *(("2026-0118", "2026-0218"),))
    former, other = (case_of(house, claim).debtor.id for claim in (home, abroad))
    assert Mark.FOREIGN_CONSUMER not in marks(house, home)
    merge(house, former, by=by(), into=other)
    assert Mark.FOREIGN_CONSUMER in marks(house, home)


# --- the address -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "line"),
    [("BE", "BELGIË"), ("DE", "DUITSLAND"), ("GB", "VERENIGD KONINKRIJK"), ("NL", ""), ("", "")],
)
def test_a_country_stands_by_name_in_capitals(code: str, line: str) -> None:
    assert country_line(code) == line


def test_a_code_that_is_no_country_stays_as_it_is() -> None:
    assert country_line("ZZ") == "ZZ"
    assert len(COUNTRIES) > 240


def test_the_country_is_the_last_line_of_the_address_on_paper() -> None:
    debtor = debtor_on_paper(ABROAD, Capacity.CONSUMER)
    assert debtor.address == ("Veldstraat 1", "9000 Gent", "BELGIË")
    text = text_of(render_letter(letter(LetterKind.REMINDER, debtor=debtor)))
    lines = [line.strip() for line in text.splitlines()]
    assert lines.index("BELGIË") == lines.index("9000 Gent") + 1
