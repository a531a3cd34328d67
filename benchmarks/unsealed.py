"""The store without tamper evidence and sealing: no header, no leaf, no vault row, no keys.

Only the yardstick of figure 10; personal values are given to it as commitments.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from adapters.store.append import RowsWritten
from adapters.store.header import Draft
from adapters.store.mapper import FactMapper
from adapters.store.postgres import PostgresFactRecorder as PostgresRecorder
from adapters.store.postgres_store import PostgresStore
from adapters.store.postgres_wire import SaveWire, ToSend, Values
from adapters.store.rows import PendingEvent
from adapters.store.sqlite import SqliteFactRecorder as SqliteRecorder
from adapters.store.sqlite_store import SQLiteStore
from adapters.store.store import Store
from domain.facts import Envelope
from domain.sealing import Sealed

_NO_HEADER: Final = Draft(b"", b"", b"")
"""What is hashed all the same is a few bytes: a microsecond that is not counted as evidence."""


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
            draft=_NO_HEADER,
        )


class BareSqlite(SqliteRecorder):
    """Command, facts, guards and identities, and no more."""

    def _write(self, cursor: sqlite3.Cursor, written: RowsWritten) -> None:
        super()._write(cursor, _bare(written))


class BarePostgres(PostgresRecorder):
    """Lock, ask, write, commit as the store does, without what evidence writes."""

    def write(
        self, wire: SaveWire, written: RowsWritten, *before: ToSend, foreseen: Values = ()
    ) -> bool:
        """Write what a store without evidence would."""
        return super().write(wire, _bare(written), *before, foreseen=foreseen)


def _bare(written: RowsWritten) -> RowsWritten:
    return replace(written, leaves=[], vault=[], tally=None)


def unsealed(store: Store) -> Store:
    """A store over the same database that leaves out all that evidence needs."""
    mapper = BareMapper(store.facts.registry, store.vault)
    kept: dict[str, Any] = {
        "mapper": mapper,
        "keys": store.keys,
        "info": store.info,
        "where": store.where,
        "leases": store.leases,
    }
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
