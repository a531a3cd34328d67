"""The store without tamper evidence and sealing: no header, no leaf, no vault row, no keys.

Only the yardstick of figure 10; personal values are given to it as commitments.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from adapters.store.append import Span, check_heads, spans, streams_text
from adapters.store.mapper import FactMapper
from adapters.store.postgres import PostgresFactRecorder as PostgresRecorder
from adapters.store.postgres_append import check, question
from adapters.store.postgres_store import PostgresStore
from adapters.store.rows import Append, PendingEvent
from adapters.store.sqlite import SqliteFactRecorder as SqliteRecorder
from adapters.store.sqlite_store import SQLiteStore
from adapters.store.store import Store
from domain.facts import Envelope
from domain.sealing import Sealed


class BareMapper(FactMapper):
    """Writes the fact and nothing about it."""

    def to_stored_events(self, envelopes: Sequence[Envelope]) -> list[PendingEvent]:
        """Write the envelopes of one save."""
        return [self._bare(envelope) for envelope in envelopes]

    def _bare(self, envelope: Envelope) -> PendingEvent:
        codec = self.registry.codec_of(envelope.fact)
        return PendingEvent(
            originator_id=envelope.originator_id,
            originator_version=envelope.originator_version,
            topic=codec.topic,
            state=codec.encode(envelope.fact),
            log=envelope.log,
            kind=envelope.kind.value,
            draft={},
        )


class BareSqlite(SqliteRecorder):
    """Command, facts, guards and identities, and no more."""

    def _append(self, cursor: sqlite3.Cursor, append: Append, own: dict[UUID, Span]) -> list[int]:
        if append.command is not None:
            self._insert_command(cursor, append.command, streams_text(own))
        positions = self._insert_facts(cursor, append.events)
        check_heads(append, own, self._versions_before(cursor, append, own))
        self._insert_identities(cursor, append)
        return positions


class BarePostgres(PostgresRecorder):
    """Lock, ask, write, commit as the store does, without what evidence asks and writes."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> list[int]:
        """Store facts, and give their positions."""
        kwargs.pop("tracking", None)
        events = [event for event in stored_events if isinstance(event, PendingEvent)]
        append = Append(events=events, **{k: v for k, v in kwargs.items() if v is not None})
        own = spans(events)
        with self.datastore.connection() as connection, connection.cursor(binary=True) as cursor:
            connection.execute(_LOCK, prepare=False)
            check(
                append, own, cursor.execute(*question(replace(append, events=()), own)).fetchall()
            )
            drawn = cursor.execute(*_written(append, streams_text(own))).fetchall()
            connection.execute("COMMIT", prepare=False)
        return [position for (position,) in drawn]


_LOCK: Final = "BEGIN; LOCK TABLE stored_events IN EXCLUSIVE MODE"
_WRITE: Final = (
    "WITH e AS (INSERT INTO stored_events (originator_id, originator_version, topic, state)"
    " SELECT * FROM unnest(%b::uuid[], %b::bigint[], %b::text[], %b::bytea[])"
    " RETURNING notification_id),"
    " i AS (INSERT INTO identities SELECT * FROM"
    " unnest(%b::uuid[], %b::text[], %b::text[], %b::uuid[], %b::text[]) ON CONFLICT DO NOTHING),"
    " c AS (INSERT INTO commands VALUES (%s, %s, %s, %s, %s, %s, %s, '')) SELECT * FROM e"
)


def _written(append: Append, streams: str) -> tuple[str, list[Any]]:
    row = append.command
    assert row is not None
    facts = [(e.originator_id, e.originator_version, e.topic, e.state) for e in append.events]
    known = [(i.log, i.kind, i.value, i.stream, "") for i in append.identities]
    command = (row.log, row.actor, row.key, row.fingerprint, row.command_id, row.refusal, streams)
    return _WRITE, [*_columns(facts, 4), *_columns(known, 5), *command]


def _columns(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]


def unsealed(store: Store) -> Store:
    """A store over the same database that leaves out all that evidence needs."""
    mapper = BareMapper(store.facts.registry, store.vault)
    kept: dict[str, Any] = {
        "mapper": mapper, "keys": store.keys, "info": store.info, "where": store.where
    }  # fmt: skip
    recorder = store.recorder
    if isinstance(recorder, SqliteRecorder):
        file = BareSqlite(recorder.datastore, clock=recorder._clock, seals=store.seals)
        return SQLiteStore(recorder=file, **kept)
    assert isinstance(recorder, PostgresRecorder)
    bare = BarePostgres(recorder.datastore, clock=recorder._clock, seals=store.seals)
    return PostgresStore(recorder=bare, **kept)


def without_plain(envelope: Envelope) -> Envelope:
    """An envelope whose personal values are commitments, as if they lay in a vault."""
    sealed = {name: COMMITTED for name in envelope.fact.SEALED if getattr(envelope.fact, name)}
    if not sealed:
        return envelope
    fact = envelope.fact.model_copy(update=sealed)
    parts = {name: getattr(envelope, name) for name in Envelope.__dataclass_fields__}
    return Envelope(**{**parts, "fact": fact})


COMMITTED: Sealed[Any] = Sealed.committed("ab" * 32)
