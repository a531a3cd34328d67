"""What goes wrong with one save is its own: odd values, interrupts, commits without an answer."""

import re
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from random import Random
from threading import Event, Thread, main_thread
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from adapters.store import postgres, sqlite
from adapters.store.append import Save
from adapters.store.appender import PATIENCE_SECONDS
from adapters.store.errors import (
    CommandKnown,
    IdentityTaken,
    KeyErased,
    OutcomeUnknown,
    SaveInterrupted,
    each_its_own,
)
from adapters.store.fsck import check
from adapters.store.opening import Store, sqlite_path
from adapters.store.rows import Append
from adapters.store.turns import Turns
from domain.errors import StoreError
from domain.facts import IdentityKey
from domain.sealing import Purpose
from domain.store import Unsaved
from tests.store.places import LOG, Place, command, envelope, save


@pytest.mark.parametrize("odd", ["\ud800", "\x00"])
def test_a_value_that_cannot_be_asked_for_is_the_fault_of_its_own_save(
    place: Place, odd: str
) -> None:
    store, streams = place.open(), [uuid4() for _ in range(3)]
    recorder: Any = store.recorder

    def prepared(number: int, *odds: IdentityKey) -> Save:
        events = store.facts.to_stored_events([envelope(streams[number], 1)])
        told = Append(events=events, command=command(f"k {number}"), unclaimed=odds)
        return Save.of(told, recorder.seals)

    found = recorder._carried(
        [prepared(0), prepared(1, IdentityKey(LOG, "debtor_number", odd)), prepared(2)]
    )
    assert found[0] == [1]
    if place.engine == "postgres" or odd != "\x00":  # SQLite stores it
        assert isinstance(found[1], Exception)
        assert found[2] == [2]
    assert list(check(place.open())) == []


