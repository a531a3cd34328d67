"""The yardsticks: the same rows written and read with nothing but the driver."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any, Final, Protocol, TypeAlias
from uuid import UUID

import msgspec
import psycopg

from adapters.store.append import HeadsFound, Save, judged
from adapters.store.rows import Append, LeafRow, PendingEvent
from adapters.store.seals import Seals
from adapters.store.sqlite_files import connect
from benchmarks.grounds import Ground

Row: TypeAlias = tuple[Any, ...]

_EVENT: Final = "stored_events (originator_id, originator_version, topic, state)"
_COLUMNS: Final = {"leaves": 8, "vault": 8, "commands": 8}
PAGE: Final = 50_000
decode: Final[Callable[[bytes], dict[str, Any]]] = msgspec.json.Decoder().decode


class Raw(Protocol):
    """One connection of a driver to the tables of a store, one thread's own."""

    def one(self, row: Row) -> None:
        """Insert the row of a fact, durably, and commit."""

    def whole(self, tables: Sequence[tuple[str, Sequence[Row]]]) -> None:
        """Insert rows of several tables in one transaction, statement by statement."""

    def many(self, tables: Sequence[tuple[str, Sequence[Row]]]) -> None:
        """Insert many rows of several tables in the fastest way, in one transaction."""

    def stream(self, stream: UUID) -> Sequence[Row]:
        """Topic and state of a stream's facts, in order."""

    def log(self) -> Iterator[Row]:
        """Stream, topic and state of every fact, in order of position."""

    def last_position(self) -> int:
        """The newest position."""


