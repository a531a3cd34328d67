"""Keep numbers, propose who is alike: the same by file, by hand and where a claim moves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pytest

from application.commands.fields import Euro
from application.commands.identities import MoveClaim
from application.commands.opening import NewDebtor, OpenClaim
from application.house import House
from domain.claim.events import Mark
from domain.debtor.merge_events import LikenessGround
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.ids import claim_id
from tests.application.bills import Who
from tests.application.houses import MARCH, HousePlace, broken, by, case_of
from tests.application.test_who_is_who import A, B, imported

ADDRESS, EMAIL, NUMBER = (
    LikenessGround.NAME_AND_ADDRESS,
    LikenessGround.EMAIL,
    LikenessGround.NUMBER,
)


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(MARCH)
    return place.open()


def as_new(who: Who) -> NewDebtor:
    return NewDebtor(
        name=who.name,
        street=who.street,
        postal_code=who.postal_code,
        city=who.city,
        country=who.country,
        email=who.email,
        kvk=who.kvk,
        vat=who.vat,
        customer_number=who.own,
    )


def by_file(house: House, who: Who) -> UUID:
    [claim] = imported(house, who, first=2)
    return claim


def by_hand(house: House, who: Who) -> UUID:
    [creditor] = house.store.streams(StreamKind.CREDITOR)
    opened = OpenClaim(
        creditor_id=creditor,
        debtor=as_new(who),
        invoice_number="F-2",
        amount=Euro(100_00),
        issued_on=date(2026, 2, 1),
        due_on=date(2026, 2, 15),
    )
    opened.carry(house, by=by())
    return claim_id(creditor, "F-2")


def by_move(house: House, who: Who) -> UUID:
    """The claim was taken for somebody's who is nothing like the others."""
    stranger = Who(name="Zeno Zwart", street="Zweg 9", postal_code="9999 ZZ", city="Zeist")
    [claim] = imported(house, stranger, first=2)
    MoveClaim(debtor=as_new(who)).carry(house, claim, by=by())
    return claim


DOORS: dict[str, Callable[[House, Who], UUID]] = {
    "by file": by_file,
    "by hand": by_hand,
    "by move": by_move,
}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Somebody who is known, somebody who comes, and who he is."""

    known: Who
    comes: Who
    same: bool = False
    alike: tuple[LikenessGround, ...] = ()
    later: Who | None = None
    """Who comes after that by file, and is the second one."""


NUMBERED = replace(A, own="K-77", email="anna@example.nl")
SCENES = {
    "nothing in common": Scene(known=NUMBERED, comes=B),
    "the same number": Scene(known=NUMBERED, comes=replace(A, own="k-77"), same=True),
    "the same name and address": Scene(known=NUMBERED, comes=A, alike=(ADDRESS,)),
    "the same e-mail": Scene(
        known=NUMBERED, comes=replace(B, email="Anna@example.nl"), alike=(EMAIL,)
    ),
    "both alike": Scene(
        known=NUMBERED, comes=replace(A, email="anna@example.nl"), alike=(ADDRESS, EMAIL)
    ),
    "another number of the same register": Scene(
        known=replace(A, kvk="68750110"), comes=replace(A, kvk="90001237")
    ),
    "a number more of who is known": Scene(
        known=replace(A, kvk="68750110"),
        comes=replace(A, kvk="68750110", own="K-80"),
        same=True,
        later=replace(A, own="K-80"),
    ),
    "a number of who is new": Scene(
        known=NUMBERED, comes=replace(B, own="K-81"), later=replace(B, own="K-81")
    ),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", SCENES)
def test_who_comes_is_known_or_proposed_alike_in_every_door(
    house: House, name: str, door: str
) -> None:
    scene = SCENES[name]
    [first] = imported(house, scene.known)
    claim = DOORS[door](house, scene.comes)
    known, found = (case_of(house, one).debtor for one in (first, claim))
    assert (found.id == known.id) is scene.same
    expected = {known.id: scene.alike} if scene.alike else {}
    assert {who: tuple(sorted(why)) for who, why in found.alike.items()} == {
        who: tuple(sorted(why)) for who, why in expected.items()
    }
    assert (found.id in known.alike) is bool(scene.alike)
    if scene.later:
        [later] = imported(house, scene.later, first=3)
        assert case_of(house, later).debtor.id == found.id
    assert broken(house) == []


@pytest.mark.parametrize("door", ["by hand", "by move"])
def test_a_person_is_asked_whose_a_number_is_that_is_known_as_anothers(
    house: House, door: str
) -> None:
    imported(house, NUMBERED)
    with pytest.raises(Refusal) as refused:
        DOORS[door](house, replace(B, own="K-77"))
    assert refused.value.code == "debtor.unclear"


def test_a_file_with_anothers_number_is_kept_apart_and_marked(house: House) -> None:
    [first] = imported(house, NUMBERED)
    claim = by_file(house, replace(B, own="K-77"))
    assert Mark.PARTY_UNCLEAR in case_of(house, claim).claim.marks
    assert case_of(house, claim).debtor.alike == {case_of(house, first).debtor.id: (NUMBER,)}


def test_a_claim_moves_away_from_who_has_the_number_without_proposing_him(house: House) -> None:
    """A person just said that this is somebody else."""
    [first] = imported(house, NUMBERED)
    giver = case_of(house, first).debtor.id
    MoveClaim(debtor=as_new(replace(B, own="K-77"))).carry(house, first, by=by())
    taker = case_of(house, first).debtor
    assert taker.id != giver
    assert taker.alike == {}
