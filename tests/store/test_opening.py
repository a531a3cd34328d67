"""A store is opened as what it is, or refused with a sentence that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Timer
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest

from adapters.store.opening import MasterKey, Mode, Store, open_store, sqlite_path
from adapters.store.sqlite_files import connect
from adapters.store.sqlite_store import SQLiteStore
from domain.errors import NoStore, StoreError
from tests.store.places import Place, envelope, save
from tests.store.sample_facts import FACTS


def test_a_store_keeps_its_mode(place: Place) -> None:
    assert place.open(mode=Mode.SANDBOX).mode is Mode.SANDBOX
    assert place.open().mode is Mode.SANDBOX
    assert place.open(mode=Mode.SANDBOX).mode is Mode.SANDBOX
    with pytest.raises(StoreError, match="is a sandbox store, and a live one was asked for"):
        place.open(mode=Mode.LIVE)


def test_a_store_is_never_made_without_its_mode(place: Place) -> None:
    master = MasterKey.load_or_create(place.home)
    before = sorted(place.home.rglob("*"))
    with pytest.raises(NoStore, match="vordering init --live"):
        open_store(place.url, home=place.home, facts=FACTS, clock=place.clock, master_key=master)
    assert sorted(place.home.rglob("*")) == before
    assert place.open(mode=Mode.LIVE).mode is Mode.LIVE
    assert place.open().mode is Mode.LIVE


def test_a_home_whose_keys_are_gone_gets_no_new_ones(place: Place) -> None:
    place.open().close()
    (place.home / "keys" / "keys.sqlite3").unlink()
    master = MasterKey.load_or_create(place.home)
    with pytest.raises(StoreError, match=r"keys in this home|There is no store"):
        open_store(place.url, home=place.home, facts=FACTS, clock=place.clock, master_key=master)
    assert not (place.home / "keys" / "keys.sqlite3").exists()


def test_a_store_that_is_not_there_is_not_made_by_chance(place: Place) -> None:
    with pytest.raises(StoreError, match="There is no store"):
        place.open(create=False)
    assert not (place.home / "keys" / "keys.sqlite3").exists()
    first = place.open()
    assert place.open(create=False).info.store_id == first.info.store_id


def test_a_newer_store_is_refused(place: Place, store: Store) -> None:
    with place.behind_its_back() as intruder:
        intruder.run("UPDATE store_info SET schema_version = 99")
    with pytest.raises(StoreError, match=r"newer program \(schema 99"):
        place.open()


def test_a_database_of_somebody_else_is_left_alone(place: Place) -> None:
    with place.behind_its_back() as intruder:
        intruder.run("CREATE TABLE theirs (a INTEGER)")
    with pytest.raises(StoreError, match="is no store"):
        place.open(mode=Mode.LIVE)
    with place.behind_its_back() as intruder:
        assert intruder.run("SELECT * FROM theirs") == []


def test_a_closed_store_says_so(place: Place, store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="was closed"):
        store.last_position()
    with pytest.raises(StoreError):
        save(store, envelope(uuid4(), 1))


def test_the_store_has_no_other_recorders(store: Store) -> None:
    with pytest.raises(NotImplementedError):
        store.aggregate_recorder()
    with pytest.raises(NotImplementedError):
        store.process_recorder()
    with pytest.raises(NotImplementedError):
        store.tracking_recorder()
    with pytest.raises(NotImplementedError):
        store.recorder.subscribe()


def test_a_file_is_named_in_three_ways(tmp_path: Path) -> None:
    assert sqlite_path(f"sqlite://{tmp_path}/a.db") == tmp_path / "a.db"
    assert sqlite_path(str(tmp_path / "a.db")) == tmp_path / "a.db"
    assert sqlite_path("a.db") == Path.cwd() / "a.db"
    for wrong in ("mysql://host/db", "sqlite://relative.db"):
        with pytest.raises(StoreError, match="no database for this program"):
            sqlite_path(wrong)


def test_every_connection_to_a_file_is_durable(sqlite_place: Place) -> None:
    store = sqlite_place.open()
    assert isinstance(store, SQLiteStore)
    pool = store.recorder.datastore.pool
    connections = [pool.get_connection() for _ in range(3)]
    for connection in connections:
        cursor = connection.cursor().sqlite_cursor
        asked = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        assert [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in asked] == [
            "wal",
            2,
            1,
            1,
        ]
        pool.put_connection(connection)


def test_a_file_that_is_no_database_is_refused(sqlite_place: Place) -> None:
    sqlite_path(sqlite_place.url).write_bytes(b"dear diary " * 500)
    with pytest.raises(StoreError, match="is not a database"):
        sqlite_place.open(mode=Mode.LIVE)


def test_a_folder_or_a_place_without_rights_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for url, words in ((f"{tmp_path}", "is a folder"), (f"{tmp_path}/file/s.db", "cannot be")):
        with pytest.raises(StoreError, match=words):
            Place("sqlite", url, tmp_path / "home").open(mode=Mode.LIVE)
    with pytest.raises(StoreError, match="cannot be"):
        Place("sqlite", f"{tmp_path}/s.db", tmp_path / "file").open(mode=Mode.LIVE)


def test_a_damaged_file_is_said_to_be_damaged(sqlite_place: Place) -> None:
    store = sqlite_place.open()
    save(store, *(envelope(uuid4(), 1) for _ in range(200)))
    store.close()
    path = sqlite_path(sqlite_place.url)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        sqlite_place.open().read_after(0, 1000)


def test_a_file_locked_by_another_program_is_said_to_be(sqlite_place: Place) -> None:
    store = sqlite_place.open(lock_wait=0.1)
    with closing(sqlite3.connect(sqlite_path(sqlite_place.url), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"store\.sqlite3 is locked by another program"):
            save(store, envelope(uuid4(), 1))
        assert store.last_position() == 0
        other.execute("ROLLBACK")
    save(store, envelope(uuid4(), 1))


def test_a_file_is_opened_and_read_while_another_program_writes_it(sqlite_place: Place) -> None:
    save(sqlite_place.open(), envelope(uuid4(), 1))
    with closing(sqlite3.connect(sqlite_path(sqlite_place.url), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert sqlite_place.open(lock_wait=0.1).last_position() == 1


def test_who_opens_a_new_file_waits_for_the_other_who_does(tmp_path: Path) -> None:
    # SQLite itself turns the second away at once, however long it was told to wait.
    path = tmp_path / "new.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as first:
        first.execute("CREATE TABLE one (row)")
        first.execute("BEGIN IMMEDIATE")
        later = Timer(0.2, first.execute, ["COMMIT"])
        later.start()
        with closing(connect(path, lock_wait=30)) as second:
            assert second.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        later.join()


def test_who_opens_a_new_file_is_turned_away_once_it_waited(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as first:
        first.execute("CREATE TABLE one (row)")
        first.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connect(path, lock_wait=0.1)


def test_a_full_disk_is_said_to_be_full(sqlite_place: Place) -> None:
    store = sqlite_place.open()
    assert isinstance(store, SQLiteStore)
    store.recorder.datastore._writing().execute("PRAGMA max_page_count = 30")
    stream = uuid4()
    with pytest.raises(StoreError, match="disk is full"):
        save(store, *(envelope(stream, version) for version in range(1, 500)))
    assert store.history(stream) == []
    save(store, envelope(stream, 1))


def test_a_table_locked_by_another_program_is_said_to_be(postgres_place: Place) -> None:
    store = postgres_place.open(lock_wait=0.1)
    with psycopg.connect(postgres_place.url) as other:
        other.execute("LOCK TABLE stored_events IN EXCLUSIVE MODE")
        with pytest.raises(StoreError, match="is locked by another program"):
            save(store, envelope(uuid4(), 1))
        assert store.last_position() == 0
    save(store, envelope(uuid4(), 1))


@pytest.fixture
def clerk(postgres_place: Place) -> Iterator[str]:
    """Give the name of a role of the server's own that may do all but what a test grants."""
    name = f"clerk {uuid4()}"
    with psycopg.connect(postgres_place.url, autocommit=True) as owner:
        owner.execute(f'CREATE ROLE "{name}" LOGIN')
        yield name
        postgres_place.close()
        owner.execute(f'DROP OWNED BY "{name}"')
        owner.execute(f'DROP ROLE "{name}"')


