"""Facts on PostgreSQL: one commit order under a table lock, four round trips an append."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder
from psycopg import Connection

from adapters.store.append import (
    Span,
    leaves,
    recording_moment,
    spans,
)
from adapters.store.errors import OutcomeUnknown
from adapters.store.postgres_append import check, counted, heads, order, positions, question
from adapters.store.postgres_pool import PostgresFactDatastore, gone
from adapters.store.reading import Reader
from adapters.store.rows import Append, LeafRow, PendingEvent
from adapters.store.seals import Seals, Tally
from adapters.store.shapes import altered_in_postgres
from adapters.store.statements import Snapshot, Statements

Row: TypeAlias = tuple[Any, ...]

_STATEMENTS: Final = Statements(
    position="e.notification_id",
    stream="e.originator_id",
    mark="%s",
    text="::text",
    among="e.originator_id = ANY(%s)",
)
_LOCK: Final = "BEGIN; LOCK TABLE stored_events IN EXCLUSIVE MODE"


class PostgresFactRecorder(Reader, PostgresApplicationRecorder):
    """The library's recorder, with leaves, guards, commands and vault rows in the append.

    The library repeats a transaction whose outcome it does not know; this one never does.
    """

    datastore: PostgresFactDatastore
    statements = _STATEMENTS

    def __init__(
        self, datastore: PostgresFactDatastore, *, clock: Callable[[], datetime], seals: Seals
    ) -> None:
        super().__init__(datastore)
        self._clock = clock
        self.seals = seals

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> list[int]:
        """Store facts with all that belongs to them, and give their positions.

        Takes the fields of ``Append`` by keyword. Raises a Conflict where another was first,
        OutcomeUnknown where the server went away during the commit.
        """
        kwargs.pop("tracking", None)
        events = [event for event in stored_events if isinstance(event, PendingEvent)]
        assert len(events) == len(stored_events)
        append = Append(events=events, **{k: v for k, v in kwargs.items() if v is not None})
        own = spans(events)
        return self.datastore.tried(lambda connection: _appended(self, connection, append, own))

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run one reading statement and give all its rows."""
        return self.datastore.tried(lambda connection: _rows(connection, statement, values))

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Give one read transaction, however long it takes."""
        with self.datastore.connection() as connection, self.datastore.in_words():
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
                yield _Reading(connection)
            finally:
                if not connection.closed:
                    connection.rollback()

    def key(self, identity: UUID) -> UUID:
        """Give an id as this engine stores it."""
        return identity

    def keys(self, streams: Sequence[str]) -> list[UUID]:
        """Give ids as an array."""
        return list(map(UUID, streams))

    def lock(self, connection: Connection[Row]) -> None:
        """Begin, and take the turn of writing: positions are drawn in the order of commits."""
        connection.execute(_LOCK, prepare=False)

    def write(
        self,
        connection: Connection[Row],
        append: Append,
        own: dict[UUID, Span],
        rows: Sequence[LeafRow],
        tally: Tally | None,
    ) -> list[Row]:
        """Write all of an append in one statement; give position, stream, version of each fact."""
        return _run(connection, *order(append, own, rows, seals=self.seals, tally=tally))

    def moment(self, last: str | None) -> str:
        """Give the moment of recording; call it under the lock."""
        return recording_moment(self._clock(), last=last)


class _Reading(Snapshot):
    """One read transaction of PostgreSQL."""

    def __init__(self, connection: Connection[Row]) -> None:
        self._connection = connection
        self._opened = 0

    def each(self, statement: str, values: Sequence[Any] = ()) -> Generator[Row, None, None]:
        """Run a statement and give its rows one by one, a few thousand in memory."""
        self._opened += 1
        with self._connection.cursor(f"reading_{self._opened}", binary=True) as cursor:
            cursor.itersize = 5_000
            yield from cursor.execute(statement, values)

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run a statement and give all its rows."""
        return _rows(self._connection, statement, values)

    def damage(self) -> list[str]:
        """Give nothing: a page that PostgreSQL finds broken stops the read itself."""
        return []

    def altered(self) -> list[str]:
        """Say which keys and guards are not the ones it was made with."""
        return altered_in_postgres(self.rows)

    def apart(self) -> AbstractContextManager[object]:
        """Set a point to which an error within falls back."""
        return self._connection.transaction()


def _appended(
    recorder: PostgresFactRecorder,
    connection: Connection[Row],
    append: Append,
    own: dict[UUID, Span],
) -> list[int]:
    """Take the lock, ask, write, commit; the connection comes back without a transaction."""
    try:
        recorder.lock(connection)
        answers = _run(connection, *question(append, own))
        check(append, own, answers)
        last_leaf, last_moment = heads(answers)
        moment = recorder.moment(last_moment)
        unplaced = [0] * len(append.events)
        rows = leaves(append.events, unplaced, last_leaf=last_leaf, recorded_at=moment)
        tally = counted(append, answers, rows, recorder.seals)
        found = positions(append, recorder.write(connection, append, own, rows, tally))
    except BaseException:
        if not connection.closed:
            connection.rollback()
        raise
    _commit(connection)
    return found


def _commit(connection: Connection[Row]) -> None:
    """Commit, once: after this nothing is repeated, whatever the answer."""
    try:
        connection.execute("COMMIT", prepare=False)
    except psycopg.OperationalError as error:
        if gone(error, connection):
            raise OutcomeUnknown from error
        raise


def _run(connection: Connection[Row], statement: str, values: Mapping[str, Any]) -> list[Row]:
    with connection.cursor(binary=True) as cursor:
        return cursor.execute(statement, values).fetchall()


def _rows(connection: Connection[Row], statement: str, values: Sequence[Any]) -> list[Row]:
    with connection.cursor(binary=True) as cursor:
        return cursor.execute(statement, values).fetchall()
