"""Keys whose request is under way: a second one under the same key is told so, and waits."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

from anyio import CancelScope
from starlette.concurrency import run_in_threadpool

from adapters.store.leases import MANY, Leases
from domain.errors import Refusal

T = TypeVar("T")


class StillUnderWay(Refusal):
    """A request came under a key whose first one is still being carried out."""

    def __init__(self) -> None:
        super().__init__(
            "request.in_flight",
            "The first request under this key is still being carried out.",
            way_out="Send it again under the same key in a second: then you get its answer.",
        )


class InFlight:
    """The keys that are at work, each of a user: in this server, and in all others of its store."""

    def __init__(self) -> None:
        self._keys: set[tuple[str, str]] = set()

    @contextmanager
    def holding(self, login: str, key: str) -> Iterator[None]:
        """Work under a user's key in this server; raises StillUnderWay where somebody does."""
        one = (login, key)
        if one in self._keys:
            raise StillUnderWay
        self._keys.add(one)
        try:
            yield
        finally:
            self._keys.discard(one)

    @asynccontextmanager
    async def held(self, leases: Leases, login: str, key: str) -> AsyncIterator[None]:
        """The same in every server of a store: its lease ends with the server that has it.

        Raises StillUnderWay, and StoreError where the store is away.
        """
        name = f"{MANY}request {login} {key}"
        with self.holding(login, key):
            if not await _done(leases, lambda: leases.take(name)):
                raise StillUnderWay
            try:
                yield
            finally:
                with CancelScope(shield=True):  # also where whoever asked hung up
                    await _done(leases, lambda: leases.free(name))


async def _done(leases: Leases, work: Callable[[], T]) -> T:
    """Do what may wait for a server in a thread, so that no other request waits with it."""
    return work() if leases.AT_ONCE else await run_in_threadpool(work)
