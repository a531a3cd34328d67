"""A store in one PostgreSQL database; its keys stay in a file of the home, outside of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final, Self

from psycopg import Connection

from adapters.store.keys import KeyStore
from adapters.store.mapper import FactMapper
from adapters.store.migrations import StoreInfo, Wish, migrated
from adapters.store.postgres import PostgresFactRecorder
from adapters.store.postgres_append import SEQUENCE
from adapters.store.postgres_pool import PostgresFactDatastore
from adapters.store.server_leases import ServerLeases
from adapters.store.store import Store
from domain.errors import StoreError

_MIGRATION_LOCK: Final = 0x564F5244
_LACKING: Final = """
SELECT quote_ident(current_user) WHERE has_table_privilege('stored_events', 'INSERT')
  AND NOT (has_sequence_privilege(%s, 'SELECT') AND has_sequence_privilege(%s, 'UPDATE'))
"""


class PostgresStore(Store):
    """Facts in one database; every program that opens it takes turns at writing."""

    recorder: PostgresFactRecorder

    @classmethod
    def opened(
        cls,
        url: str,
        *,
        mapper: FactMapper,
        keys: KeyStore,
        clock: Callable[[], datetime],
        wish: Wish,
        lock_wait: float,
    ) -> Self:
        """Connect, and open or make the tables; see ``open_store``."""
        datastore = PostgresFactDatastore(url, lock_wait=lock_wait)
        info = _migrated(datastore, wish)
        recorder = PostgresFactRecorder(datastore, clock=clock, seals=keys.seals_of(info.store_id))
        return cls(
            recorder=recorder,
            mapper=mapper,
            keys=keys,
            info=info,
            where=datastore.where,
            leases=ServerLeases(datastore.connect, store_id=info.store_id),
        )

    def close(self) -> None:
        """Close all connections; safe to repeat."""
        self.leases.close()
        self.recorder.datastore.close()
        self.keys.close()


class _DatabaseSql:
    """The open write transaction in which a database is migrated."""

    engine = "postgres"

    def __init__(self, connection: Connection[tuple[Any, ...]]) -> None:
        self._connection = connection

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and give its rows."""
        # Without values a percent sign is only a percent sign.
        cursor = self._connection.execute(statement, values or None)
        return cursor.fetchall() if cursor.description is not None else []

    def has_table(self, name: str) -> bool:
        """Tell whether a table is there."""
        return bool(self.run("SELECT 1 WHERE to_regclass(%s) IS NOT NULL", (name,)))

    def is_empty(self) -> bool:
        """Tell whether the schema holds no table at all."""
        return not self.run("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1")


def _migrated(datastore: PostgresFactDatastore, wish: Wish) -> StoreInfo:
    with datastore.connect() as connection, datastore.in_words(), connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_MIGRATION_LOCK,))
        sql, where = _DatabaseSql(connection), f"The store {datastore.where}"
        info = migrated(sql, wish, where=where)
        _check_rights(sql, where=where)
        return info


def _check_rights(sql: _DatabaseSql, *, where: str) -> None:
    """Refuse a role that may store facts and not count them: each save would fail at its end."""
    for (role,) in sql.run(_LACKING, (SEQUENCE, SEQUENCE)):
        raise StoreError(
            f"{where} cannot be written by {role}: let the owner of its tables say"
            f" GRANT SELECT, UPDATE ON SEQUENCE {SEQUENCE} TO {role};"
        )
