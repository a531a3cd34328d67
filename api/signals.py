"""Signals: the first one asks the program to stop in good order, the second one ends it at once."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from types import FrameType
from typing import Final

import structlog

from application.stopping import Stopping

log = structlog.get_logger()

ASKED: Final = (signal.SIGTERM, signal.SIGINT)
MARGIN_SECONDS: Final = 5.0
"""So long after its time, whatever still holds the program up is left behind."""


@contextmanager
def stops_at_signals(stopping: Stopping, *, seconds: float) -> Iterator[None]:
    """Begin to stop at a signal while inside; what takes longer than it may is ended.

    What was stored is stored, and what was not is as if it never came: the store is as safe from
    an end at once as from the power going out.
    """
    late = Timer(seconds + MARGIN_SECONDS, _give_up)
    late.daemon = True

    def heard(number: int, _frame: FrameType | None) -> None:
        if stopping.begun:
            _end_at_once(number)
        late.start()
        stopping.begin()

    before = {number: signal.signal(number, heard) for number in ASKED}
    try:
        yield
    finally:
        late.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_at_once(number: int) -> None:
    """End as the signal would have ended us had nobody listened."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _give_up() -> None:
    log.error("stopped_in_the_middle")
    os._exit(1)
