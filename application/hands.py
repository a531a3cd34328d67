"""Many hands for a rebuild of views: processes of their own, each with the store opened anew."""

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from application.processes import pool_of
from domain.errors import StoreError
from projections.engine import Engine
from projections.parts import Alone

T = TypeVar("T")

Workplace = Callable[[], AbstractContextManager[Engine]]
"""Opens the store and its views in another process; it is sent there, so it can be pickled."""


@dataclass
class ManyHands:
    """Does pieces of work in so many ``processes``, started when the first work comes."""

    engine: Engine
    workplace: Workplace
    processes: int
    _pool: ProcessPoolExecutor | None = None

    def __call__(self, work: Sequence[Callable[[Engine], T]]) -> Generator[T, None, None]:
        """What each piece comes to, as it is done; raises StoreError where a process dies."""
        if self.processes == 1:
            yield from Alone(self.engine)(work)
            return
        coming: list[Future[T]] = []
        try:
            coming += (self._started().submit(_do, piece) for piece in work)
            for done in as_completed(coming):
                yield done.result()
        except BrokenProcessPool as error:
            raise StoreError(
                "A process that rebuilds the views was ended from outside. They stay as they"
                " were. Try again, or with less memory: VORDERING_REBUILD_PROCESSES=1."
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
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = pool_of(self.processes, _open, self.workplace)
        return self._pool


@contextmanager
def many_hands(engine: Engine, workplace: Workplace, *, processes: int) -> Iterator[ManyHands]:
    """Hands, whose processes are stopped afterwards."""
    hands = ManyHands(engine, workplace, processes)
    try:
        yield hands
    finally:
        hands.close()


class _Bench:
    """What one of the processes works with, as long as it lives."""

    engine: Engine
    open: Final = ExitStack()


def _open(workplace: Workplace) -> None:
    _Bench.engine = _Bench.open.enter_context(workplace())


def _do(piece: Callable[[Engine], Any]) -> Any:
    return piece(_Bench.engine)
