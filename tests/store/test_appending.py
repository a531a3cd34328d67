"""An append stores all that belongs to it, or nothing."""

import hashlib
from datetime import timedelta
from uuid import UUID, uuid4

import orjson
import pytest
from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.utils import Environment

from adapters.store.errors import CommandKnown, GuardBroken, IdentityTaken, StaleVersion
from adapters.store.opening import Store
from domain.days import utc_text
from domain.errors import Conflict, IntegrityBroken, StoreError
from domain.facts import EnteredInError, IdentityClaim, Recorded, StreamKind
from domain.sealing import Sealed
from tests.store.places import (
    LOG,
    MORNING,
    OTHER_LOG,
    Place,
    command,
    envelope,
    fill,
    named,
    save,
)
from tests.store.sample_facts import Billed, Closed, Part


class Cases(Application[UUID]):
    """The smallest application on a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        super().__init__()

    def construct_factory(self, env: Environment) -> InfrastructureFactory:
        return self._store


def test_what_is_stored_comes_back_in_its_envelope(store: Store) -> None:
    stream, subject = uuid4(), uuid4()
    fact = Billed(number="1", cents=1, due_on=MORNING.date(), parts=(Part(of="main", cents=1),))
    given = envelope(
        stream,
        1,
        fact,
        cause="x@1",
        reason="typing_error",
        reason_text=Sealed.of("he said so"),
        policy="law@2026",
        subject=subject,
    )
    [recording] = save(store, given)
    [back] = store.history(stream)
    assert back.fact == fact
    assert back.position == recording.notification.id
    assert (back.leaf_index, back.recorded_at) == (0, MORNING)
    for name in ("originator_id", "originator_version", "kind", "log", "effective_on", "actor"):
        assert getattr(back, name) == getattr(given, name)
    for name in ("role", "command_id", "cause", "reason", "policy", "subject"):
        assert getattr(back, name) == getattr(given, name)
    assert back.reason_text is not None
    assert back.reason_text.commitment == orjson.loads(back.header)["reason_text"]


def test_the_library_saves_envelopes_and_gets_recorded(store: Store) -> None:
    app, stream = Cases(store), uuid4()
    app.save(envelope(stream, 1), envelope(stream, 2, Closed()), guards={stream: 0})
    found = list(app.events.get(stream))
    assert [isinstance(r, Recorded) for r in found] == [True, True]
    part = list(app.events.get(stream, gt=1))
    assert part == found[1:]
    assert [r.originator_version for r in app.events.get(stream, desc=True, limit=1)] == [2]
    log = app.notification_log.select(1, 10)
    assert [n.id for n in log] == [r.position for r in found if isinstance(r, Recorded)]


def test_every_fact_has_its_leaf_gapless_for_each_log(store: Store) -> None:
    fill(store)
    rows = store.read_after(0, 100)
    for log in (LOG, OTHER_LOG):
        assert [r.leaf_index for r in rows if r.log_id == log] == list(
            range(sum(r.log_id == log for r in rows))
        )
    for row in rows:
        header = orjson.loads(row.header)
        assert header["state_sha256"] == hashlib.sha256(row.state).hexdigest()
        assert (header["stream"], header["version"]) == (row.stream, row.version)
        assert (header["leaf_index"], header["recorded_at"]) == (row.leaf_index, row.recorded_at)


def test_a_stream_that_moved_on_is_stale(store: Store) -> None:
    stream = uuid4()
    save(store, envelope(stream, 1), envelope(stream, 2))
    with pytest.raises(StaleVersion) as caught:
        save(store, envelope(uuid4(), 1), envelope(stream, 2))
    assert isinstance(caught.value, Conflict)
    assert (caught.value.stream, caught.value.version) == (stream, 2)
    assert len(store.read_after(0, 10)) == 2


def test_a_version_cannot_be_skipped(store: Store) -> None:
    stream = uuid4()
    save(store, envelope(stream, 1))
    with pytest.raises(StaleVersion):
        save(store, envelope(stream, 3))
    with pytest.raises(StaleVersion):
        save(store, envelope(uuid4(), 2))
    with pytest.raises(StoreError, match="does not follow"):
        save(store, envelope(stream, 2), envelope(stream, 4))
    assert len(store.history(stream)) == 1


def test_a_guard_holds_what_the_decision_read(store: Store) -> None:
    read, written = uuid4(), uuid4()
    save(store, envelope(read, 1))
    save(store, envelope(written, 1), guards={read: 1, written: 0})
    with pytest.raises(GuardBroken) as caught:
        save(store, envelope(written, 2), guards={read: 2})
    assert (caught.value.stream, caught.value.expected, caught.value.found) == (read, 2, 1)
    with pytest.raises(GuardBroken):
        save(store, envelope(written, 2), guards={read: 0})
    with pytest.raises(GuardBroken):
        save(store, envelope(written, 2), guards={written: 2})
    with pytest.raises(GuardBroken):
        save(store, envelope(written, 2), guards={uuid4(): 1})
    save(store, envelope(written, 2), guards={uuid4(): 0, read: 1, written: 1})
    assert len(store.history(written)) == 2


def test_guards_hold_without_a_fact(store: Store) -> None:
    stream = uuid4()
    save(store, envelope(stream, 1))
    save(store, guards={stream: 1}, command=command("seen"))
    with pytest.raises(GuardBroken):
        save(store, guards={stream: 0}, command=command("not seen"))
    assert store.find_command(LOG, "jan", "not seen") is None


def test_a_command_is_kept_with_its_streams_and_refused_a_second_time(store: Store) -> None:
    one, two = uuid4(), uuid4()
    row = command("k", "f1")
    save(store, envelope(one, 1), envelope(one, 2), envelope(two, 1), command=row)
    trace = store.find_command(LOG, "jan", "k")
    assert trace is not None
    assert trace.streams == ((one, 2), (two, 1))
    assert (trace.command_id, trace.fingerprint, trace.refusal) == (row.command_id, "f1", "")
    for again in (command("k", "f1"), command("k", "f2")):
        with pytest.raises(CommandKnown):
            save(store, envelope(two, 2), command=again)
    # Also where the repeat would conflict anyway: that it is known matters more.
    with pytest.raises(CommandKnown):
        save(store, envelope(one, 1), command=command("k", "f1"))
    assert store.find_command(LOG, "jan", "k") == trace
    assert len(store.history(two)) == 1


def test_a_command_belongs_to_its_log_and_its_actor(store: Store) -> None:
    save(store, command=command("k"))
    assert store.find_command(OTHER_LOG, "jan", "k") is None
    assert store.find_command(LOG, "piet", "k") is None


def test_a_refused_command_is_kept_without_facts(store: Store) -> None:
    assert save(store, command=command("k", refusal="costs.within_term")) == []
    trace = store.find_command(LOG, "jan", "k")
    assert trace is not None
    assert (trace.refusal, trace.streams) == ("costs.within_term", ())
    assert store.last_position() == 0


def test_an_identity_names_one_stream(store: Store) -> None:
    one, two = uuid4(), uuid4()
    mine = IdentityClaim(LOG, "customer", "C-1", one)
    save(store, envelope(one, 1), identities=[mine])
    assert store.find_identity(LOG, "customer", "C-1") == one
    assert store.find_identity(LOG, "kvk", "C-1") is None
    assert store.find_identity(OTHER_LOG, "customer", "C-1") is None
    assert store.find_identities(LOG, "customer", ["C-0", "C-1", "C-2"]) == {"C-1": one}
    assert store.find_identities(LOG, "kvk", ["C-1"]) == {}
    assert store.find_identities(OTHER_LOG, "customer", ["C-1"]) == {}
    assert store.find_identities(LOG, "customer", []) == {}
    theirs = [IdentityClaim(LOG, "kvk", "9", two), IdentityClaim(LOG, "customer", "C-1", two)]
    with pytest.raises(IdentityTaken) as caught:
        save(store, envelope(two, 1), identities=theirs, command=command("two"))
    assert (caught.value.kind, caught.value.taken_by) == ("customer", one)
    assert store.find_identity(LOG, "kvk", "9") is None
    assert store.history(two) == []
    assert store.find_command(LOG, "jan", "two") is None
    save(store, envelope(one, 2), identities=[mine])


def test_an_identity_is_not_given_twice_in_one_save(store: Store) -> None:
    one, two = uuid4(), uuid4()
    claims = [IdentityClaim(LOG, "customer", "C-1", stream) for stream in (one, two)]
    with pytest.raises(IdentityTaken) as caught:
        save(store, envelope(one, 1), envelope(two, 1), identities=claims)
    assert caught.value.taken_by == one
    assert store.last_position() == 0
    save(store, envelope(one, 1), identities=[claims[0], claims[0]])


def test_an_identity_hash_is_keyed_and_stable(place: Place, store: Store) -> None:
    plain = hashlib.sha256(b"NL01").hexdigest()
    assert store.identity_hash("NL01") == place.open().identity_hash("NL01")
    assert store.identity_hash("NL01") not in {plain, store.identity_hash("NL02")}
    assert len(store.identity_hash("NL01")) == 64


def test_the_moment_of_recording_never_goes_back(place: Place, store: Store) -> None:
    stream = uuid4()
    save(store, envelope(stream, 1))
    place.clock.move(hours=-2)
    save(store, envelope(stream, 2), envelope(stream, 3))
    place.clock.move(hours=5)
    save(store, envelope(stream, 4))
    later = MORNING + timedelta(hours=3)
    assert [r.recorded_at for r in store.history(stream)] == [MORNING, MORNING, MORNING, later]


def test_a_clock_without_time_zone_stores_nothing(place: Place) -> None:
    place.open()
    blind = place.open(clock=lambda: MORNING.replace(tzinfo=None))
    with pytest.raises(StoreError, match="time zone"):
        save(blind, envelope(uuid4(), 1))
    assert blind.last_position() == 0


def test_a_moment_finds_the_last_position_known_then(place: Place, store: Store) -> None:
    assert store.position_at(MORNING) == 0
    positions = []
    for hour in range(5):
        for _ in range(hour + 1):
            [recording] = save(store, envelope(uuid4(), 1))
        positions.append(recording.notification.id)
        place.clock.move(hours=1)
    for hour, position in enumerate(positions):
        moment = MORNING + timedelta(hours=hour)
        assert store.position_at(moment) == position
        assert store.position_at(moment + timedelta(minutes=59)) == position
    assert store.position_at(MORNING - timedelta(microseconds=1)) == 0


def test_a_history_is_read_as_it_was_known(store: Store) -> None:
    stream = uuid4()
    [first] = save(store, envelope(stream, 1))
    save(store, envelope(uuid4(), 1))
    save(store, envelope(stream, 2))
    known = store.history(stream, through=first.notification.id)
    assert [r.originator_version for r in known] == [1]
    assert store.history(stream, through=0) == []
    assert store.history(uuid4()) == []


def test_rows_come_raw_in_order_and_in_portions(store: Store) -> None:
    streams = fill(store, streams=3, facts=4)
    rows = store.read_after(0, 100)
    assert [r.position for r in rows] == sorted({r.position for r in rows})
    assert len(rows) == 12
    again = store.read_after(rows[4].position, 3)
    assert again == rows[5:8]
    assert {type(r.state) for r in rows} == {bytes}
    assert {type(r.header) for r in rows} == {bytes}
    assert rows[0].instant == MORNING
    assert [store.decode(r) for r in rows if r.stream_id == streams[0]] == store.history(streams[0])
    assert store.last_position() == rows[-1].position
    assert store.read_after(store.last_position(), 10) == []


def test_streams_are_listed_by_kind_and_log(store: Store) -> None:
    debtors = fill(store, streams=3, facts=2)
    claim = uuid4()
    save(store, envelope(claim, 1), envelope(claim, 2))
    assert store.streams(StreamKind.DEBTOR) == debtors
    assert store.streams(StreamKind.DEBTOR, OTHER_LOG) == [debtors[1]]
    assert store.streams(StreamKind.CLAIM, LOG) == [claim]
    assert store.streams(StreamKind.RUN) == []


def test_a_thousand_facts_go_in_one_save(store: Store) -> None:
    streams = [uuid4() for _ in range(500)]
    facts = [(stream, version) for stream in streams for version in (1, 2)]
    recordings = save(
        store,
        *(named(stream, version) for stream, version in facts),
        guards=dict.fromkeys(streams, 0),
        identities=[IdentityClaim(LOG, "customer", str(s), s) for s in streams],
        command=command("bulk"),
    )
    rows = store.read_after(0, 2000)
    assert [r.notification.id for r in recordings] == [r.position for r in rows]
    assert [(r.stream_id, r.version) for r in rows] == facts
    assert [r.leaf_index for r in rows] == list(range(1000))


@pytest.mark.parametrize("size", [1, 40, 400, 4_000, 40_000])
def test_a_fact_of_any_size_goes_in(store: Store, size: int) -> None:
    # From one packet to many times what a socket takes at once: pipelines of psycopg 3.3 stop
    # sending there for ever (as in its issue 685), so none is used.
    stream = uuid4()
    parts = tuple(Part(of=f"part {n}", cents=n) for n in range(size))
    fact = Billed(number="1", cents=size, due_on=MORNING.date(), parts=parts)
    for version in (1, 2, 3):
        save(store, envelope(stream, version, fact), guards={stream: version - 1})
    assert [r.fact for r in store.history(stream)] == [fact] * 3


def test_an_error_is_stored_like_any_fact(store: Store) -> None:
    stream = uuid4()
    wrong = EnteredInError(version=1, topic="claim.billed")
    save(store, envelope(stream, 1), envelope(stream, 2, wrong))
    assert store.history(stream)[1].fact == wrong


def test_two_openings_are_the_same_store(place: Place, store: Store) -> None:
    stream = uuid4()
    save(store, envelope(stream, 1))
    other = place.open()
    save(other, envelope(stream, 2))
    assert [r.originator_version for r in store.history(stream)] == [1, 2]
    assert other.info == store.info
    assert store.info.created_at == utc_text(MORNING)


def test_what_is_stored_cannot_be_changed_by_chance(place: Place, store: Store) -> None:
    save(store, named(uuid4()))
    for statement in (
        "UPDATE stored_events SET topic = 'claim.closed'",
        "DELETE FROM stored_events",
        "UPDATE leaves SET version = 9",
        "DELETE FROM leaves",
        "UPDATE vault SET field = 'other'",
    ):
        with pytest.raises(StoreError, match="never changed"):
            store.recorder.rows(statement)
    assert len(store.read_after(0, 10)) == 1


def test_a_program_that_found_its_tally_changed_never_seals_it_again(place: Place) -> None:
    store = place.open()
    save(store, envelope(uuid4(), 1), command=command("a"))
    with place.behind_its_back() as intruder:
        intruder.run("UPDATE tally SET commands = 7")
    for key in "bcde":
        save(store, envelope(uuid4(), 1), command=command(key))
        with pytest.raises(IntegrityBroken, match="tally of the log does not hold"):
            store.tally()
