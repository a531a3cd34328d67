"""The live generation of a view, as whoever reads it holds it: never one that was taken away."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from threading import local
from typing import Any, TypeVar

from domain.errors import ViewGone
from projections.database import Database, StillState, Values

T = TypeVar("T")


class LiveDatabase(Database):
    """Finds the current generation anew for each statement, and stays with one in a snapshot.

    Whoever found one that is switched away from and taken away before the statement reached it
    reads the one that is current since: so no reader fails because a view was made again.
    """

    def __init__(self, current: Callable[[], Database]) -> None:
        """Read what ``current`` gives at that moment."""
        self._current = current
        self._own = local()

    def query(self, statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows of a reading statement."""
        return self._again(lambda database: database.query(statement, values))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one unchanging state of one generation in several statements."""
        with ExitStack() as stack:

            def begun(database: Database) -> Database:
                stack.enter_context(database.snapshot())
                return database

            with self._staying(self._again(begun)):
                yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the write lock of the current generation; all or nothing is kept."""
        database = self._held()
        with database.transaction(), self._staying(database):
            yield

    @contextmanager
    def apart(self) -> Iterator[StillState]:
        """One unchanging state of the current generation, beside whatever this thread does."""
        with self._held().apart() as state:
            yield state

    def execute(self, statement: str, values: Values = ()) -> int:
        """Run one statement and give the number of rows it changed."""
        return self._held().execute(statement, values)

    def executemany(self, statement: str, rows: Iterable[Values]) -> int:
        """Run one statement for each row of values."""
        return self._held().executemany(statement, rows)

    def insert_many(self, table: str, columns: Sequence[str], rows: Sequence[Values]) -> None:
        """Add rows that are not there yet."""
        self._held().insert_many(table, columns, rows)

    def delete_many(self, table: str, column: str, values: Sequence[Any]) -> None:
        """Delete the rows whose column holds one of the values."""
        self._held().delete_many(table, column, values)

    def emptied(self, table: str) -> bool:
        """Take all rows away at once where the engine does that without looking at each."""
        return self._held().emptied(table)

    def look_over(self, tables: Iterable[str]) -> None:
        """Let the engine learn what tables of the current generation hold."""
        self._held().look_over(tables)

    def damage(self) -> list[str]:
        """What the engine itself finds broken in the current generation."""
        return self._again(lambda database: database.damage())

    def wipe(self, tables: Sequence[str]) -> None:
        """Leave no byte of what was deleted in the current generation."""
        self._again(lambda database: database.wipe(tables))

    def close(self) -> None:
        """Let connections of the current generation go."""
        self._current().close()

    @contextmanager
    def _staying(self, database: Database) -> Iterator[None]:
        before: Database | None = getattr(self._own, "database", None)
        self._own.database = database
        try:
            yield
        finally:
            self._own.database = before

    def _held(self) -> Database:
        held: Database | None = getattr(self._own, "database", None)
        return self._current() if held is None else held

    def _again(self, read: Callable[[Database], T]) -> T:
        """Read; once more from the current one where the generation was taken away."""
        held: Database | None = getattr(self._own, "database", None)
        if held is not None:
            return read(held)
        try:
            return read(self._current())
        except ViewGone:
            return read(self._current())
