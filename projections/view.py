"""What a view is: its tables, its fold, its identity."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar, Final

from domain.dunning.plan.document import PLANS
from domain.law.rates import digest
from projections.batch import Batch
from projections.database import Database
from projections.log.quarantine import Quarantine
from projections.segments import HORIZON


class AddedUpWrongly(Exception):
    """What a view keeps added up is not what its rows give; what was written is to be undone."""


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
    rests_on: str = ""
    """The column with the stream that a row rests on; empty: the first one of the key."""

    @property
    def stream_column(self) -> int:
        """Where in a row its stream stands."""
        return self.names.index(self.rests_on or self.key[0])

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(name for name, _ in self.columns)

    def create(self) -> str:
        """The statement that makes the table."""
        columns = ", ".join(f"{name} {kind}" for name, kind in self.columns)
        return f"CREATE TABLE {self.name} ({columns}, PRIMARY KEY ({', '.join(self.key)}))"

    def create_indexes(self) -> list[str]:
        """The statements that make its indexes, where they are not there yet."""
        return [
            f"CREATE INDEX IF NOT EXISTS {self.name}_{number} ON {self.name} ({', '.join(by)})"
            for number, by in enumerate(self.indexes, 1)
        ]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a batch makes of one table: first rows go, then rows come.

    Rows whose ``column`` holds one of ``gone`` go. ``once``: a row that is there already stays.
    """

    table: Table
    rows: Sequence[tuple[Any, ...]]
    column: str = ""
    gone: Sequence[Any] = ()
    once: bool = False

    def streams(self) -> set[str]:
        """The streams whose rows go or come."""
        at = self.table.stream_column
        return {str(one) for one in self.gone} | {str(row[at]) for row in self.rows}

    def write(self, database: Database) -> None:
        """Make the edit, within the transaction of the caller."""
        if self.gone:
            database.delete_many(self.table.name, self.column, self.gone)
        if self.once:
            marks = ", ".join("?" * len(self.table.names))
            database.executemany(
                f"INSERT INTO {self.table.name} VALUES ({marks}) ON CONFLICT DO NOTHING", self.rows
            )
        elif self.rows:
            database.insert_many(self.table.name, self.table.names, self.rows)


class View(ABC):
    """A view of the log: rows that are a pure function of the facts up to a position.

    A fold is given every batch once, in order; how the log was cut into batches must not show
    in the rows. A row rests on one stream, and on what the case of a claim reads of others.
    """

    name: ClassVar[str]
    schema: ClassVar[int]
    tables: ClassVar[tuple[Table, ...]]
    added: ClassVar[tuple[Table, ...]] = ()
    """Tables of what is added up of the rows, kept level with them by ``changing``."""
    personal: ClassVar[bool] = False
    """The rows hold personal data: an older generation is not kept."""
    fact_by_fact: ClassVar[bool] = False
    """A row rests on one fact alone: a rebuild reads on in commit order, not stream by stream."""

    @property
    def identity(self) -> str:
        """What the rows rest on besides the log; where it changed the view is rebuilt."""
        return f"{self.schema}"

    @abstractmethod
    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        """What a batch changes, leaving out the streams in quarantine; writes nothing."""

    def changing(
        self, database: Database, streams: Callable[[], Collection[str]]
    ) -> AbstractContextManager[None]:
        """Whoever changes the rows of some streams does so inside, in one transaction.

        Raises AddedUpWrongly where it is found that what is added up was not level before.
        """
        del database, streams
        return nullcontext()

    def added_wrongly(self, database: Database) -> Sequence[str]:
        """What is added up of the rows and is not their sum, a word for each."""
        del database
        return ()

    def let_go(self, database: Database, *, position: int) -> None:
        """Drop whatever is added up, and note that it was wrong at a position."""
        del database, position

    def let_gone(self, database: Database) -> Sequence[int]:
        """The positions at which what was added up was found wrong, in this generation."""
        del database
        return ()


def law_identity(schema: int) -> str:
    """The identity of a view that rests on rates, plans and the horizon of amounts."""
    plans = sha256()
    for key in sorted(PLANS):
        plans.update(PLANS[key].model_dump_json().encode())
    return f"{schema} rates {digest()[:16]} plans {plans.hexdigest()[:16]} through {HORIZON}"


def every_table(view: View) -> list[Table]:
    """The tables of a view with those that every view has."""
    return [*view.tables, *view.added, PROGRESS, QUARANTINE]


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
