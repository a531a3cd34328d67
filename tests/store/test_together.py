"""Saves that wait for another are carried together, and each stands or falls by itself."""

from collections.abc import Callable
from threading import Event, Thread
from time import sleep
from typing import Any
from uuid import uuid4

from adapters.store import postgres, sqlite
from adapters.store.errors import (
    CommandKnown,
    GuardBroken,
    IdentityTaken,
    SaveInterrupted,
    StaleVersion,
)
from adapters.store.fsck import check
from adapters.store.opening import Store
from adapters.store.turns import TOGETHER, Turns
from domain.facts import IdentityClaim, IdentityKey
from tests.store.children import now
from tests.store.places import LOG, Place, command, envelope, save

BAD = "not to be taken"


class NotTaken(Exception):
    """The database does not take what is written."""


class _Paused:
    """What a recorder does more: it waits in its first transaction, and counts all of them."""

    def pause(self) -> None:
        self.carried: list[int] = []
        self.inside, self.going_on = Event(), Event()

    def note(self, written: Any) -> None:
        self.carried.append(len(written.commands))
        if any(key == BAD for _, _, key, *_ in written.commands):
            raise NotTaken
        if len(self.carried) == 1:
            self.inside.set()
            assert self.going_on.wait(20)


class PausedFile(_Paused, sqlite.SqliteFactRecorder):
    def _write(self, cursor: Any, written: Any) -> None:
        self.note(written)
        super()._write(cursor, written)


class PausedServer(_Paused, postgres.PostgresFactRecorder):
    def write(self, connection: Any, written: Any) -> Any:
        self.note(written)
        return super().write(connection, written)


Work = Callable[[], Any]


def carried_together(store: Store, *works: Work) -> list[BaseException | None]:
    """Let works wait, in this order, while somebody saves; what became of each."""
    kind = PausedFile if isinstance(store.recorder, sqlite.SqliteFactRecorder) else PausedServer
    recorder: Any = kind(store.recorder.datastore, clock=now, seals=store.seals)  # type: ignore[attr-defined]  # both have one
    recorder.pause()
    store.recorder = recorder
    outcomes: list[BaseException | None] = [None] * len(works)

    def run(number: int) -> None:
        try:
            works[number]()
        except Exception as error:  # noqa: BLE001 - it is what is asked
            outcomes[number] = error

    first = Thread(target=lambda: save(store, envelope(uuid4(), 1), command=command("first")))
    first.start()
    assert recorder.inside.wait(20)
    threads = []
    for number in range(len(works)):
        threads.append(Thread(target=run, args=(number,)))
        threads[-1].start()
        while len(recorder._turns) <= number:
            sleep(0.001)
    recorder.going_on.set()
    for thread in (first, *threads):
        thread.join(30)
    assert recorder.carried[0] == 1
    assert recorder.carried[1] > 1, "they were not carried together"
    return outcomes


def test_what_waits_is_written_in_one_transaction_in_the_order_in_which_it_came(
    place: Place,
) -> None:
    store, streams = place.open(), [uuid4() for _ in range(12)]
    works = [
        lambda s=s, n=n: save(store, envelope(s, 1), command=command(f"c {n}"))
        for n, s in enumerate(streams)
    ]
    assert carried_together(store, *works) == [None] * 12
    rows = store.read_after(0, 100)
    assert [row.stream_id for row in rows[1:]] == streams
    assert [row.leaf_index for row in rows] == list(range(13))
    assert list(check(place.open())) == []


def test_a_conflict_with_one_that_precedes_it_fails_its_own_request_alone(place: Place) -> None:
    store, shared, other = place.open(), uuid4(), uuid4()
    number = IdentityClaim(LOG, "debtor_number", "7", shared)
    taken = IdentityClaim(LOG, "debtor_number", "7", other)
    key = IdentityKey(LOG, "debtor_number", "7")
    outcomes = carried_together(
        store,
        lambda: save(store, envelope(shared, 1), identities=[number], command=command("a")),
        lambda: save(store, envelope(shared, 1), command=command("b")),
        lambda: save(store, envelope(other, 1), guards={shared: 0}, command=command("c")),
        lambda: save(store, envelope(other, 1), identities=[taken], command=command("d")),
        lambda: save(store, envelope(other, 1), unclaimed=[key], command=command("e")),
        lambda: save(store, envelope(uuid4(), 1), command=command("a")),
        lambda: save(store, envelope(shared, 2), identities=[number], command=command("f")),
        lambda: save(store, envelope(other, 1), guards={shared: 2}, command=command("g")),
    )
    assert [type(one) for one in outcomes] == [
        type(None),
        StaleVersion,
        GuardBroken,
        IdentityTaken,
        IdentityTaken,
        CommandKnown,
        type(None),
        type(None),
    ]
    assert [row.leaf_index for row in store.read_after(0, 100)] == [0, 1, 2, 3]
    assert len(store.history(shared)) == 2
    for key_, known in (("a", True), ("b", False), ("e", False), ("g", True)):
        assert (store.find_command(LOG, "jan", key_) is not None) is known
    assert list(check(place.open())) == []


def test_what_the_database_does_not_take_fails_alone_and_the_others_stand(place: Place) -> None:
    store, streams = place.open(), [uuid4() for _ in range(3)]
    names = ("good", BAD, "also good")
    outcomes = carried_together(
        store,
        *(
            lambda s=s, n=n: save(store, envelope(s, 1), command=command(n))
            for s, n in zip(streams, names, strict=True)
        ),
    )
    assert [type(one) for one in outcomes] == [type(None), NotTaken, type(None)]
    assert [len(store.history(one)) for one in streams] == [1, 0, 1]
    assert list(check(place.open())) == []


def test_no_more_than_so_many_are_carried_together() -> None:
    inside, going_on, sizes = Event(), Event(), list[int]()

    def carry(works: Any) -> Any:
        sizes.append(len(works))
        inside.set()
        assert going_on.wait(20)
        return works

    turns = Turns[int, int](carry)
    found: list[int] = []
    threads = [Thread(target=lambda n=n: found.append(turns.do(n))) for n in range(TOGETHER + 2)]
    threads[0].start()
    assert inside.wait(20)
    for thread in threads[1:]:
        thread.start()
    while len(turns) < TOGETHER + 1:
        sleep(0.001)
    going_on.set()
    for thread in threads:
        thread.join(30)
    assert sizes == [1, TOGETHER, 1]
    assert sorted(found) == list(range(TOGETHER + 2))


def test_who_carries_others_and_is_stopped_leaves_them_not_waiting_for_ever() -> None:
    inside, going_on, stops = Event(), Event(), [KeyboardInterrupt]

    def carry(works: Any) -> Any:
        if not inside.is_set():
            inside.set()
            assert going_on.wait(20)
        elif stops:
            raise stops.pop()
        return works

    turns = Turns[int, int](carry)
    outcomes: list[Any] = []

    def run(number: int) -> None:
        try:
            outcomes.append(turns.do(number))
        except BaseException as error:  # noqa: BLE001 - it is what is asked
            outcomes.append(type(error))

    threads = [Thread(target=run, args=(n,)) for n in range(4)]
    threads[0].start()
    assert inside.wait(20)
    for thread in threads[1:]:
        thread.start()
    while len(turns) < 3:
        sleep(0.001)
    going_on.set()
    for thread in threads:
        thread.join(30)
    assert outcomes.count(0) == 1
    assert outcomes.count(KeyboardInterrupt) == 1
    assert outcomes.count(SaveInterrupted) == 2
    assert turns.do(9) == 9, "the next one has its turn"
