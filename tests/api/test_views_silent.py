"""A program that keeps the views and hangs is noticed, told of, ended, and another one started.

Real programs, stopped by a signal: before they are ready, and amid a transaction.
"""

import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep

import pytest
from structlog.testing import capture_logs

from adapters.views.postgres import PostgresDatabase
from adapters.views.sqlite import SqliteDatabase
from api.readiness import checks
from api.schedule import Punctual
from api.views_beside import SilenceBorne, views_kept_beside
from application.house import House
from application.stopping import Stopping
from application.views import Views, views_of
from projections.database import Database
from tests.api.test_views_beside import SECONDS, at_work, others, shown
from tests.application.houses import CONSUMER, HousePlace, claim_from

SHORT = SilenceBorne(begin=SECONDS, silent=8.0, noticed=0.5)
"""Of who begins too: a busy machine is no hang."""


@contextmanager
def kept(place: HousePlace, *, patience: SilenceBorne = SHORT) -> Iterator[tuple[House, Views]]:
    house = place.open(rebuild_processes=2)
    with views_of(house) as views:
        views.catch_up()
        with views_kept_beside(house, views, large=0, patience=patience):
            yield house, views
        assert others() == []


def comes(what: Callable[[], object]) -> None:
    """Wait until something is so, which must come."""
    for _ in range(SECONDS * 100):
        if what():
            return
        sleep(0.01)
    raise AssertionError(what)


def only_other() -> int:
    comes(others)
    [pid] = others()
    return pid


def stopped(pid: int) -> None:
    """Stop a program where it is, and wait until it is."""
    os.kill(pid, signal.SIGSTOP)
    comes(lambda: Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "T")


def fit(house: House, views: Views) -> tuple[bool, str]:
    """What readiness says of the views."""
    found = checks(house, views, punctual=lambda: Punctual.NOT_WANTED, stopping=Stopping())
    [of_views] = [one for one in found if one.name == "views"]
    return of_views.fit, of_views.found


def test_one_that_hangs_is_told_of_ended_and_followed_by_another(place: HousePlace) -> None:
    """Where that one hangs as the server ends, it ends all the same."""
    with kept(place) as (house, views), capture_logs() as logs:
        at_work(views)
        first = only_other()
        assert fit(house, views)[0]
        stopped(first)
        comes(lambda: not fit(house, views)[0])
        assert "silent" in fit(house, views)[1]
        comes(lambda: others() and first not in others())
        assert shown(house, views)
        at_work(views)
        assert views.keeping.lost == {"silent": 1}
        comes(lambda: fit(house, views)[0])
        told = [one["event"] for one in logs if one["event"].startswith("views_silent")]
        assert told == ["views_silent", "views_silent_ended"]
        stopped(only_other())


def test_one_that_never_gets_ready_is_ended_and_in_the_end_the_server_folds(
    place: HousePlace,
) -> None:
    with kept(place, patience=SilenceBorne(begin=0.5, silent=0.5)) as (house, views):
        for number in range(1, 4):
            comes(lambda: others() or views.keeping.lost["silent"] == number)  # noqa: B023 - at once
            for pid in others():
                os.kill(pid, signal.SIGSTOP)
            assert shown(house, views)  # whoever waits folds himself
            comes(lambda: views.keeping.lost["silent"] >= number)  # noqa: B023 - at once
        comes(lambda: views.engine.running)
        assert others() == []
        assert shown(house, views)


def held(database: Database) -> bool:
    """Whether somebody is amid a transaction that writes to a view."""
    if isinstance(database, SqliteDatabase):
        with closing(sqlite3.connect(database.path, timeout=0, isolation_level=None)) as look:
            try:
                look.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
            return False
    assert isinstance(database, PostgresDatabase)
    try:
        database.query("SELECT position FROM progress FOR UPDATE NOWAIT")
    except Exception:  # noqa: BLE001 - the row is locked
        return True
    return False


TENS = ", ".join(f"(VALUES {', '.join(['(1)'] * 10)}) AS t{number}" for number in range(7))
SLOW_IN_SQLITE = (
    f"CREATE TRIGGER slow AFTER INSERT ON claims BEGIN SELECT COUNT(*) FROM {TENS}; END"
)
SLOW_IN_POSTGRES = (
    "CREATE FUNCTION slow() RETURNS trigger AS"
    " 'BEGIN PERFORM pg_sleep(1); RETURN NEW; END' LANGUAGE plpgsql;"
    "CREATE TRIGGER slow AFTER INSERT ON claims FOR EACH ROW EXECUTE FUNCTION slow()"
)


@pytest.mark.both_stores
def test_one_that_hangs_amid_a_transaction_holds_nobody_for_long(place: HousePlace) -> None:
    with kept(place) as (house, views):
        at_work(views)
        first = only_other()
        database = views.engine.current(views.engine.view("outstanding")).database
        sqlite = isinstance(database, SqliteDatabase)
        for one in (SLOW_IN_SQLITE if sqlite else SLOW_IN_POSTGRES).split(" plpgsql;"):
            database.execute(one if one.startswith("CREATE TRIGGER") else f"{one} plpgsql")
        while True:
            claim_from(house, CONSUMER, ("2026-0118", f"N-{house.store.last_position()}"))
            views.engine.wake()
            comes(lambda: held(database))
            stopped(first)
            if held(database):  # it did not come to its end before the signal came
                break
            os.kill(first, signal.SIGCONT)
        comes(lambda: first not in others())
        comes(lambda: not held(database) or others())
        comes(lambda: views.engine.reached(["outstanding"], house.store.last_position()))
        assert shown(house, views)
        assert len(views.outstanding.claims(house.today).rows) >= 2
