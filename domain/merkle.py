"""The Merkle tree over the leaves of a log (RFC 9162, 2.1): its root, and what proves it to others.

A hash is 32 bytes. Whoever holds the root of a log can be shown that a fact is in it (2.1.3), and
that a later root covers all that an earlier one did (2.1.4), without seeing any other fact.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, TypeAlias

Hash: TypeAlias = bytes
Span: TypeAlias = tuple[int, int]
"""The first leaf of a subtree, and the one behind its last."""

EMPTY: Final[Hash] = sha256(b"").digest()
"""The root of a log without facts."""
TILE: Final = 256
"""Leaves whose subtree is complete for good: its hash is kept, and they are not read again."""
_NODE: Final = b"\x01"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRoot:
    """The root of a log: its id, how many facts it covers, and the hash in 64 hex digits."""

    log: str
    size: int
    root: str


def node(left: Hash, right: Hash) -> Hash:
    """The hash above two others."""
    return sha256(_NODE + left + right).digest()


def tile_of(leaves: Sequence[Hash]) -> Hash:
    """The hash over the leaves of one complete tile."""
    level = list(leaves)
    while len(level) > 1:
        level = [node(*pair) for pair in zip(level[::2], level[1::2], strict=True)]
    return level[0]


class Tree:
    """The tree over the first ``size`` leaves of a log.

    ``tiles`` are the hashes of its complete tiles; ``leaves`` gives those of a stretch, by the
    first and the one behind the last. Only the leaves that a proof needs are read. What it finds
    of subtrees of tiles that are complete for good it adds to ``complete``: trees over the same
    log share it, so that the root of a longer one is a few hashes more, and those of its last tile.
    """

    def __init__(
        self,
        size: int,
        *,
        tiles: Sequence[Hash],
        leaves: Callable[[int, int], Sequence[Hash]],
        complete: dict[Span, Hash] | None = None,
    ) -> None:
        self.size = size
        self._tiles, self._read = tiles, leaves
        self._complete = {} if complete is None else complete
        self._above: dict[Span, Hash] = {}
        self._tile, self._within = -1, dict[Span, Hash]()

    @property
    def root(self) -> Hash:
        """The hash over all of it (2.1.1)."""
        return self._hash(0, self.size) if self.size else EMPTY

    def inclusion(self, index: int) -> list[Hash]:
        """What proves that a leaf is the one at ``index``, from below upwards (2.1.3.1).

        Raises ValueError where the tree has no such leaf.
        """
        if not 0 <= index < self.size:
            raise ValueError(f"leaf {index} is not among {self.size}")
        path: list[Hash] = []
        first, last = 0, self.size
        while last - first > 1:
            middle = first + _split(last - first)
            if index < middle:
                path.append(self._hash(middle, last))
                last = middle
            else:
                path.append(self._hash(first, middle))
                first = middle
        return path[::-1]

    def consistency(self, earlier: int) -> list[Hash]:
        """What proves that the first ``earlier`` leaves are those of an earlier root (2.1.4.1).

        Nothing where that is all of it. Raises ValueError where there were none, or are not so
        many.
        """
        if not 0 < earlier <= self.size:
            raise ValueError(f"{earlier} leaves are not some of {self.size}")
        path: list[Hash] = []
        first, last, whole = 0, self.size, True
        while earlier != last:
            middle = first + _split(last - first)
            if earlier <= middle:
                path.append(self._hash(middle, last))
                last = middle
            else:
                path.append(self._hash(first, middle))
                first, whole = middle, False
        return path[::-1] if whole else [self._hash(first, last), *path[::-1]]

    def _hash(self, first: int, last: int) -> Hash:
        tile, rest = divmod(first, TILE)
        if last - first == TILE and tile < len(self._tiles):
            return self._tiles[tile]
        if _is_complete(first, last):
            known = self._complete
        elif last - first > TILE or (rest == 0 and last == self.size):
            known = self._above
        else:
            known = self._opened(tile)
        if (first, last) not in known:
            known[first, last] = self._made(first, last)
        return known[first, last]

    def _made(self, first: int, last: int) -> Hash:
        if last - first == 1:
            return self._opened(first // TILE)[first, last]
        middle = first + _split(last - first)
        return node(self._hash(first, middle), self._hash(middle, last))

    def _opened(self, tile: int) -> dict[Span, Hash]:
        """What is known within a tile: its leaves are read, unless they are the ones at hand."""
        if tile != self._tile:
            first = tile * TILE
            leaves = self._read(first, min(first + TILE, self.size))
            self._within = {(at, at + 1): leaf for at, leaf in enumerate(leaves, first)}
            self._tile = tile
        return self._within


def includes(root: Hash, size: int, *, leaf: Hash, index: int, path: Sequence[Hash]) -> bool:
    """Tell whether a leaf is the one at ``index`` below a root (2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for one in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node(one, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = node(found, one)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def grew(earlier: Hash, size: int, later: Hash, *, to: int, path: Sequence[Hash]) -> bool:
    """Tell whether the root of ``to`` leaves covers an earlier one, of ``size`` (2.1.4.2)."""
    if not 0 < size <= to:
        return False
    if size == to:
        return not path and earlier == later
    steps = [earlier, *path] if size & (size - 1) == 0 else list(path)
    if not path:
        return False
    at, last = size - 1, to - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for one in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node(one, old), node(one, new)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            new = node(new, one)
        at, last = at >> 1, last >> 1
    return last == 0 and old == earlier and new == later


def _is_complete(first: int, last: int) -> bool:
    """Whether a subtree of several tiles is whole: what comes behind it changes nothing there."""
    size = last - first
    return size > TILE and size & (size - 1) == 0


def _split(size: int) -> int:
    """The largest power of two below a size of two or more."""
    return 1 << (size - 1).bit_length() - 1
