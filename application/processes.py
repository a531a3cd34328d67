"""Processes of our own: started afresh, and ended with the one that started them."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from threading import Thread
from typing import Any


def nothing() -> None:
    """Do nothing: what most processes have to prepare."""


def pool_of(
    processes: int, prepare: Callable[..., None] = nothing, *given: Any
) -> ProcessPoolExecutor:
    """A pool of so many processes, each of which first prepares itself with what is given.

    They are spawned, never forked: threads and connections of this one are not theirs.
    """
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(prepare, *given))


def _begin(prepare: Callable[..., None], *given: Any) -> None:
    """End with the one that started us, also when it is killed: nobody else would do it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()
    prepare(*given)


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(0)
