"""Hands on other machines: a scheduler of Dask gives each piece of work to one of its workers.

A worker that dies is the scheduler's to notice: what it was at is given to another one.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from threading import local
from typing import Any, Final, Generic, TypeAlias, TypeVar

from distributed import Client, as_completed
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from domain.errors import StoreError

P = TypeVar("P")
T = TypeVar("T")

Elsewhere: TypeAlias = Callable[[], AbstractContextManager[P]]
"""Opens what is read, on a worker; it is sent there, so it can be pickled."""
_WAITING: Final = 2
"""Pieces for each thread of a worker: one at work and one at hand."""
_PATIENCE: Final = "30s"
"""How long a scheduler may take to answer, and the first worker to come."""


@dataclass(frozen=True, slots=True)
class ClusterHands(Generic[P]):
    """Does pieces of work on the workers of a scheduler."""

    client: Client
    workplace: Elsewhere[P]

    def __call__(self, work: Iterable[Callable[[P], T]]) -> Generator[T, None, None]:
        """What each piece comes to, as it is done; raises StoreError where nobody can do it."""
        left, coming = iter(work), as_completed(loop=self.client.loop)
        try:
            self._begin(left, coming, _WAITING * self._threads())
            for done in coming:
                yield done.result()
                self._begin(left, coming, 1)
        except KilledWorker as error:
            raise StoreError(
                "Worker after worker died of the same piece of work. Give them more memory, or"
                " look into their logs."
            ) from error
        except (CommClosedError, OSError, TimeoutError) as error:
            raise StoreError(f"The scheduler of the workers was lost: {error}.") from error
        finally:
            self.client.cancel(list(coming.futures))

    def _threads(self) -> int:
        self.client.wait_for_workers(1, timeout=_PATIENCE)
        return sum(self.client.nthreads().values())

    def _begin(self, left: Iterator[Callable[[P], T]], coming: as_completed, most: int) -> None:
        for piece in islice(left, most):
            coming.add(self.client.submit(_do, self.workplace, piece, pure=False))


@contextmanager
def cluster_hands(
    scheduler: str, workplace: Elsewhere[P], *, patience: str = _PATIENCE
) -> Iterator[ClusterHands[P]]:
    """Hands on the workers of a scheduler (``tcp://host:8786``, ``tls://…``).

    Raises StoreError where it does not answer within ``patience`` (``30s``), or has no worker.
    """
    with ExitStack() as stack:
        try:
            client = stack.enter_context(Client(scheduler, timeout=patience, set_as_default=False))
        except (OSError, TimeoutError, ValueError) as error:
            raise StoreError(f"No scheduler answers at {scheduler}: {error}.") from error
        yield ClusterHands(client, workplace)


class _Bench(local):
    """What a thread of a worker has open, as long as it works on the same."""

    workplace: Any = None
    place: Any = None
    open: ExitStack


_bench: Final = _Bench()


def _do(workplace: Elsewhere[P], piece: Callable[[P], T]) -> T:
    if _bench.workplace != workplace:
        if _bench.workplace is not None:
            with suppress(StoreError):
                _bench.open.close()
        _bench.workplace, _bench.open = None, ExitStack()
        _bench.place = _bench.open.enter_context(workplace())
        _bench.workplace = workplace
    return piece(_bench.place)
