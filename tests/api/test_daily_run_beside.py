"""The daily run of a server: a large one is done by a program of its own."""

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from threading import Event, Thread
from time import sleep
from typing import Any

import pytest

from api.daily_run import DayDone, run_beside
from api.giving_way import NICENESS
from application.house import House
from application.processes import CannotStartError, Pool
from application.run.day import ONE_BY_ONE, runs_of
from application.run.lease import run_lease
from application.settings import Settings
from application.views import Views
from benchmarks.estate import estate_in, moved_on, opened, place_of
from domain.errors import StoreError
from domain.facts import StreamKind

LARGE, SMALL = ONE_BY_ONE + 12, ONE_BY_ONE - 8


def made(home: Path, *, due: int) -> None:
    """A sandbox with so many claims that are due, on a Wednesday to come."""
    place: Settings = place_of(home)
    estate_in(place, claims=due, due=due)
    with opened(place) as (house, _):
        today = house.today
    moved_on(place, today + timedelta(days=7 + (2 - today.weekday()) % 7))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of so many that a program of its own does them, to copy and never to open."""
    home = tmp_path_factory.mktemp("large") / "home"
    made(home, due=LARGE)
    return home


@contextmanager
def morning(home: Path, large: Path) -> Iterator[tuple[House, Views]]:
    with opened(place_of(copytree(large, home / "home"))) as found:
        yield found


def letters(house: House) -> int:
    return len(list(house.store.streams(StreamKind.LETTER)))


def others() -> set[int]:
    """The programs that this one started, and other tests before this one among them."""
    return {one.pid for one in multiprocessing.active_children() if one.pid}


@contextmanager
def at_work(house: House, views: Views, stop: Event) -> Iterator[list[DayDone | StoreError | None]]:
    """A run beside, once it has begun; its end is awaited, and what it came to is given."""
    found: list[DayDone | StoreError | None] = []

    def run() -> None:
        try:
            found.append(run_beside(house, views, stop))
        except StoreError as error:
            found.append(error)

    thread = Thread(target=run)
    thread.start()
    while not letters(house) and thread.is_alive():
        sleep(0.01)
    yield found
    thread.join()


def test_a_large_run_is_done_by_a_program_of_its_own_that_gives_way(
    large: Path, tmp_path: Path
) -> None:
    """While another run is at work it waits."""
    before = others()
    with morning(tmp_path, large) as (house, views):
        with run_lease(house), pytest.raises(StoreError, match="Another daily run"):
            run_beside(house, views, Event())
        assert letters(house) == 0
        with at_work(house, views, Event()) as found:
            [other] = others() - before
            assert os.getpriority(os.PRIO_PROCESS, other) == NICENESS
        [done] = found
        assert isinstance(done, DayDone)
        assert (done.stopped, done.looked_at) == (False, LARGE)
        assert letters(house) > ONE_BY_ONE
        [run] = runs_of(house, house.today)
        assert run.finished_at is not None
        assert others() <= before


def test_a_small_run_starts_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.daily_run.Pool", None)  # whoever asked for one would fail
    made(tmp_path, due=SMALL)
    with opened(place_of(tmp_path)) as (house, views):
        done = run_beside(house, views, Event())
        assert done is not None
        assert (done.stopped, done.looked_at) == (False, SMALL)
        assert letters(house) > 0


class NoProcess(Pool):
    """Of a machine that has none to give once there is work for it."""

    def submit(self, *_: Any) -> Any:
        raise CannotStartError


def test_where_the_machine_gives_no_process_the_server_does_a_large_run_itself(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.daily_run.Pool", NoProcess)
    with morning(tmp_path, large) as (house, views):
        done = run_beside(house, views, Event())
        assert done is not None
        assert (done.stopped, done.looked_at) == (False, LARGE)
        assert letters(house) > ONE_BY_ONE


def test_a_run_beside_ends_after_the_claims_at_hand_when_it_is_told_to(tmp_path: Path) -> None:
    stop = Event()
    made(tmp_path, due=3 * LARGE)  # more than lanes have at hand
    with opened(place_of(tmp_path)) as (house, views):
        with at_work(house, views, stop) as found:
            stop.set()
        [done] = found
        assert isinstance(done, DayDone)
        assert done.stopped
        before = letters(house)
        assert before > 0
        views.catch_up()
        again = run_beside(house, views, Event())
        assert again is not None
        assert not again.stopped
        assert letters(house) > before


def test_a_run_whose_program_is_killed_is_gone_on_with_at_the_next_look(
    large: Path, tmp_path: Path
) -> None:
    with morning(tmp_path, large) as (house, views):
        with at_work(house, views, Event()) as found:
            for one in multiprocessing.active_children():
                one.kill()
        [broken] = found
        assert isinstance(broken, StoreError)
        assert "ended from outside" in str(broken)
        views.catch_up()
        again = run_beside(house, views, Event())
        assert again is not None
        assert not again.stopped
        streams = list(house.store.streams(StreamKind.LETTER))
        asked = [
            part.claim_id
            for one in streams
            if (order := house.collections.letter(one).order)
            for part in order.claims
        ]
        assert len(asked) == len(set(asked)) == LARGE
