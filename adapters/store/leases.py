"""Leases of a store: each held by one process at a time, wherever it runs, and ended by its death.

What holds them is the kernel, or the server of the database; nothing is left behind to be cleared.
"""

import fcntl
import os
import struct
from abc import ABC, abstractmethod
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, Final

import psycopg
from psycopg import Connection

from domain.errors import StoreError

_TAKE: Final = "SELECT pg_try_advisory_lock(%s)"
_WITHIN: Final = 2**62
"""Numbers of leases: they are places in a file, which may be no larger, and keys of a server."""


class Leases(ABC):
    """The leases that this process holds of one store."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._alone = Lock()
        self._held: set[int] = set()

    def take(self, name: str) -> bool:
        """Take a lease; False: it is held, here or by another process. Raises StoreError."""
        number = _number(name)
        with self._alone:
            if number in self._held and self._is_alive():
                return False
            if not self._taken(number):
                return False
            self._held.add(number)
            return True

    def holds(self, name: str) -> bool:
        """Whether it is held here still; it may be lost where the server went away meanwhile."""
        with self._alone:
            return self._is_alive() and _number(name) in self._held

    def free(self, name: str) -> None:
        """Let another have it; nothing where it was lost."""
        number = _number(name)
        with self._alone:
            if number in self._held:
                self._held.discard(number)
                self._freed(number)

    @abstractmethod
    def close(self) -> None:
        """Let all of them go; safe to repeat."""

    @abstractmethod
    def _taken(self, number: int) -> bool:
        """Take it from all other processes; False where one holds it."""

    @abstractmethod
    def _freed(self, number: int) -> None:
        """Let other processes have it."""

    @abstractmethod
    def _is_alive(self) -> bool:
        """Whether what holds them is still there; where it is not, none is held any more."""


class FileLeases(Leases):
    """Leases of a store in a file: places in an empty one beside it, locked by its open handle."""

    def __init__(self, path: Path) -> None:
        """Open no file yet."""
        super().__init__()
        self._path = path
        self._handle: int | None = None

    def close(self) -> None:
        """Close the file, which ends them all."""
        with self._alone:
            self._held.clear()
            if self._handle is not None:
                os.close(self._handle)
                self._handle = None

    def _taken(self, number: int) -> bool:
        try:
            if self._handle is None:
                self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._lock(fcntl.F_WRLCK, number)
        except (BlockingIOError, PermissionError) as error:
            if self._handle is None:
                raise self._said(error) from error
            return False
        except OSError as error:
            raise self._said(error) from error
        return True

    def _freed(self, number: int) -> None:
        self._lock(fcntl.F_UNLCK, number)

    def _is_alive(self) -> bool:
        return True

    def _lock(self, kind: int, number: int) -> None:
        # Of the open handle, not of the process: two stores opened in one process are two.
        assert self._handle is not None
        place = struct.pack("hhqqi0q", kind, os.SEEK_SET, number, 1, 0)
        fcntl.fcntl(self._handle, fcntl.F_OFD_SETLK, place)

    def _said(self, error: OSError) -> StoreError:
        return StoreError(f"{self._path} cannot be opened: {error.strerror}.")


class ServerLeases(Leases):
    """Leases of a store on a server: its advisory locks, all held by one connection."""

    def __init__(
        self, connect: Callable[[], Connection[tuple[Any, ...]]], *, store_id: str
    ) -> None:
        """Connect to nothing yet; one database may hold several stores."""
        super().__init__()
        self._connect, self._store_id = connect, store_id
        self._connection: Connection[tuple[Any, ...]] | None = None

    def close(self) -> None:
        """Hang up, which ends them all."""
        with self._alone:
            self._lost()

    def _taken(self, number: int) -> bool:
        taken = self._said(_TAKE, self._key(number))
        if taken is None:
            self._connection = self._connect()
            taken = self._said(_TAKE, self._key(number))
        return taken is True

    def _freed(self, number: int) -> None:
        self._said("SELECT pg_advisory_unlock(%s)", self._key(number))

    def _is_alive(self) -> bool:
        return self._said("SELECT true") is True

    def _said(self, statement: str, *values: int) -> object:
        """What the server answers; None: it is not there, and with it went all that was held."""
        if self._connection is None:
            return None
        try:
            [[said]] = self._connection.execute(statement, values or None).fetchall()
        except psycopg.Error:
            self._lost()
            return None
        return said

    def _lost(self) -> None:
        self._held.clear()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _key(self, number: int) -> int:
        return _number(f"{self._store_id} {number}")


def _number(name: str) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:8]) % _WITHIN
