"""Who begins a run, or sends the post, does not by that look at the claims it is about."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from adapters.store.opening import Mode
from api.clocks import system_clock
from application.clock import today_of
from application.commands.users import GrantRole
from application.house import House
from application.principal import Principal
from application.run.day import run_day
from domain.ids import user_id
from domain.law.contact_hours import next_contact_day
from domain.user.roles import Role
from domain.user.state import Rights
from tests.api.matrix import NUMBER, another
from tests.api.test_cli import Shell, empty
from tests.api.test_exports import always
from tests.api.webs import browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, case_of, claim_from, run_on
from tests.application.relay import post_office
from tests.application.two_people import user

__all__ = ["empty"]

OWN = "2026-0118"
RUNS_ALONE, AND_HANDLES_ONE, SEES_ALL = "ada", "bo", "sof"
WHO = {RUNS_ALONE: [], AND_HANDLES_ONE: [OWN], SEES_ALL: [OWN, NUMBER]}
"""Of which invoices each of those who may begin a run is told."""


def two_claims(house: House) -> UUID:
    """A claim of one creditor and one of another; the first creditor."""
    mine = claim_from(house, CONSUMER)
    another(house)
    return case_of(house, mine).creditor.id


def known_as(login: str, creditor: UUID) -> Principal:
    roles: dict[str, tuple[Any, ...]] = {
        RUNS_ALONE: ((Role.ADMINISTRATOR, None),),
        AND_HANDLES_ONE: ((Role.ADMINISTRATOR, None), (Role.HANDLER, frozenset({creditor}))),
        SEES_ALL: ((Role.SENIOR, None),),
    }
    return Principal(login=login, rights=Rights(roles=roles[login]))


def invoices_of(run: Any) -> list[str]:
    return sorted({one["invoice_number"] for one in run["lines"]})


def numbers_in(text: str) -> list[str]:
    return [one for one in (OWN, NUMBER) if one in text]


@pytest.mark.parametrize("login", WHO)
def test_of_a_run_somebody_is_told_the_claims_at_which_he_may_look_and_how_many_more(
    place: HousePlace, login: str
) -> None:
    with place.opened() as house:
        who = known_as(login, two_claims(house))
        with browsing(house, known=always(who)) as web:
            assert numbers_in(web.page("/runs?ahead=1")) == WHO[login]
            run_on(place, house, MARCH + timedelta(days=1))
            [run] = web.read(f"/v1/runs/{house.today}")
            page = web.page("/runs")
    assert invoices_of(run) == WHO[login]
    assert run["unseen"] == sum(run["totals"].values()) - len(run["lines"])
    assert numbers_in(page) == WHO[login]
    assert ("niet mag inzien" in page) is (login != SEES_ALL)


@pytest.mark.parametrize("login", WHO)
def test_of_letters_in_doubt_whoever_sends_the_post_sees_those_at_which_he_may_look(
    place: HousePlace, login: str
) -> None:
    with (
        post_office(data="hang up") as (_, where),
        place.opened(mode=Mode.LIVE, smtp=where) as house,
    ):
        who = known_as(login, two_claims(house))
        run_day(house)
        with browsing(house, known=always(who)) as web:
            page = web.page("/verzending")
    assert numbers_in(page) == [one for one in WHO[login] if one == OWN]
    assert ("brief is voor iemand" in page) is (login == RUNS_ALONE)


def named(house: House, creditor: UUID) -> None:
    user(house, RUNS_ALONE, Role.ADMINISTRATOR)
    user(house, AND_HANDLES_ONE, Role.ADMINISTRATOR)
    handles = GrantRole(role=Role.HANDLER, creditors=(creditor,))
    handles.carry(house, user_id(AND_HANDLES_ONE), by=by())
    user(house, SEES_ALL, Role.SENIOR)


@pytest.mark.parametrize("login", WHO)
def test_in_the_shell_it_is_the_same(empty: Shell, login: str) -> None:
    with HousePlace("sqlite", "", empty.home).opened() as house:
        named(house, two_claims(house))
        on = ("--on", str(next_contact_day(today_of(system_clock))))  # on a Sunday nothing is sent
    empty.good("whoami", "--as", login)
    assert invoices_of(empty.read("run-day", "--dry-run", *on)) == WHO[login]
    assert numbers_in(empty.run("run-day", *on).stdout) == WHO[login]
    day = on[1]
    [run] = empty.read("runs-of", day)
    assert invoices_of(run) == WHO[login]
    assert numbers_in(empty.good("runs-of", day)) == WHO[login]


@pytest.fixture
def twice(empty: Shell) -> tuple[Shell, UUID, UUID]:
    """Two creditors with a claim on one invoice number, of whom els handles the first."""
    with HousePlace("sqlite", "", empty.home).opened() as house:
        mine = claim_from(house, CONSUMER, (OWN, NUMBER))
        other = another(house)
        user(house, "els", Role.HANDLER, creditors=(case_of(house, mine).creditor.id,))
    return empty, mine, other


def test_a_number_means_ones_own_claim_and_what_others_call_so_is_not_told(
    twice: tuple[Shell, UUID, UUID],
) -> None:
    shell, mine, other = twice
    both = shell.bad(2, "claim", NUMBER)
    assert str(mine) in both
    assert str(other) in both
    shell.good("whoami", "--as", "els")
    assert shell.read("claim", NUMBER)["id"] == str(mine)
    shell.good("record", "note", NUMBER, "--text", "Van mij.")
    assert shell.read("payments", "--claim", NUMBER)["rows"] == []


def test_a_command_on_what_is_anothers_says_that_it_is_not_there(
    twice: tuple[Shell, UUID, UUID],
) -> None:
    shell, _, other = twice
    with HousePlace("sqlite", "", shell.home).opened() as house:
        debtor = case_of(house, other).debtor.id
    shell.good("whoami", "--as", "els")
    said = shell.bad(2, "--lang", "en", "record", "note", other, "--text", "Van wie?")
    assert "There is no claim" in said
    place = ("record", "address-unknown", debtor)
    assert "There is no debtor" in shell.bad(2, "--lang", "en", *place)
