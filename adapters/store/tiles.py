"""Tiles: the hashes of complete stretches of a log's leaves, so that a root reads few of them.

They are worked out from the leaves when a root is first asked for, kept beside the store, and may
be thrown away: a row whose seal does not hold is worked out again, and so are all of a log that
was put back from a backup and went on otherwise.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias
from uuid import UUID

from adapters.store.home_file import HomeFile
from adapters.store.seals import Seals
from domain.merkle import TILE, Hash, tile_of

FILE: Final = Path("tree") / "tiles.sqlite3"
_AT_ONCE: Final = 256
"""Tiles whose leaves are in memory together."""
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS tiles (
    log TEXT NOT NULL, tile INTEGER NOT NULL, hash TEXT NOT NULL, last TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (log, tile)
) STRICT, WITHOUT ROWID;
"""
"""``last`` is the last leaf below a tile: where the log has another there, it went on otherwise."""

ReadLeaves: TypeAlias = Callable[[UUID, int, int], Sequence[Hash]]
"""The leaves of a stretch of a log, by the first and the one behind the last."""


class TilesFile(HomeFile):
    """The open file of tiles."""

    def __init__(self, home: Path) -> None:
        """Open or make ``<home>/tree/tiles.sqlite3``; raises StoreError."""
        super().__init__(home / FILE, tables=_TABLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTile:
    """A tile as it lies in the file, and whether it is as it was sealed."""

    log: UUID
    number: int
    hash: Hash
    sealed: bool


class Tiles:
    """The tiles of every log of one store."""

    def __init__(self, file: TilesFile, *, seals: Seals, leaves: ReadLeaves) -> None:
        """Keep them in an open file, sealed under a key that lies elsewhere."""
        self._file, self._seals, self._leaves = file, seals, leaves

    def of(self, log: UUID, count: int) -> list[Hash]:
        """The first ``count`` tiles of a log; it has the leaves for them."""
        found = self._kept(log, count)
        while len(found) < count:
            more = min(count - len(found), _AT_ONCE)
            found += self._made(log, len(found), more)
        return found

    def every(self) -> Iterator[KeptTile]:
        """All that lie in the file, for a check."""
        for log, tile, said, last, seal in self._file.rows(
            "SELECT log, tile, hash, last, seal FROM tiles ORDER BY log, tile"
        ):
            sealed = self._seals.holds(seal, "tile", log, tile, said, last)
            yield KeptTile(
                log=UUID(str(log)),
                number=int(str(tile)),
                hash=bytes.fromhex(str(said)) if sealed else b"",
                sealed=sealed,
            )

    def _kept(self, log: UUID, count: int) -> list[Hash]:
        """Those that are kept and hold, up to the first that does not."""
        found: list[Hash] = []
        newest = ""
        for tile, said, last, seal in self._file.rows(
            "SELECT tile, hash, last, seal FROM tiles WHERE log=? AND tile<? ORDER BY tile",
            str(log),
            count,
        ):
            row = (str(log), tile, said, last)
            if tile != len(found) or not self._seals.holds(seal, "tile", *row):
                break
            found.append(bytes.fromhex(str(said)))
            newest = str(last)
        return found if self._ends(log, len(found) * TILE, newest) else []

    def _ends(self, log: UUID, leaves: int, last: str) -> bool:
        """Whether the last of so many leaves still is the one that was seen."""
        return not leaves or self._leaves(log, leaves - 1, leaves)[0].hex() == last

    def _made(self, log: UUID, first: int, count: int) -> list[Hash]:
        leaves = self._leaves(log, first * TILE, (first + count) * TILE)
        rows = list[tuple[object, ...]]()
        made: list[Hash] = []
        for at in range(count):
            below = leaves[at * TILE : (at + 1) * TILE]
            made.append(tile_of(below))
            row = (str(log), first + at, made[-1].hex(), below[-1].hex())
            rows.append((*row, self._seals.of("tile", *row)))
        with self._file.writing() as sql:
            sql.executemany("INSERT OR REPLACE INTO tiles VALUES (?,?,?,?,?)", rows)
        return made
