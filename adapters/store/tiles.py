"""Tiles: the hashes of complete stretches of a log's leaves, so that a root reads few of them.

They are worked out from the leaves when a root is first asked for, kept beside the store, and may
be thrown away: a row whose seal does not hold is worked out again, and so are all of a log that
was put back from a backup and went on otherwise.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Final, TypeAlias
from uuid import UUID

from adapters.store.home_file import HomeFile
from adapters.store.seals import Seals
from domain.merkle import TILE, Hash, Span, Tree, tile_of

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
        # What a power cut takes away is worked out again: nobody waits for the disk for it.
        self.rows("PRAGMA synchronous = NORMAL")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTile:
    """A tile as it lies in the file, and whether it is as it was sealed."""

    log: UUID
    number: int
    hash: Hash
    sealed: bool


@dataclass(slots=True)
class _Known:
    """The tiles of one log that were read or made, the last leaf below each, and whose turn it is.

    Whoever asks meanwhile waits: of a long log the first root is a second's work. ``complete`` is
    what trees found above those tiles, and is theirs alone: another log has another one.
    """

    hashes: list[Hash] = field(default_factory=list)
    lasts: list[str] = field(default_factory=list)
    complete: dict[Span, Hash] = field(default_factory=dict)
    turn: Lock = field(default_factory=Lock)

    def add(self, made: Hash, last: str) -> None:
        self.hashes.append(made)
        self.lasts.append(last)

    def forget(self) -> None:
        self.hashes.clear()
        self.lasts.clear()
        self.complete = {}  # a tree that is at work goes on with what it had


class Tiles:
    """The tiles of every log of one store; may be asked from any thread."""

    def __init__(self, file: TilesFile, *, seals: Seals, leaves: ReadLeaves) -> None:
        """Keep them in an open file, sealed under a key that lies elsewhere."""
        self._file, self._seals, self._leaves = file, seals, leaves
        self._known: dict[UUID, _Known] = {}
        self._lock = Lock()

    def tree(self, log: UUID, size: int) -> Tree:
        """The tree over the first ``size`` leaves of a log; it has them."""
        tiles, complete = self._of(log, size // TILE)
        return Tree(size, tiles=tiles, leaves=partial(self._leaves, log), complete=complete)

    def _of(self, log: UUID, count: int) -> tuple[list[Hash], dict[Span, Hash]]:
        """The first tiles of a log, and what is known above them."""
        with self._lock:
            known = self._known.setdefault(log, _Known())
        with known.turn:
            for _ in ("what is in memory", "what is in the file alone"):
                # those in memory first: another program may have gone on in the file already
                if self._holds(log, known, count):
                    held = len(known.hashes)
                    self._read(log, known, count)
                    if len(known.hashes) == held or self._holds(log, known, count):
                        break
                known.forget()
            while len(known.hashes) < count:
                more = min(count - len(known.hashes), _AT_ONCE)
                self._make(log, known, more)
            return known.hashes[:count], known.complete

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

    def _read(self, log: UUID, known: _Known, count: int) -> None:
        """Those that are kept and hold, behind what is known, up to the first that does not."""
        first = len(known.hashes)
        if first >= count:
            return
        for tile, said, last, seal in self._file.rows(
            "SELECT tile, hash, last, seal FROM tiles WHERE log=? AND tile>=? AND tile<?"
            " ORDER BY tile",
            str(log),
            first,
            count,
        ):
            if tile != len(known.hashes) or not self._seals.holds(
                seal, "tile", str(log), tile, said, last
            ):
                return
            known.add(bytes.fromhex(str(said)), str(last))

    def _holds(self, log: UUID, known: _Known, count: int) -> bool:
        """Whether the last leaf below the last of them still is the one that was seen."""
        tiles = min(count, len(known.hashes))
        if not tiles:
            return True
        leaf = self._leaves(log, tiles * TILE - 1, tiles * TILE)[0]
        return leaf.hex() == known.lasts[tiles - 1]

    def _make(self, log: UUID, known: _Known, count: int) -> None:
        first = len(known.hashes)
        leaves = self._leaves(log, first * TILE, (first + count) * TILE)
        rows = list[tuple[object, ...]]()
        for at in range(count):
            below = leaves[at * TILE : (at + 1) * TILE]
            row = (str(log), first + at, tile_of(below).hex(), below[-1].hex())
            rows.append((*row, self._seals.of("tile", *row)))
        with self._file.writing() as sql:
            # What lies behind may be of a log that went on otherwise, and comes back some day.
            sql.execute("DELETE FROM tiles WHERE log=? AND tile>=?", (str(log), first))
            sql.executemany("INSERT OR REPLACE INTO tiles VALUES (?,?,?,?,?)", rows)
        for _, _, said, last, _ in rows:
            known.add(bytes.fromhex(str(said)), str(last))
