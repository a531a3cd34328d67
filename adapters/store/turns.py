"""Whoever comes while another works waits, and what waits is carried together by the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from threading import Lock
from typing import Final, Generic, TypeVar

from adapters.store.errors import SaveInterrupted, each_its_own

S = TypeVar("S")
R = TypeVar("R")

TOGETHER: Final = 256
"""How many are carried together at most: nobody waits for more than that, and his own."""


@dataclass(slots=True, eq=False)
class _Waiting(Generic[S, R]):
    """Somebody's works: his lock opens once they were carried, or it is his turn to carry."""

    works: Sequence[S]
    woken: Lock = field(default_factory=Lock)
    carries: bool = False
    found: list[R | Exception] = field(default_factory=list)
    several: list["_Waiting[S, R]"] = field(default_factory=list)
    """Whom he carries, as long as they were not told."""


class Turns(Generic[S, R]):
    """One carries at a time, all that waits then, in the order in which it came.

    An interrupt may come behind any call. What must hold together is therefore assigned at once,
    and leaving is done twice: the second time ends what the first one was stopped in.
    """

    def __init__(
        self,
        carry: Callable[[Sequence[S]], Sequence[R | Exception]],
        *,
        patience: float = 0.0,
        admit: Callable[[Sequence[S]], None] = lambda _works: None,
    ) -> None:
        """Let ``carry`` do works: it answers each, by what it gives or an error of its own.

        Whoever has the turn waits, ``patience`` seconds at most, until as many stand there as were
        carried or waited when the last turn ended: most come again at once, and the first of them
        would go alone while all others wait for him. Who was alone waits for nobody.

        ``admit`` is told of works as they join, in the order in which they will be carried; what
        it raises their caller gets, and they do not join.
        """
        self._carry = carry
        self._patience = patience
        self._admit = admit
        self._guard = Lock()
        self._waiting: list[_Waiting[S, R]] = []
        self._carried = False
        """Tell whether somebody carries, or was told to."""
        self._around = 0
        """How many were there when the last turn ended."""
        self._gathering: _Waiting[S, R] | None = None
        """Who has the turn and waits for others to join him."""

    def __len__(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def do(self, work: S) -> R:
        """Have a work carried, alone or with others; raises the error that is its own."""
        [found] = self._done([work])
        if isinstance(found, Exception):
            raise found
        return found

    def do_all(self, works: Sequence[S]) -> list[R | Exception]:
        """Have works carried, in their order; gives what each gives, or the error of its own.

        They are carried in one turn, where they are no more than may be carried together.
        """
        portions = (works[at : at + TOGETHER] for at in range(0, len(works), TOGETHER))
        return [found for portion in portions for found in self._done(portion)]

    def _done(self, works: Sequence[S]) -> list[R | Exception]:
        mine = _Waiting[S, R](works)
        mine.woken.acquire()
        try:
            try:
                with self._guard:
                    self._admit(works)
                    self._waiting.append(mine)
                    mine.carries, self._carried = not self._carried, True
                    self._told_if_enough()
                if not mine.carries:
                    mine.woken.acquire()
                if mine.carries:
                    self._lead(mine)
            finally:
                self._leave(mine)
        finally:
            self._leave(mine)
        return mine.found

    def _told_if_enough(self) -> None:
        """Wake who gathers once all are there; with the guard."""
        leader = self._gathering
        if leader is not None and len(self._waiting) >= self._around:
            self._gathering = None
            if leader.woken.locked():
                leader.woken.release()

    def _gather(self, mine: _Waiting[S, R]) -> None:
        """Wait a moment for those who are about to come; by whoever has the turn."""
        with self._guard:
            if len(self._waiting) >= self._around:
                return
            self._gathering = mine
        mine.woken.acquire(timeout=self._patience)
        self._gathering = None

    def _lead(self, mine: _Waiting[S, R]) -> None:
        if self._patience:
            self._gather(mine)
        with self._guard:
            last = _fitting([len(one.works) for one in self._waiting])
            mine.several, self._waiting = self._waiting[:last], self._waiting[last:]
        works = [work for one in mine.several for work in one.works]
        try:
            found = self._carry(works)
        except Exception as error:  # noqa: BLE001 - everybody whose work it was raises it
            found = each_its_own(error, len(works))
        self._around = min(len(mine.several) + len(self._waiting), TOGETHER)
        if len(found) != len(works):
            raise AssertionError("somebody is left without an answer")
        answers = iter(found)
        for one in mine.several:
            one.found = list(islice(answers, len(one.works)))

    def _leave(self, mine: _Waiting[S, R]) -> None:
        """Give the turn to the next, and tell those who were carried; safe to repeat.

        A leader who was stopped says nothing of the others: they cannot know, and say so. Who
        is stopped while he waits takes his work away, or the turn that he was given just then.
        """
        if mine.found and not mine.carries and not mine.several:
            return
        with self._guard:
            if self._gathering is mine:
                self._gathering = None
            if mine in self._waiting:
                self._waiting.remove(mine)
            if mine.carries and self._waiting:
                coming = self._waiting[0]
                coming.carries, mine.carries = True, False
                coming.woken.release()
            elif mine.carries:
                self._carried, mine.carries = False, False
        for one in mine.several:
            if not one.found:
                one.found = [SaveInterrupted() for _ in one.works]
            if one is not mine and one.woken.locked():
                one.woken.release()
        mine.several = []


def _fitting(sizes: Sequence[int]) -> int:
    """How many of those who wait are carried together, the first of them in any case."""
    return sum(size <= TOGETHER for size in accumulate(sizes))
