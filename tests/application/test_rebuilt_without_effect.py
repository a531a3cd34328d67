"""Making views again does nothing but that: nothing is recorded, sent, printed or delivered."""

from pathlib import Path

import pytest

from application.house import House
from application.lease import leased
from application.views import Views, views_of
from domain.errors import Refusal
from tests.application.houses import CONSUMER, MARCH, PLAIN, HousePlace, claim_from, run_on

pytestmark = pytest.mark.both_stores


def files(home: Path) -> dict[str, bytes]:
    """Every file of the home but those of the views, and what SQLite keeps beside one."""
    found = (one for one in home.rglob("*") if one.is_file())
    return {
        str(one.relative_to(home)): one.read_bytes()
        for one in found
        if "views" not in one.parts and not one.name.endswith(("-wal", "-shm", ".lock"))
    }


@pytest.fixture
def worked(place: HousePlace, house: House) -> House:
    """A store with letters in the outbox, and with one that is due and not made yet."""
    claim_from(house, CONSUMER)
    assert run_on(place, house, MARCH).lines
    claim_from(house, PLAIN)
    return house


def test_nothing_is_recorded_and_nothing_leaves(place: HousePlace, worked: House) -> None:
    with views_of(worked) as views:
        views.catch_up()
        due = list(views.candidates(worked.today))
        tasks = views.worklist.tasks(worked.today)
        before = (place.rows(), files(place.home), worked.store.last_position())
        assert any(name.startswith("outbox") for name in before[1])
        found = [one for _ in range(2) for one in views.rebuild()]
        assert all(one.switched for one in found)
        assert (place.rows(), files(place.home), worked.store.last_position()) == before
        assert list(views.candidates(worked.today)) == due
        assert views.worklist.tasks(worked.today) == tasks


def test_two_programs_do_not_make_views_again_at_once(worked: House) -> None:
    other = Refusal("test.other", "")
    with views_of(worked) as views, leased(worked, "rebuild", taken=other):
        for made in (views.rebuild, lambda: views.rollback("outstanding")):
            with pytest.raises(Refusal) as refused:
                made()
            assert refused.value.code == "views.being_made"


@pytest.mark.parametrize("what", ["a comparison", "a start"])
def test_a_comparison_and_a_start_come_behind_who_makes_views(
    place: HousePlace, worked: House, what: str
) -> None:
    with place.opened() as other, views_of(worked) as views:
        views.catch_up()
        views.engine.reading("outstanding")().execute("UPDATE progress SET identity = 'old'")
        assert other.store.leases.take("rebuild")
        before = generations(views)
        waited: list[bool] = []

        def over() -> None:
            waited.append(generations(views) == before)
            other.store.leases.free("rebuild")

        views.waits = over
        found = views.compared("worklist") if what == "a comparison" else views.refresh()
        assert waited == [True]
        assert [one.view for one in found] == [
            "worklist" if what == "a comparison" else "outstanding"
        ]
        assert other.store.leases.take("rebuild")


def test_a_start_without_anything_to_make_waits_for_nobody(
    place: HousePlace, worked: House
) -> None:
    with place.opened() as other, views_of(worked) as views:
        views.catch_up()
        assert other.store.leases.take("rebuild")
        views.waits = pytest.fail
        assert views.refresh() == []


def test_a_start_takes_away_what_a_killed_one_left_of_personal_data(worked: House) -> None:
    with views_of(worked) as views:
        views.catch_up()
        people = views.engine.view("people")
        current = views.engine.generations.current("people")
        views.engine.begin(people, indexed=True)
        assert len(views.engine.generations.generations("people")) == 2
        assert views.refresh() == []
        assert list(views.engine.generations.generations("people")) == [current]


def generations(views: Views) -> dict[str, list[int]]:
    kept = views.engine.generations
    return {name: list(kept.generations(name)) for name in views.engine.views}
