"""Many hands for what is read from the whole log: processes, each with what it reads opened."""

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Generic, TypeAlias, TypeVar

from application.processes import CannotStartError, Pool
from domain.errors import StoreError
from projections.parts import Alone

P = TypeVar("P")
T = TypeVar("T")

Workplace: TypeAlias = Callable[[], AbstractContextManager[P]]
"""Opens what is read in another process; it is sent there, so it can be pickled."""
_WAITING: Final = 2
"""Pieces for each process: one at work and one at hand. More would only lie in memory."""


@dataclass
class ManyHands(Generic[P]):
    """Does pieces of work in so many ``processes``, started when the first work comes."""

    place: P
    workplace: Workplace[P]
    processes: int
    _pool: Pool | None = None

    def __call__(self, work: Iterable[Callable[[P], T]]) -> Generator[T, None, None]:
        """What each piece comes to, as it is done; StoreError where a process dies or lacks."""
        if self.processes == 1:
            yield from Alone(self.place)(work)
            return
        left, coming = iter(work), set[Future[T]]()
        try:
            while True:
                for piece in islice(left, _WAITING * self.processes - len(coming)):
                    coming.add(self._started().submit(_do, piece))
                if not coming:
                    return
                done, coming = wait(coming, return_when=FIRST_COMPLETED)
                while done:
                    yield done.pop().result()
        except CannotStartError as error:
            raise StoreError(
                "The machine gives no process to read the log with; nothing was changed."
                " Do with one: VORDERING_REBUILD_PROCESSES=1."
            ) from error
        except BrokenProcessPool as error:
            raise StoreError(
                "A process that reads the log was ended from outside; nothing was changed."
                " Try again, or with less memory: VORDERING_REBUILD_PROCESSES=1."
            ) from error
        finally:
            for one in coming:
                one.cancel()
            wait(coming)  # so that nobody writes any more when the caller goes on

    @property
    def at_work(self) -> bool:
        """Tell whether other processes were started."""
        return self._pool is not None

    def close(self) -> None:
        """Stop the processes; safe to repeat."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _started(self) -> Pool:
        if self._pool is None:
            self._pool = Pool(self.processes, _open, self.workplace)
        return self._pool


@contextmanager
def many_hands(place: P, workplace: Workplace[P], *, processes: int) -> Iterator[ManyHands[P]]:
    """Hands, whose processes are stopped afterwards."""
    hands = ManyHands(place, workplace, processes)
    try:
        yield hands
    finally:
        hands.close()


class _Bench:
    """What one of the processes works with, as long as it lives."""

    place: Any
    open: Final = ExitStack()


def _open(workplace: Workplace[Any]) -> None:
    _Bench.place = _Bench.open.enter_context(workplace())


def _do(piece: Callable[[Any], Any]) -> Any:
    return piece(_Bench.place)
