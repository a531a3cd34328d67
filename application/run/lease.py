"""A lease on the daily run, so that two do not work side by side; the kernel ends it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import Refusal, StoreError


@contextmanager
def run_lease(home: Path) -> Iterator[None]:
    """Hold the right to run while inside; a process that dies gives it up by dying.

    It only saves work: the fence that keeps a letter from going out twice is its version.
    Raises Refusal ``run.running`` where another process of this home holds it.
    """
    path = home / "run.lock"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(f"{path} cannot be opened: {error.strerror}.") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise Refusal(
            "run.running",
            "Another daily run is at work in this home.",
            way_out="Wait until it has finished; a run that died holds nothing back.",
        ) from None
    try:
        yield
    finally:
        os.close(handle)