class RawSqlite:
    """Raw on SQLite, with the settings of a durable store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._run = connection.execute

    def one(self, row: Row) -> None:
        """Insert in autocommit."""
        self._run(f"INSERT INTO {_EVENT} VALUES (?,?,?,?)", row)

    def whole(self, tables: Sequence[tuple[str, Sequence[Row]]]) -> None:
        """Insert between BEGIN and COMMIT."""
        self.many(tables)

    def many(self, tables: Sequence[tuple[str, Sequence[Row]]]) -> None:
        """Insert with executemany."""
        self._run("BEGIN IMMEDIATE")
        for table, rows in tables:
            name, width = _named(table)
            marks = ",".join("?" * width)
            self._connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
        self._run("COMMIT")

    def stream(self, stream: UUID) -> Sequence[Row]:
        """Select by stream."""
        return self._run(
            "SELECT topic, state FROM stored_events WHERE originator_id = ?"
            " ORDER BY originator_version",
            (str(stream),),
        ).fetchall()

    def log(self) -> Iterator[Row]:
        """Select everything."""
        yield from self._run("SELECT originator_id, topic, state FROM stored_events ORDER BY rowid")

    def last_position(self) -> int:
        """Select the newest position."""
        return int(self._run("SELECT COALESCE(MAX(rowid), 0) FROM stored_events").fetchone()[0])


class RawPostgres:
    """Raw on PostgreSQL, in autocommit, with statements that the driver prepares."""

    def __init__(self, connection: psycopg.Connection[Row]) -> None:
        self._connection = connection

    def one(self, row: Row) -> None:
        """Insert in autocommit."""
        self._connection.execute(f"INSERT INTO {_EVENT} VALUES (%s,%s,%s,%s)", row, prepare=True)

    def whole(self, tables: Sequence[tuple[str, Sequence[Row]]]) -> None:
        """Insert in one transaction that is sent in a pipeline."""
        with self._connection.pipeline(), self._connection.transaction():
            for table, rows in tables:
                name, width = _named(table)
                marks = ",".join(["%s"] * width)
                for row in rows:
                    self._connection.execute(
                        f"INSERT INTO {name} VALUES ({marks})", row, prepare=True
                    )

    def many(self, tables: Sequence[tuple[str, Sequence[Row]]]) -> None:
        """Insert with COPY."""
        with self._connection.transaction(), self._connection.cursor() as cursor:
            for table, rows in tables:
                name, _ = _named(table)
                with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)

    def stream(self, stream: UUID) -> Sequence[Row]:
        """Select by stream."""
        cursor = self._connection.cursor(binary=True)
        return cursor.execute(
            "SELECT topic, state FROM stored_events WHERE originator_id = %s"
            " ORDER BY originator_version",
            (stream,),
            prepare=True,
        ).fetchall()

    def log(self) -> Iterator[Row]:
        """Select everything, a page of rows at a time."""
        with (
            self._connection.transaction(),
            self._connection.cursor("raw_log", binary=True) as cursor,
        ):
            cursor.itersize = PAGE
            yield from cursor.execute(
                "SELECT originator_id::text, topic, state FROM stored_events"
                " ORDER BY notification_id"
            )

    def last_position(self) -> int:
        """Select the newest position."""
        found = self._connection.execute(
            "SELECT COALESCE(MAX(notification_id), 0) FROM stored_events"
        ).fetchone()
        assert found is not None
        return int(found[0])


@contextmanager
def raw(ground: Ground) -> Iterator[Raw]:
    """A connection to the tables of a store that was made on a ground."""
    if ground.engine == "sqlite":
        with closing(connect(ground.file)) as file:
            yield RawSqlite(file)
    else:
        with psycopg.connect(ground.url, autocommit=True) as server:
            yield RawPostgres(server)


def fact_rows(events: Sequence[PendingEvent], engine: str) -> list[Row]:
    """The rows of facts themselves, as an engine stores ids."""
    return [
        (_stored(e.originator_id, engine), e.originator_version, e.topic, e.state) for e in events
    ]


def leaves_of(
    append: Append, *, last: int, heads: dict[UUID, int], moment: str
) -> Sequence[LeafRow]:
    """The leaves that a store would make of an append behind a position and some heads."""
    save = Save.of(replace(append, command=None), Seals(b"", ""))
    versions = {stream: first - 1 for stream, (first, _) in save.own.items()}
    found = HeadsFound(versions, heads, None, set(), {}, None, position=last)
    return judged([save], found, moment=moment, seals=Seals(b"", ""))[0].leaves


def all_rows(
    append: Append, leaves: Sequence[LeafRow], engine: str
) -> list[tuple[str, Sequence[Row]]]:
    """Every row that an append stores, table by table."""
    vault = [row for event in append.events for row in event.vault]
    tables: list[tuple[str, Sequence[Row]]] = [
        ("stored_events", fact_rows(append.events, engine)),
        ("leaves", [_all_stored(row, engine) for row in leaves]),
        ("vault", [_all_stored(row, engine) for row in vault]),
    ]
    command = append.command
    if command is not None:
        row = (
            command.log,
            command.actor,
            command.key,
            command.fingerprint,
            command.command_id,
            command.refusal,
            "[]",
            "0" * 32,
        )
        tables.append(("commands", [_all_stored(row, engine)]))
    return tables


def _named(table: str) -> tuple[str, int]:
    return (_EVENT, 4) if table == "stored_events" else (table, _COLUMNS[table])


def _all_stored(row: Sequence[Any], engine: str) -> Row:
    return tuple(_stored(value, engine) for value in row)


def _stored(value: Any, engine: str) -> Any:
    return str(value) if engine == "sqlite" and isinstance(value, UUID) else value


def fold(state: dict[str, Any], topic: str, body: bytes) -> None:
    """Fold one fact into a dict: how many facts, and what is open."""
    fact = decode(body)
    state["facts"] = state.get("facts", 0) + 1
    sign = SIGNS.get(topic, 0)
    if sign:
        state["open"] = state.get("open", 0) + sign * fact[_AMOUNTS.get(topic, "amount")]


SIGNS: Final = {
    "claim.invoice_sent": 1,
    "claim.collection_costs_charged": 1,
    "claim.payment_received": -1,
}
_AMOUNTS: Final = {"claim.invoice_sent": "principal"}
