"""What was worked out and never changes, kept in memory: of many the longest unused goes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Event, Lock
from typing import Any, Final, TypeVar

T = TypeVar("T")

_MOST: Final = 40_000


class KeptResults:
    """Results by their key; may be asked from any thread.

    What several ask for at once is worked out by the first of them, and the others wait for it.
    """

    def __init__(self, most: int = _MOST) -> None:
        """Keep at most so many."""
        self._most = most
        self._known: OrderedDict[Hashable, Any] = OrderedDict()
        self._begun: dict[Hashable, Event] = {}
        self._lock = Lock()

    def of(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What is kept under a key, worked out where it is not there.

        Where that fails it fails for who began it; the next one that waited tries anew.
        ``work_out`` may ask for other keys, never in a circle.
        """
        while True:
            with self._lock:
                if key in self._known:
                    self._known.move_to_end(key)
                    found: T = self._known[key]
                    return found
                other = self._begun.get(key)
                if other is None:
                    self._begun[key] = Event()
            if other is None:
                return self._made(key, work_out)
            other.wait()

    def _made(self, key: Hashable, work_out: Callable[[], T]) -> T:
        try:
            made = work_out()
            with self._lock:
                self._known[key] = made
                while len(self._known) > self._most:
                    self._known.popitem(last=False)
            return made
        finally:
            with self._lock:
                self._begun.pop(key).set()
