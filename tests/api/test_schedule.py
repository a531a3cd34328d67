"""The server does the daily run by itself: at its hour of Amsterdam, once, and after a gap."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from adapters.store.opening import Mode
from api.app import make_app
from api.schedule import Punctual, Scheduler
from api.settings import load_settings
from application.house import House
from application.run.believed import MOST_DAYS
from application.run.day import run_day, runs_of
from application.settings import DailyRun
from application.views import views_of
from domain.errors import Refusal, StoreError
from tests.api.webs import a_client, served
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
        with run_lease(house):
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


@pytest.mark.parametrize("error", [RecursionError, MemoryError, ValueError, StoreError])
def test_whatever_a_run_meets_the_clock_is_looked_at_again(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    house = place.open(run_at=time(8, 0))
    place.clock.move_to(MARCH + DAY, time(8, 0))

    def failing(*_: object, **__: object) -> None:
        raise error("S. Voorbeeld")

    with scheduled(house) as scheduler:
        with monkeypatch.context() as broken:
            broken.setattr("api.schedule.runs_of", failing)
            assert not scheduler.look()
        assert scheduler.look()


def test_a_run_is_overdue_from_three_hours_after_its_hour_until_it_is_done(
    place: HousePlace,
) -> None:
    house = place.open(mode=Mode.LIVE, run_at=time(8, 0))
    with scheduled(house) as scheduler:
        place.clock.move_to(MARCH + DAY, time(10, 59))
        assert scheduler.punctual() is Punctual.ON_TIME
        place.clock.move_to(MARCH + DAY, time(11, 0))
        assert scheduler.punctual() is Punctual.OVERDUE
        assert scheduler.look()
        assert scheduler.punctual() is Punctual.ON_TIME


def test_a_clock_that_nobody_looks_at_any_more_is_told(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = place.open(mode=Mode.LIVE, run_at=time(8, 0))
    place.clock.move_to(MARCH + DAY, time(8, 0))
    with scheduled(house) as scheduler:
        monkeypatch.setattr(scheduler, "_run", lambda: None)
        with scheduler.at_work():
            assert scheduler._thread is not None
            scheduler._thread.join()
            assert scheduler.punctual() is Punctual.STOPPED


def test_a_server_whose_run_is_overdue_is_not_ready(place: HousePlace) -> None:
    house = place.open(mode=Mode.LIVE, run_at=time(8, 0))
    place.clock.move_to(MARCH + DAY, time(11, 0))
    with scheduled(house) as scheduler, views_of(house) as views:
        views.catch_up()
        app = make_app(house, views, punctual=scheduler.punctual)
        with served(app) as url, a_client(url) as client:
            red = client.get("/readyz")
            assert red.status_code == 503
            assert [one["name"] for one in red.json()["checks"] if not one["fit"]] == ["daily_run"]
            assert scheduler.look()
            green = client.get("/readyz")
            assert (green.status_code, green.json()["ready"]) == (200, True)


LATER = MARCH + DAY * (MOST_DAYS + 2)


@pytest.mark.parametrize("code", ["run.clock_ahead", "run.clock_back"])
def test_a_clock_far_ahead_or_back_is_not_believed_until_a_person_says_the_day(
    place: HousePlace, code: str
) -> None:
    house = place.open(mode=Mode.LIVE)
    first, then = (MARCH + DAY, LATER) if code == "run.clock_ahead" else (LATER, MARCH + DAY)
    place.clock.move_to(first, time(9, 0))
    run_day(house, on=first)
    place.clock.instant += then - first
    with scheduled(house) as scheduler:
        assert not scheduler.look()
    with pytest.raises(Refusal) as doubted:
        run_day(house)
    assert doubted.value.code == code
    assert f"--on {then}" in doubted.value.way_out
    assert not run_day(house, dry_run=True).stopped
    assert not run_day(house, on=then).stopped
    assert not run_day(house).stopped


def test_a_month_without_a_run_is_believed_to_the_last_day(place: HousePlace) -> None:
    house = place.open(mode=Mode.LIVE)
    place.clock.move_to(MARCH, time(9, 0))
    run_day(house)
    place.clock.move_to(MARCH + DAY * MOST_DAYS, time(9, 0))
    assert not run_day(house).stopped
