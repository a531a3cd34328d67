"""What a root was made from is held against the log: a change below a root that left is found."""

import sqlite3
from contextlib import closing

import pytest

from adapters.store.findings import Finding
from adapters.store.tiles import FILE
from application.fsck.roots import root_findings
from application.house import House
from application.log_tree import tree_of
from domain.application import Session
from domain.claim.events import NoteAdded
from domain.claim.streams import stream_of_claim
from domain.facts import StreamKind
from domain.merkle import TILE
from domain.sealing import Sealed
from tests.application.houses import CONSUMER, HousePlace, claim_from, order


@pytest.fixture
def house(place: HousePlace) -> House:
    """A log of more than two tiles, of which a root was made."""
    made = place.open()
    claim_id = claim_from(made, CONSUMER)

    def decide(session: Session) -> None:
        claim = session.claim(claim_id)
        notes = [NoteAdded(text=Sealed.of(f"notitie {one}")) for one in range(2 * TILE)]
        session.record(stream_of_claim(claim), notes, subject=claim.debtor_id)

    made.collections.carry_out(order(made, claim_id), decide)
    tree_of(made, made.store.streams(StreamKind.CREDITOR)[0])
    return made


def found(house: House) -> list[Finding]:
    return list(root_findings(house))


@pytest.mark.both_stores
def test_of_a_sound_log_nothing_is_found(house: House) -> None:
    assert found(house) == []


def test_without_the_file_nothing_is_found_and_none_is_made(place: HousePlace) -> None:
    house = place.open()
    assert found(house) == []
    assert not (house.home / FILE).exists()


def changed(house: House, statement: str, *values: object) -> None:
    """Change the log below the program, as whoever has the file may."""
    house.store.close()
    with closing(sqlite3.connect(house.store.where)) as sql, sql:
        sql.execute("DROP TRIGGER leaves_no_update")
        sql.execute("DROP TRIGGER leaves_no_delete")
        sql.execute(statement, values)


def test_a_leaf_that_was_changed_below_a_root_is_found(house: House, place: HousePlace) -> None:
    changed(house, "UPDATE leaves SET leaf_hash = ? WHERE leaf_index = ?", b"x" * 32, TILE - 1)
    [one] = found(place.open())
    assert (one.code, one.place.key.split()[1]) == ("changed", "0")


def test_a_log_that_is_shorter_than_a_root_that_was_made_is_found(
    house: House, place: HousePlace
) -> None:
    changed(house, "DELETE FROM leaves WHERE leaf_index >= ?", 2 * TILE - 1)
    [one] = found(place.open())
    assert (one.code, one.place.key.split()[1]) == ("shorter", "1")


@pytest.mark.parametrize("column", ["hash", "last", "seal"])
def test_what_was_changed_in_the_file_is_found(house: House, column: str) -> None:
    with closing(sqlite3.connect(house.home / FILE)) as sql, sql:
        sql.execute(f"UPDATE tiles SET {column} = 'ab' WHERE tile = 0")
    assert [one.code for one in found(house)] == ["seal"]
