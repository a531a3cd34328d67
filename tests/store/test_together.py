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
    KeyErased,
    SaveInterrupted,
    StaleVersion,
)
from adapters.store.fsck import check
from adapters.store.opening import Store
from adapters.store.turns import TOGETHER, Turns
from domain.facts import IdentityClaim, IdentityKey
from domain.store import Unsaved
from tests.store.children import now
from tests.store.places import LOG, Place, command, envelope, named, save

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
    def write(self, wire: Any, written: Any, *before: Any, **more: Any) -> bool:
        self.note(written)
        return super().write(wire, written, *before, **more)


Work = Callable[[], Any]


def paused(store: Store) -> Any:
    """Let a store be one that waits in its first transaction; gives its recorder."""
    kind = PausedFile if isinstance(store.recorder, sqlite.SqliteFactRecorder) else PausedServer
    recorder: Any = kind(store.recorder.datastore, clock=now, seals=store.seals)  # type: ignore[attr-defined]  # both have one
    recorder.pause()
    store.recorder = recorder
    return recorder


def carried_together(store: Store, *works: Work) -> list[BaseException | None]:
    """Let works wait, in this order, while somebody saves; what became of each."""
    recorder = paused(store)
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


def test_several_saves_of_one_caller_are_written_in_one_transaction(place: Place) -> None:
    store, streams = place.open(), [uuid4() for _ in range(5)]
    recorder = paused(store)
    recorder.going_on.set()
    found = store.put_all(
        [
            Unsaved(
                envelopes=[named(one), envelope(one, 2)], guards={one: 0}, command=command(f"c {n}")
            )
            for n, one in enumerate(streams)
        ]
    )
    assert found == [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]]
    assert recorder.carried == [5]
    assert [row.leaf_index for row in store.read_after(0, 100)] == list(range(10))
    assert list(check(place.open(), open_vault=True)) == []


def test_each_of_several_is_judged_on_what_precedes_it_and_falls_alone(place: Place) -> None:
    store, one, other, erased = place.open(), uuid4(), uuid4(), uuid4()
    save(store, named(erased), command=command("known"))
    store.keys.erase(erased)
    number = IdentityClaim(LOG, "debtor_number", "7", one)
    taken = IdentityClaim(LOG, "debtor_number", "7", other)
    found = store.put_all(
        [
            Unsaved(envelopes=[envelope(one, 1)], identities=[number], command=command("a")),
            Unsaved(envelopes=[envelope(one, 1)], command=command("b")),
            Unsaved(envelopes=[envelope(other, 1)], identities=[taken]),
            Unsaved(envelopes=[envelope(other, 1)], identities=[taken, number]),
            Unsaved(envelopes=[envelope(other, 1)], guards={one: 0}),
            Unsaved(envelopes=[named(erased, 2)], command=command("c")),
            Unsaved(command=command("known")),
            Unsaved(envelopes=[envelope(one, 3)]),
            Unsaved(envelopes=[envelope(one, 2)], guards={other: 0}, command=command("d")),
            Unsaved(envelopes=[envelope(one, 3)], guards={one: 2}),
        ]
    )
    kinds = [type(answer) for answer in found]
    assert kinds == [
        list,
        StaleVersion,
        IdentityTaken,
        IdentityTaken,
        GuardBroken,
        KeyErased,
        CommandKnown,
        StaleVersion,
        list,
        list,
    ]
    assert [answer for answer in found if isinstance(answer, list)] == [[2], [3], [4]]
    known = [store.find_command(LOG, "jan", key) is not None for key in "abcd"]
    assert known == [True, False, False, True]
    assert list(check(place.open())) == []


def test_one_of_several_that_the_database_does_not_take_falls_alone(place: Place) -> None:
    store, streams = place.open(), [uuid4() for _ in range(6)]
    recorder = paused(store)
    recorder.going_on.set()
    found = store.put_all(
        [
            Unsaved(envelopes=[envelope(one, 1)], command=command(BAD if n == 3 else f"c {n}"))
            for n, one in enumerate(streams)
        ]
    )
    assert [type(one) for one in found] == [list, list, list, NotTaken, list, list]
    assert [len(store.history(one)) for one in streams] == [1, 1, 1, 0, 1, 1]
    assert list(check(place.open())) == []


def test_several_of_one_caller_wait_and_are_carried_with_those_of_others(place: Place) -> None:
    store, streams = place.open(), [uuid4() for _ in range(4)]
    found: list[Any] = []
    several = [
        Unsaved(envelopes=[envelope(one, 1)], command=command(f"s {n}"))
        for n, one in enumerate(streams[1:3])
    ]
    works = (
        lambda: save(store, envelope(streams[0], 1), command=command("before")),
        lambda: found.extend(store.put_all(several)),
        lambda: save(store, envelope(streams[3], 1), command=command("behind")),
    )
    assert carried_together(store, *works) == [None] * 3
    assert [row.stream_id for row in store.read_after(0, 100)][1:] == streams
    assert found == [[3], [4]] or place.engine == "postgres"
    assert list(check(place.open())) == []


def test_what_is_forgotten_goes_too_where_it_precedes_in_the_same_turn(place: Place) -> None:
    store, gone, stays = place.open(), uuid4(), uuid4()
    save(store, named(gone))
    found = store.put_all(
        [
            Unsaved(envelopes=[named(gone, 2), named(stays)]),
            Unsaved(envelopes=[envelope(gone, 3)], forget=[(gone, None)]),
        ]
    )
    assert found == [[2, 3], [4]]
    rows = store.recorder.rows("SELECT subject FROM vault")
    assert [str(subject) for (subject,) in rows] == [str(stays)]
    store.keys.erase(gone)
    assert list(check(place.open(), open_vault=True)) == []


def test_more_than_may_be_carried_together_take_several_turns() -> None:
    sizes = list[int]()

    def carry(works: Any) -> Any:
        sizes.append(len(works))
        return works

    turns = Turns[int, int](carry)
    assert turns.do_all(range(TOGETHER * 2 + 1)) == list(range(TOGETHER * 2 + 1))
    assert sizes == [TOGETHER, TOGETHER, 1]
    assert turns.do_all([]) == []
