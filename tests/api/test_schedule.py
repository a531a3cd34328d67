"""The server does the daily run by itself: at its hour of Amsterdam, once, and after a gap."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from adapters.store.opening import Mode
from api.schedule import Scheduler
from api.settings import load_settings
from application.house import House
from application.run.day import run_day, runs_of
from application.settings import DailyRun
from application.views import views_of
from domain.errors import Refusal
from tests.application.houses import CONSUMER, MARCH, NO_MAIL, HousePlace, claim_from, statuses

DAY = timedelta(days=1)
CLOCKS_FORWARD, CLOCKS_BACK = date(2026, 3, 29), date(2026, 10, 25)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@contextmanager
def scheduled(house: House) -> Iterator[Scheduler]:
    with views_of(house) as views:
        views.catch_up()
        yield Scheduler(house, views)


@pytest.mark.parametrize("day", [MARCH + DAY, CLOCKS_FORWARD, CLOCKS_BACK])
def test_the_run_is_due_from_its_hour_on_and_not_a_minute_before(
    place: HousePlace, day: date
) -> None:
    house = place.open(run_at=time(8, 0))
    with scheduled(house) as scheduler:
        place.clock.move_to(day, time(7, 59))
        assert not scheduler.due()
        place.clock.move_to(day, time(8, 0))
        assert scheduler.due()


def test_a_look_at_the_hour_does_the_run_once(place: HousePlace) -> None:
    house = place.open(run_at=time(8, 0))
    claim_from(house, CONSUMER, NO_MAIL)
    with scheduled(house) as scheduler:
        place.clock.move_to(MARCH + DAY, time(8, 0))
        assert scheduler.look()
        assert not scheduler.look()
        place.clock.move_to(MARCH + DAY, time(23, 59))
        assert not scheduler.look()
    assert len(statuses(house)) == 1
    assert len(list(runs_of(house, MARCH + DAY))) == 1


def test_a_server_that_starts_after_the_hour_does_the_run_then(place: HousePlace) -> None:
    house = place.open(run_at=time(8, 0))
    place.clock.move_to(MARCH + DAY, time(15, 30))
    with scheduled(house) as scheduler:
        assert scheduler.look()


def test_a_run_by_hand_before_the_hour_does_not_stand_in_for_the_daily_one(
    place: HousePlace,
) -> None:
    house = place.open(run_at=time(8, 0))
    place.clock.move_to(MARCH + DAY, time(7, 0))
    run_day(house)
    with scheduled(house) as scheduler:
        place.clock.move_to(MARCH + DAY, time(8, 0))
        assert scheduler.look()
    assert len(list(runs_of(house, MARCH + DAY))) == 2


def test_a_run_by_hand_after_the_hour_is_the_run_of_the_day(place: HousePlace) -> None:
    house = place.open(run_at=time(8, 0))
    place.clock.move_to(MARCH + DAY, time(8, 30))
    run_day(house)
    with scheduled(house) as scheduler:
        assert not scheduler.due()


def test_while_another_run_is_at_work_the_server_waits(place: HousePlace) -> None:
    from application.run.lease import run_lease

    house = place.open(run_at=time(8, 0))
    place.clock.move_to(MARCH + DAY, time(9, 0))
    with scheduled(house) as scheduler:
        with run_lease(house.home):
            assert not scheduler.look()
        assert scheduler.look()


@pytest.mark.parametrize(
    ("mode", "chosen", "wanted"),
    [
        (Mode.LIVE, DailyRun.LIVE, True),
        (Mode.SANDBOX, DailyRun.LIVE, False),
        (Mode.SANDBOX, DailyRun.ALWAYS, True),
        (Mode.LIVE, DailyRun.NEVER, False),
    ],
)
def test_a_live_store_runs_by_itself_and_a_sandbox_only_when_asked(
    place: HousePlace, mode: Mode, chosen: DailyRun, wanted: bool
) -> None:
    house = place.open(mode=mode, daily_run=chosen)
    with scheduled(house) as scheduler:
        assert scheduler.wanted is wanted


@pytest.mark.parametrize(("hour", "good"), [("06:59", 0), ("07:00", 1), ("19:59", 1), ("20:00", 0)])
def test_the_hour_of_the_run_lies_within_the_contact_hours(
    monkeypatch: pytest.MonkeyPatch, hour: str, good: int
) -> None:
    monkeypatch.setenv("VORDERING_RUN_AT", hour)
    if good:
        assert load_settings().run_at == time.fromisoformat(hour)
        return
    with pytest.raises(Refusal) as caught:
        load_settings()
    assert "VORDERING_RUN_AT" in caught.value.message
    assert "Bki art. 4.2" in caught.value.message
