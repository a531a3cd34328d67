"""A program that writes alone foresees what is stored; where it is otherwise it is asked."""

from collections.abc import Callable
from random import Random
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from adapters.store.append import HeadsFound, RowsWritten, Save
from adapters.store.errors import (
    CommandKnown,
    GuardBroken,
    IdentityTaken,
    OutcomeUnknown,
    StaleVersion,
)
from adapters.store.fsck import check
from adapters.store.last_save import REMEMBERED, LastSave
from adapters.store.opening import Store
from adapters.store.postgres import PostgresFactRecorder
from adapters.store.postgres_wire import SaveWire
from adapters.store.rows import Append
from domain.errors import Conflict, StoreError
from domain.facts import IdentityClaim, IdentityKey
from domain.store import Unsaved
from tests.store.places import LOG, OTHER_LOG, Place, command, envelope, named, save

Steps = list[int]


@pytest.fixture
def trips(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """How many statements each round trip of this program has, as they come."""
    found, real = Steps(), SaveWire.trip

    def trip(self: SaveWire, *steps: Any) -> Any:
        found.append(len(steps))
        return real(self, *steps)

    monkeypatch.setattr(SaveWire, "trip", trip)
    return found


def foreseeing(place: Place) -> tuple[Store, UUID]:
    """A store whose program foresees what is stored, and a stream in it at version 2."""
    store, stream = place.open(), uuid4()
    save(store, envelope(stream, 1))
    save(store, envelope(stream, 2))
    return store, stream


ASKED, AS_FORESEEN = [3, 2], [4]


def test_who_writes_alone_asks_twice_and_then_no_more(postgres_place: Place, trips: Steps) -> None:
    store, stream = foreseeing(postgres_place)
    save(store, envelope(stream, 3), command=command("a"), guards={uuid4(): 0})
    save(store, envelope(stream, 4), named(uuid4(), log=LOG), command=command("b"))
    assert trips == [*ASKED, *ASKED, *AS_FORESEEN, *AS_FORESEEN]
    assert [row.leaf_index for row in store.read_after(0, 100)] == list(range(5))
    assert list(check(postgres_place.open())) == []


def test_a_log_of_which_nothing_is_known_is_asked_for(postgres_place: Place, trips: Steps) -> None:
    store, _ = foreseeing(postgres_place)
    trips.clear()
    for version in (1, 2):
        save(store, envelope(LOG, version, log=OTHER_LOG))
    assert trips == [*ASKED, *AS_FORESEEN]
    assert list(check(store)) == []


def test_what_another_program_wrote_is_seen_and_no_leaf_is_left_out(
    postgres_place: Place, trips: Steps
) -> None:
    store, stream = foreseeing(postgres_place)
    other = postgres_place.open()
    save(other, envelope(stream, 3))
    trips.clear()
    with pytest.raises(StaleVersion):
        save(store, envelope(stream, 3))
    assert trips == [*AS_FORESEEN, 3, 1]
    save(store, envelope(stream, 4))
    save(other, envelope(uuid4(), 1))
    save(store, envelope(uuid4(), 1))
    assert [row.leaf_index for row in store.read_after(0, 100)] == list(range(6))
    assert list(check(store)) == []


def test_programs_that_take_turns_ask_and_lose_no_round_trip(
    postgres_place: Place, trips: Steps
) -> None:
    stores = [postgres_place.open(), postgres_place.open()]
    for store in stores:
        save(store, envelope(uuid4(), 1))
    trips.clear()
    for _ in range(3):
        for store in stores:
            save(store, envelope(uuid4(), 1))
    assert trips == [*ASKED] * 6
    assert list(check(stores[0])) == []


def test_a_version_that_this_program_wrote_is_remembered(
    postgres_place: Place, trips: Steps
) -> None:
    """So who is late is refused by one round trip, with those who stand beside him."""
    store, stream = foreseeing(postgres_place)
    trips.clear()
    late, alone = store.put_all(
        [Unsaved(envelopes=[envelope(stream, 2)]), Unsaved(envelopes=[envelope(uuid4(), 1)])]
    )
    assert trips == AS_FORESEEN
    assert isinstance(late, StaleVersion)
    assert alone == [3]


NUMBER = IdentityClaim(LOG, "debtor_number", "7", uuid4())
KEY = IdentityKey(LOG, "debtor_number", "7")


def appended(store: Store, **more: Any) -> object:
    return save(store, envelope(uuid4(), 1), **more)


@pytest.mark.parametrize(
    ("refused", "conflict"),
    [
        (lambda store, old: save(store, envelope(old, 1)), StaleVersion),
        (lambda store, old: save(store, envelope(old, 4)), StaleVersion),
        (lambda store, old: appended(store, guards={old: 1}), GuardBroken),
        (lambda store, _: appended(store, command=command("k")), CommandKnown),
        (lambda store, _: appended(store, unclaimed=[KEY]), IdentityTaken),
        (
            lambda store, _: appended(
                store, identities=[IdentityClaim(LOG, "debtor_number", "7", uuid4())]
            ),
            IdentityTaken,
        ),
    ],
)
def test_a_conflict_is_found_though_it_was_not_foreseen(
    postgres_place: Place,
    trips: Steps,
    refused: Callable[[Store, UUID], object],
    conflict: type[Conflict],
) -> None:
    old = uuid4()
    first = postgres_place.open()
    save(first, envelope(old, 1), envelope(old, 2), command=command("k"))
    save(first, envelope(NUMBER.stream, 1), identities=[NUMBER])
    store, stream = foreseeing(postgres_place)
    trips.clear()
    with pytest.raises(conflict):
        refused(store, old)
    assert trips == [*AS_FORESEEN, 3, 1]
    save(store, envelope(stream, 3), identities=[IdentityClaim(LOG, "vat", "7", stream)])
    assert trips[-1:] == AS_FORESEEN, "nobody else wrote"
    assert list(check(store)) == []


def test_a_conflict_within_what_is_foreseen_is_true_and_fails_its_own_alone(
    postgres_place: Place, trips: Steps
) -> None:
    store, stream = foreseeing(postgres_place)
    trips.clear()
    found = store.put_all(
        [
            Unsaved(envelopes=[envelope(stream, 3)]),
            Unsaved(envelopes=[envelope(stream, 3)]),
            Unsaved(envelopes=[envelope(uuid4(), 1)], guards={stream: 3}),
        ]
    )
    assert trips == AS_FORESEEN
    assert [type(one) for one in found] == [list, StaleVersion, list]
    assert list(check(store)) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE tally SET commands = commands + 1",
        "UPDATE tally SET seal = ''",
        "DELETE FROM tally",
        "SELECT nextval('stored_events_notification_id_seq')",
        "SELECT setval('stored_events_notification_id_seq', 50)",
    ],
)
def test_what_was_changed_from_outside_is_asked_for(
    postgres_place: Place, trips: Steps, change: str
) -> None:
    store, stream = foreseeing(postgres_place)
    trips.clear()
    with postgres_place.behind_its_back() as intruder:
        intruder.run(change)
    save(store, envelope(stream, 3))
    assert trips == [*AS_FORESEEN, *ASKED]
    assert bool(list(check(store))) is ("tally" in change)