@pytest.mark.parametrize("rights", ["USAGE", "USAGE, SELECT", "UPDATE"])
def test_a_role_that_may_not_count_positions_is_refused_with_what_to_grant(
    postgres_place: Place, clerk: str, rights: str
) -> None:
    postgres_place.open().close()
    its = replace(postgres_place, url=postgres_place.url.replace("postgres@", f"{quote(clerk)}@"))
    with psycopg.connect(postgres_place.url, autocommit=True) as owner:
        owner.execute(f'GRANT SELECT ON ALL TABLES IN SCHEMA public TO "{clerk}"')
        its.open()  # who only reads needs no more
        owner.execute(f'GRANT ALL ON ALL TABLES IN SCHEMA public TO "{clerk}"')
        owner.execute(f'GRANT {rights} ON ALL SEQUENCES IN SCHEMA public TO "{clerk}"')
        with pytest.raises(StoreError, match="GRANT SELECT, UPDATE ON SEQUENCE") as refused:
            its.open()
        owner.execute("GRANT" + str(refused.value).split("GRANT", 1)[1])
    store, stream = its.open(), uuid4()
    save(store, envelope(stream, 1))
    assert len(store.history(stream)) == 1


@pytest.fixture
def forgetful(postgres_place: Place) -> Place:
    """Give a database that answers before its commits are on disk."""
    with psycopg.connect(postgres_place.url, autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{server.info.dbname}" SET synchronous_commit = off')
    return postgres_place


def test_a_server_that_may_lose_commits_is_refused(forgetful: Place) -> None:
    with pytest.raises(StoreError, match="not durable: synchronous_commit = off"):
        forgetful.open()


def test_an_unknown_server_or_database_is_said_without_the_password(tmp_path: Path) -> None:
    place = Place("postgres", "postgresql://jan:geheim@127.0.0.1:1/x", tmp_path / "home")
    with pytest.raises(StoreError, match="cannot be reached") as caught:
        place.open()
    assert "geheim" not in str(caught.value)


def test_a_missing_database_is_said(postgres_place: Place) -> None:
    missing = Place("postgres", postgres_place.url.replace("/test_", "/none_"), postgres_place.home)
    with pytest.raises(StoreError, match="does not exist"):
        missing.open()


def test_every_session_has_its_limits(postgres_place: Place) -> None:
    store: Store = postgres_place.open(lock_wait=7)
    names = ("lock_timeout", "idle_in_transaction_session_timeout", "application_name")
    found = [store.recorder.rows(f"SHOW {name}")[0][0] for name in names]
    assert found == ["7s", "30s", "vordering"]


def test_open_store_asks_for_a_known_engine(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="postgresql://"):
        Place("sqlite", "oracle://x/y", tmp_path).open()
    assert callable(open_store)
