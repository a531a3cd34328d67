"""What a program that writes alone foresees to be stored, so that it need not ask before it writes.

Nothing is taken for true here: the server holds what was foreseen against what is stored, behind
the lock, and writes nothing where one of the two is not as the other.
"""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from adapters.store.append import HeadsFound, RowsWritten, Save
from adapters.store.seals import Tally

REMEMBERED: Final = 4_096
"""Of how many streams the version is remembered at most, and of how many logs the last leaf."""


class LastSave:
    """Remembers what the last save left; by whoever has the turn of writing.

    What it remembers is old as soon as another program wrote: it is dropped then, and nothing is
    foreseen until this one asks and finds all as it left it. So programs that take turns only ask.
    """

    def __init__(self) -> None:
        self._tally: Tally | None = None
        self._position = 0
        self._moment: str | None = None
        self._versions: dict[UUID, int] = {}
        self._leaves: dict[UUID, int] = {}
        self._alone = False

    def asked(self, found: HeadsFound) -> None:
        """See what is stored, before any save is judged on it."""
        self._alone = self._tally is not None and found.tally == self._tally
        if not self._alone:
            self._versions.clear()
            self._leaves.clear()

    def wrote(self, found: HeadsFound, written: RowsWritten) -> None:
        """See what saves that were judged on ``found`` left, once they are stored."""
        self._tally = written.tally or found.tally
        self._position = found.position
        self._moment = written.leaves[-1].recorded_at if written.leaves else found.moment
        _remember(self._versions, found.versions)
        _remember(self._leaves, found.leaves)

    def lost(self) -> None:
        """Foresee nothing any more: nobody knows what is stored."""
        self._tally, self._alone = None, False

    def found(self, saves: Iterable[Save], logs: Sequence[UUID]) -> HeadsFound | None:
        """What is stored as far as it is remembered, and else as saves say; None: who knows."""
        if not self._alone or self._moment is None or any(log not in self._leaves for log in logs):
            return None
        versions, known = dict[UUID, int](), self._versions
        for save in saves:
            for stream, (first, _) in save.own.items():
                versions.setdefault(stream, known.get(stream, first - 1))
            for stream, expected in save.append.guards.items():
                versions.setdefault(stream, known.get(stream, expected))
        return HeadsFound(
            versions=versions,
            leaves={log: self._leaves[log] for log in logs},
            moment=self._moment,
            commands=set(),
            identities={},
            tally=self._tally,
            position=self._position,
        )


def _remember(before: dict[UUID, int], now: dict[UUID, int]) -> None:
    if len(before) + len(now) > REMEMBERED:
        before.clear()
    if len(now) <= REMEMBERED:
        before |= now
