"""What a page offers can do something now; what cannot is folded away with why, or not there."""

import re
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest

from application.commands.command import Command
from application.commands.subscriptions import (
    EndSubscription,
    PauseSubscription,
    PingSubscription,
    ReplaceSecret,
    ResumeSubscription,
)
from application.commands.users import CloseUser, GrantRole, ReopenUser, WithdrawRole
from application.house import House
from domain.ids import user_id
from domain.user.roles import Role
from tests.api.matrix import parts, with_subscription
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, claim_from, run_on

NOTHING = "Er is hier nu niets waarover dit kan gaan."
ELS = user_id("els")


@pytest.fixture
def world(place: HousePlace) -> tuple[House, dict[str, UUID]]:
    from application.commands.users import AddUser

    house = place.open()
    AddUser(login="els", name="Els").carry(house, by=by())
    claim = claim_from(house, CONSUMER)
    run_on(place, house, MARCH)
    return house, with_subscription(house, parts(house, claim))


@pytest.fixture
def web(world: tuple[House, dict[str, UUID]]) -> Iterator[Web]:
    with browsing(world[0]) as served:
        yield served


def offered(page: str) -> set[str]:
    return set(re.findall(r'<form class="command" id="([a-z-]+)"', page))


def changes(house: House, about: UUID, command: Command) -> bool:
    before = len(house.collections.history(about))
    command.carry(house, about, by=by())
    return len(house.collections.history(about)) > before


SUBSCRIPTIONS: dict[str, tuple[tuple[Command, ...], set[str]]] = {
    "going": ((), {"paused", "changed", "ended", "secret", "replay", "ping"}),
    "paused": (
        (PauseSubscription(),),
        {"resumed", "changed", "ended", "secret", "replay", "ping"},
    ),
    "ended": ((EndSubscription(),), set()),
}


@pytest.mark.parametrize("standing", SUBSCRIPTIONS)
def test_of_a_subscription_only_what_can_be_done_as_it_stands_is_offered(
    world: tuple[House, dict[str, UUID]], web: Web, standing: str
) -> None:
    house, ids = world
    about, (before, expected) = ids["subscription_id"], SUBSCRIPTIONS[standing]
    for command in before:
        command.carry(house, about, by=by())
    page = web.page(f"/webhooks/{about}")
    assert offered(page) == {f"subscription-{one}" for one in expected}
    assert ("Er valt nu niets vast te leggen." in page) is (not expected)


USERS: dict[str, tuple[tuple[Command, ...], set[str]]] = {
    "new": ((), {"role", "user-closed"}),
    "in a role": (
        (GrantRole(role=Role.AUDITOR, all_creditors=True),),
        {"role", "role-withdrawn", "user-closed"},
    ),
    "closed": ((CloseUser(),), {"user-reopened"}),
}


@pytest.mark.parametrize("standing", USERS)
def test_of_a_user_only_what_can_be_done_as_he_stands_is_offered(
    world: tuple[House, dict[str, UUID]], web: Web, standing: str
) -> None:
    before, expected = USERS[standing]
    for command in before:
        command.carry(world[0], ELS, by=by())
    page = web.page(f"/gebruikers/{ELS}")
    assert offered(page) == expected
    assert NOTHING not in page


MOVES: tuple[tuple[str, Command], ...] = (
    ("subscription_id", ResumeSubscription()),
    ("subscription_id", PauseSubscription()),
    ("subscription_id", PauseSubscription()),
    ("subscription_id", ResumeSubscription()),
    ("subscription_id", PingSubscription()),
    ("subscription_id", ReplaceSecret()),
    ("user_id", ReopenUser()),
    ("user_id", WithdrawRole(role=Role.AUDITOR)),
    ("user_id", GrantRole(role=Role.AUDITOR, all_creditors=True)),
    ("user_id", WithdrawRole(role=Role.AUDITOR)),
    ("user_id", CloseUser()),
    ("user_id", CloseUser()),
    ("user_id", ReopenUser()),
    ("subscription_id", EndSubscription()),
    ("subscription_id", EndSubscription()),
)


def test_what_is_offered_changes_something_and_what_is_not_would_change_nothing(
    world: tuple[House, dict[str, UUID]],
) -> None:
    house, ids = world
    state: dict[str, tuple[UUID, Callable[[UUID], object]]] = {
        "subscription_id": (ids["subscription_id"], house.collections.subscription),
        "user_id": (ELS, house.collections.user),
    }
    for number, (kind, command) in enumerate(MOVES):
        about, read = state[kind]
        avails = type(command).avails(read(about), house)
        assert avails is changes(house, about, command), f"{number}: {command.NAME}"


PAGES = (
    "/claims/{claim_id}",
    "/debiteuren/{debtor_id}",
    "/brieven/{letter_id}",
    "/schuldeisers/{creditor_id}",
    "/webhooks/{subscription_id}",
    "/werk",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_lists_what_is_about_nothing_and_the_rest_is_folded(
    world: tuple[House, dict[str, UUID]], web: Web, path: str
) -> None:
    page = web.page(path.format(**world[1]))
    assert NOTHING not in page
    folded = re.findall(r'<details class="not-now">.*?</details>', page, re.DOTALL)
    assert sum(one.count('class="barred"') for one in folded) == page.count('class="barred"')


def test_of_a_debtor_what_only_the_dead_or_who_lives_abroad_takes_is_not_offered(
    world: tuple[House, dict[str, UUID]], web: Web
) -> None:
    page = web.page(f"/debiteuren/{world[1]['debtor_id']}")
    assert {"heirs", "applicable-law"} & offered(page) == set()
    assert {"capacity", "contact-details", "bar"} <= offered(page)


def test_what_a_claim_is_called_is_shown_in_its_form_and_emptied_there(
    world: tuple[House, dict[str, UUID]], web: Web
) -> None:
    claim = world[1]["claim_id"]

    def say(code: str, key: str) -> str:
        answer = web.client.post(
            f"/claims/{claim}/own-reference",
            data={"key": key, "own_reference": code},
            headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
            follow_redirects=True,
        )
        return answer.text

    assert "Eigen kenmerk bij de schuldeiser: SO-17." in say("SO-17", "a")
    shown = web.page(f"/claims/{claim}")
    assert re.search(r'<input [^>]*name="own_reference"[^>]*value="SO-17"', shown)
    say("", "b")
    assert world[0].collections.claim(claim).own_reference == ""
