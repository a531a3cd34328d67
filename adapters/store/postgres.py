"""Facts on PostgreSQL: one commit order under a table lock, two round trips for all that waits."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import psycopg
from eventsourcing.postgres import PostgresApplicationRecorder
from psycopg import Connection, Cursor

from adapters.store.append import HeadsFound, Row, RowsWritten, Save, judged, recording_moment
from adapters.store.appender import Appender, Stored
from adapters.store.errors import OutcomeUnknown
from adapters.store.postgres_append import order, positions, question, stored
from adapters.store.postgres_pool import PostgresFactDatastore, gone
from adapters.store.rows import Append
from adapters.store.seals import Seals
from adapters.store.shapes import altered_in_postgres
from adapters.store.statements import Snapshot, Statements
from domain.errors import IntegrityBroken

_STATEMENTS: Final = Statements(
    position="e.notification_id",
    stream="e.originator_id",
    mark="%s",
    text="::text",
    among="e.originator_id = ANY(%s)",
)


class PostgresFactRecorder(Appender, PostgresApplicationRecorder):
    """The library's recorder, with leaves, guards, commands and vault rows in the append.

    The library repeats a transaction whose outcome it does not know; this one never does.
    """

    datastore: PostgresFactDatastore
    statements = _STATEMENTS
    bad_value = psycopg.DataError

    def __init__(
        self, datastore: PostgresFactDatastore, *, clock: Callable[[], datetime], seals: Seals
    ) -> None:
        super().__init__(datastore)
        self.begin(clock=clock, seals=seals)

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
        connection.execute("BEGIN")
        connection.execute("LOCK TABLE stored_events IN EXCLUSIVE MODE")

    def write(self, connection: Connection[Row], written: RowsWritten) -> Cursor[Row]:
        """Write all that stands in one statement that gives position, stream, version of facts."""
        return _run(connection, *order(written))

    def _together(self, saves: Sequence[Save], asked: list[HeadsFound]) -> list[Stored]:
        return self.datastore.tried(lambda connection: self._saved(connection, saves, asked))

    def _saved(
        self, connection: Connection[Row], saves: Sequence[Save], asked: list[HeadsFound]
    ) -> list[Stored]:
        """Two round trips: lock and ask; write and commit. The lock is held for the second."""
        try:
            with connection.pipeline():
                self.lock(connection)
                answers = _run(connection, *question(saves))
            found = stored(saves, answers.fetchall())
            asked.append(found)
            moment = recording_moment(self._clock(), last=found.moment)
            written, conflicts = judged(
                saves, found, moment=moment, seals=self.seals, known=self._sealed
            )
            rows = _written(self, connection, written)
        except BaseException:
            _given_up(connection)
            raise
        self._sealed = written.tally or self._sealed
        drawn = {(stream, version): position for position, stream, version in rows}
        return [
            conflict or _drawn_for(save.append, drawn)
            for save, conflict in zip(saves, conflicts, strict=True)
        ]


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


def _written(
    recorder: PostgresFactRecorder, connection: Connection[Row], written: RowsWritten
) -> list[Row]:
    """Write and commit at once; after this nothing is repeated, whatever the answer."""
    if not written.anything:
        connection.rollback()
        return []
    try:
        with connection.pipeline():
            rows = recorder.write(connection, written)
            connection.execute("COMMIT")
        return rows.fetchall()
    except psycopg.Error as error:
        # What the server refused it says with a code. Else, also where the driver was interrupted
        # and says something of its own instead, nobody knows what became of the commit.
        if error.sqlstate is None or gone(error, connection):
            raise OutcomeUnknown from error
        raise


def _drawn_for(append: Append, drawn: Mapping[tuple[UUID, int], int]) -> Stored:
    """The positions of a save, or what is wrong with them: it is stored, and not done again."""
    try:
        return positions(append, drawn)
    except IntegrityBroken as error:
        return error


def _given_up(connection: Connection[Row]) -> None:
    """Take back what a connection was about; one that cannot is closed, and so ended there."""
    try:
        if not connection.closed:
            connection.rollback()
    except psycopg.Error:
        connection.close()


def _run(connection: Connection[Row], statement: str, values: Mapping[str, Any]) -> Cursor[Row]:
    return connection.cursor(binary=True).execute(statement, values)


def _rows(connection: Connection[Row], statement: str, values: Sequence[Any]) -> list[Row]:
    with connection.cursor(binary=True) as cursor:
        return cursor.execute(statement, values).fetchall()
