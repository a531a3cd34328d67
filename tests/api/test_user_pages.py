"""The page of a user: what an administrator chooses there by name."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest

from application.commands.users import AddUser
from application.house import House
from domain.ids import user_id
from domain.user.roles import Role
from tests.api.matrix import another
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from

ELS = user_id("els")


@pytest.fixture
def creditors(place: HousePlace) -> tuple[House, dict[str, UUID]]:
    house = place.open()
    AddUser(login="els", name="Els").carry(house, by=by())
    claims = (claim_from(house, CONSUMER), another(house))
    found = [case_of(house, claim).creditor for claim in claims]
    return house, {one.profile.name: one.id for one in found}


@pytest.fixture
def web(creditors: tuple[House, dict[str, UUID]]) -> Iterator[Web]:
    with browsing(creditors[0]) as served:
        yield served


def boxes(page: str) -> dict[str, tuple[str, str]]:
    """Each creditor on the form by name: the box's own name, and what it sends."""
    found = re.findall(
        r'<input type="checkbox" name="(creditors\.\d+)" value="([^"]+)"[^>]*>'
        r' <span translate="no">([^<]+)</span>',
        page,
    )
    return {label: (name, value) for name, value, label in found}


def give(web: Web, **said: str) -> str:
    answer = web.client.post(
        f"/gebruikers/{ELS}/role",
        data={"key": "k", **said},
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
    )
    return answer.text


def test_the_creditors_of_a_role_are_ticked_by_name(
    web: Web, creditors: tuple[House, dict[str, UUID]]
) -> None:
    _, named = creditors
    shown = boxes(web.page(f"/gebruikers/{ELS}"))
    assert {label: UUID(value) for label, (_, value) in shown.items()} == named
    give(web, role="senior", **dict(shown.values()))
    user = web.house.collections.user(ELS)
    assert {one: set(whom) for one, whom in user.roles.items()} == {Role.SENIOR: {*named.values()}}


def test_of_several_creditors_the_one_that_is_ticked_counts(
    web: Web, creditors: tuple[House, dict[str, UUID]]
) -> None:
    first, _ = sorted(creditors[1])
    name, value = boxes(web.page(f"/gebruikers/{ELS}"))[first]
    give(web, role="handler", **{name: value})
    assert web.house.collections.user(ELS).roles == {Role.HANDLER: (UUID(value),)}


def test_no_creditor_ticked_is_none_and_all_of_them_is_a_choice_of_its_own(web: Web) -> None:
    refused = give(web, role="handler")
    assert "niet gezegd voor welke schuldeisers" in refused
    assert web.house.collections.user(ELS).roles == {}
    give(web, key="all", role="handler", all_creditors="true")
    assert web.house.collections.user(ELS).roles == {Role.HANDLER: ()}


def test_an_administrator_is_one_of_the_whole_house_without_saying_so(web: Web) -> None:
    give(web, role="administrator")
    assert web.house.collections.user(ELS).roles == {Role.ADMINISTRATOR: ()}


def test_a_refused_form_keeps_its_ticks(web: Web) -> None:
    shown = boxes(web.page(f"/gebruikers/{ELS}"))
    name, value = next(iter(shown.values()))
    again = give(web, **{name: value})
    assert f'name="{name}" value="{value}" checked' in again
    assert again.count(" checked>") == 1
