"""Readiness names what is wrong, its limit and the way out; nobody else is told how it stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.app import make_app
from application.commands.users import AddUser
from application.house import House, NoRoom
from application.run.day import run_day, runs_of
from application.views import views_of
from tests.api.webs import Web, a_client, browsing, served
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, claim_from

MUCH = 1_000_000_000
"""Megabytes that no disk has free."""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


def unfit(web: Web) -> list[dict[str, Any]]:
    answer = web.get("/readyz")
    wrong = [one for one in answer.json()["checks"] if not one["fit"]]
    assert answer.status_code == (503 if wrong else 200)
    assert answer.json()["ready"] is not bool(wrong)
    return wrong


def test_a_disk_with_less_than_stays_free_is_not_ready_and_says_what_to_do(
    place: HousePlace,
) -> None:
    with browsing(place.open(disk_reserve_mb=MUCH)) as web:
        [disk] = unfit(web)
        assert disk["name"] == "disk"
        assert disk["found"].endswith("MB free")
        assert disk["limit"].startswith(f"{MUCH} MB")
        assert "Make room" in disk["way_out"]
    with browsing(place.open(disk_reserve_mb=0)) as web:
        assert unfit(web) == []


def test_with_hardly_any_room_a_command_is_refused_before_anything_is_recorded(
    place: HousePlace,
) -> None:
    house = place.open(disk_reserve_mb=MUCH)
    with browsing(house) as web:
        before = house.store.last_position()
        answer = web.post("/v1/users", {"login": "els", "name": "Els de Vries"}, key="once")
        assert (answer.status_code, answer.json()["code"]) == (503, "disk.full")
        assert house.store.last_position() == before
    with browsing(place.open(disk_reserve_mb=0)) as web:
        again = web.post("/v1/users", {"login": "els", "name": "Els de Vries"}, key="once")
        assert (again.status_code, again.headers.get("idempotent-replayed")) == (201, None)


def test_no_command_of_the_program_or_the_machine_fills_the_last_of_the_disk(
    place: HousePlace,
) -> None:
    house = place.open(disk_reserve_mb=MUCH)
    with pytest.raises(NoRoom):
        AddUser(login="els", name="Els").carry(house, by=by())
    with pytest.raises(NoRoom):
        run_day(house)
    assert not run_day(house, dry_run=True).stopped
    assert list(runs_of(house, house.today)) == []


def test_a_run_stops_where_the_disk_fills_up_and_says_why(place: HousePlace) -> None:
    house = place.open()
    claim_from(house, CONSUMER)

    def filling(_day: object) -> Iterator[Any]:
        house.settings = house.settings.model_copy(update={"disk_reserve_mb": MUCH})
        yield claim

    claim = house.new_id()
    assert run_day(house, on=MARCH, candidates=filling).stopped
    [run] = runs_of(house, MARCH)
    assert run.aborted == "there is hardly any room on the disk"


def test_a_key_store_that_is_gone_or_changed_is_not_ready(place: HousePlace) -> None:
    house = place.open()
    with browsing(house) as web:
        path = house.store.keys.path
        path.rename(path.with_suffix(".away"))
        [keys] = unfit(web)
        assert (keys["name"], keys["found"]) == ("keys", "its file is gone")
        assert "backup" in keys["way_out"]
        path.with_suffix(".away").rename(path)
        assert unfit(web) == []


def test_views_that_do_not_keep_up_are_not_ready(place: HousePlace, house: House) -> None:
    with browsing(house) as web, pytest.MonkeyPatch.context() as patched:
        claim_from(house, CONSUMER)
        web.views.catch_up()
        assert unfit(web) == []
        patched.setattr("api.readiness.BEHIND", 0)
        assert [one["name"] for one in unfit(web)] == ["views"]


def test_who_may_not_run_it_is_told_whether_each_thing_is_fit_and_no_more(
    place: HousePlace,
) -> None:
    house = place.open(disk_reserve_mb=MUCH)
    with views_of(house) as views:
        views.catch_up()
        with served(make_app(house, views)) as url, a_client(url) as client:
            told = client.get("/readyz").json()
    assert {one["name"]: one["fit"] for one in told["checks"]}["disk"] is False
    assert {one["found"] + one["limit"] + one["way_out"] for one in told["checks"]} == {""}
