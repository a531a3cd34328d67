"""A thin SQL port over one generation of a view, and the port that keeps the generations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Values = Sequence[Any]


class StillState(Protocol):
    """One unchanging state of a generation, to be read within its context."""

    def query(self, statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows of a reading statement."""

    def portions(self, statement: str, most: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a reading statement, at most so many held at a time."""


class Database(Protocol):
    """One generation of one view, in the SQL that SQLite and PostgreSQL share.

    Placeholders are ``?``; texts order by their bytes. Every method may be called from any
    thread; within ``transaction`` or ``snapshot`` a thread's statements share one connection.
    Raises StoreError with a sentence, never an exception of the engine; ViewGone where the
    generation was retired, which never befalls a ``snapshot`` once it has begun.
    """

    def execute(self, statement: str, values: Values = ()) -> int:
        """Run one statement and give the number of rows it changed."""

    def executemany(self, statement: str, rows: Iterable[Values]) -> int:
        """Run one statement for each row of values; give the number of rows they changed."""

    def insert_many(self, table: str, columns: Sequence[str], rows: Sequence[Values]) -> None:
        """Add rows that are not there yet, in the fastest way the engine has."""

    def delete_many(self, table: str, column: str, values: Sequence[Any]) -> None:
        """Delete the rows whose column holds one of the values."""

    def query(self, statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows of a reading statement."""

    def transaction(self) -> AbstractContextManager[None]:
        """Hold the write lock of this generation; all or nothing is kept."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Read one unchanging state in several statements."""

    def apart(self) -> AbstractContextManager["StillState"]:
        """One unchanging state beside whatever this thread does: it may write meanwhile."""

    def emptied(self, table: str) -> bool:
        """Take all rows away at once where the engine does that without looking at each.

        False: it does not, and nothing was taken away.
        """

    def look_over(self, tables: Iterable[str]) -> None:
        """Let the engine learn what tables hold, once they were filled; where it plans by that."""

    def damage(self) -> list[str]:
        """What the engine itself finds broken in this generation, where it can tell."""

    def wipe(self, tables: Sequence[str]) -> None:
        """Leave no byte of rows that were deleted in its files; a reader delays it."""

    def close(self) -> None:
        """Let connections go; a closed database opens again when it is used."""


class Generations(Protocol):
    """Keeps the generations of every view, and which one is current; the switch is atomic."""

    def current(self, view: str) -> int | None:
        """The generation that requests read; None where there is none yet."""

    def previous(self, view: str) -> int | None:
        """The generation that was current before, as long as it is kept."""

    def create(self, view: str) -> int:
        """Make room for a new, empty generation and give its number."""

    def open(self, view: str, generation: int) -> Database:
        """The database of a generation; the same one for the same generation."""

    def switch(self, generations: Mapping[str, int]) -> None:
        """Let requests read these generations from now on, of all views at one moment.

        Those before become previous. The generation of a view that is not named stays.
        """

    def retire(self, view: str, generation: int) -> None:
        """Delete a generation that is not current; nothing where it is gone already.

        Who reads it in a snapshot is waited for; whoever comes later gets ViewGone.
        """

    def generations(self, view: str) -> Sequence[int]:
        """The numbers of all generations that are kept, oldest first."""

    def close(self) -> None:
        """Close every database."""


def among(column: str, values: Sequence[object]) -> str:
    """The condition that a column holds one of some values; of none it never does."""
    return f"{column} IN ({', '.join('?' * len(values))})" if values else "1 = 0"


def literal(word: str) -> str:
    """A word as LIKE takes it with ``ESCAPE '!'``: what it holds stands for itself."""
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
