"""Many write at once, slowly and in vain, and a reader sees every fact once and in order."""

import multiprocessing
import random
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event, Thread
from time import sleep
from typing import Any
from uuid import UUID, uuid4

import pytest

from adapters.store import postgres, sqlite
from adapters.store.append import RowsWritten
from adapters.store.fsck import check
from adapters.store.opening import Store
from adapters.store.postgres_append import order, was_so
from adapters.store.postgres_wire import BEGIN, COMMIT, SaveWire, ToSend, Values
from adapters.store.rows import LogRow
from domain.errors import Conflict
from tests.store.children import now, write_beside
from tests.store.places import LOG, OTHER_LOG, Place, envelope, save

WRITERS = 8
SAVES = 12


class Aborted(Exception):
    """A writer gave up in the middle of its transaction."""


def falter() -> None:
    sleep(random.random() * 0.004)
    if random.random() < 0.2:
        raise Aborted


class SlowFile(sqlite.SqliteFactRecorder):
    def _write(self, cursor: Any, written: Any) -> None:
        falter()
        super()._write(cursor, written)
        falter()


class SlowServer(postgres.PostgresFactRecorder):
    def write(
        self, wire: SaveWire, written: RowsWritten, *before: ToSend, foreseen: Values = ()
    ) -> bool:
        falter()
        [*_, said] = wire.trip(*before, order(written, foreseen))
        falter()
        wire.trip(COMMIT)
        return was_so(said)


def slowed(store: Store, clock: Callable[[], datetime]) -> Store:
    if isinstance(store.recorder, sqlite.SqliteFactRecorder):
        store.recorder = SlowFile(store.recorder.datastore, clock=clock, seals=store.seals)
    elif isinstance(store.recorder, postgres.PostgresFactRecorder):
        store.recorder = SlowServer(store.recorder.datastore, clock=clock, seals=store.seals)
    return store


def write(store: Store, shared: UUID, failures: list[BaseException]) -> None:
    """Append to a stream of one's own and to a shared one, again after each abort."""
    own, log = uuid4(), random.choice((LOG, OTHER_LOG))
    done = 0
    try:
        while done < SAVES:
            version = len(store.history(shared))
            facts = [envelope(own, done + 1, log=log), envelope(shared, version + 1)]
            try:
                save(store, *facts[: 1 + done % 2], guards={own: done})
            except (Aborted, Conflict):
                continue
            done += 1
    except BaseException as error:
        failures.append(error)
        raise


def poll(read: Callable[[], Sequence[LogRow]], over: Event) -> list[LogRow]:
    seen: list[LogRow] = []
    while True:
        last_round = over.is_set()
        while rows := read():
            seen += rows
        if last_round:
            return seen
        sleep(0.001)


def by_position(store: Store) -> Callable[[], Sequence[LogRow]]:
    after = 0

    def read() -> Sequence[LogRow]:
        nonlocal after
        rows = store.read_after(after, 7)
        after = rows[-1].position if rows else after
        return rows

    return read


def by_moment(store: Store) -> Callable[[], Sequence[LogRow]]:
    """Read as one would without positions: whatever was recorded later than the last."""
    after = ""

    def read() -> Sequence[LogRow]:
        nonlocal after
        found = [row for row in store.read_after(0, 10_000) if row.recorded_at > after]
        after = found[-1].recorded_at if found else after
        return found

    return read


