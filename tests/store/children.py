"""What tests do in processes of their own: write beside each other, and die."""

import itertools
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg.pq.abc import PGresult

from adapters.store.opening import Store
from adapters.store.postgres_wire import SaveWire, ToSend
from adapters.store.sqlite_store import SQLiteStore
from domain.errors import Conflict
from domain.facts import IdentityClaim
from tests.store.places import LOG, Place, command, envelope, named, save


def now() -> datetime:
    return datetime.now(UTC)


def write_beside(engine: str, url: str, home: Path, shared: UUID, own: list[UUID]) -> None:
    """Append to streams of one's own and, in turn with others, to a shared one."""
    place = Place(engine, url, home)
    store = place.open(clock=now)
    for stream in own:
        save(store, named(stream), envelope(stream, 2))
        while True:
            version = len(store.history(shared))
            try:
                save(store, envelope(shared, version + 1), guards={stream: 2, shared: version})
            except Conflict:
                continue
            break
    place.close()


def whole_save(store: Store, stream: UUID, key: str) -> None:
    """Append everything an append can hold."""
    save(
        store,
        named(stream),
        envelope(stream, 2),
        command=command(key),
        identities=[IdentityClaim(LOG, "customer", key, stream)],
        guards={stream: 0},
    )


def die_at(engine: str, url: str, home: Path, stream: UUID, key: str, step: int) -> None:
    """Begin a whole save and be killed right before its n-th statement."""
    store = Place(engine, url, home).open(clock=now)
    steps = itertools.count(1)

    def counted(*_: Any) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    if isinstance(store, SQLiteStore):
        store.recorder.datastore._writing().connection.set_trace_callback(counted)
    else:
        store.last_position()
        _count_calls(counted)
    store.keys._connection.set_trace_callback(counted)
    whole_save(store, stream, key)
    os._exit(0)


def _count_calls(counted: Callable[[], None]) -> None:
    """Count the moments before and after each statement, and each round trip."""
    execute, trip = psycopg.Cursor.execute, SaveWire.trip

    def counted_execute(*args: Any, **kwargs: Any) -> Any:
        counted()
        found = execute(*args, **kwargs)
        counted()
        return found

    def counted_trip(self: SaveWire, *steps: ToSend) -> list[PGresult]:
        counted()
        found = trip(self, *steps)
        counted()
        return found

    psycopg.Cursor.execute = counted_execute  # type: ignore[method-assign]  # only in this child
    SaveWire.trip = counted_trip  # type: ignore[method-assign]  # only in this child
