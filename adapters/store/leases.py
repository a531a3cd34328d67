"""Leases of a store: each held by one process at a time, wherever it runs, and ended by its death.

What holds them is the kernel, or the server of the database; nothing is left behind to be cleared.
"""

import fcntl
import os
from abc import ABC, abstractmethod
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import ClassVar, Final

from domain.errors import StoreError

MANY: Final = "many/"
"""What names begin with of which there are too many for a file each: those share one."""

_PLACES: Final = 2**62


class Leases(ABC):
    """The leases that this process holds of one store."""

    AT_ONCE: ClassVar[bool]
    """Whether it never waits for another machine."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._alone = Lock()
        self._held: set[str] = set()

    def take(self, name: str) -> bool:
        """Take a lease; False: it is held, here or by another process. Raises StoreError."""
        with self._alone:
            if name in self._held and self._is_alive():
                return False
            if not self._taken(name):
                return False
            self._held.add(name)
            return True

    def holds(self, name: str) -> bool:
        """Whether it is held here still; it may be lost where the server went away meanwhile."""
        with self._alone:
            return self._is_alive() and name in self._held

    def free(self, name: str) -> None:
        """Let another have it; nothing where it was lost."""
        with self._alone:
            if name in self._held:
                self._held.discard(name)
                self._freed(name)

    @abstractmethod
    def close(self) -> None:
        """Let all of them go; safe to repeat."""

    @abstractmethod
    def _taken(self, name: str) -> bool:
        """Take it from all other processes; False where one holds it."""

    @abstractmethod
    def _freed(self, name: str) -> None:
        """Let other processes have it."""

    @abstractmethod
    def _is_alive(self) -> bool:
        """Whether what holds them is still there; where it is not, none is held any more."""


class FileLeases(Leases):
    """Leases of a store in a file: each an empty file beside it, locked while its handle is open.

    Of the open handle, not of the process: two stores opened in one process are two. Those of
    which there are ``MANY`` are places in one file, and there they are one.
    """

    AT_ONCE: ClassVar[bool] = True

    def __init__(self, beside: Path) -> None:
        """Open no file yet; ``beside`` is the store's."""
        super().__init__()
        self._beside = beside
        self._handles: dict[str, int] = {}
        self._many: int | None = None

    def close(self) -> None:
        """Close the files, which ends them all."""
        with self._alone:
            for name in self._held:
                self._freed(name)
            self._held.clear()
            if self._many is not None:
                os.close(self._many)
                self._many = None

    def _taken(self, name: str) -> bool:
        if name.startswith(MANY):
            return self._place_taken(name)
        handle = self._opened(name)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return False
        self._handles[name] = handle
        return True

    def _freed(self, name: str) -> None:
        if name.startswith(MANY):
            assert self._many is not None
            fcntl.lockf(self._many, fcntl.LOCK_UN, 1, number_of(name) % _PLACES)
            return
        os.close(self._handles.pop(name))

    def _place_taken(self, name: str) -> bool:
        if self._many is None:
            self._many = self._opened(MANY.removesuffix("/"))
        try:
            fcntl.lockf(self._many, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number_of(name) % _PLACES)
        except OSError:
            return False
        return True

    def _opened(self, name: str) -> int:
        path = self._beside.with_name(f"{self._beside.name}-{name}.lock")
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(f"{path} cannot be opened: {error.strerror}.") from error

    def _is_alive(self) -> bool:
        return True


def number_of(name: str) -> int:
    """The number by which a name is known, from 64 bits of its hash."""
    return int.from_bytes(sha256(name.encode()).digest()[:8])
