"""A process that is killed between any two statements leaves all of a save, or nothing."""

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from uuid import UUID, uuid4

import psycopg
import pytest

from adapters.store.errors import CommandKnown
from adapters.store.fsck import check
from adapters.store.opening import Store
from tests.store.children import die_at, now, whole_save
from tests.store.places import LOG, Place

FEWEST_STEPS = 12


def die(place: Place, stream: UUID, key: str, step: int) -> int | None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.children"])
    child = context.Process(
        target=die_at, args=(place.engine, place.url, place.home, stream, key, step)
    )
    with sessions_over(place):
        child.start()
        child.join(60)
    return child.exitcode


@contextmanager
def sessions_over(place: Place) -> Iterator[None]:
    """Wait until the server has noticed that the sessions begun here are dead."""
    if place.engine == "sqlite":
        yield
        return
    with psycopg.connect(place.url, autocommit=True) as server:
        [before] = server.execute("SELECT now()").fetchone() or [None]
        yield
        alive = (
            "SELECT count(*) FROM pg_stat_activity WHERE backend_start > %s"
            " AND application_name = 'vordering' AND datname = current_database()"
        )
        while server.execute(alive, (before,)).fetchone() != (0,):
            sleep(0.002)


def stored_whole(store: Store, stream: UUID, key: str) -> bool:
    """Tell whether a save is there; it is there with all that belongs to it, or not at all."""
    parts = {
        "facts": len(store.history(stream)) == 2,
        "command": store.find_command(LOG, "jan", key) is not None,
        "identity": store.find_identity(LOG, "customer", key) == stream,
        "vault": store.recorder.rows(
            f"SELECT COUNT(*) FROM vault WHERE stream = {store.recorder.statements.mark}",
            (store.recorder.key(stream),),
        )
        == [(1,)],
    }
    assert len(set(parts.values())) == 1, parts
    return parts["facts"]


@pytest.mark.slow
def test_a_kill_between_any_two_statements_leaves_nothing_half_done(place: Place) -> None:
    store = place.open(clock=now)
    outcomes: list[bool] = []
    for step in range(1, 100):
        stream, key = uuid4(), f"save {step}"
        code = die(place, stream, key, step)
        outcomes.append(stored_whole(store, stream, key))
        # The command is repeated, as its caller would who got no answer.
        if outcomes[-1]:
            with pytest.raises(CommandKnown):
                whole_save(store, stream, key)
        else:
            whole_save(store, stream, key)
        assert stored_whole(store, stream, key)
        if code == 0:
            break
        assert code == -signal.SIGKILL
    # Before the commit nothing is there, after it everything. On PostgreSQL the pool may look
    # after a connection in between, so a step is not always the same statement there.
    assert len(outcomes) > FEWEST_STEPS
    assert not any(outcomes[: FEWEST_STEPS // 2])
    assert outcomes[-1]
    assert place.engine != "sqlite" or outcomes == sorted(outcomes)
    assert list(check(store, open_vault=True)) == []
