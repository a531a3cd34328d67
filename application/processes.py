"""Processes of our own: started afresh, and ended with the one that started them."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, Final, TypeVar

T = TypeVar("T")

_NO_START: Final = (OSError, RuntimeError, ImportError, NotImplementedError, MemoryError)
"""What Python raises where the machine has no process, thread, semaphore or memory to give."""


_LOOK_SECONDS: Final = 0.05
"""How often it is looked whether one more came who was just being started."""


class CannotStartError(Exception):
    """The machine gives no process; whoever can do the work himself does it."""


def nothing() -> None:
    """Do nothing: what most processes have to prepare."""


class Pool:
    """So many processes, each started when there is work for it and first prepared.

    They are spawned, never forked: threads and connections of this one are not theirs.
    """

    def __init__(self, processes: int, prepare: Callable[..., None] = nothing, *given: Any) -> None:
        """``prepare`` is called in each with what is given; raises CannotStartError."""
        self._spawning = _Spawning()
        try:
            self._executor = ProcessPoolExecutor(
                processes, self._spawning, initializer=_begin, initargs=(prepare, *given)
            )
        except _NO_START as error:
            raise CannotStartError(repr(error)) from error

    def submit(self, work: Callable[..., T], *given: Any) -> Future[T]:
        """Let one of them do a piece of work.

        Raises CannotStartError, and BrokenProcessPool where one of them was killed before.
        """
        try:
            return self._executor.submit(work, *given)
        except BrokenProcessPool:
            raise
        except _NO_START as error:
            raise CannotStartError(repr(error)) from error

    def close(self) -> None:
        """Let each finish what it does, and end it; safe to repeat."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def end(self) -> None:
        """End each at once, whatever it does, also one that does not answer; safe to repeat."""
        for one in self._spawning.kill():
            one.join()
        # One that was killed amid an answer leaves half of it in the pipe; whoever reads there
        # waits for the rest as long as anybody, and so do we, could still write it.
        answers: Any = getattr(self._executor, "_result_queue", None)  # Python's own
        if answers is not None:
            answers._writer.close()  # noqa: SLF001 - there is no other way to it
        with suppress(RuntimeError):  # the thread that watches them could not be started either
            closing = Thread(target=self.close, daemon=True)
            closing.start()
            while closing.is_alive():
                closing.join(_LOOK_SECONDS)
                self._spawning.kill()  # whom another thread was starting, whom nobody hears


class _Spawning(SpawnContext):
    """Remembers whom it started: who is to end them at once must know them."""

    def __init__(self) -> None:
        self.started: list[BaseProcess] = []

    def kill(self) -> list[BaseProcess]:
        """Kill those who run by now, and give them."""
        running = [one for one in list(self.started) if one.pid is not None]
        for one in running:
            one.kill()
        return running

    def Process(  # type: ignore[override]  # noqa: N802 - so multiprocessing calls it
        self, *given: Any, **named: Any
    ) -> BaseProcess:
        """One more, not started yet."""
        self.started.append(one := super().Process(*given, **named))
        return one


def _begin(prepare: Callable[..., None], *given: Any) -> None:
    """End with the one that started us, also when it is killed: nobody else would do it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()
    prepare(*given)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(0)
