"""Leases of a store: one process has each, until it lets go, dies, or its server hangs up."""

import multiprocessing
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg

from adapters.store.leases import MANY
from adapters.store.opening import Store
from tests.store.places import Place, taken_in_the_end


def again(place: Place) -> Place:
    return Place(engine=place.engine, url=place.url, home=place.home)


@contextmanager
def two(place: Place) -> Iterator[tuple[Store, Store]]:
    """One store, opened twice."""
    with closing(again(place)) as beside:
        yield place.open(), beside.open()


def test_one_of_two_has_it_until_it_lets_go(place: Place) -> None:
    with two(place) as (one, other):
        first, second = one.leases, other.leases
        assert first.take("run")
        assert not first.take("run"), "nor another thread of its own process"
        assert not second.take("run")
        assert second.take("webhooks"), "another lease is another"
        first.free("run")
        assert second.take("run")
        assert (first.holds("run"), second.holds("run")) == (False, True)


def test_what_is_not_held_is_let_go_of_nobody(place: Place) -> None:
    with two(place) as (one, other):
        first, second = one.leases, other.leases
        assert first.take("run")
        second.free("run")
        assert not second.take("run")


def _take_and_wait(place: Place, held: object, done: object) -> None:
    assert place.open().leases.take("run")
    held.set()  # type: ignore[attr-defined]  # events of a process have no public type
    done.wait(60)  # type: ignore[attr-defined]  # events of a process have no public type


def test_a_process_that_is_killed_holds_nothing_back(place: Place) -> None:
    leases = place.open().leases
    spawn = multiprocessing.get_context("spawn")
    held, done = spawn.Event(), spawn.Event()
    other = spawn.Process(target=_take_and_wait, args=(again(place), held, done))
    other.start()
    try:
        assert held.wait(60)
        assert not leases.take("run")
    finally:
        other.kill()
        other.join()
    assert taken_in_the_end(leases, "run")


def test_whoever_closes_the_store_lets_go_of_all(place: Place) -> None:
    with two(place) as (first, second):
        assert first.leases.take("run")
        first.close()
        assert second.leases.take("run")


def test_where_the_server_hung_up_it_is_known_to_be_lost_and_can_be_taken_again(
    postgres_place: Place,
) -> None:
    with two(postgres_place) as (one, other):
        first, second = one.leases, other.leases
        assert first.take("run")
        with psycopg.connect(postgres_place.url, autocommit=True) as server:
            server.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
        assert not first.holds("run")
        assert second.take("run")
        assert not first.take("run")
        first.free("run")
        assert second.holds("run")


def _take_many_and_wait(place: Place, held: object, done: object) -> None:
    leases = place.open().leases
    assert all(leases.take(f"{MANY}els /{n}/ é") for n in range(50))
    leases.free(f"{MANY}els /7/ é")
    held.set()  # type: ignore[attr-defined]  # events of a process have no public type
    done.wait(60)  # type: ignore[attr-defined]  # events of a process have no public type


def test_those_of_which_there_are_many_are_held_one_by_one_and_leave_no_files(
    place: Place,
) -> None:
    leases = place.open().leases
    spawn = multiprocessing.get_context("spawn")
    held, done = spawn.Event(), spawn.Event()
    other = spawn.Process(target=_take_many_and_wait, args=(again(place), held, done))
    other.start()
    try:
        assert held.wait(60)
        assert not leases.take(f"{MANY}els /8/ é")
        assert leases.take(f"{MANY}els /7/ é")
        assert leases.take(f"{MANY}els /50/ é")
    finally:
        other.kill()
        other.join()
    assert taken_in_the_end(leases, f"{MANY}els /8/ é")
    assert len(list(place.home.parent.rglob("*.lock"))) <= 1
