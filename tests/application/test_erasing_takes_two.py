"""An erasure takes two everywhere, at the machine too: keys that are gone nobody brings back."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest

from application.by import By
from application.commands.command import PROPOSABLE, Command
from application.commands.erasures import ErasePerson
from application.commands.identities import MoveClaim
from application.commands.opening import NewDebtor
from application.commands.second_person import SecondPersonOnErasure
from application.foreseen import foresee
from application.house import House
from application.principal import Principal
from domain.debtor.erasure_events import ErasureGround, SubjectErased
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from, facts_of
from tests.application.two_people import of, refusal_of, user

ROOT = Principal.at_the_machine("root")
AT_ONCE: tuple[Callable[[], By], ...] = (lambda: of(ROOT), by)
"""Whoever works at the machine, and the program itself: nobody else is at both ends."""


def nobodys(house: House) -> tuple[UUID, UUID]:
    """A debtor whom no books name, and his creditor."""
    claim = claim_from(house, CONSUMER)
    case = case_of(house, claim)
    other = NewDebtor(name="N. Nieuw", city="Ede", street="Weg 1")
    MoveClaim(debtor=other).carry(house, claim, by=by())
    return case.debtor.id, case.creditor.id


def erased(debtor: UUID) -> ErasePerson:
    return ErasePerson(debtor=debtor, ground=ErasureGround.ERROR)


def proposal(house: House, creditor: UUID) -> int:
    [number] = house.collections.creditor(creditor).proposals
    return number


@pytest.mark.both_stores
@pytest.mark.parametrize("given", AT_ONCE, ids=["at_the_machine", "the_program"])
def test_at_the_machine_an_erasure_is_proposed_and_who_signed_in_carries_it_out(
    house: House, given: Callable[[], By]
) -> None:
    debtor, creditor = nobodys(house)
    erased(debtor).carry(house, creditor, by=given())
    assert house.collections.debtor(debtor).erased_on is None
    assert house.store.find_identity(creditor, "erased", str(debtor)) is None
    number = proposal(house, creditor)
    yes = SecondPersonOnErasure(proposal=number, agreed=True)
    # Another name at the machine is not another person.
    for name in ("root", "toor"):
        agree = partial(yes.carry, house, creditor, by=of(Principal.at_the_machine(name)))
        assert refusal_of(agree) == "erasure.at_the_machine"
    assert refusal_of(lambda: yes.carry(house, creditor, by=by())) == "erasure.at_the_machine"
    assert house.collections.debtor(debtor).erased_on is None
    yes.carry(house, creditor, by=of(user(house, "bea")))
    [fact] = (one for one in facts_of(house, debtor) if isinstance(one, SubjectErased))
    assert not fact.by_one


def test_what_was_proposed_at_the_machine_is_withdrawn_there(house: House) -> None:
    debtor, creditor = nobodys(house)
    erased(debtor).carry(house, creditor, by=of(ROOT))
    no = SecondPersonOnErasure(proposal=proposal(house, creditor), agreed=False)
    no.carry(house, creditor, by=of(ROOT))
    assert house.collections.creditor(creditor).proposals == {}
    assert house.collections.debtor(debtor).erased_on is None


def test_a_house_of_one_person_says_so_and_the_fact_says_it_too(place: HousePlace) -> None:
    house = place.open(erased_by_one=True)
    debtor, creditor = nobodys(house)
    erased(debtor).carry(house, creditor, by=of(ROOT))
    [fact] = (one for one in facts_of(house, debtor) if isinstance(one, SubjectErased))
    assert (fact.by_one, house.collections.debtor(debtor).erased_on) == (True, house.today)


def test_also_in_a_house_of_one_who_signed_in_takes_a_second_person(place: HousePlace) -> None:
    house = place.open(erased_by_one=True)
    debtor, creditor = nobodys(house)
    els = user(house, "els")
    erased(debtor).carry(house, creditor, by=of(els))
    yes = SecondPersonOnErasure(proposal=proposal(house, creditor), agreed=True)
    assert refusal_of(lambda: yes.carry(house, creditor, by=of(els))) == "right.no_second_person"
    yes.carry(house, creditor, by=of(ROOT))
    [fact] = (one for one in facts_of(house, debtor) if isinstance(one, SubjectErased))
    assert (fact.by_one, house.collections.debtor(debtor).erased_on) == (False, house.today)


def test_what_is_only_tried_erases_nobody(place: HousePlace) -> None:
    house = place.open(erased_by_one=True)
    debtor, creditor = nobodys(house)
    assert foresee(erased(debtor), house, creditor, by=of(ROOT)).facts
    assert house.collections.debtor(debtor).erased_on is None
    erased(debtor).carry(house, creditor, by=of(user(house, "els")))
    bea = user(house, "bea")
    agreed = SecondPersonOnErasure(proposal=proposal(house, creditor), agreed=True)
    position = house.store.last_position()
    assert foresee(agreed, house, creditor, by=of(bea)).facts
    assert house.collections.debtor(debtor).erased_on is None
    assert house.store.last_position() == position


@pytest.mark.parametrize(
    "command", [PROPOSABLE[name] for name in sorted(PROPOSABLE)], ids=lambda one: one.NAME
)
def test_at_the_machine_one_does_all_that_can_be_put_right_and_no_erasure(
    house: House, command: type[Command]
) -> None:
    """What takes two of users; an act that cannot be undone takes two of everybody."""
    assert command.by_two_people(house, signed_in=True)
    alone = not command.by_two_people(house, signed_in=False)
    assert alone == (command is not ErasePerson)
