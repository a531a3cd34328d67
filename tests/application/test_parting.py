"""Two debtors who were one by mistake are parted again, and a claim moves to whose it is."""

from dataclasses import replace

import pytest

from application.house import House
from application.queries.claims import debtor_full
from application.views import Views
from domain.debtor.merge_events import LikenessGround
from domain.errors import Refusal
from domain.facts import Point
from domain.law.protection import Bar
from domain.parties import Address, ContactDetails, PartyNumbers
from tests.application.houses import HousePlace, broken, by, case_of, run_on
from tests.application.test_merging import FEBRUARY, B, P, house, merged, views
from tests.application.test_who_is_who import debtors, imported
from tests.asking import begin_bar, deny_likeness, merge, move_claim, new_debtor, undo_merge

__all__ = ["house", "views"]


@pytest.mark.both_stores
def test_a_merge_is_undone_and_as_it_was_then_stays_to_be_seen(
    house: House, place: HousePlace
) -> None:
    claims = imported(house, P, P)
    one, two = debtors(house, claims)
    before = house.store.last_position()
    begin_bar(house, two, by=by(), bar=Bar.GUARDIANSHIP)
    merge(house, two, by=by(), into=one)
    during = house.store.last_position()
    assert house.collections.debtor(one).bars == {"guardianship": None}
    undo_merge(house, two, by=by())
    assert debtors(house, claims) == [one, two]
    assert house.collections.debtor(one).bars == {}
    for position, expected in ((before, two), (during, one), (house.store.last_position(), two)):
        then = house.collections.case(claims[1], Point(position, house.today))
        assert then.debtor.id == expected
    run_on(place, house, FEBRUARY)
    with pytest.raises(Refusal, match="was not merged"):
        undo_merge(house, two, by=by())
    assert house.collections.debtor(two).alike == {}
    assert not broken(house)


def test_who_was_parted_is_proposed_again_on_something_new_and_on_nothing_else(
    house: House,
) -> None:
    other = replace(P, own="M-2", email="")
    one, two = debtors(house, imported(house, replace(P, own="M-1"), other))
    merge(house, two, by=by(), into=one)
    undo_merge(house, two, by=by())
    imported(house, other, first=3)
    assert [house.collections.debtor(who).alike for who in (one, two)] == [{}, {}]
    imported(house, replace(other, email=P.email), first=4)
    found = [house.collections.debtor(who) for who in (one, two)]
    assert [list(who.alike) for who in found] == [[two], [one]]
    assert LikenessGround.EMAIL in found[0].alike[two]
    assert [who.unlike for who in found] == [set(), set()]
    deny_likeness(house, two, by=by(), other=one)
    imported(house, replace(other, email=P.email), first=5)
    assert [house.collections.debtor(who).alike for who in (one, two)] == [{}, {}]


def test_who_is_parted_by_a_claim_is_not_proposed_on_what_was_known_then(house: House) -> None:
    [first, second] = imported(house, replace(P, own="M-1"), replace(P, own="M-1"))
    address = Address(street=P.street, postal_code=P.postal_code, city=P.city)
    contact = ContactDetails(name=P.name, address=address, email=P.email)
    new = new_debtor(contact=contact, numbers=PartyNumbers(customer_number="M-3"))
    move_claim(house, second, by=by(), debtor=new.model_dump())
    one, two = debtors(house, [first, second])
    assert one != two
    [third] = imported(house, replace(P, own="M-3"), first=3)
    assert debtors(house, [third]) == [two]
    assert [house.collections.debtor(who).alike for who in (one, two)] == [{}, {}]


def test_of_two_merges_the_last_is_undone_first(house: House) -> None:
    claims = imported(house, P, P, B)
    one, two, three = debtors(house, claims)
    merge(house, two, by=by(), into=one)
    merge(house, one, by=by(), into=three)
    with pytest.raises(Refusal, match="is known as debtor"):
        undo_merge(house, two, by=by())
    undo_merge(house, one, by=by())
    undo_merge(house, two, by=by())
    assert debtors(house, claims) == [one, two, three]


def test_a_letter_that_went_to_the_other_meanwhile_does_not_count_after_it(
    house: House, place: HousePlace
) -> None:
    claims = imported(house, P, P)
    _, two = debtors(house, claims)
    merged(house, claims)
    run_on(place, house, FEBRUARY)
    undo_merge(house, two, by=by())
    assert [case_of(house, one).claim.round for one in claims] == [1, 2]
    assert case_of(house, claims[1]).claim.sent_in_round() == []


def test_a_claim_moves_to_a_new_debtor_and_begins_anew(house: House, place: HousePlace) -> None:
    claims = imported(house, replace(P, own="M-1"), replace(P, own="M-1"))
    [one] = set(debtors(house, claims))
    run_on(place, house, FEBRUARY)
    address = Address(street="Bweg 2", postal_code="2222 BB", city="Beek")
    new = new_debtor(contact=ContactDetails(name="Bert Bakker", address=address))
    move_claim(house, claims[1], by=by(), debtor=new.model_dump())
    bert = case_of(house, claims[1]).debtor
    assert bert.id != one
    assert case_of(house, claims[1]).claim.round == 2
    assert debtor_full(house, one).claims == [claims[0]]
    assert debtor_full(house, bert.id).claims == [claims[1]]
    move_claim(house, claims[1], by=by(), debtor_id=one)
    assert debtor_full(house, one).claims == claims
    with pytest.raises(Refusal, match="names no debtor"):
        move_claim(house, claims[1], by=by())


def test_a_rebuild_gives_the_same_rows_after_a_merge(house: House, views: Views) -> None:
    claims = imported(house, P, P, B)
    merged(house, claims)
    views.catch_up()
    done = views.rebuild()
    assert len(done) > 2
    assert all(one.comparison and one.comparison.equal for one in done)
