"""Whoever comes while another works waits, and what waits is carried together by the next."""

from collections import deque
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


class Turns(Generic[S, R]):
    """One carries at a time, all that waits then, in the order in which it came."""

    def __init__(self, carry: Callable[[Sequence[S]], Sequence[R | Exception]]) -> None:
        """Let ``carry`` do works: it answers each, by what it gives or an error of its own."""
        self._carry = carry
        self._guard = Lock()
        self._waiting: deque[_Waiting[S, R]] = deque()
        self._carried = False
        """Tell whether somebody carries, or was told to."""

    def do(self, work: S) -> R:
        """Have a work carried, alone or with others; raises the error that is its own."""
        mine = _Waiting[S, R](work)
        mine.woken.acquire()
        with self._guard:
            self._waiting.append(mine)
            mine.carries, self._carried = not self._carried, True
        try:
            if not mine.carries:
                mine.woken.acquire()
            if mine.carries:
                self._lead(mine)
        finally:
            # Who is interrupted while he waits may have been given the turn at that moment.
            self._hand_on(mine)
        [found] = mine.found
        if isinstance(found, Exception):
            raise found
        return found

    def _lead(self, mine: _Waiting[S, R]) -> None:
        with self._guard:
            several = [self._waiting.popleft() for _ in range(min(TOGETHER, len(self._waiting)))]
        found: Sequence[R | Exception] = ()
        try:
            found = self._carry([one.work for one in several])
        except Exception as error:  # noqa: BLE001 - everybody whose work it was raises it
            found = [error] * len(several)
        finally:
            # A leader who was killed says nothing of the others: they cannot know, and say so.
            for one, answer in zip(
                several, found or [SaveInterrupted()] * len(several), strict=True
            ):
                one.found.append(answer)
            self._hand_on(mine)
            for one in several:
                if one is not mine:
                    one.woken.release()

    def _hand_on(self, mine: _Waiting[S, R]) -> None:
        with self._guard:
            if not mine.carries:
                return
            mine.carries = False
            if mine in self._waiting:
                self._waiting.remove(mine)
            self._carried = bool(self._waiting)
            if self._waiting:
                coming = self._waiting[0]
                coming.carries = True
                coming.woken.release()
