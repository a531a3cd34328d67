"""Leases: that two processes of one home do not do the same work; the kernel ends them."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import Refusal, StoreError


@contextmanager
def leased(path: Path, *, taken: Refusal) -> Iterator[None]:
    """Hold a lease while inside; a process that dies gives it up by dying.

    Raises ``taken`` where another process holds it.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(f"{path} cannot be opened: {error.strerror}.") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise taken from None
    try:
        yield
    finally:
        os.close(handle)
