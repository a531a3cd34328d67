"""A program that is killed while it waits for a lock is soon gone from PostgreSQL, and its place.

The server ends its session by itself: nobody gives the lock, and no limit of waiting is reached.
"""

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from adapters.store import postgres_pool
from adapters.views import PostgresViews
from tests.store.places import Place, envelope, save

LOOKS = 1_200
"""So often it is looked for what must come, a moment apart."""
HOURS = 7_200.0


def save_one(url: str, home: Path, stream: UUID) -> None:
    """In a program of its own: save, and wait for the lock as long as it takes."""
    save(Place("postgres", url, home).open(lock_wait=HOURS), envelope(stream, 1))


def move_on(url: str, _home: Path, _stream: UUID) -> None:
    """In a program of its own: move a view on."""
    view = PostgresViews(url).open("some", 1)
    with view.transaction():
        view.execute("UPDATE progress SET position = 2")


def killed_while_waiting(
    place: Place, server: psycopg.Connection[Any], work: Callable[..., None]
) -> None:
    """Have another program wait for the lock that is held; kill it, and see its session end."""
    child = multiprocessing.get_context("forkserver").Process(
        target=work, args=(place.url, place.home, uuid4())
    )
    child.start()
    try:
        [[session]] = comes(server, WAITING)
    finally:
        child.kill()
        child.join()
    comes(server, f"SELECT 1 FROM pg_stat_activity WHERE pid = {session}", many=0)


WAITING = (
    "SELECT pid FROM pg_stat_activity"
    " WHERE wait_event_type = 'Lock' AND datname = current_database()"
)


def comes(server: psycopg.Connection[Any], question: str, *, many: int = 1) -> list[Any]:
    """The rows of a question, as soon as there are so many."""
    for _ in range(LOOKS):
        if len(rows := server.execute(question).fetchall()) == many:
            return rows
        sleep(0.05)
    raise AssertionError(question)


def test_one_that_waits_to_save_is_gone_and_saved_nothing(postgres_place: Place) -> None:
    store = postgres_place.open()
    with (
        psycopg.connect(postgres_place.url) as holder,
        psycopg.connect(postgres_place.url, autocommit=True) as server,
    ):
        holder.execute("LOCK TABLE stored_events IN EXCLUSIVE MODE")
        killed_while_waiting(postgres_place, server, save_one)
    assert store.last_position() == 0


def test_one_that_waits_to_move_a_view_on_is_gone(postgres_place: Place) -> None:
    views = PostgresViews(postgres_place.url)
    view = views.open("some", views.create("some"))
    view.execute("CREATE TABLE progress (position INTEGER)")
    view.execute("INSERT INTO progress VALUES (1)")
    with psycopg.connect(postgres_place.url, autocommit=True) as server, view.transaction():
        view.execute("UPDATE progress SET position = position")
        killed_while_waiting(postgres_place, server, move_on)
    assert view.query("SELECT position FROM progress") == [(1,)]
    views.close()


@pytest.mark.parametrize(
    "asked", ["SET client_connection_check_interval = -1", "SET unknown_to_older_servers = 1"]
)
def test_a_server_that_cannot_look_is_as_good_as_ever(
    postgres_place: Place, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setattr(postgres_pool, "_LOOK_FOR_US", asked)
    with (
        psycopg.connect(postgres_place.url, autocommit=True) as server,
        pytest.raises(psycopg.Error),
    ):
        server.execute(asked)
    store, stream = postgres_place.open(), uuid4()
    save(store, envelope(stream, 1))
    assert len(store.history(stream)) == 1
    views = PostgresViews(postgres_place.url)
    assert views.create("some") == 1
    views.close()
