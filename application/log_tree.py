"""Roots: one hash over all of a log, which whoever holds it can have every fact proven against."""

from uuid import UUID

from application.house import House
from domain.merkle import LogRoot, Tree


def tree_of(house: House, log: UUID, *, through: int | None = None) -> Tree:
    """The tree over the facts of a log, none of them behind a position (none given: all).

    A log is a creditor's, or that of the installation.
    """
    return house.tiles.tree(log, house.store.log_size(log, through=through))


def root_of(log: UUID | str, tree: Tree) -> LogRoot:
    """The root of a tree, with what it is of."""
    return LogRoot(log=str(log), size=tree.size, root=tree.root.hex())
