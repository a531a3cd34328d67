"""The roots of creditors' logs at a position, worked out once for each length of a log."""

from collections.abc import Iterable
from uuid import UUID

from application.house import House
from application.log_tree import root_of, tree_of
from domain.merkle import LogRoot


def roots_at(house: House, position: int, logs: Iterable[UUID]) -> list[LogRoot]:
    """The roots of logs at a position, by their ids; of those that had a fact by then.

    So an answer over a whole house asks of each log how long it is, and works out only the
    roots of those that have grown.
    """
    sized = ((log, _size(house, log, position)) for log in sorted(set(logs)))
    return [_root(house, log, size, position) for log, size in sized if size]


def _size(house: House, log: UUID, position: int) -> int:
    return house.kept.of((log, "at", position), lambda: house.store.log_size(log, through=position))


def _root(house: House, log: UUID, size: int, position: int) -> LogRoot:
    return house.kept.of(
        (log, "of", size), lambda: root_of(log, tree_of(house, log, through=position))
    )