def test_a_leaf_that_the_tally_does_not_tell_of_is_seen(
    postgres_place: Place, trips: Steps
) -> None:
    store, stream = foreseeing(postgres_place)
    with postgres_place.behind_its_back() as intruder:
        intruder.run(
            "INSERT INTO leaves SELECT -position, log, 7, kind, version, recorded_at, header,"
            " leaf_hash FROM leaves WHERE leaf_index = 1"
        )
    trips.clear()
    save(store, envelope(stream, 3))
    assert trips == [*AS_FORESEEN, *ASKED]
    assert store.read_after(0, 100)[-1].leaf_index == 8


@pytest.mark.parametrize("facts", [1, 300])
def test_sessions_that_were_ended_are_replaced_before_anything_is_foreseen(
    postgres_place: Place, trips: Steps, facts: int
) -> None:
    store, stream = foreseeing(postgres_place)
    with psycopg.connect(postgres_place.url, autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE application_name = 'vordering' AND datname = current_database()"
        )
    trips.clear()
    save(store, *(envelope(stream, 3 + n) for n in range(facts)), command=command("k"))
    assert trips == [3, *ASKED]
    assert len(store.history(stream)) == 2 + facts
    assert list(check(store)) == []


class LosesItsPlace(PostgresFactRecorder):
    """Its driver says something of its own after the server committed."""

    lose = False

    def write(self, wire: Any, written: Any, *before: Any, **more: Any) -> bool:
        done = super().write(wire, written, *before, **more)
        if self.lose:
            self.lose = False
            raise psycopg.OperationalError("cannot exit pipeline mode while busy")
        return done


