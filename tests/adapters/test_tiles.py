"""Tiles are what the leaves come to, whatever lies in their file and whatever became of the log."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from adapters.store.seals import Seals
from adapters.store.tiles import FILE, Tiles, TilesFile
from domain.merkle import TILE, Hash, Tree, tile_of

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

    @property
    def tiles(self) -> list[Hash]:
        """What it comes to."""
        full = len(self.leaves) // TILE
        return [tile_of(self.leaves[at * TILE : (at + 1) * TILE]) for at in range(full)]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[TilesFile]:
    with closing(TilesFile(tmp_path)) as opened:
        yield opened


def tiles(file: TilesFile, log: Log) -> list[Hash]:
    return Tiles(file, seals=SEALS, leaves=log).of(LOG, len(log.leaves) // TILE)


def test_leaves_are_read_once_and_then_only_those_that_came(file: TilesFile) -> None:
    log, more = Log(), Log(size=4 * TILE + 9)
    assert tiles(file, log) == log.tiles
    assert log.read == [(0, 3 * TILE)]
    assert tiles(file, more) == more.tiles
    assert more.read == [(3 * TILE - 1, 3 * TILE), (3 * TILE, 4 * TILE)]


def test_a_log_of_less_than_a_tile_has_none(file: TilesFile) -> None:
    log = Log(size=TILE - 1)
    assert tiles(file, log) == []
    assert log.read == []


@pytest.mark.parametrize("column", ["hash", "last", "seal"])
@pytest.mark.parametrize("tile", [0, 1, 2])
def test_what_somebody_changed_in_the_file_is_worked_out_again(
    file: TilesFile, tmp_path: Path, column: str, tile: int
) -> None:
    tiles(file, Log())
    with closing(sqlite3.connect(tmp_path / FILE)) as sql, sql:
        sql.execute(f"UPDATE tiles SET {column} = ? WHERE tile = ?", ("ab" * 32, tile))
    assert tiles(file, Log()) == Log().tiles
    assert tiles(file, Log()) == Log().tiles


def test_a_row_that_is_gone_or_belongs_elsewhere_is_worked_out_again(
    file: TilesFile, tmp_path: Path
) -> None:
    tiles(file, Log())
    with closing(sqlite3.connect(tmp_path / FILE)) as sql, sql:
        sql.execute("DELETE FROM tiles WHERE tile = 0")
        sql.execute("UPDATE tiles SET tile = 0 WHERE tile = 2")
    assert tiles(file, Log()) == Log().tiles


def test_a_log_that_was_put_back_and_went_on_otherwise_is_not_what_it_was(file: TilesFile) -> None:
    before, after = Log(), Log()
    tiles(file, before)
    after.leaves[TILE:] = Log("another").leaves[TILE:]
    assert tiles(file, after) == after.tiles
    assert tiles(file, after) != before.tiles


def test_a_log_that_was_put_back_and_is_shorter_now_keeps_what_it_has(file: TilesFile) -> None:
    tiles(file, Log())
    shorter = Log(size=TILE + 1)
    assert tiles(file, shorter) == shorter.tiles


def test_a_log_that_another_program_saw_go_on_otherwise_is_not_what_is_in_memory(
    file: TilesFile,
) -> None:
    log = Log()
    asked = Tiles(file, seals=SEALS, leaves=log)
    assert (
        asked.tree(LOG, 3 * TILE).root
        == Tree(3 * TILE, tiles=log.tiles, leaves=partial(log, LOG)).root
    )
    log.leaves[TILE:] = Log("another", size=5 * TILE).leaves[TILE:]
    assert tiles(file, log) == log.tiles  # the other one, in the same file
    assert asked.of(LOG, 5) == log.tiles
    assert (
        asked.tree(LOG, 5 * TILE).root
        == Tree(5 * TILE, tiles=log.tiles, leaves=partial(log, LOG)).root
    )


def test_a_log_that_comes_back_after_another_one_stood_in_its_place_is_what_it_was(
    file: TilesFile,
) -> None:
    before, meanwhile = Log(), Log(size=2 * TILE)
    tiles(file, before)
    meanwhile.leaves[TILE:] = Log("another", size=2 * TILE).leaves[TILE:]
    assert tiles(file, meanwhile) == meanwhile.tiles
    assert tiles(file, before) == before.tiles


def test_what_is_known_is_neither_read_nor_checked_again(file: TilesFile, tmp_path: Path) -> None:
    log = Log(size=4 * TILE)
    asked = Tiles(file, seals=SEALS, leaves=log)
    assert asked.of(LOG, 3) == log.tiles[:3]
    with closing(sqlite3.connect(tmp_path / FILE)) as sql, sql:
        sql.execute("DELETE FROM tiles")
    assert asked.of(LOG, 2) == log.tiles[:2]
    assert asked.of(LOG, 4) == log.tiles
    assert log.read[1:] == [
        (2 * TILE - 1, 2 * TILE),
        (3 * TILE - 1, 3 * TILE),
        (3 * TILE, 4 * TILE),
    ]


def test_a_log_that_is_put_back_while_it_is_known_goes_on_as_it_is(file: TilesFile) -> None:
    log = Log()
    asked = Tiles(file, seals=SEALS, leaves=log)
    asked.of(LOG, 3)
    log.leaves[TILE:] = Log("another").leaves[TILE:]
    assert asked.of(LOG, 3) == log.tiles
    assert asked.of(LOG, 1) == log.tiles[:1]


def test_several_who_ask_at_once_have_the_leaves_read_once(file: TilesFile) -> None:
    log = Log()
    asked = Tiles(file, seals=SEALS, leaves=log)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: asked.of(LOG, 3), range(8)))
    assert found == [log.tiles] * 8
    assert log.read.count((0, 3 * TILE)) == 1
