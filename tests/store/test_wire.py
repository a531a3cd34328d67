"""What PostgreSQL is sent together: read there as it was written, and whole or not at all."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from time import sleep
from typing import Any
from uuid import UUID, uuid4

import orjson
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.store.errors import OutcomeUnknown
from adapters.store.fsck import check
from adapters.store.postgres import PostgresFactRecorder
from adapters.store.postgres_append import LOCK, Question
from adapters.store.postgres_arrays import column, ids_in, number, number_in, numbers_in
from adapters.store.postgres_wire import BEGIN, COMMIT, SaveWire, ToSend
from tests.store.places import Place, command, envelope, save

_NUMBERS = st.integers(-(2**63), 2**63 - 1)
_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@pytest.fixture
def wire(postgres_place: Place) -> Iterator[SaveWire]:
    found = SaveWire(psycopg.connect(postgres_place.url, autocommit=True))
    yield found
    found.close()


def test_what_a_server_is_set_to_does_not_move_the_question_before_the_lock(
    postgres_place: Place,
) -> None:
    """Statements are prepared before the lock: a snapshot taken there would be too old."""
    with psycopg.connect(postgres_place.url, autocommit=True) as server:
        name = server.info.dbname
        server.execute(
            f"ALTER DATABASE \"{name}\" SET default_transaction_isolation = 'repeatable read'"
        )
    store, stream = postgres_place.open(), uuid4()
    assert isinstance(store.recorder, PostgresFactRecorder)
    wire = store.recorder.datastore._writing()
    question = Question([stream], [], [], []).step
    held_up = "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'stored_events'::regclass"
    with psycopg.connect(postgres_place.url, autocommit=True) as other:
        with ThreadPoolExecutor(1) as pool, other.transaction():
            other.execute("LOCK TABLE stored_events IN EXCLUSIVE MODE")
            waiting = pool.submit(wire.trip, BEGIN, LOCK, question)
            while not (other.execute(held_up).fetchall() or waiting.done()):
                sleep(0.01)
            other.execute(
                "INSERT INTO stored_events (originator_id, originator_version, topic, state)"
                " VALUES (%s, 1, 'told', '')",
                (stream,),
            )
        [*_, answer] = waiting.result(20)
    wire.back()
    assert numbers_in(answer.get_value(0, 0) or b"") == [1]


@pytest.mark.parametrize("prepared", [False, True])
def test_two_that_write_for_the_first_time_at_once_do_not_wait_for_each_other(
    postgres_place: Place, prepared: bool
) -> None:
    """What is prepared takes a lock on its tables, which goes before the turn is asked for."""
    postgres_place.open()
    waiting = (
        "SELECT count(*) > 1 FROM pg_locks"
        " WHERE NOT granted AND relation = 'stored_events'::regclass"
    )
    insert = ToSend(
        "INSERT INTO stored_events (originator_id, originator_version, topic, state)"
        " VALUES (gen_random_uuid(), 1, 'told', '')"
    )
    with ExitStack() as doors:
        connections = [psycopg.connect(postgres_place.url, autocommit=True) for _ in range(3)]
        *two, other = [doors.enter_context(closing(one)) for one in connections]
        wires = [SaveWire(one) for one in two]
        if prepared:
            for wire in wires:
                wire.trip(BEGIN, LOCK, insert, COMMIT)
        with ThreadPoolExecutor(2) as pool:
            with other.transaction():
                other.execute("LOCK TABLE stored_events IN ROW EXCLUSIVE MODE")
                found = [pool.submit(wire.trip, BEGIN, LOCK, insert, COMMIT) for wire in wires]
                while other.execute(waiting).fetchone() != (True,) and not any(
                    one.done() for one in found
                ):
                    sleep(0.01)
            assert [one.result(20)[-1].command_status for one in found] == [b"COMMIT", b"COMMIT"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, psycopg.OperationalError])
def test_a_wire_that_cannot_be_made_ready_is_hung_up(
    postgres_place: Place, stop: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = psycopg.connect(postgres_place.url, autocommit=True)

    def stopped(*_: Any) -> None:
        raise stop

    monkeypatch.setattr(connection, "execute", stopped)
    with pytest.raises(stop):
        SaveWire(connection)
    assert connection.closed


def test_a_commit_that_another_answer_comes_to_is_unknown(postgres_place: Place) -> None:
    """As of a server, or what stands between, that rolled back or answers something else."""
    store, stream = postgres_place.open(), uuid4()
    assert isinstance(store.recorder, PostgresFactRecorder)
    wire = store.recorder.datastore._writing()
    with pytest.raises(psycopg.errors.DivisionByZero):
        wire.trip(BEGIN, ToSend("SELECT 1 / 0"))
    with pytest.raises(OutcomeUnknown):
        wire.trip(COMMIT)  # the server answers ROLLBACK, and that is no error
    save(store, envelope(stream, 1), command=command())
    assert len(store.history(stream)) == 1


def test_what_was_prepared_in_a_trip_that_failed_is_used_again(wire: SaveWire) -> None:
    kept = "SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT 1 / $1::bigint'"
    for _ in range(3):
        with pytest.raises(psycopg.errors.DivisionByZero):
            wire.trip(ToSend("SELECT 1 / $1::bigint", [number(0)]))
    assert number_in(said(wire, kept) or b"") == 1
    for _ in range(3):
        with pytest.raises(psycopg.errors.UndefinedTable):
            wire.trip(ToSend("SELECT 7"), ToSend("SELECT * FROM nowhere"), ToSend("SELECT 8"))
    assert number_in(said(wire, "SELECT 7::bigint") or b"") == 7
    wire.trip(ToSend("SELECT 7"), ToSend("SELECT 8"))


def said(wire: SaveWire, statement: str, *values: bytes) -> bytes | None:
    [answer] = wire.trip(ToSend(statement, values))
    return answer.get_value(0, 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    numbers=st.lists(_NUMBERS, max_size=5),
    texts=st.lists(_TEXTS, max_size=5),
    ids=st.lists(st.uuids(), max_size=5),
    some=st.lists(st.binary(max_size=300), max_size=5),
)
def test_columns_are_read_there_as_they_were_written(
    wire: SaveWire, numbers: list[int], texts: list[str], ids: list[UUID], some: list[bytes]
) -> None:
    asked: dict[str, tuple[str, list[Any]]] = {
        "SELECT array_to_json($1::bigint[])::text": ("bigint", numbers),
        "SELECT array_to_json($1::text[])::text": ("text", texts),
        "SELECT array_to_json($1::uuid[])::text": ("uuid", ids),
        "SELECT array_to_json(ARRAY(SELECT encode(b, 'hex') FROM unnest($1::bytea[]) b))::text": (
            "bytea",
            some,
        ),
    }
    for statement, (kind, values) in asked.items():
        plain = [v.hex() if isinstance(v, bytes) else v for v in values]
        plain = [str(v) if isinstance(v, UUID) else v for v in plain]
        raw = said(wire, statement, column(kind, values))
        assert raw is not None
        assert orjson.loads(raw) == plain
    back = said(wire, "SELECT $1::bigint[]", column("bigint", numbers))
    assert numbers_in(back or b"") == numbers
    back = said(wire, "SELECT array_append($1::uuid[], NULL)", column("uuid", ids))
    assert ids_in(back or b"") == [*ids, None]


def test_a_number_by_itself_comes_back(wire: SaveWire) -> None:
    for value in (0, -1, 2**63 - 1, -(2**63)):
        assert number_in(said(wire, "SELECT $1::bigint", number(value)) or b"") == value


def test_an_error_takes_back_what_precedes_it_and_the_wire_is_of_use(wire: SaveWire) -> None:
    made = ToSend("CREATE TEMP TABLE told (n bigint)")
    tell = ToSend("INSERT INTO told SELECT * FROM unnest($1::bigint[])", [column("bigint", [1])])
    wire.trip(BEGIN, made, COMMIT)
    for _ in range(2):
        with pytest.raises(psycopg.errors.DivisionByZero):
            wire.trip(BEGIN, tell, ToSend("SELECT 1 / 0"), COMMIT)
        wire.back()
        assert number_in(said(wire, "SELECT count(*) FROM told") or b"") == 0
    wire.trip(BEGIN, tell, COMMIT)
    assert number_in(said(wire, "SELECT count(*) FROM told") or b"") == 1


def test_more_than_a_socket_takes_at_once_goes_there_and_comes_back(wire: SaveWire) -> None:
    much = [b"\x01" * 1_000_000] * 20
    answers = wire.trip(*[ToSend("SELECT $1::bytea[]", [column("bytea", much)])] * 3)
    assert [answer.get_value(0, 0) for answer in answers] == [column("bytea", much)] * 3


def test_what_is_sent_wrongly_leaves_a_wire_that_is_closed(wire: SaveWire) -> None:
    with pytest.raises(TypeError):
        wire.trip(BEGIN, ToSend("SELECT $1::bigint", ["no bytes"]))  # type: ignore[list-item]  # that is the point
    assert wire.closed
    wire.back()


def test_positions_go_on_behind_what_others_draw_and_others_behind_them(
    postgres_place: Place,
) -> None:
    store = postgres_place.open()
    assert [one.notification.id for one in save(store, envelope(uuid4(), 1))] == [1]
    with psycopg.connect(postgres_place.url, autocommit=True) as other:
        draw = "SELECT nextval('stored_events_notification_id_seq')"
        assert other.execute(draw).fetchone() == (2,)
        save(store, envelope(uuid4(), 1), command=command())
        assert store.last_position() == 3
        other.execute("SELECT setval('stored_events_notification_id_seq', 1)")
        save(store, envelope(uuid4(), 1))
        assert other.execute(draw).fetchone() == (5,)
    assert list(check(store)) == []
