"""Statements find the connection of their thread's transaction; else they borrow one."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from threading import local
from typing import Any, Generic, TypeVar

from domain.errors import StoreError

C = TypeVar("C")


class SessionState(ABC, Generic[C]):
    """One unchanging state, read on a connection of its own."""

    def __init__(self, connection: C) -> None:
        """Read on a connection in a transaction."""
        self._connection = connection

    @abstractmethod
    def query(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a reading statement."""

    @abstractmethod
    def portions(self, statement: str, most: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a reading statement, at most so many held at a time."""


class ViewSession(ABC, Generic[C]):
    """A database whose statements find the connection of their thread's transaction."""

    def __init__(self) -> None:
        self._own = local()

    @abstractmethod
    def borrowed(self) -> AbstractContextManager[C]:
        """A connection for a while, and turn its errors into sentences."""

    @abstractmethod
    def begin(self, connection: C, *, writing: bool) -> None:
        """Begin a transaction: with the write lock, or reading one unchanging state."""

    @abstractmethod
    def end(self, connection: C, *, keep: bool) -> None:
        """Commit, or roll back what was done."""

    @abstractmethod
    def state_of(self, connection: C) -> SessionState[C]:
        """What is read on a connection that has begun."""

    @contextmanager
    def connection(self) -> Iterator[C]:
        """The connection of the thread's transaction, else one for a single statement."""
        held: C | None = getattr(self._own, "connection", None)
        if held is not None:
            yield held
            return
        with self.borrowed() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the write lock; all or nothing is kept."""
        with self._within(writing=True):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one unchanging state in several statements; within another it is the same one.

        Within a transaction there is none: it sees what it writes itself. Raises StoreError.
        """
        if getattr(self._own, "reading", False):
            yield
            return
        with self._within(writing=False):
            yield

    @contextmanager
    def apart(self) -> Iterator[SessionState[C]]:
        """One unchanging state, on a connection of its own beside that of the thread."""
        with self.borrowed() as connection:
            self.begin(connection, writing=False)
            try:
                yield self.state_of(connection)
            finally:
                self.end(connection, keep=False)

    @contextmanager
    def _within(self, *, writing: bool) -> Iterator[None]:
        if getattr(self._own, "connection", None) is not None:
            raise StoreError("A transaction on a view runs in this thread already.")
        with self.borrowed() as connection:
            self.begin(connection, writing=writing)
            self._own.connection, self._own.reading = connection, not writing
            done = False
            try:
                yield
                done = True
            finally:
                self._own.connection, self._own.reading = None, False
                self.end(connection, keep=done)
