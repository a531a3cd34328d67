"""Facts on PostgreSQL: one commit order under a table lock, a round trip or two for a group."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import psycopg
from eventsourcing.postgres import PostgresApplicationRecorder
from psycopg import Connection

from adapters.store.append import HeadsFound, Row, RowsWritten, Save
from adapters.store.appender import Appender, Stored
from adapters.store.errors import OutcomeUnknown
from adapters.store.last_save import LastSave
from adapters.store.postgres_append import LOCK, Question, order, was_so
from adapters.store.postgres_pool import PostgresFactDatastore, gone, refused
from adapters.store.postgres_wire import BEGIN, COMMIT, SaveWire, ToSend, Values
from adapters.store.seals import Seals
from adapters.store.shapes import altered_in_postgres
from adapters.store.statements import Snapshot, Statements

_STATEMENTS: Final = Statements(
    position="e.notification_id",
    stream="e.originator_id",
    mark="%s",
    text="::text",
    among="e.originator_id = ANY(%s)",
    behind="unnest(%s::uuid[], %s::bigint[]) AS k(key, value)",
)


class PostgresFactRecorder(Appender, PostgresApplicationRecorder):
    """The library's recorder, with leaves, guards, commands and vault rows in the append.

    The library repeats a transaction whose outcome it does not know; this one never does.
    """

    datastore: PostgresFactDatastore
    statements = _STATEMENTS
    bad_value = psycopg.DataError
    refused = staticmethod(refused)

    def __init__(
        self, datastore: PostgresFactDatastore, *, clock: Callable[[], datetime], seals: Seals
    ) -> None:
        super().__init__(datastore)
        self.begin(clock=clock, seals=seals)
        self._last_save = LastSave()

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

    def versions(self, behind: Mapping[UUID, int]) -> tuple[list[UUID], list[int]]:
        """Give ids and versions as two arrays."""
        return [*behind], [*behind.values()]

    def begin_locked(self) -> tuple[ToSend, ...]:
        """Begin, and take the turn of writing: positions are drawn in the order of commits."""
        return BEGIN, LOCK

    def write(
        self, wire: SaveWire, written: RowsWritten, *before: ToSend, foreseen: Values = ()
    ) -> bool:
        """Write all that stands, behind some steps, and commit; False: it is not as foreseen."""
        [*_, said, _] = wire.trip(*before, order(written, foreseen), COMMIT)
        return was_so(said)

    def _together(self, saves: Sequence[Save], asked: list[HeadsFound]) -> list[Stored]:
        return self.datastore.tried_writing(lambda wire: self._saved(wire, saves, asked))

    def _saved(
        self, wire: SaveWire, saves: Sequence[Save], asked: list[HeadsFound]
    ) -> list[Stored]:
        """Write what is foreseen to stand in one round trip; else ask in one, and write in two."""
        question = Question.of(saves)
        try:
            answers = self._saved_as_foreseen(wire, question, saves, asked)
            return (
                self._saved_as_asked(wire, question, saves, asked) if answers is None else answers
            )
        except BaseException:
            self._last_save.lost()
            wire.back()
            raise

    def _saved_as_foreseen(
        self, wire: SaveWire, question: Question, saves: Sequence[Save], asked: list[HeadsFound]
    ) -> list[Stored] | None:
        """Judge saves on what is foreseen, and write if it is so; None: nothing was written.

        A server that hung up meanwhile is asked first: what is lost with the question is sent anew.
        """
        found = self._last_save.found(saves, question.logs)
        if found is None or not wire.quiet:
            return None
        foreseen = question.foreseen(found)
        written, answers = self._judged(saves, found)
        if not written.anything:
            return None
        asked.append(found)
        if not self._written(wire, written, *self.begin_locked(), foreseen=foreseen):
            asked.clear()
            return None
        self._stored(found, written)
        return answers

    def _saved_as_asked(
        self, wire: SaveWire, question: Question, saves: Sequence[Save], asked: list[HeadsFound]
    ) -> list[Stored]:
        """Lock and ask; write and commit. The lock is held for the second of both round trips."""
        [*_, answer] = wire.trip(*self.begin_locked(), question.step)
        found = question.found(answer)
        asked.append(found)
        self._last_save.asked(found)
        written, answers = self._judged(saves, found)
        if written.anything:
            self._written(wire, written)
            self._stored(found, written)
        else:
            wire.back()
        return answers

    def _stored(self, found: HeadsFound, written: RowsWritten) -> None:
        self._sealed = written.tally or self._sealed
        self._last_save.wrote(found, written)

    def _written(
        self, wire: SaveWire, written: RowsWritten, *before: ToSend, foreseen: Values = ()
    ) -> bool:
        """Write and commit at once; after this nothing is repeated, whatever the answer."""
        try:
            return self.write(wire, written, *before, foreseen=foreseen)
        except psycopg.Error as error:
            # What the server refused it says with a code. Else, also where the driver was
            # interrupted and says something of its own instead, nobody knows what became of it.
            if error.sqlstate is None or gone(error, wire):
                raise OutcomeUnknown from error
            raise


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


def _rows(connection: Connection[Row], statement: str, values: Sequence[Any]) -> list[Row]:
    with connection.cursor(binary=True) as cursor:
        return cursor.execute(statement, values).fetchall()
