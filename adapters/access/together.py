"""Writing together: what many threads hand in at one moment becomes one durable transaction."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from adapters.store.errors import each_its_own
from adapters.store.sqlite_files import refused
from adapters.store.turns import Turns
from domain.errors import StoreError

T = TypeVar("T")


class Together(Generic[T]):
    """A writing that is slow whatever it holds; one thread writes for those behind.

    Nobody goes on before his own is written. Where a writing of several fails, each is written by
    itself: nobody is refused for what somebody else sent. Where the file is locked, full or
    damaged all are told so at once: each would only wait for it anew, one after the other.
    """

    def __init__(self, write: Callable[[Sequence[T]], None]) -> None:
        """Write with ``write``: all that it is given is durable when it returns, or nothing is."""
        self._write = write
        self._turns = Turns[Sequence[T], None](self._carried)

    def __len__(self) -> int:
        """How many wait for their turn."""
        return len(self._turns)

    def write(self, items: Sequence[T]) -> None:
        """Write some items, in their order; raises what the writing of them raises."""
        self._turns.do(items)

    def write_each(self, works: Sequence[Sequence[T]]) -> list[Exception | None]:
        """Write the items of several at once; gives of each what the writing of them raised."""
        return self._turns.do_all(works)

    def _carried(self, works: Sequence[Sequence[T]]) -> list[Exception | None]:
        try:
            self._write([item for items in works for item in items])
        except Exception as error:  # noqa: BLE001 - whose writing it is raises it
            if isinstance(error, StoreError) and not refused(error.__cause__):
                return each_its_own(error, len(works))
            if len(works) == 1:
                return [error]
            return [found for items in works for found in self._carried([items])]
        return [None] * len(works)
