"""What a view is: its tables, its fold, its identity; and the streams it could not take."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar, Final

from domain.errors import IntegrityBroken, Refusal
from projections.batch import Batch
from projections.database import Database

UNTAKEABLE: Final = (
    Refusal,
    IntegrityBroken,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
)
"""What the fold of a fact may fail with; a failing database is something else and is raised."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in common SQL: its columns with their types, and its key, both in order.

    Types are INTEGER (64 bits), TEXT and BLOB. ``indexes`` are made after a rebuild has filled
    the table; each is a tuple of columns.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of the columns in order."""
        return tuple(name for name, _ in self.columns)

    def create(self) -> str:
        """Give the statement that makes the table."""
        columns = ", ".join(f"{name} {kind}" for name, kind in self.columns)
        return f"CREATE TABLE {self.name} ({columns}, PRIMARY KEY ({', '.join(self.key)}))"

    def create_indexes(self) -> list[str]:
        """Give the statements that make its indexes, where they are not there yet."""
        return [
            f"CREATE INDEX IF NOT EXISTS {self.name}_{number} ON {self.name} ({', '.join(by)})"
            for number, by in enumerate(self.indexes, 1)
        ]


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A stream that a view left out from a position on, with a code; never personal data."""

    view: str
    stream: str
    position: int
    code: str


@dataclass(slots=True)
class Quarantine:
    """The streams a generation of a view has left out, and those that join them now."""

    view: str
    known: set[str] = field(default_factory=set)
    new: list[Quarantined] = field(default_factory=list)

    def holds(self, stream: str) -> bool:
        """Tell whether a stream is left out."""
        return stream in self.known

    def put(self, stream: str, position: int, code: str) -> None:
        """Leave a stream out from now on; nothing where it is left out already."""
        if stream not in self.known:
            self.known.add(stream)
            self.new.append(Quarantined(self.view, stream, position, code))


def code_of(error: BaseException) -> str:
    """Give the stable code of a failure: a refusal's own, else the name of its class."""
    return error.code if isinstance(error, Refusal) else f"error.{type(error).__name__}"


class View(ABC):
    """A view of the log: rows that are a pure function of the facts up to a position.

    A fold is given every batch once, in order, within the transaction that also moves the
    view's position; how the log was cut into batches must not show in the rows.
    """

    name: ClassVar[str]
    schema: ClassVar[int]
    tables: ClassVar[tuple[Table, ...]]
    personal: ClassVar[bool] = False
    """The rows hold personal data: an older generation is not kept."""

    @property
    def identity(self) -> str:
        """Give what the rows rest on besides the log; where it changed the view is rebuilt."""
        return f"{self.schema}"

    @abstractmethod
    def fold(self, batch: Batch, database: Database, quarantine: Quarantine) -> None:
        """Write what a batch changes, leaving out the streams in quarantine."""


def every_table(tables: Iterable[Table]) -> list[Table]:
    """Give the tables of a view with those that every view has."""
    return [*tables, PROGRESS, QUARANTINE]


PROGRESS: Final = Table(
    "progress",
    (("view", "TEXT NOT NULL"), ("position", "INTEGER NOT NULL"), ("identity", "TEXT NOT NULL")),
    ("view",),
)
QUARANTINE: Final = Table(
    "quarantine",
    (("stream", "TEXT NOT NULL"), ("position", "INTEGER NOT NULL"), ("code", "TEXT NOT NULL")),
    ("stream",),
)
