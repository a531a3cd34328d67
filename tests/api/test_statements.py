"""What a page asks of store and views does not grow with what it shows."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

import pytest

from application.house import House
from application.rights.sign_in import principal_of
from domain.aggregates import Aggregates
from domain.facts import StreamKind
from domain.ids import user_id
from domain.user.state import rights_of
from tests.api.webs import Web, browsing
from tests.application.bills import Who, bill
from tests.application.houses import HousePlace, by, take_in
from tests.application.two_people import WRITE_OFF, of, user
from tests.asking import add_note, register_payment

pytestmark = pytest.mark.both_stores

FEW, MANY = 5, 40
MOST_PEOPLE, OF_ONE_PERSON = 20, 5
"""Of so many people whose names are alike a search asks what they owe, by so many statements."""
SAME: Final = Who(name="P. Prins", street="Pweg 1", postal_code="1234 PP", city="Pijnacker")
ANYBODY: Final = Who(name="N. Niemand", street="Dorp 1", postal_code="4321 AB", city="Elders")
ONE: Final = replace(ANYBODY, own="K-1")

Shown = Callable[[Web], object]


def _page(path: str) -> Shown:
    def shown(web: Web) -> str:
        return web.page(path.format(claim=_first(web.house), debtor=_debtor(web.house)))

    return shown


def _list(path: str) -> Shown:
    return lambda web: web.read(path.format(claim=_first(web.house)))


def _first(house: House) -> UUID:
    return house.store.streams(StreamKind.CLAIM)[0]


def _debtor(house: House) -> UUID | None:
    return house.collections.claim(_first(house)).debtor_id


@dataclass(frozen=True, slots=True)
class Growing:
    """Something of which there is more and more, and the pages that show all of it."""

    more: Callable[[House, range], object]
    pages: Mapping[str, Shown]
    many: int = MANY
    people: int = 0
    """Of how many people at most a page asks one by one."""


def _of_others(house: House, numbers: range) -> None:
    people = [(one, replace(ANYBODY, name=f"N. Niemand {one}", own=f"K-{one}")) for one in numbers]
    take_in(house, *(bill(f"F-{number}", who) for number, who in people))


def _of_one(house: House, numbers: range) -> None:
    take_in(house, *(bill(f"F-{number}", ONE) for number in numbers))


def _alike(house: House, numbers: range) -> None:
    take_in(house, *(bill(f"F-{number}", SAME) for number in numbers))


def _proposals(house: House, numbers: range) -> None:
    _of_others(house, numbers)
    known = house.collections.user(user_id("els"))
    els = principal_of(known, rights_of(known)) if known.added else user(house, "els")
    for claim in house.store.streams(StreamKind.CLAIM):
        if not house.collections.claim(claim).proposals:
            WRITE_OFF.carry(house, claim, by=of(els))


def _facts(house: House, numbers: range) -> None:
    if not house.store.streams(StreamKind.CLAIM):
        take_in(house, bill("F-1", ANYBODY))
    claim = _first(house)
    for number in numbers:
        add_note(house, claim, by=by(), text=f"Belde {number} keer.")
        register_payment(house, claim, by=by(), amount=1, credited_on=house.today)


GROWING: Final[Mapping[str, Growing]] = {
    "claims of as many debtors": Growing(
        _of_others,
        {
            "the overview": _page("/"),
            "the work list": _page("/werk"),
            "the list of claims": _list("/v1/claims?limit=50"),
            "the work list over the API": _list("/v1/worklist?limit=50"),
        },
    ),
    "people who are looked for": Growing(
        _of_others, {"the search": lambda web: web.searched("Niemand")}, people=MOST_PEOPLE
    ),
    "claims of one debtor": Growing(
        _of_one,
        {
            "the page of the debtor": _page("/debiteuren/{debtor}"),
            "the page of a claim": _page("/claims/{claim}"),
            "the overview": _page("/"),
        },
    ),
    "debtors who may be one": Growing(
        _alike,
        {"the work list": _page("/werk"), "the page of the debtor": _page("/debiteuren/{debtor}")},
        many=12,
    ),
    "proposals": Growing(
        _proposals,
        {"the work list": _page("/werk"), "the menu of any page": _page("/plannen")},
        many=12,
    ),
    "notes and payments of a claim": Growing(
        _facts,
        {
            "its page": _page("/claims/{claim}"),
            "its audit trail": _list("/v1/claims/{claim}/audit-trail"),
            "its answer": _list("/v1/claims/{claim}"),
        },
    ),
}


@contextmanager
def statements(web: Web) -> Iterator[list[str]]:
    """What is asked of the store and of its views meanwhile; who asks is answered as ever."""
    asked, engine = list[str](), web.views.engine
    view = engine.current(engine.view("outstanding")).database
    doors: list[tuple[Any, str]] = [(type(web.house.store.recorder), "rows"), (type(view), "query")]
    reals = [getattr(door, name) for door, name in doors]

    def counting(real: Callable[..., Any]) -> Callable[..., Any]:
        def counted(one: Any, statement: str, values: Any = ()) -> Any:
            asked.append(statement)
            return real(one, statement, values)

        return counted

    for (door, name), real in zip(doors, reals, strict=True):
        setattr(door, name, counting(real))
    try:
        yield asked
    finally:
        for (door, name), real in zip(doors, reals, strict=True):
            setattr(door, name, real)


def _asked(web: Web, shown: Shown) -> tuple[list[str], list[str]]:
    """What a page asks where nothing was read yet, and where all of it was."""
    shown(web)
    Aggregates.__init__(web.house.collections, web.house.store)
    with statements(web) as first:
        shown(web)
    shown(web)
    with statements(web) as again:
        shown(web)
    return first, again


@pytest.mark.parametrize("what", GROWING)
def test_a_page_asks_no_more_of_many_than_of_few(place: HousePlace, what: str) -> None:
    growing, house = GROWING[what], place.open()
    growing.more(house, range(1, FEW + 1))
    with browsing(house) as web:
        few = {name: _asked(web, shown) for name, shown in growing.pages.items()}
        growing.more(house, range(FEW + 1, growing.many + 1))
        web.views.catch_up()
        many = {name: _asked(web, shown) for name, shown in growing.pages.items()}
    more = {
        f"{name}, {when}": (len(before), len(now), _new(before, now))
        for name in few
        for when, before, now in zip(("first", "again"), few[name], many[name], strict=True)
        if len(now) > len(before) + growing.people * OF_ONE_PERSON
    }
    assert not more


def _new(before: list[str], now: list[str]) -> list[str]:
    """The statements of which there are more."""
    return sorted({one[:300] for one in now if now.count(one) > before.count(one)})
