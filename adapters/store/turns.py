"""Whoever comes while another works waits, and what waits is carried together by the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, Generic, TypeVar

from adapters.store.errors import SaveInterrupted

S = TypeVar("S")
R = TypeVar("R")

TOGETHER: Final = 256
"""How many are carried together at most: nobody waits for more than that, and his own."""


@dataclass(slots=True, eq=False)
class _Waiting(Generic[S, R]):
    """Somebody's work: its lock opens once it was carried, or it is his turn to carry."""

    work: S
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

    def __init__(self, carry: Callable[[Sequence[S]], Sequence[R | Exception]]) -> None:
        """Let ``carry`` do works: it answers each, by what it gives or an error of its own."""
        self._carry = carry
        self._guard = Lock()
        self._waiting: list[_Waiting[S, R]] = []
        self._carried = False
        """Tell whether somebody carries, or was told to."""

    def __len__(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def do(self, work: S) -> R:
        """Have a work carried, alone or with others; raises the error that is its own."""
        mine = _Waiting[S, R](work)
        mine.woken.acquire()
        try:
            try:
                with self._guard:
                    self._waiting.append(mine)
                    mine.carries, self._carried = not self._carried, True
                if not mine.carries:
                    mine.woken.acquire()
                if mine.carries:
                    self._lead(mine)
            finally:
                self._leave(mine)
        finally:
            self._leave(mine)
        [found] = mine.found
        if isinstance(found, Exception):
            raise found
        return found

    def _lead(self, mine: _Waiting[S, R]) -> None:
        with self._guard:
            mine.several, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
        try:
            found = self._carry([one.work for one in mine.several])
        except Exception as error:  # noqa: BLE001 - everybody whose work it was raises it
            found = [error] * len(mine.several)
        for one, answer in zip(mine.several, found, strict=True):
            one.found.append(answer)

    def _leave(self, mine: _Waiting[S, R]) -> None:
        """Give the turn to the next, and tell those who were carried; safe to repeat.

        A leader who was stopped says nothing of the others: they cannot know, and say so. Who
        is stopped while he waits takes his work away, or the turn that he was given just then.
        """
        if mine.found and not mine.carries and not mine.several:
            return
        with self._guard:
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
                one.found.append(SaveInterrupted())
            if one is not mine and one.woken.locked():
                one.woken.release()
        mine.several = []
