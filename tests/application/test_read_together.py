"""Cases that are asked for together: as they are stored, by a number of questions that is fixed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from application.commands.details import AddNote
from application.foreseen import ForeseenHouse
from application.house import House
from domain.case import Case
from domain.case_reading import CaseReader
from domain.claim.events import HandlerAssigned
from domain.errors import IntegrityBroken
from domain.read_together import ReadTogether
from tests.application.houses import CONSUMER, PLAIN, HousePlace, by, claim_from
from tests.asking import register_payment

pytestmark = pytest.mark.both_stores

MANY = 6


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


def claims_in(house: House, many: int = MANY) -> list[UUID]:
    numbers = [("<cbc:ID>2026-0118<", f"<cbc:ID>2026-9{number}<") for number in range(many)]
    return [*(claim_from(house, CONSUMER, one) for one in numbers), claim_from(house, PLAIN)]


def together(house: House, claims: list[UUID]) -> list[Case]:
    read = CaseReader(ReadTogether(house.collections, claims))
    return [read.case(one) for one in claims]


def one_by_one(house: House, claims: list[UUID]) -> list[Case]:
    return [house.collections.case(one) for one in claims]


def asked(house: House, work: Callable[[], object]) -> int:
    """How many reading statements the store is asked meanwhile."""
    recorder, found = house.store.recorder, list[str]()
    real = recorder.rows

    def counting(statement: str, values: Any = ()) -> Any:
        found.append(statement)
        return real(statement, values)

    recorder.rows = counting  # type: ignore[method-assign]  # it only counts
    try:
        work()
    finally:
        del recorder.rows
    return len(found)


def test_what_is_kept_is_held_against_the_store_by_one_statement(house: House) -> None:
    claims = claims_in(house)
    kept = one_by_one(house, claims)
    assert asked(house, lambda: together(house, claims)) == 1
    assert together(house, claims) == kept


def test_what_is_not_kept_is_read_by_as_many_statements_for_few_as_for_many(
    place: HousePlace, house: House
) -> None:
    claims = claims_in(house)
    few = asked(place.open(mode=None), lambda: None)
    taken = []
    for some in (claims[:2], claims):
        other = place.open(mode=None)
        taken.append(asked(other, partial(together, other, some)))
        assert together(other, some) == one_by_one(house, some)
    assert few == 0
    assert taken[0] == taken[1] <= 3


def test_what_another_process_recorded_is_there(place: HousePlace, house: House) -> None:
    claims = claims_in(house)
    together(house, claims)
    other = place.open(mode=None)
    register_payment(other, claims[0], by=by(), amount=10_00, credited_on=other.today)
    AddNote(text="Belde.").carry(other, claims[-1], by=by())
    found = together(house, claims)
    assert found == one_by_one(other, claims)
    assert found[0].claim.version > 1


def test_what_is_recorded_after_it_was_asked_is_there(house: House) -> None:
    claims = claims_in(house)
    one_by_one(house, claims)
    early = ReadTogether(house.collections, claims)
    AddNote(text="Belde.").carry(house, claims[0], by=by())
    now = house.collections.claim(claims[0])
    assert early.claim(claims[0]).version == now.version
    AddNote(text="Belde weer.").carry(house, claims[1], by=by())
    assert early.claim(claims[1]).version == house.collections.claim(claims[1]).version
    assert house.collections.claims_kept.kept(claims[1]) is not None


def test_one_that_cannot_be_read_is_its_own_fault(house: House) -> None:
    claims = claims_in(house, 2)
    store = house.store
    histories, history = store.histories, store.history

    def broken(behind: Any) -> Any:
        if claims[0] in behind:
            raise IntegrityBroken("broken")
        return histories(behind)

    def broken_one(stream: UUID, **how: Any) -> Any:
        if stream == claims[0]:
            raise IntegrityBroken("broken")
        return history(stream, **how)

    vars(store).update(histories=broken, history=broken_one)
    try:
        read = CaseReader(ReadTogether(house.collections, claims))
        assert read.case(claims[1]).claim.id == claims[1]
        with pytest.raises(IntegrityBroken):
            read.case(claims[0])
    finally:
        del vars(store)["histories"], vars(store)["history"]


def test_what_is_foreseen_stands_behind_what_is_stored(house: House) -> None:
    claims = claims_in(house, 2)
    last = house.collections.history(claims[0])[-1]
    ahead = ForeseenHouse.of(house)
    ahead.ahead.foreseen.append(
        replace(
            last,
            originator_version=last.originator_version + 1,
            fact=HandlerAssigned(handler="els"),
        )
    )
    found = ReadTogether(ahead.collections, claims)
    assert found.claim(claims[0]).version == last.originator_version + 1