def test_a_commit_without_an_answer_is_unknown_and_then_asked_for(
    postgres_place: Place, trips: Steps
) -> None:
    store, stream = postgres_place.open(), uuid4()
    assert isinstance(store.recorder, PostgresFactRecorder)
    recorder = LosesItsPlace(
        store.recorder.datastore, clock=postgres_place.clock, seals=store.seals
    )
    store.recorder = recorder
    save(store, envelope(stream, 1))
    save(store, envelope(stream, 2))
    recorder.lose = True
    trips.clear()
    with pytest.raises(OutcomeUnknown):
        save(store, envelope(stream, 3), command=command("k"))
    with pytest.raises(CommandKnown):
        save(store, envelope(stream, 3), command=command("k"))
    assert trips == [*AS_FORESEEN, 1, 3, 1]
    assert len(store.history(stream)) == 3
    assert list(check(store)) == []


def test_a_value_the_server_does_not_take_is_its_own_fault_also_where_it_is_foreseen(
    postgres_place: Place,
) -> None:
    store, _ = foreseeing(postgres_place)
    keys = ["a", Random(1).randbytes(5_000).hex(), "b"]
    found = store.put_all(
        [Unsaved(envelopes=[envelope(uuid4(), 1)], command=command(key)) for key in keys]
    )
    assert [isinstance(one, StoreError) for one in found] == [False, True, False]
    assert list(check(store)) == []


def test_a_lock_that_another_holds_is_said_and_nothing_is_written(postgres_place: Place) -> None:
    store, stream = postgres_place.open(lock_wait=0.3), uuid4()
    for version in (1, 2):
        save(store, envelope(stream, version))
    with psycopg.connect(postgres_place.url) as other:
        other.execute("LOCK TABLE stored_events IN EXCLUSIVE MODE")
        with pytest.raises(StoreError, match="is locked by"):
            save(store, envelope(stream, 3))
    save(store, envelope(stream, 3))
    assert len(store.history(stream)) == 3
    assert list(check(store)) == []


def test_of_more_logs_than_so_many_nothing_is_remembered(postgres_place: Place) -> None:
    """It is asked once more, and goes on."""
    store, _ = foreseeing(postgres_place)
    assert isinstance(store.recorder, PostgresFactRecorder)
    last: LastSave = store.recorder._last_save
    last._leaves |= {uuid4(): 0 for _ in range(REMEMBERED - 1)}
    save(store, envelope(uuid4(), 1), envelope(uuid4(), 1, log=OTHER_LOG))
    assert set(last._leaves) == {LOG, OTHER_LOG}
    assert last.found([Save.of(Append(), store.seals)], [uuid4()]) is None
    assert list(check(store)) == []


def test_of_one_save_of_more_streams_than_so_many_none_is_remembered() -> None:
    last = LastSave()
    last._versions[LOG] = 1
    found = HeadsFound(
        versions={uuid4(): 1 for _ in range(REMEMBERED + 1)},
        leaves={LOG: 0},
        moment=None,
        commands=set(),
        identities={},
        tally=None,
    )
    last.wrote(found, RowsWritten())
    assert (last._versions, last._leaves) == ({}, {LOG: 0})
