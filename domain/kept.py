"""States kept as they were last loaded, so that only what came since is read."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, Generic, NamedTuple, Protocol, TypeAlias, TypeVar
from uuid import UUID

from domain.facts import Point, Recorded

FACTS_KEPT: Final = 100_000
"""How many facts the states of one kind may rest on together, each state counting as some more."""
A_STATE: Final = 6
"""As how many facts a state counts beside its own: a claim of one fact takes 9 kB, each further
fact 1 to 1.5. By its facts alone, a run through a large store would keep a claim for each."""
_LOOKS: Final = 8
"""How often it is looked while so many come in."""

Facts: TypeAlias = Callable[[int], Sequence[Recorded]]
"""The facts of a stream behind a version; 0: all of them."""


class StreamState(Protocol):
    """What facts leave of a stream; nobody changes one in place."""

    id: UUID
    version: int


S = TypeVar("S", bound=StreamState)
Brought: TypeAlias = Callable[[S, Sequence[Recorded], Callable[[], Sequence[Recorded]]], S]
"""A state as the facts behind its version leave it, or all of its history where need be."""


class _End(NamedTuple):
    """What a state rests on at most: its last fact, and the last day of all of its facts."""

    version: int
    position: int
    day: date


class KeptStates(Generic[S]):
    """The states of one kind, each held against the store whenever it is loaded.

    Another process may have written: ``load`` gives a state as it is kept only where the store has
    no fact behind its version; ``kept`` gives it unasked, to whoever finds that out by his save.
    Personal data is not among it: a state holds its commitments, and what was erased is gone at
    the next opening. Where the states rest on more than ``most`` facts, ``A_STATE`` added for
    each, the one goes that was read from its facts longest ago.
    """

    def __init__(
        self,
        fold: Callable[[UUID, Sequence[Recorded]], S],
        brought_on: Brought[S] | None = None,
        *,
        most: int = FACTS_KEPT,
    ) -> None:
        """Begin empty; without ``brought_on`` what changed is folded from its first fact on."""
        self._fold, self._brought_on, self._most = fold, brought_on, most
        self._states: dict[UUID, S] = {}
        self._ends: dict[UUID, _End] = {}
        """Of those of which it was asked; they go with their states."""
        self._moved: set[UUID] = set()
        """Of which more was recorded here since they were loaded."""
        self._fresh = 0
        """How much came in since it was last looked how much there is."""

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._states)

    def kept(self, about: UUID) -> S | None:
        """The state as it was last loaded, not held against the store.

        None: it is not kept, or more was recorded here since.
        """
        return None if about in self._moved else self._states.get(about)

    def moved(self, about: UUID) -> None:
        """Note that more was recorded of a state."""
        if about in self._states:
            self._moved.add(about)

    def asked(self, about: UUID) -> int:
        """The version that is kept, by whoever now asks the store what is behind it; 0: none."""
        self._moved.discard(about)  # first: what is recorded from here on marks it again
        known = self._states.get(about)
        return known.version if known else 0

    def load(self, about: UUID, facts: Facts) -> S:
        """The state as it is now."""
        self._moved.discard(about)
        known = self._states.get(about)
        if known is None:
            return self._keep(self._fold(about, facts(0)))
        since = facts(known.version)
        if not since:
            return known
        if self._brought_on is None:
            return self._keep(self._fold(about, facts(0)))
        return self._keep(self._brought_on(known, since, lambda: facts(0)))

    def as_of(self, about: UUID, facts: Facts, at: Point) -> S | None:
        """The state at a point of time, where that is the one that is kept; else None.

        Else it is to be folded: nothing is kept, or it rests on what was recorded behind the
        point, or on what holds from a later day.
        """
        state = self._states.get(about)
        if state is None:
            return None
        if any(one.position <= at.position for one in facts(state.version)):
            state = self.load(about, facts)
        end = self._end_of(state, facts)
        return state if end and end.position <= at.position and end.day <= at.day else None

    def _end_of(self, state: S, facts: Facts) -> "_End | None":
        """What a state rests on at most; None: it is beyond what ``facts`` were read."""
        end = self._ends.get(state.id)
        if end is None or end.version > state.version:
            end = _End(0, 0, date.min)
        for one in facts(end.version) if end.version < state.version else ():
            if one.originator_version <= state.version:
                last = max(end.day, one.effective_on)
                end = _End(one.originator_version, one.position, last)
        if end.version != state.version:
            return None
        self._ends[state.id] = end
        return end

    def _keep(self, state: S) -> S:
        if state.version:  # else it is an id that somebody made up
            self._states.pop(state.id, None)
            self._states[state.id] = state
            self._fresh += state.version + A_STATE
            if self._fresh > self._most // _LOOKS:
                self._fresh = 0
                self._let_go()
        return state

    def _let_go(self) -> None:
        """Drop the oldest of too many; of several threads each may, and none waits."""
        room = self._most
        for age, state in enumerate(reversed(list(self._states.values()))):
            room -= state.version + A_STATE
            if age and room < 0:
                self._states.pop(state.id, None)
                self._moved.discard(state.id)
        self._ends = {one: end for one, end in list(self._ends.items()) if one in self._states}
