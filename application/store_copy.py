"""A store copied to another database under the same keys, and looked at before it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias
from uuid import UUID

from adapters.store.copied import CopyTarget, ToldRows, copied
from adapters.store.copied_into import copy_target
from adapters.store.fsck import first_broken
from adapters.store.store import Store
from application.elsewhere import StoreElsewhere
from application.house import House
from application.log_tree import root_of
from domain.errors import StoreError
from domain.facts import INSTALLATION, StreamKind
from domain.merkle import TILE, LogRoot, Tree, tile_of

ToldChecked: TypeAlias = Callable[[int, int], None]
"""Told how many facts of the copy are checked, and how many there are."""


@dataclass(frozen=True, slots=True)
class StoreCopied:
    """A copy: where it lies, its newest position, the rows of each table, the root of each log."""

    where: str
    position: int
    rows: dict[str, int]
    roots: tuple[LogRoot, ...]


def copy_store(
    house: House,
    database: str,
    *,
    told: ToldRows = lambda _done, _all: None,
    checked: ToldChecked = lambda _done, _all: None,
) -> StoreCopied:
    """Copy the store of a house into an empty database of either engine, whole or not at all.

    Every row goes as it lies there and is read back; then the copy is opened with the same keys,
    checked as ``fsck`` does, and the root of every log held against the original's. The keys, the
    archive and all else stay in the home, which both have in common.
    Raises StoreError, and leaves nothing, where anything is not as it should be.
    """
    target = copy_target(database)
    try:
        rows = copied(house.store, target, told=told)
        roots = _looked_at(house, target, checked)
        target.settle()
    except BaseException:
        target.undo()
        raise
    return StoreCopied(target.where, house.store.last_position(), rows, roots)


def _looked_at(house: House, target: CopyTarget, checked: ToldChecked) -> tuple[LogRoot, ...]:
    settings = house.settings.model_copy(update={"database": target.database()})
    with StoreElsewhere(settings, house.store.mode, house.clock())() as copy:
        broken = first_broken(copy, progress=checked)
        if broken is not None:
            raise StoreError(
                f"The copy is not sound: {broken}. Nothing was kept. Run 'vordering fsck' on the"
                " store it was made from."
            )
        roots = tuple(_roots(copy))
        if copy.last_position() != house.store.last_position() or roots != tuple(
            _roots(house.store)
        ):
            raise StoreError("The copy has other logs than its original; nothing was kept.")
    return roots


def _roots(store: Store) -> list[LogRoot]:
    """The root of every log, from its leaves."""
    logs = sorted({INSTALLATION, *store.streams(StreamKind.CREDITOR)})
    return [root_of(log, tree) for log in logs if (tree := _tree(store, log)).size]


def _tree(store: Store, log: UUID) -> Tree:
    size, leaves = store.log_size(log), partial(store.leaf_hashes, log)
    tiles = [tile_of(leaves(at, at + TILE)) for at in range(0, size - size % TILE, TILE)]
    return Tree(size, tiles=tiles, leaves=leaves)