def test_a_lock_that_is_not_to_be_had_is_waited_for_once(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program takes the lock right after the database refused what was written."""
    store, streams = place.open(lock_wait=0.3), [uuid4() for _ in range(9)]
    recorder, tried = type(store.recorder), list[int]()
    real = recorder._together
    with ExitStack() as doors:

        def together(self: Any, saves: Any, asked: Any) -> Any:
            tried.append(len(saves))
            try:
                return real(self, saves, asked)
            except ZeroDivisionError:
                doors.enter_context(locked(place))
                raise

        def refused(*_: Any) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(recorder, "_together", together)
        monkeypatch.setattr(recorder, "_judged", refused)
        found = store.put_all([Unsaved(envelopes=[envelope(one, 1)]) for one in streams])
    assert tried == [9, 4]
    assert all(isinstance(one, StoreError) and "is locked by" in str(one) for one in found)
    assert len(set(map(id, found))) == 9
    assert [type(one.__cause__) for one in found if isinstance(one, Exception)] == [
        type(found[0].__cause__) if isinstance(found[0], Exception) else None
    ] * 9


def counted(place: Place, monkeypatch: pytest.MonkeyPatch) -> tuple[Store, list[int]]:
    """Give a store, and of how many saves each of its transactions is, as they come."""
    store, tried = place.open(lock_wait=0.3), list[int]()
    recorder = type(store.recorder)
    real = recorder._together

    def together(self: Any, saves: Any, asked: Any) -> Any:
        tried.append(len(saves))
        return real(self, saves, asked)

    monkeypatch.setattr(recorder, "_together", together)
    return store, tried


def test_a_table_that_another_locked_is_waited_for_once(
    postgres_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The turn of writing is to be had, and what is asked answered; only then it stops."""
    store, tried = counted(postgres_place, monkeypatch)
    unsaved = [Unsaved(envelopes=[envelope(uuid4(), 1)]) for _ in range(16)]
    with psycopg.connect(postgres_place.url) as other:
        other.execute("LOCK TABLE leaves IN SHARE MODE")
        found = store.put_all(unsaved)
    assert tried == [16]
    assert all(isinstance(one, StoreError) and "is locked by" in str(one) for one in found)
    assert store.put_all(unsaved) == [[number] for number in range(1, 17)]
    assert list(check(store)) == []


def test_a_full_disk_is_met_once(sqlite_place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    store, tried = counted(sqlite_place, monkeypatch)
    assert isinstance(store.recorder, sqlite.SqliteFactRecorder)
    writer = store.recorder.datastore._writing()
    writer.execute("PRAGMA max_page_count = 30")
    unsaved = [Unsaved(envelopes=[envelope(uuid4(), 1)]) for _ in range(200)]
    found = store.put_all(unsaved)
    assert tried == [200]
    assert all(isinstance(one, StoreError) and "disk is full" in str(one) for one in found)
    writer.execute("PRAGMA max_page_count = 3000")
    assert store.put_all(unsaved) == [[number] for number in range(1, 201)]
    assert list(check(store)) == []


def test_a_key_too_long_for_the_server_is_the_fault_of_its_own_save(place: Place) -> None:
    """The driver calls it by the name of what befalls the whole store."""
    store, long = place.open(), Random(1).randbytes(5_000).hex()
    unsaved = [
        Unsaved(envelopes=[envelope(uuid4(), 1)], command=command(key))
        for key in ("a", "b", long, "c")
    ]
    first, second, odd, last = store.put_all(unsaved)
    if place.engine == "postgres":  # SQLite takes it
        assert isinstance(odd, StoreError)
        assert re.search(r"refused: index row (requires|size) ", str(odd))
        assert [type(one) for one in (first, second, last)] == [list] * 3
    assert list(check(store)) == []


@contextmanager
def locked(place: Place) -> Iterator[None]:
    """Let another program hold the turn of writing."""
    if place.engine == "sqlite":
        with closing(sqlite3.connect(sqlite_path(place.url), isolation_level=None)) as file:
            file.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(place.url) as server:
            server.execute("LOCK TABLE stored_events IN EXCLUSIVE MODE")
            yield


@pytest.mark.parametrize(
    "error",
    [
        IdentityTaken("debtor_number", taken_by=LOG),
        KeyErased(LOG, Purpose.NOTES),
        OutcomeUnknown(),
        StoreError("is locked"),
        OSError(28, "No space left"),
        sqlite3.OperationalError("database is locked"),
        psycopg.errors.DiskFull("full"),
    ],
)
def test_whom_one_fault_concerns_gets_an_exception_of_his_own(error: Exception) -> None:
    error.__cause__ = ValueError("why")
    first, *others = each_its_own(error, 3)
    assert first is error
    assert len({id(first), *map(id, others)}) == 3
    for one in others:
        assert type(one) is type(error)
        assert (str(one), one.args, vars(one)) == (str(error), error.args, vars(error))
        assert one.__cause__ is error.__cause__
        with suppress(type(error)):
            raise one
        assert error.__traceback__ is None


def test_threads_that_one_fault_concerns_raise_exceptions_of_their_own() -> None:
    def carry(works: Any) -> Any:
        raise StoreError("broken")

    found = Turns[int, int](carry).do_all(range(3))
    assert [str(one) for one in found] == ["broken"] * 3
    assert len(set(map(id, found))) == 3


class Interrupted:
    """A connection of SQLite that is interrupted right behind a statement."""

    def __init__(self, real: Any, behind: str) -> None:
        self.real, self.behind, self.connection = real, behind, real.connection

    def execute(self, statement: str, *values: Any) -> Any:
        found = self.real.execute(statement, *values)
        if self.behind and statement.startswith(self.behind):
            self.behind = ""
            raise KeyboardInterrupt
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


@pytest.mark.parametrize("behind", ["BEGIN", "COMMIT"])
def test_who_is_interrupted_behind_a_statement_leaves_no_transaction(
    sqlite_place: Place, behind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = sqlite_place.open()
    assert isinstance(store.recorder, sqlite.SqliteFactRecorder)
    source = store.recorder.datastore
    real = source._writing
    with monkeypatch.context() as patch:
        patch.setattr(source, "_writing", lambda: Interrupted(real(), behind))
        with pytest.raises(KeyboardInterrupt):
            save(store, envelope(uuid4(), 1), command=command("k"))
    save(store, envelope(uuid4(), 1), command=command("k2"))
    assert (store.find_command(LOG, "jan", "k") is not None) is (behind == "COMMIT")
    assert list(check(store)) == []


class Silent(postgres.PostgresFactRecorder):
    """Its driver loses its place in the answers, as where it is interrupted, after the commit."""

    lost = 0

    def write(self, wire: Any, written: Any, *before: Any, **more: Any) -> bool:
        done = super().write(wire, written, *before, **more)
        if not self.lost:
            self.lost += 1
            raise psycopg.OperationalError("cannot exit pipeline mode while busy")
        return done


def test_an_error_of_the_driver_alone_leaves_a_commit_unknown(postgres_place: Place) -> None:
    store, stream = postgres_place.open(), uuid4()
    assert isinstance(store.recorder, postgres.PostgresFactRecorder)
    store.recorder = Silent(store.recorder.datastore, clock=postgres_place.clock, seals=store.seals)
    with pytest.raises(OutcomeUnknown):
        save(store, envelope(stream, 1), command=command("k"))
    save(store, envelope(uuid4(), 1), command=command("k2"))
    assert list(check(store)) == []


@pytest.mark.parametrize("key", ['a"b\\', "é\u2028😀", "\x01\x1f\x7f", "[1, null]", " ", "\ue000"])
def test_a_key_is_known_again_however_odd(place: Place, key: str) -> None:
    store = place.open()
    save(store, envelope(uuid4(), 1), command=command(key))
    with pytest.raises(CommandKnown):
        save(store, envelope(uuid4(), 1), command=command(key))
    save(store, envelope(uuid4(), 1), command=command(key + "'"))
    assert list(check(store)) == []


@pytest.mark.parametrize("patience", [0, PATIENCE_SECONDS])
def test_interrupts_leave_nobody_waiting_for_ever(patience: float) -> None:
    """Ctrl-C again and again, wherever it comes: behind each, everybody goes on."""
    turns, over, armed = Turns[int, int](list, patience=patience), Event(), Event()
    done = [0, 0, 0]

    def work(number: int) -> None:
        while not over.is_set():
            with suppress(SaveInterrupted):  # who leads him was interrupted
                turns.do(number)
                done[number] += 1

    def interrupt() -> None:
        ident = main_thread().ident
        assert ident is not None
        while not over.is_set():
            if armed.wait(0.1):
                armed.clear()
                signal.pthread_kill(ident, signal.SIGINT)

    threads = [Thread(target=work, args=(n,), daemon=True) for n in range(3)]
    threads.append(Thread(target=interrupt, daemon=True))
    for thread in threads:
        thread.start()
    assert _stopped(turns, armed) > 0
    before = list(done)
    Event().wait(0.5)
    over.set()
    for thread in threads:
        thread.join(10)
    assert [thread.is_alive() for thread in threads] == [False] * 4
    assert all(now > then for now, then in zip(done, before, strict=True))
    assert turns._waiting == []


def _stopped(turns: Turns[int, int], armed: Event) -> int:
    """Have works carried while interrupts come; give how often one came in the middle of it."""
    inside, stopped = list[bool](), 0

    def heard(*_: object) -> None:
        if inside:  # else it came late, and would stop the test itself
            inside.clear()
            raise KeyboardInterrupt

    usual = signal.signal(signal.SIGINT, heard)
    try:
        for _ in range(200):
            try:
                inside.append(True)
                armed.set()
                while armed.is_set():
                    turns.do(9)
                for _ in range(50):
                    turns.do(9)
                inside.clear()
            except KeyboardInterrupt:
                stopped += 1
    finally:
        signal.signal(signal.SIGINT, usual)
    return stopped
