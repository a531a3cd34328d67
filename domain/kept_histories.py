"""Histories kept as they were last read, so that only what came since is read; never trusted."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from domain.facts import Recorded
from domain.kept import Facts
from domain.store import StorePort

HISTORIES_KEPT: Final = 5_000
"""How many facts they may have together: some 15 MB."""
_LONGEST: Final = 5
"""What takes more than one part of so many is read anew: it would leave no room for others."""


class KeptHistories:
    """The histories last read of one store, each checked against it whenever it is asked for.

    A fact that is stored stays as it is, so what was read of a stream is how it begins; what it
    went on with, in this process or another, is read each time. As with states, personal data is
    not among it.
    """

    def __init__(self, store: StorePort, *, most: int = HISTORIES_KEPT) -> None:
        """Begin empty."""
        self._store, self._most = store, most
        self._kept: dict[UUID, Sequence[Recorded]] = {}
        self._fresh = 0
        """How many facts came in since it was last looked how many there are."""

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    @property
    def facts(self) -> int:
        """How many facts they have together."""
        return sum(map(len, list(self._kept.values())))

    def read(self, stream: UUID) -> Sequence[Recorded]:
        """All facts of a stream, as it is now."""
        return self.facts_of(stream)(0)

    def of_several(self, streams: Iterable[UUID]) -> dict[UUID, Sequence[Recorded]]:
        """All facts of some streams, as they are now, by one question."""
        known = {stream: self._kept.get(stream, ()) for stream in streams}
        since = self._store.histories({stream: len(whole) for stream, whole in known.items()})
        return {
            stream: self._with(stream, whole, since.get(stream, ()))
            for stream, whole in known.items()
        }

    def facts_of(self, stream: UUID) -> Facts:
        """What gives the facts of a stream behind a version: the stream as it is at the first one.

        For a part of a history that is not kept, no more is read than that part.
        """
        whole: Sequence[Recorded] | None = None

        def behind(after: int) -> Sequence[Recorded]:
            nonlocal whole
            if whole is None:
                known = self._kept.get(stream)
                if known is None and after:
                    return self._store.history(stream, after=after)
                whole = self._brought_on(stream, known or ())
            return whole[after:] if after else whole

        return behind

    def _brought_on(self, stream: UUID, known: Sequence[Recorded]) -> Sequence[Recorded]:
        # Versions have no gap.
        return self._with(stream, known, self._store.history(stream, after=len(known)))

    def _with(
        self, stream: UUID, known: Sequence[Recorded], since: Sequence[Recorded]
    ) -> Sequence[Recorded]:
        """What is known of a stream with what came since, kept where there is room for it."""
        if not since:
            return known
        return self.keep(stream, (*known, *since))

    def keep(self, stream: UUID, whole: Sequence[Recorded]) -> Sequence[Recorded]:
        """Keep all facts of a stream as they are now, where there is room for it, and give them."""
        if len(whole) <= self._most // _LONGEST:
            self._keep(stream, whole)
        else:
            self._kept.pop(stream, None)
        return whole

    def _keep(self, stream: UUID, whole: Sequence[Recorded]) -> None:
        self._kept.pop(stream, None)
        self._kept[stream] = whole
        self._fresh += len(whole)
        if self._fresh > self._most // _LONGEST:
            self._fresh = 0
            self._let_go()

    def _let_go(self) -> None:
        """Drop what was read longest ago; of several threads each may, and none waits."""
        room = self._most
        for stream, whole in reversed(list(self._kept.items())):
            room -= len(whole)
            if room < 0:
                self._kept.pop(stream, None)
