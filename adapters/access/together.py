"""Writing together: what many threads hand in at one moment becomes one durable transaction."""

from collections import deque
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Together(Generic[T]):
    """A queue before a writing that is slow whatever it holds; one thread writes for those behind.

    Nobody goes on before his own is written. Where a writing of several fails, each of them writes
    his own by himself: nobody is refused for what somebody else sent.
    """

    def __init__(self, write: Callable[[Sequence[T]], None]) -> None:
        """Write with ``write``: all that it is given is durable when it returns, or nothing is."""
        self._write = write
        self._turn = Lock()
        self._waiting: deque[_Sent[T]] = deque()

    def __len__(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def write(self, items: Sequence[T]) -> None:
        """Write some items, in their order; raises what the writing of them raises."""
        mine = _Sent(items)
        self._waiting.append(mine)
        with self._turn:
            if mine.written:
                return
            if mine.tried or not self._all_written():
                self._write(mine.items)

    def _all_written(self) -> bool:
        """Write all that waits; False: it failed, and each is left to write his own."""
        batch = self._taken()
        try:
            self._write([item for sent in batch for item in sent.items])
        except Exception:
            if len(batch) == 1:
                raise
            return False
        for sent in batch:
            sent.written = True
        return True

    def _taken(self) -> "list[_Sent[T]]":
        """All that waits; only whoever has the turn takes."""
        taken = [self._waiting.popleft() for _ in range(len(self._waiting))]
        for sent in taken:
            sent.tried = True
        return taken


class _Sent(Generic[T]):
    """What one thread handed in, whether it was in a writing, and whether it is durable."""

    def __init__(self, items: Sequence[T]) -> None:
        self.items, self.tried, self.written = items, False, False
