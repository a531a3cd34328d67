"""Why nothing was done, over HTTP and on pages: what is told leads to where it stands."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from application.house import House
from application.principal import Principal
from domain.facts import StreamKind
from domain.user.roles import Role
from domain.user.state import Rights
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    PLAIN,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_on,
)
from tests.application.two_people import user
from tests.asking import lift_hold, place_hold

DAY = timedelta(days=1)


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def held(place: HousePlace, house: House) -> UUID:
    """Give a claim that was held in the run of its reminder, beside another one."""
    claim_from(house, PLAIN)
    claim = claim_from(house, CONSUMER)
    place_hold(house, claim, by=by(), category="asked", from_day=MARCH)
    run_on(place, house, MARCH)
    return claim


@pytest.fixture
def web(house: House, held: UUID) -> Iterator[Web]:
    del held  # it is there before the views are read
    with browsing(house) as served:
        served.views.catch_up()
        yield served


@pytest.mark.parametrize(("language", "called"), [("nl", "Pauze"), ("en", "On hold")])
def test_the_page_of_a_claim_says_why_and_each_fact_stands_where_it_leads(
    web: Web, held: UUID, language: str, called: str
) -> None:
    page = web.client.get(f"/claims/{held}/waarom", headers={"accept-language": language}).text
    assert called in page
    assert f"/claims/{held}/waarom" in web.get(f"/claims/{held}").text
    assert "EUR " not in page
    led = re.findall(r'href="(/[^"#]+)#(feit-[^"]+)"', page)
    assert len(led) == 2
    for address, anchor in led:
        assert f'id="{anchor}"' in web.get(address).text


def test_the_page_of_a_debtor_says_of_each_claim_how_it_stands(web: Web, held: UUID) -> None:
    debtor = case_of(web.house, held).debtor.id
    page = web.get(f"/debiteuren/{debtor}/waarom").text
    assert f'href="/claims/{held}/waarom"' in page
    assert f"/debiteuren/{debtor}/waarom" in web.get(f"/debiteuren/{debtor}").text


def test_the_runs_of_a_day_tell_what_they_withheld_page_by_page(web: Web, held: UUID) -> None:
    page = web.read(f"/v1/runs/{MARCH}/withheld", limit=1)
    found = page["rows"]
    while page["next"]:
        page = web.read(f"/v1/runs/{MARCH}/withheld", limit=1, cursor=page["next"])
        found += page["rows"]
    assert [row["claim"] for row in found] == [str(held)]
    [row] = found
    assert (row["withheld"]["rule"], row["withheld"]["step"]) == ("hold", "reminder")
    assert web.read(f"/v1/runs/{MARCH + DAY}/withheld")["rows"] == []


def test_whoever_asks_what_runs_withheld_is_shown_no_name_and_so_reads_none(
    web: Web, house: House, held: UUID
) -> None:
    assert held in house.store.streams(StreamKind.CLAIM)
    before = house.reads.end()
    assert web.read(f"/v1/runs/{MARCH}/withheld")["rows"]
    assert house.reads.end() == before


def test_the_facts_of_claims_are_told_to_who_may_look_at_them_alone(
    house: House, held: UUID
) -> None:
    mine, other = case_of(house, held).creditor.id, uuid4()
    user(house, "ada", Role.ADMINISTRATOR)
    for creditors, rows in (((other,), 0), ((mine,), 1)):
        who = Rights(((Role.ADMINISTRATOR, None), (Role.HANDLER, frozenset(creditors))))
        ada = Principal(login="ada", rights=who, by_token=True)
        with browsing(house, known=lambda *_, ada=ada: ada) as web:
            assert len(web.read(f"/v1/runs/{MARCH}/withheld")["rows"]) == rows


def test_it_is_told_as_of_a_day_and_as_known_at_a_moment(
    place: HousePlace, web: Web, held: UUID
) -> None:
    place.clock.move_to(MARCH + DAY)
    then = web.house.clock().isoformat()
    place.clock.move_to(MARCH + 2 * DAY)
    lift_hold(web.house, held, by=by(), hold_id="hold-1")
    web.views.catch_up()
    where = f"/v1/claims/{held}/withheld"
    assert web.read(where)["now"]["rule"] == "due"
    assert web.read(where, knownAt=then)["now"]["rule"] == "hold"
    assert web.read(where, onDate=str(MARCH))["now"]["rule"] == "hold"


def test_a_claim_that_was_not_known_yet_is_not_there(web: Web, held: UUID) -> None:
    before = "2026-03-01T12:00:00+01:00"
    told = web.client.get(f"/v1/claims/{held}/withheld", params={"knownAt": before})
    assert (told.status_code, told.json()["code"]) == (404, "claim.not_there_yet")
