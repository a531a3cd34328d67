"""A store goes to the other engine and back, every row of it, or nothing of it goes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from adapters.store.copied import TABLES
from adapters.store.copied_into import NewFile
from adapters.store.fsck import first_broken
from application.commands.details import AddNote
from application.house import House
from application.replay.run import replay
from application.store_copy import copy_store
from domain.errors import StoreError
from domain.facts import Point
from domain.parties import ContactDetails
from domain.sealing import Purpose
from tests.application.houses import CONSUMER, PLAIN, HousePlace, by, case_of, claim_from
from tests.application.replay_jobs import Balances
from tests.application.test_rebuild import behind

pytestmark = pytest.mark.both_stores


@pytest.fixture
def other(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place of the other engine."""
    if engine == "sqlite":
        return str(request.getfixturevalue("fresh_postgres_url"))
    return str(tmp_path / "copies" / "store.sqlite3")


@pytest.fixture
def claim(house: House) -> UUID:
    """A store with two claims, a note, and personal values."""
    claim_from(house, PLAIN)
    found = claim_from(house, CONSUMER)
    AddNote(text="Belt maandag terug.").carry(house, found, by=by())
    return found


@contextmanager
def opened(place: HousePlace, database: str) -> Iterator[House]:
    """A house on another database with the home, and so the keys, of a place."""
    there = HousePlace(place.engine, database, place.home, place.clock)
    with there.opened() as house:
        yield house


def everything(database: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, in one order and one spelling."""
    position = "notification_id" if database.startswith("postgres") else "rowid"
    found = {}
    for table, columns in TABLES.items():
        names = ", ".join(columns.split())
        if table == "stored_events":
            names = names.replace("position", position, 1)
        rows = read(database, f"SELECT {names} FROM {table}")
        found[table] = sorted(tuple(map(plain, row)) for row in rows)
    return found


def read(database: str, statement: str) -> list[tuple[Any, ...]]:
    if database.startswith("postgres"):
        with psycopg.connect(database) as server:
            return server.execute(statement).fetchall()
    with closing(sqlite3.connect(database)) as file:
        return file.execute(statement).fetchall()


def plain(value: Any) -> Any:
    return value if isinstance(value, int | str | bytes) else str(value)


def original(place: HousePlace) -> str:
    return place.url or str(place.home / "vordering.sqlite3")


def is_nothing(database: str) -> bool:
    """Whether no table and no file was left."""
    if database.startswith("postgres"):
        found = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        return not read(database, found)
    folder = Path(database).parent
    return not folder.exists() or not list(folder.iterdir())


def test_every_row_goes_to_the_other_engine_and_back(
    place: HousePlace, house: House, claim: UUID, other: str, tmp_path: Path
) -> None:
    before = everything(original(place))
    assert all(before[table] for table in TABLES)
    found = copy_store(house, other)
    assert everything(other) == before == everything(original(place))
    assert found.rows == {table: len(rows) for table, rows in before.items()}
    assert found.position == house.store.last_position()
    assert sum(one.size for one in found.roots) == len(before["leaves"])
    third = str(tmp_path / "third.sqlite3")
    with opened(place, other) as there:
        again = copy_store(there, third)
    assert everything(third) == before
    assert again.roots == found.roots


def test_a_copy_is_worked_on_with_the_keys_of_the_home(
    place: HousePlace, house: House, claim: UUID, other: str
) -> None:
    copy_store(house, other)
    last = house.store.last_position()
    with opened(place, other) as there:
        contact = case_of(there, claim).debtor.contact
        assert there.open(contact, ContactDetails, Purpose.CONTACT) is not None
        AddNote(text="En woensdag.").carry(there, claim, by=by())
        assert there.store.last_position() > last
        assert there.store.read_after(last, 10)[0].position == last + 1
        assert first_broken(there.store) is None
    assert house.store.last_position() == last


def test_a_replay_of_the_copy_comes_to_the_same_bytes(
    place: HousePlace, house: House, claim: UUID, other: str
) -> None:
    at = Point(house.store.last_position(), date(2027, 1, 1))
    copy_store(house, other)
    with replay(house, Balances(), at=at) as here:
        digest = here.digest
        assert claim in {one.claim_id for one in here}
    with opened(place, other) as there, replay(there, Balances(), at=at) as found:
        assert found.digest == digest


def test_a_store_is_not_copied_over_another(
    place: HousePlace, house: House, claim: UUID, other: str
) -> None:
    copy_store(house, other)
    AddNote(text="Later.").carry(house, claim, by=by())
    kept = everything(other)
    with pytest.raises(StoreError, match="is not empty"):
        copy_store(house, other)
    with pytest.raises(StoreError, match="is not empty"):
        copy_store(house, original(place))
    assert everything(other) == kept


def test_two_do_not_copy_to_one_file_at_once(tmp_path: Path) -> None:
    one, other = NewFile(tmp_path / "new.sqlite3"), NewFile(tmp_path / "new.sqlite3")
    with one.written():
        pass
    with pytest.raises(StoreError, match="Another program copies"), other.written():
        pass
    other.undo()
    one.settle()
    with closing(sqlite3.connect(one.path)) as sql:
        assert sql.execute("SELECT COUNT(*) FROM leaves").fetchall() == [(0,)]
    assert list(tmp_path.iterdir()) == [one.path]


def test_what_is_recorded_while_it_goes_lets_nothing_of_it_stand(
    house: House, claim: UUID, other: str
) -> None:
    written: list[int] = []

    def meanwhile(done: int, _all: int) -> None:
        if not written:
            written.append(done)
            AddNote(text="Tussendoor.").carry(house, claim, by=by())

    with pytest.raises(StoreError, match="while it was copied; nothing was kept"):
        copy_store(house, other, told=meanwhile)
    assert is_nothing(other)
    copy_store(house, other)


class Killed(BaseException):
    """What ends a program from outside."""


@pytest.mark.parametrize("while_checked", [False, True])
def test_a_copy_that_breaks_off_leaves_nothing(
    place: HousePlace, house: House, claim: UUID, other: str, *, while_checked: bool
) -> None:
    def die(done: int, _all: int) -> None:
        if done:
            raise Killed

    how = {"checked": die} if while_checked else {"told": die}
    with pytest.raises(Killed):
        copy_store(house, other, **how)
    assert is_nothing(other)
    copy_store(house, other)
    assert everything(other) == everything(original(place))


@pytest.mark.parametrize(
    ("statement", "value", "said"),
    [
        ("UPDATE stored_events SET state = ? WHERE POSITION = 2", b"{}", "not sound"),
        ("UPDATE tally SET facts = ?", 1_000, "does not hold"),
    ],
)
def test_a_store_that_is_broken_is_not_copied(
    place: HousePlace, house: House, claim: UUID, other: str, statement: str, value: Any, said: str
) -> None:
    with behind(place) as intruder:
        intruder.run(statement, value)
    with pytest.raises(StoreError, match=said):
        copy_store(house, other)
    assert is_nothing(other)