def seen_while_writing(
    place: Place,
    reader: Callable[[Store], Callable[[], Sequence[LogRow]]],
    clock: Callable[[], datetime],
) -> tuple[list[LogRow], list[LogRow]]:
    """Give what a reader saw while eight wrote, and what was there in the end."""
    store, shared = slowed(place.open(), clock), uuid4()
    failures: list[BaseException] = []
    writers = [Thread(target=write, args=(store, shared, failures)) for _ in range(WRITERS)]
    over, seen = Event(), list[LogRow]()
    watching = place.open()
    watcher = Thread(target=lambda: seen.extend(poll(reader(watching), over)))
    for thread in (watcher, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    over.set()
    watcher.join()
    assert failures == []
    return seen, watching.read_after(0, 10_000)


def test_a_reader_sees_every_fact_once_and_in_order(place: Place) -> None:
    seen, stored = seen_while_writing(place, by_position, now)
    assert [row.position for row in seen] == [row.position for row in stored]
    assert len(stored) == WRITERS * SAVES * 3 // 2
    moments = [row.recorded_at for row in stored]
    assert moments == sorted(moments)
    assert list(check(place.open())) == []


def test_a_reader_that_goes_by_the_clock_misses_facts(place: Place) -> None:
    """The control: among the same writers a naive reader does go wrong."""
    seen, stored = seen_while_writing(place, by_moment, place.clock)
    assert len(stored) == WRITERS * SAVES * 3 // 2
    assert len(seen) < len(stored)


class Unlocked(postgres.PostgresFactRecorder):
    """A recorder that does not take its turn, and pauses before it commits."""

    def __init__(self, *args: Any, pausing: Event, going_on: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pausing = pausing
        self._going_on = going_on

    def begin_locked(self) -> tuple[ToSend, ...]:
        return (BEGIN,)

    def write(
        self, wire: SaveWire, written: RowsWritten, *before: ToSend, foreseen: Values = ()
    ) -> bool:
        written.tally = None  # its row is a lock too
        [*_, said] = wire.trip(*before, order(written, foreseen))
        if written.events[0].log == OTHER_LOG:
            self._pausing.set()
            self._going_on.wait(20)
        wire.trip(COMMIT)
        return was_so(said)


@pytest.mark.parametrize("locked", [True, False])
def test_without_the_lock_a_reader_misses_a_late_commit(
    postgres_place: Place, *, locked: bool
) -> None:
    """The control: the lock is what makes the order of positions that of commits."""
    pausing, going_on = Event(), Event()
    # Two programs: within one, saves that wait are carried together.
    store, beside = postgres_place.open(), postgres_place.open()
    for one in (store, beside):
        assert isinstance(one.recorder, postgres.PostgresFactRecorder)
        recorder = Unlocked(
            one.recorder.datastore,
            clock=now,
            seals=one.seals,
            pausing=pausing,
            going_on=going_on,
        )
        if locked:
            recorder.begin_locked = one.recorder.begin_locked  # type: ignore[method-assign]  # the real one
        one.recorder = recorder
    read = by_position(postgres_place.open())
    late = Thread(target=save, args=(store, envelope(uuid4(), 1, log=OTHER_LOG)))
    quick = Thread(target=save, args=(beside, envelope(uuid4(), 1, log=LOG)))
    late.start()
    assert pausing.wait(20)
    quick.start()
    if not locked:
        quick.join()
    seen = list(read())
    going_on.set()
    late.join()
    quick.join()
    seen += read()
    assert len(seen) == (2 if locked else 1)


@pytest.mark.slow
def test_two_processes_write_beside_each_other(place: Place) -> None:
    store, shared = place.open(clock=now), uuid4()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.children"])
    own = [[uuid4() for _ in range(20)] for _ in range(2)]
    children = [
        context.Process(target=write_beside, args=(place.engine, place.url, place.home, shared, o))
        for o in own
    ]
    over, seen = Event(), list[LogRow]()
    watcher = Thread(target=lambda: seen.extend(poll(by_position(store), over)))
    watcher.start()
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    over.set()
    watcher.join()
    assert [child.exitcode for child in children] == [0, 0]
    assert [row.position for row in seen] == [r.position for r in store.read_after(0, 1000)]
    assert len(seen) == 2 * 20 * 3
    assert len(store.history(shared)) == 40
    assert list(check(store, open_vault=True)) == []


@pytest.mark.slow
def test_two_processes_open_a_new_store_at_once(place: Place) -> None:
    # The master key is made by the first; only the store itself is raced for here.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.children"])
    shared = uuid4()
    children = [
        context.Process(
            target=write_beside, args=(place.engine, place.url, place.home, shared, [uuid4()])
        )
        for _ in range(4)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0] * 4
    assert len(place.open().history(shared)) == 4
