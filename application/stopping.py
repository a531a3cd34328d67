"""Stopping: told once that the program ends; whoever waits or streams for long listens to it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import TypeAlias

Told: TypeAlias = Callable[[], None]


class Stopping:
    """Whether the program is on its way out; begun once, from a signal or any thread.

    It takes no lock, so that a signal may come while somebody begins to listen.
    """

    def __init__(self) -> None:
        """Nobody asked yet."""
        self._begun = Event()
        self._listening: dict[object, Told] = {}

    @property
    def begun(self) -> bool:
        """Whether the program is to end: who works for long looks between two parts."""
        return self._begun.is_set()

    def begin(self) -> None:
        """Tell everybody who listens; safe to repeat."""
        if self.begun:
            return
        self._begun.set()
        for listener in list(self._listening):
            if told := self._listening.pop(listener, None):
                told()

    def listen(self, told: Told) -> Callable[[], None]:
        """Call ``told`` once when it begins, at once where it has; gives how to listen no more."""
        listener = object()
        self._listening[listener] = told
        # Begun between the two lines above: whoever takes the listener out is the one who calls.
        if self.begun and (unheard := self._listening.pop(listener, None)):
            unheard()
        return lambda: void(self._listening.pop(listener, None))

    def waited(self, seconds: float) -> bool:
        """Wait so long in a thread; True as soon as the program is to end."""
        return self._begun.wait(seconds)

    async def within(self, seconds: float) -> bool:
        """Wait so long in a coroutine; True as soon as the program is to end."""
        loop, told = asyncio.get_running_loop(), asyncio.Event()
        leave = self.listen(lambda: void(loop.call_soon_threadsafe(told.set)))
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await told.wait()
        finally:
            leave()
        return self.begun


def void(_: object) -> None:
    """Leave an answer out that nobody needs."""
