"""A creditor who is registered by hand: once in a store, and found by the numbers he was given."""

from uuid import uuid4

import pytest
from pydantic import ValidationError

from application.by import By
from application.commands.creditors import RegisterCreditor
from application.house import House
from application.intake.creditor_named import creditor_named
from domain.errors import NotFound, Refusal
from domain.facts import StreamKind

KVK, OTHER = "90001237", "90001248"
VAT = "NL004495445B01"


def registered(house: House, *, key: str = "", kvk: str = "", vat: str = "") -> None:
    giver = By(key=key or str(uuid4()), actor="els")
    RegisterCreditor(name="Bakkerij B.V.", kvk=kvk, vat=vat).carry(house, by=giver)


def refused(house: House, *, kvk: str = "", vat: str = "") -> Refusal:
    with pytest.raises(Refusal) as caught:
        registered(house, kvk=kvk, vat=vat)
    return caught.value


@pytest.mark.both_stores
def test_who_is_registered_already_is_named_with_his_number_and_not_made_anew(house: House) -> None:
    registered(house, kvk=KVK)
    told = refused(house, kvk=KVK)
    assert (told.code, told.values["number"]) == ("creditor.known", KVK)
    assert "vordering creditors" in told.way_out
    assert len(house.store.streams(StreamKind.CREDITOR)) == 1


def test_without_a_kvk_number_the_vat_number_tells_who_he_is(house: House) -> None:
    registered(house, vat=VAT)
    assert refused(house, vat=VAT).values["number"] == VAT


def test_a_repeat_under_one_key_is_no_second_creditor_and_no_refusal(house: House) -> None:
    for _ in range(2):
        registered(house, key="once", kvk=KVK)
    assert len(house.store.streams(StreamKind.CREDITOR)) == 1


@pytest.mark.both_stores
def test_companies_of_a_fiscal_unity_share_a_vat_number_and_are_two(house: House) -> None:
    registered(house, kvk=KVK, vat=VAT)
    registered(house, kvk=OTHER, vat=VAT)
    assert creditor_named(house, KVK) == creditor_named(house, VAT) != creditor_named(house, OTHER)


@pytest.mark.parametrize("number", ["12345678", "87654321", "11111111"])
def test_a_number_that_only_fills_the_field_is_said_to_name_nobody(
    house: House, number: str
) -> None:
    with pytest.raises(NotFound) as caught:
        creditor_named(house, number)
    assert caught.value.code == "creditor.nobodys_number"
    assert "id" in caught.value.way_out
    registered(house, kvk=number)
    shown = creditor_named(house, number)  # whom a list shows with it is called by it all the same
    assert house.collections.creditor(shown).profile.kvk == number


@pytest.mark.parametrize("number", ["1234567", "123456789", "9000 1237", "KvK"])
def test_a_kvk_number_has_eight_digits_and_that_is_said_in_words(number: str) -> None:
    with pytest.raises(ValidationError) as caught:
        RegisterCreditor(name="Bakkerij B.V.", kvk=number)
    (found,) = caught.value.errors()
    assert (found["type"], found["msg"]) == ("no_kvk", "is no KvK number; it has eight digits")
