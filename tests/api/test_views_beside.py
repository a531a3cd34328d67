"""The views of a large store are kept level by a program of their own, whatever becomes of it."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

import pytest
from structlog.testing import capture_logs

from api.losses import BORNE, LossesBorne
from api.readiness import checks
from api.schedule import Punctual
from api.views_beside import LARGE, views_kept_beside
from application.house import House
from application.stopping import Stopping
from application.views import Views, views_of
from tests.application.houses import CONSUMER, HousePlace, claim_from

NUMBER = "2026-0118"
SECONDS = 60
"""The longest that views are waited for; it is no measure of anything."""


@contextmanager
def kept(
    place: HousePlace, *, large: int, borne: LossesBorne = BORNE
) -> Iterator[tuple[House, Views]]:
    house = place.open(rebuild_processes=2)
    with views_of(house) as views:
        views.catch_up()
        with views_kept_beside(house, views, large=large, borne=borne):
            yield house, views
        assert others() == []


def others() -> list[int]:
    return [one.pid for one in multiprocessing.active_children() if one.pid]


def shown(house: House, views: Views) -> bool:
    """Record a claim, and tell whether the views show it once they were waited for."""
    claim = claim_from(house, CONSUMER, (NUMBER, f"{NUMBER}-{house.store.last_position()}"))
    waited = views.wait_for(house.store.last_position(), timeout=SECONDS)
    return waited and views.outstanding.claim(claim, house.today) is not None


def killed() -> None:
    """Kill the other program."""
    for one in multiprocessing.active_children():
        one.kill()
        one.join()


def at_work(views: Views) -> None:
    """Wait until the other program keeps the views."""
    while not views.engine.running:
        sleep(0.01)


@pytest.mark.both_stores
def test_what_is_recorded_is_shown_by_a_program_that_keeps_the_views(place: HousePlace) -> None:
    with kept(place, large=0) as (house, views):
        assert shown(house, views)
        at_work(views)
        assert len(others()) == 1
        with pytest.MonkeyPatch.context() as here:
            here.setattr(views.engine, "catch_up", None)  # nobody folds in this program
            assert all(shown(house, views) for _ in range(3))


def test_views_go_on_where_the_program_that_keeps_them_is_killed_again_and_again(
    place: HousePlace,
) -> None:
    with kept(place, large=0) as (house, views):
        for _ in range(4):
            at_work(views)
            killed()
            assert shown(house, views)
        assert others() == []
        assert shown(house, views)
        [told] = (
            one
            for one in checks(
                house, views, punctual=lambda: Punctual.NOT_WANTED, stopping=Stopping()
            )
            if one.name == "views"
        )
        assert told.fit
        assert "for 300 seconds the server does so itself" in told.found


def test_a_program_keeps_the_views_again_behind_a_rest(
    place: HousePlace,
) -> None:
    borne = LossesBorne(too_many=1, rest=0.1, longest=SECONDS)
    with kept(place, large=0, borne=borne) as (house, views), capture_logs() as logs:
        for _ in range(2):
            while not others():
                sleep(0.01)
            at_work(views)
            killed()
            assert shown(house, views)
        while not others():
            sleep(0.01)
        assert views.keeping.resting_seconds == 0
        rests = [one["seconds"] for one in logs if one["event"] == "views_kept_by_server"]
        assert rests == [0.1, 0.2]


@pytest.mark.both_stores
def test_nobody_waits_in_vain_for_a_program_that_cannot_fold_and_it_goes_on_once_it_can(
    place: HousePlace,
) -> None:
    with kept(place, large=0) as (house, views):
        at_work(views)
        database = views.engine.current(views.engine.view("bank")).database
        with database.transaction():
            database.execute("ALTER TABLE progress RENAME TO progress_elsewhere")
        for _ in range(SECONDS * 100):
            if not views.engine.running:
                break
            sleep(0.01)
        assert not views.engine.running
        assert not views.wait_for(house.store.last_position(), timeout=SECONDS)
        assert len(others()) == 1
        with database.transaction():
            database.execute("ALTER TABLE progress_elsewhere RENAME TO progress")
        assert shown(house, views)
        at_work(views)


def test_a_small_store_starts_no_program(place: HousePlace) -> None:
    with kept(place, large=LARGE) as (house, views):
        assert shown(house, views)
        assert others() == []
