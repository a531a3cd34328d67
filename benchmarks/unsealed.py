"""The store without tamper evidence and sealing: no header, no leaf, no vault row, no keys.

Only the yardstick of figure 10; personal values are given to it as commitments.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from adapters.store.append import Span, check_heads, needed_heads, spans, streams_text
from adapters.store.mapper import FactMapper
from adapters.store.postgres import FactRecorder as PostgresRecorder
from adapters.store.postgres_store import PostgresStore
from adapters.store.rows import Append, PendingEvent
from adapters.store.sqlite import FactRecorder as SqliteRecorder
from adapters.store.sqlite_store import SQLiteStore
from adapters.store.store import Store
from domain.facts import CommandRow, Envelope
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
    """Lock, command, facts and guards, and no more; two round trips as well."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> list[int]:
        """Store facts, and give their positions."""
        kwargs.pop("tracking", None)
        events = [event for event in stored_events if isinstance(event, PendingEvent)]
        append = Append(events=events, **{k: v for k, v in kwargs.items() if v is not None})
        own = spans(events)
        streams = list(needed_heads(append, own))
        with self.datastore.connection() as connection, connection.pipeline() as pipeline:
            command, versions, positions = (connection.cursor(binary=True) for _ in range(3))
            connection.execute("BEGIN")
            self.lock(connection.cursor())
            command.execute(_COMMAND, _command_row(append.command, streams_text(own)))
            versions.execute(_VERSIONS, (streams,))
            positions.execute(_EVENTS, _event_columns(events))
            if append.identities:
                values = [(i.log, i.kind, i.value, i.stream) for i in append.identities]
                connection.execute(_IDENTITIES, _columns(values))
            pipeline.sync()
            assert command.rowcount == 1
            check_heads(append, own, {stream: last or 0 for stream, last in versions.fetchall()})
            connection.execute("COMMIT")
            pipeline.sync()
            return [position for (position,) in positions.fetchall()]


_COMMAND: Final = "INSERT INTO commands VALUES (%s,%s,%s,%s,%s,%s,%s) ON CONFLICT DO NOTHING"
_VERSIONS: Final = (
    "SELECT s, (SELECT max(originator_version) FROM stored_events WHERE originator_id = s)"
    " FROM unnest(%b::uuid[]) AS s"
)
_EVENTS: Final = (
    "INSERT INTO stored_events (originator_id, originator_version, topic, state)"
    " SELECT * FROM unnest(%b::uuid[], %b::bigint[], %b::text[], %b::bytea[])"
    " RETURNING notification_id"
)
_IDENTITIES: Final = (
    "INSERT INTO identities SELECT * FROM unnest(%b::uuid[], %b::text[], %b::text[], %b::uuid[])"
    " ON CONFLICT DO NOTHING"
)


def _command_row(row: CommandRow | None, streams: str) -> tuple[Any, ...]:
    assert row is not None
    return (row.log, row.actor, row.key, row.fingerprint, row.command_id, row.refusal, streams)


def _event_columns(events: Sequence[PendingEvent]) -> list[list[Any]]:
    rows = [(e.originator_id, e.originator_version, e.topic, e.state) for e in events]
    return _columns(rows)


def _columns(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def unsealed(store: Store) -> Store:
    """Give a store over the same database that leaves out all that evidence needs."""
    mapper = BareMapper(store.facts.registry, store.vault)
    kept: dict[str, Any] = {
        "mapper": mapper, "keys": store.keys, "info": store.info, "where": store.where
    }  # fmt: skip
    recorder = store.recorder
    if isinstance(recorder, SqliteRecorder):
        return SQLiteStore(recorder=BareSqlite(recorder.datastore, clock=recorder._clock), **kept)
    assert isinstance(recorder, PostgresRecorder)
    bare = BarePostgres(recorder.datastore, clock=recorder._clock)
    return PostgresStore(recorder=bare, **kept)


def without_plain(envelope: Envelope) -> Envelope:
    """Give an envelope whose personal values are commitments, as if they lay in a vault."""
    sealed = {name: COMMITTED for name in envelope.fact.SEALED if getattr(envelope.fact, name)}
    if not sealed:
        return envelope
    fact = envelope.fact.model_copy(update=sealed)
    parts = {name: getattr(envelope, name) for name in Envelope.__dataclass_fields__}
    return Envelope(**{**parts, "fact": fact})


COMMITTED: Sealed[Any] = Sealed.committed("ab" * 32)
