"""Where tests keep their stores, how they fill them, and how they break them."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from uuid import UUID, uuid4

import psycopg
from eventsourcing.persistence import Recording

from adapters.store.leases import Leases
from adapters.store.opening import MasterKey, Mode, Store, open_store, sqlite_path
from domain.errors import NoStore
from domain.facts import CommandRow, Envelope, Fact, StreamKind
from domain.sealing import Sealed
from tests.store.sample_facts import FACTS, Billed, Named

LOG = UUID("0193a000-0000-7000-8000-000000000001")
OTHER_LOG = UUID("0193a000-0000-7000-8000-000000000002")
COMMAND = UUID("0193a000-0000-7000-8000-0000000000c0")
TODAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


def taken_in_the_end(leases: Leases, name: str) -> bool:
    """Whether a lease can be taken: a server notices a killed process only a moment later."""
    last = monotonic() + 60
    while not leases.take(name):
        if monotonic() > last:
            return False
        sleep(0.01)
    return True


@dataclass
class HandClock:
    """A clock that stands still until a test moves it."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Place:
    """A database with the home of its keys; it may be opened many times."""

    engine: str
    url: str
    home: Path
    clock: HandClock = field(default_factory=HandClock)
    opened: list[Store] = field(default_factory=list)

    def open(
        self,
        *,
        facts: Mapping[str, type[Fact]] = FACTS,
        clock: Callable[[], datetime] | None = None,
        mode: Mode | None = None,
        create: bool = True,
        lock_wait: float = 20.0,
        home: Path | None = None,
    ) -> Store:
        """Open the store; where there is none it is made, as a live one if not said."""
        opening = partial(
            open_store,
            self.url,
            home=home or self.home,
            facts=facts,
            clock=clock or self.clock,
            master_key=MasterKey.load_or_create(home or self.home),
            create=create,
            lock_wait=lock_wait,
        )
        try:
            store = opening(mode=mode)
        except NoStore:
            if not create:
                raise
            store = opening(mode=Mode.LIVE)
        self.opened.append(store)
        return store

    def close(self) -> None:
        for store in self.opened:
            store.close()

    @contextmanager
    def behind_its_back(self) -> Iterator["Intruder"]:
        """Give a connection for which no trigger fires."""
        if self.engine == "sqlite":
            path = sqlite_path(self.url)
            with (
                closing(sqlite3.connect(path, isolation_level=None)) as file,
                triggers_put_aside(file),
            ):
                yield Intruder(file, "?")
        else:
            with psycopg.connect(self.url, autocommit=True) as server:
                server.execute("SET session_replication_role = replica")
                yield Intruder(server, "%s")


@contextmanager
def triggers_put_aside(file: sqlite3.Connection) -> Iterator[None]:
    """Take all triggers away, and put them back as they were at the end."""
    triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    found = file.execute(triggers).fetchall()
    for name, _ in found:
        file.execute(f"DROP TRIGGER {name}")
    yield
    for _, made in found:
        with suppress(sqlite3.OperationalError):  # its table is gone
            file.execute(made)


@dataclass
class Intruder:
    """Somebody with the rights of the database's owner."""

    connection: Any
    mark: str

    def run(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement with question marks; ``POSITION`` names the position of facts."""
        column = "rowid" if self.mark == "?" else "notification_id"
        statement = statement.replace("POSITION", column).replace("?", self.mark)
        cursor = self.connection.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description is not None else []


def billed(number: str = "2026-001", cents: int = 125_00) -> Billed:
    return Billed(number=number, cents=cents, due_on=TODAY)


def envelope(stream: UUID, version: int, fact: Fact | None = None, **changes: Any) -> Envelope:
    given: dict[str, Any] = {
        "originator_id": stream,
        "originator_version": version,
        "fact": fact or billed(),
        "kind": StreamKind.CLAIM,
        "log": LOG,
        "effective_on": TODAY,
        "actor": "jan",
        "role": "handler",
        "command_id": COMMAND,
    }
    return Envelope(**{**given, **changes})


def named(stream: UUID, version: int = 1, name: str = "Piet", **changes: Any) -> Envelope:
    fact = Named(name=Sealed.of(name))
    given = {"kind": StreamKind.DEBTOR, "subject": stream, **changes}
    return envelope(stream, version, fact, **given)


def command(key: str = "k1", fingerprint: str = "f1", refusal: str = "") -> CommandRow:
    return CommandRow(
        log=LOG,
        actor="jan",
        key=key,
        fingerprint=fingerprint,
        command_id=COMMAND,
        refusal=refusal,
    )


def save(store: Store, *envelopes: Envelope, **more: Any) -> Sequence[Recording[UUID]]:
    return store.event_store().put(envelopes, **more)


def fill(store: Store, *, streams: int = 3, facts: int = 4) -> list[UUID]:
    """Store some streams, each of several saves, in two logs, with sealed values and commands."""
    made = []
    for number in range(streams):
        stream, log = uuid4(), (LOG, OTHER_LOG)[number % 2]
        made.append(stream)
        save(store, named(stream, log=log), command=command(f"open {stream}"))
        for version in range(2, facts + 1):
            text = Sealed.of("because") if version == 3 else None
            given: dict[str, Any] = {"log": log, "subject": stream, "reason_text": text}
            save(store, envelope(stream, version, kind=StreamKind.DEBTOR, **given))
    return made
