"""Who waits until the views show what he recorded: no thread waits with him."""

import asyncio
from threading import Lock

from starlette.concurrency import run_in_threadpool

from api.gathered import tell_all
from application.views import Views


class Settling:
    """The requests of a server that wait for its views.

    In threads they would wake all at once, each to ask for the interpreter, whenever the views
    moved; and who waits there lets nobody else write.
    """

    def __init__(self, views: Views) -> None:
        """Hear from whoever folds the views."""
        self._views, self._folded = views, views.engine.through
        self._guard = Lock()
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []
        self._folded.listen(self._moved)

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    async def shown(self, position: int, *, seconds: float) -> bool:
        """Wait until the views have taken a position; give whether they have in so many seconds.

        Where nobody keeps them level here, they are brought on in a thread.
        """
        if not self._views.engine.running:
            return await run_in_threadpool(self._views.wait_for, position, timeout=seconds)
        one = position, asyncio.get_running_loop().create_future()
        with self._guard:
            self._waiting.append(one)
        self._views.engine.wake()
        self._moved(self._folded.at)  # perhaps just before
        try:
            async with asyncio.timeout(seconds):
                await one[1]
        except TimeoutError:
            return await run_in_threadpool(self._views.wait_for, position, timeout=0)
        finally:
            with self._guard:
                self._waiting = [other for other in self._waiting if other is not one]
        return True

    def _moved(self, at: int) -> None:
        with self._guard:
            waiting = self._waiting
            reached = [one for one in waiting if one[0] <= at]
            self._waiting = [one for one in waiting if one[0] > at] if reached else waiting
        tell_all((who, None) for _, who in reached)
