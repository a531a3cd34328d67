"""Who waits for what will be recorded: one watcher for all, who keeps nothing of the store."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

from starlette.concurrency import run_in_threadpool

from application.stopping import Stopping, void
from domain.errors import Refusal, StoreError

POLL_SECONDS: Final = 0.25
MOST_WAITING: Final = 100
"""More at once are told to come back: others want to be served, too."""


class TooManyWait(Refusal):
    """So many wait for events that no more are let in."""

    def __init__(self) -> None:
        super().__init__(
            "events.too_many_wait",
            f"{MOST_WAITING} readers wait for events already.",
            way_out="Ask without 'wait', or come back in a while.",
        )


class Watcher:
    """Looks where the log ends, while somebody waits for that; wakes everybody when it moved.

    Whoever waits holds neither a thread nor a connection: one look serves them all.
    """

    def __init__(self, last_position: Callable[[], int], stopping: Stopping) -> None:
        """Look by ``last_position``, until the program is to end."""
        self._last_position, self.stopping = last_position, stopping
        self._at = 0
        self._moved = asyncio.Event()
        self._looking: asyncio.Task[None] | None = None
        self.waiting = 0

    def require_room(self) -> None:
        """Refuse one more, where so many wait already."""
        if self.waiting >= MOST_WAITING:
            raise TooManyWait

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Be one of those who wait; where nobody is left, nobody looks."""
        self.waiting += 1
        try:
            yield
        finally:
            self.waiting -= 1
            if not self.waiting and self._looking:
                self._looking.cancel()
                self._looking = None

    async def beyond(self, position: int, *, seconds: float) -> bool:
        """Wait until something stands behind a position; False: not in time, or the end came."""
        await self._look()
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._keep_looking())
        leave = self.stopping.listen(self._wake_soon())
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    while self._at <= position and not self.stopping.begun:
                        await self._moved.wait()
        finally:
            leave()
        return self._at > position

    def _wake_soon(self) -> Callable[[], None]:
        loop = asyncio.get_running_loop()
        return lambda: void(loop.call_soon_threadsafe(self._wake))

    def _wake(self) -> None:
        """Let all who wait look again."""
        self._moved.set()
        self._moved = asyncio.Event()

    async def _look(self) -> None:
        at = await run_in_threadpool(self._last_position)
        if at != self._at:
            self._at = at
            self._wake()

    async def _keep_looking(self) -> None:
        while not await self.stopping.within(POLL_SECONDS):
            with suppress(StoreError):  # whoever reads is told what is wrong
                await self._look()
