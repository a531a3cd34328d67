"""Leases of a store on a server; apart, since a store in a file needs no client of a server."""

from collections.abc import Callable
from typing import Any, ClassVar, Final

import psycopg
from psycopg import Connection

from adapters.store.leases import Leases, number_of

_TAKE: Final = "SELECT pg_try_advisory_lock(%s)"


class ServerLeases(Leases):
    """Leases of a store on a server: its advisory locks, all held by one connection."""

    AT_ONCE: ClassVar[bool] = False

    def __init__(
        self, connect: Callable[[], Connection[tuple[Any, ...]]], *, store_id: str
    ) -> None:
        """Connect to nothing yet; one database may hold several stores."""
        super().__init__()
        self._connect, self._store_id = connect, store_id
        self._connection: Connection[tuple[Any, ...]] | None = None

    def close(self) -> None:
        """Let go of all and hang up; hung up alone, the server would notice a moment later."""
        with self._alone:
            self._said("SELECT pg_advisory_unlock_all()")
            self._lost()

    def _taken(self, name: str) -> bool:
        taken = self._said(_TAKE, self._key(name))
        if taken is None:
            self._connection = self._connect()
            taken = self._said(_TAKE, self._key(name))
        return taken is True

    def _freed(self, name: str) -> None:
        self._said("SELECT pg_advisory_unlock(%s)", self._key(name))

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

    def _key(self, name: str) -> int:
        return number_of(f"{self._store_id} {name}") - 2**63
