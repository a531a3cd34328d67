"""The files of the fact archive held against the log: missing, changed, strange, gaps, roots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import orjson

from adapters.fact_archive.folder import digest_of, is_preparation
from adapters.fact_archive.parquet import read_columns
from adapters.store.findings import Finding, Place
from adapters.store.header import leaf_hash
from application.house import House
from application.log_tree import tree_of
from domain.errors import StoreError
from domain.fact_archive.events import ArchivedFile, PartArchived
from domain.fact_archive.state import FactArchive
from domain.merkle import TILE, Hash, Tree, tile_of

_READ: Final = ("position", "log", "leaf_index", "state", "header")


def archive_file_findings(house: House) -> Iterator[Finding]:
    """All that is not as the log says it is, and all that the log does not say.

    Each leaf is worked out from the header that lies in the archive, each root from those leaves
    alone; the last root of each log is the log's own, so that every earlier one is too.
    """
    archive = house.collections.fact_archive()
    yield from _strays(house, archive)
    logs: dict[str, _Grown] = {}
    at = 0
    for part in archive.parts:
        if part.after != at:
            yield _finding("gap", "parts", f"what follows position {at} is in no part")
        at = part.through
        yield from _part_findings(house, part, logs)
    yield from _against_the_log(house, archive, logs)


@dataclass(slots=True)
class _Grown:
    """A log as far as the archive was read: complete tiles, and the leaves of the open one."""

    size: int = 0
    tiles: list[Hash] = field(default_factory=list)
    open: list[Hash] = field(default_factory=list)
    whole: bool = True
    """No leaf of it is missing so far."""

    def add(self, found: dict[int, Hash], *, to: int) -> None:
        """Go on with the leaves of a part, by their place in the log, to so many."""
        places = range(self.size, to)
        self.whole = self.whole and found.keys() == set(places)
        if not self.whole:
            return
        self.open += (found[place] for place in places)
        self.size = to
        while len(self.open) >= TILE:
            self.tiles.append(tile_of(self.open[:TILE]))
            del self.open[:TILE]

    def root(self) -> str:
        """The root over all that was read."""
        return Tree(self.size, tiles=self.tiles, leaves=self._leaves).root.hex()

    def _leaves(self, first: int, last: int) -> Sequence[Hash]:
        before = len(self.tiles) * TILE
        return self.open[first - before : last - before]


def _strays(house: House, archive: FactArchive) -> Iterator[Finding]:
    known = {file.name for file in archive.files}
    for name in house.facts_folder.names():
        if name not in known and not is_preparation(name):
            yield _finding("stray", name, "the log knows no such file")


def _part_findings(house: House, part: PartArchived, logs: dict[str, _Grown]) -> Iterator[Finding]:
    leaves: dict[str, dict[int, Hash]] = {str(root.log): {} for root in part.roots}
    broken = [one for file in part.files for one in _file_findings(house, file, leaves)]
    yield from broken
    for root in part.roots:
        grown = logs.setdefault(str(root.log), _Grown())
        before = grown.whole
        grown.add(leaves[str(root.log)], to=root.size)
        if grown.whole and grown.root() != root.root:
            what = f"the facts through position {part.through} do not lead to the root of the log"
            grown.whole = False
            yield _finding("root", str(root.log), what)
        elif before and not grown.whole and not broken:
            what = f"facts of the log are missing through position {part.through}"
            yield _finding("gap", str(root.log), what)


def _file_findings(
    house: House, file: ArchivedFile, leaves: dict[str, dict[int, Hash]]
) -> Iterator[Finding]:
    folder = house.facts_folder
    if not folder.has(file):
        prepared = folder.is_prepared(file)
        what = "it was prepared and never put in its place" if prepared else "the file is gone"
        yield _finding("unfinished" if prepared else "missing", file.name, what)
        return
    if digest_of(folder.place(file)) != file.sha256:
        yield _finding("changed", file.name, "its bytes are not those that were archived")
        return
    try:
        columns = read_columns(folder.place(file), _READ)
    except StoreError as error:
        yield _finding("unreadable", file.name, str(error).rstrip("."))
        return
    rows = list(zip(*(columns[name] for name in _READ), strict=True))
    if broken := [row[0] for row in rows if not _is_whole(row, file)]:
        what = f"the fact at position {broken[0]} is not the one of its header"
        yield _finding("fact", file.name, what)
    if len(rows) != file.facts:
        what = f"it holds {len(rows)} facts, and {file.facts} were archived"
        yield _finding("fact", file.name, what)
    for _, log, index, _, header in rows:
        leaves.setdefault(log, {})[index] = leaf_hash(header.encode())


def _is_whole(row: Sequence[Any], file: ArchivedFile) -> bool:
    """Whether a row is what its header says: its place, and its state where that is archived."""
    position, log, index, state, raw = row
    header = orjson.loads(raw)
    placed = file.first <= position <= file.last
    named = (header["log"], header["leaf_index"]) == (log, index)
    digest = header["state_sha256"]
    return placed and named and (state is None or sha256(state.encode()).hexdigest() == digest)


def _against_the_log(
    house: House, archive: FactArchive, logs: dict[str, _Grown]
) -> Iterator[Finding]:
    """The end of the archive is that of every log there: nothing of one was left out."""
    if not archive.parts:
        return
    count = house.store.count(through=archive.through)
    if count != archive.facts:
        what = f"{archive.facts} facts were archived, and the log has {count} by then"
        yield _finding("gap", "facts", what)
    for log, grown in sorted(logs.items()):
        tree = tree_of(house, UUID(log), through=archive.through)
        if grown.whole and (grown.size, grown.root()) != (tree.size, tree.root.hex()):
            yield _finding("root", log, "the log has other facts by now than were archived")


def _finding(code: str, key: str, what: str) -> Finding:
    return Finding(place=Place(table="facts", key=key), code=code, what=what)
