"""Tiles are what the leaves come to, whatever lies in their file and whatever became of the log."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from adapters.store.seals import Seals
from adapters.store.tiles import FILE, Tiles, TilesFile
from domain.merkle import EMPTY, TILE, Hash, Tree, tile_of

LOG = uuid4()
SEALS = Seals(b"k" * 32, "store")


class Log:
    """The leaves of a log, and which of them were read."""

    def __init__(self, word: str = "fact", size: int = 3 * TILE) -> None:
        self.leaves = [sha256(f"{word} {one}".encode()).digest() for one in range(size)]
        self.read: list[tuple[int, int]] = []

    def __call__(self, log: UUID, first: int, last: int) -> list[Hash]:
        assert log == LOG
        self.read.append((first, last))
        return self.leaves[first:last]

    def root(self, tiles: int = 0) -> Hash:
        """What the tree over its first ``tiles`` comes to, or over all of them."""
        count = tiles or len(self.leaves) // TILE
        made = [tile_of(self.leaves[at * TILE : (at + 1) * TILE]) for at in range(count)]
        return Tree(count * TILE, tiles=made, leaves=_unread).root


def _unread(first: int, last: int) -> list[Hash]:
    raise AssertionError(f"leaves {first} to {last} lie below complete tiles")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[TilesFile]:
    with closing(TilesFile(tmp_path)) as opened:
        yield opened


def root(file: TilesFile, log: Log) -> Hash:
    """What a program that has just begun finds the tree over its complete tiles to be."""
    count = len(log.leaves) // TILE
    return Tiles(file, seals=SEALS, leaves=log).tree(LOG, count * TILE).root


def test_leaves_are_read_once_and_then_only_those_that_came(file: TilesFile) -> None:
    log, more = Log(), Log(size=4 * TILE + 9)
    assert root(file, log) == log.root()
    assert log.read == [(0, 3 * TILE)]
    assert root(file, more) == more.root()
    assert more.read == [(3 * TILE - 1, 3 * TILE), (3 * TILE, 4 * TILE)]


def test_a_log_of_less_than_a_tile_has_none(file: TilesFile) -> None:
    log = Log(size=TILE - 1)
    assert root(file, log) == EMPTY
    assert log.read == []


@pytest.mark.parametrize("column", ["hash", "last", "seal"])
@pytest.mark.parametrize("tile", [0, 1, 2])
def test_what_somebody_changed_in_the_file_is_worked_out_again(
    file: TilesFile, tmp_path: Path, column: str, tile: int
) -> None:
    root(file, Log())
    with closing(sqlite3.connect(tmp_path / FILE)) as sql, sql:
        sql.execute(f"UPDATE tiles SET {column} = ? WHERE tile = ?", ("ab" * 32, tile))
    assert root(file, Log()) == Log().root()
    assert root(file, Log()) == Log().root()


def test_a_row_that_is_gone_or_belongs_elsewhere_is_worked_out_again(
    file: TilesFile, tmp_path: Path
) -> None:
    root(file, Log())
    with closing(sqlite3.connect(tmp_path / FILE)) as sql, sql:
        sql.execute("DELETE FROM tiles WHERE tile = 0")
        sql.execute("UPDATE tiles SET tile = 0 WHERE tile = 2")
    assert root(file, Log()) == Log().root()


def test_a_log_that_was_put_back_and_went_on_otherwise_is_not_what_it_was(file: TilesFile) -> None:
    before, after = Log(), Log()
    root(file, before)
    after.leaves[TILE:] = Log("another").leaves[TILE:]
    assert root(file, after) == after.root()
    assert root(file, after) != before.root()


def test_a_log_that_was_put_back_and_is_shorter_now_keeps_what_it_has(file: TilesFile) -> None:
    root(file, Log())
    shorter = Log(size=TILE + 1)
    assert root(file, shorter) == shorter.root()


def test_a_log_that_another_program_saw_go_on_otherwise_is_not_what_is_in_memory(
    file: TilesFile,
) -> None:
    log = Log()
    asked = Tiles(file, seals=SEALS, leaves=log)
    assert asked.tree(LOG, 3 * TILE).root == log.root()
    log.leaves[TILE:] = Log("another", size=5 * TILE).leaves[TILE:]
    assert root(file, log) == log.root()  # the other one, in the same file
    assert asked.tree(LOG, 5 * TILE).root == log.root()


def test_a_log_that_comes_back_after_another_one_stood_in_its_place_is_what_it_was(
    file: TilesFile,
) -> None:
    before, meanwhile = Log(), Log(size=2 * TILE)
    root(file, before)
    meanwhile.leaves[TILE:] = Log("another", size=2 * TILE).leaves[TILE:]
    assert root(file, meanwhile) == meanwhile.root()
    assert root(file, before) == before.root()


def test_what_is_known_is_neither_read_nor_checked_again(file: TilesFile, tmp_path: Path) -> None:
    log = Log(size=4 * TILE)
    asked = Tiles(file, seals=SEALS, leaves=log)
    assert asked.tree(LOG, 3 * TILE).root == log.root(3)
    with closing(sqlite3.connect(tmp_path / FILE)) as sql, sql:
        sql.execute("DELETE FROM tiles")
    assert asked.tree(LOG, 2 * TILE).root == log.root(2)
    assert asked.tree(LOG, 4 * TILE).root == log.root()
    assert log.read[1:] == [
        (2 * TILE - 1, 2 * TILE),
        (3 * TILE - 1, 3 * TILE),
        (3 * TILE, 4 * TILE),
    ]


def test_a_log_that_is_put_back_while_it_is_known_goes_on_as_it_is(file: TilesFile) -> None:
    log = Log()
    asked = Tiles(file, seals=SEALS, leaves=log)
    asked.tree(LOG, 3 * TILE)
    log.leaves[TILE:] = Log("another").leaves[TILE:]
    assert asked.tree(LOG, 3 * TILE).root == log.root()
    assert asked.tree(LOG, 1 * TILE).root == log.root(1)


def test_several_who_ask_at_once_have_the_leaves_read_once(file: TilesFile) -> None:
    log = Log()
    asked = Tiles(file, seals=SEALS, leaves=log)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: asked.tree(LOG, 3 * TILE).root, range(8)))
    assert found == [log.root()] * 8
    assert log.read.count((0, 3 * TILE)) == 1
