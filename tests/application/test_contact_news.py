"""A newer invoice says how a debtor is reached; an older one, or a person's word, is not undone."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from application.house import House
from domain.claim.events import Mark
from domain.debtor.events import ContactDetailsChanged
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.law.protection import Bar
from domain.parties import Address, ContactDetails, mail_addresses
from domain.sealing import Purpose
from tests.application.bills import Who, bill
from tests.application.houses import HousePlace, broken, by, case_of, facts_of, run_on, take_in
from tests.asking import begin_bar, change_contact_details

OLD = Who(
    name="Mies Visser",
    street="Oudeweg 1",
    postal_code="1111 AA",
    city="Amersfoort",
    email="oud@m.example",
    phone="06 11 11 11 11",
    own="M-9",
)
NEW = replace(
    OLD,
    street="Nieuweweg 2",
    postal_code="2222 BB",
    city="Breda",
    email="nieuw@m.example",
    phone="+31 6 2222 2222",
)
FEBRUARY = date(2026, 2, 18)
FIRST, SECOND = "2026-02-01", "2026-02-02"


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(FEBRUARY)
    return place.open()


def taken(house: House, number: str, who: Who, issued: str) -> frozenset[Mark]:
    [outcome] = take_in(house, bill(number, who, issued=issued, due="2026-02-16"))
    assert outcome.claim is not None, outcome.reason
    return case_of(house, outcome.claim).claim.marks


def contact(house: House) -> ContactDetails:
    [debtor] = house.store.streams(StreamKind.DEBTOR)
    found = house.open(house.collections.debtor(debtor).contact, ContactDetails, Purpose.CONTACT)
    assert found is not None
    return found


def shown(house: House) -> tuple[str, str, str]:
    known = contact(house)
    return known.address.street, known.email, known.phone


THE_OLD = ("Oudeweg 1", "oud@m.example", "06 11 11 11 11")
THE_NEW = ("Nieuweweg 2", "nieuw@m.example", "+31 6 2222 2222")


@pytest.mark.both_stores
def test_what_a_newer_invoice_says_becomes_the_debtors(house: House, place: HousePlace) -> None:
    taken(house, "V-1", OLD, FIRST)
    assert Mark.CONTACT_UNCLEAR not in taken(house, "V-2", NEW, SECOND)
    assert shown(house) == THE_NEW
    debtor = case_of(house, next(iter(house.collections.debtor(_one(house)).claims))).debtor
    [fact] = [f for f in facts_of(house, debtor.id) if isinstance(f, ContactDetailsChanged)]
    assert fact.invoiced_on == date(2026, 2, 2)
    assert not broken(house)


def _one(house: House) -> UUID:
    [debtor] = house.store.streams(StreamKind.DEBTOR)
    return debtor


def test_an_older_invoice_never_overwrites(house: House) -> None:
    taken(house, "V-2", NEW, SECOND)
    assert Mark.CONTACT_UNCLEAR not in taken(house, "V-1", OLD, FIRST)
    assert shown(house) == THE_NEW


def test_two_invoices_of_one_day_that_contradict_wait_for_a_person(
    house: House, place: HousePlace
) -> None:
    taken(house, "V-1", OLD, SECOND)
    assert Mark.CONTACT_UNCLEAR in taken(house, "V-2", NEW, SECOND)
    assert shown(house) == THE_OLD
    report = run_on(place, house, FEBRUARY)
    assert [line.invoice_number for line in report.lines if line.what == "letter_sent"] == ["V-1"]


def test_the_same_in_another_spelling_is_no_news(house: House) -> None:
    taken(house, "V-1", OLD, FIRST)
    same = replace(OLD, postal_code="1111aa", email="OUD@m.example", phone="+31 6 11111111")
    taken(house, "V-2", same, SECOND)
    assert shown(house) == THE_OLD


def test_what_a_newer_invoice_leaves_out_stays(house: House) -> None:
    taken(house, "V-1", OLD, FIRST)
    taken(house, "V-2", replace(NEW, email="", phone=""), SECOND)
    assert shown(house) == ("Nieuweweg 2", "oud@m.example", "06 11 11 11 11")


def test_a_persons_word_is_overruled_by_a_person_only(house: House) -> None:
    taken(house, "V-1", OLD, FIRST)
    said = ContactDetails(name="Mies Visser", address=Address(street="Zeg 3", city="Ede"))
    change_contact_details(house, _one(house), by=by(), contact=said)
    marks = taken(house, "V-2", NEW, SECOND)
    assert Mark.CONTACT_UNCLEAR in marks
    assert contact(house).address.street == "Zeg 3"
    change_contact_details(house, _one(house), by=by(), contact=said)
    claims = house.collections.claims_of(house.collections.debtor(_one(house)))
    assert not any(Mark.CONTACT_UNCLEAR in claim.marks for claim in claims)


def test_somebody_who_died_is_not_written_to_at_a_new_address(house: House) -> None:
    taken(house, "V-1", OLD, FIRST)
    begin_bar(house, _one(house), by=by(), bar=Bar.DEATH)
    taken(house, "V-2", NEW, SECOND)
    assert shown(house) == THE_OLD


# --- several in one field ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "a@x.nl; b@x.nl",
        "a@x.nl,b@x.nl",
        "a@x.nl of b@x.nl",
        "<a@x.nl> / b@x.nl",
        "mailto:a@x.nl b@x.nl",
    ],
)
def test_several_addresses_in_one_field_are_several(house: House, written: str) -> None:
    assert mail_addresses(written) == ("a@x.nl", "b@x.nl")
    taken(house, "V-1", replace(OLD, email=written), FIRST)
    assert (contact(house).email, contact(house).more_emails) == ("a@x.nl", ("b@x.nl",))
    taken(house, "V-2", replace(OLD, email="b@x.nl"), SECOND)
    assert contact(house).email == "a@x.nl"


def test_a_field_without_an_address_in_it_is_asked_about(house: House) -> None:
    marks = taken(house, "V-1", replace(OLD, email="bellen s.v.p."), FIRST)
    assert contact(house).email == ""
    assert Mark.CONTACT_UNCLEAR in marks


# --- two at once -------------------------------------------------------------------------------


def test_the_second_of_two_who_change_the_whole_at_once_is_told_what_changed(house: House) -> None:
    taken(house, "V-1", OLD, FIRST)
    debtor = _one(house)
    seen = house.collections.debtor(debtor).contact_version
    first = ContactDetails(name="Mies Visser", email="nieuw@m.example")
    second = ContactDetails(name="Mies Visser", phone="06 3")
    change_contact_details(house, debtor, by=by(), contact=first, seen=seen)
    with pytest.raises(Refusal, match="street, postal_code, city, email, phone") as refused:
        change_contact_details(house, debtor, by=by(), contact=second, seen=seen)
    assert refused.value.code == "contact.changed"
    assert contact(house).email == "nieuw@m.example"
    now = house.collections.debtor(debtor).contact_version
    change_contact_details(house, debtor, by=by(), contact=second, seen=now)
    assert contact(house).phone == "06 3"
