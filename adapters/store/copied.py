"""A store copied into an empty database of either engine: every row of every table, or nothing."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, TypeAlias

from adapters.store.seals import Tally
from adapters.store.statements import Snapshot
from adapters.store.store import Store
from domain.errors import StoreError

ToldRows: TypeAlias = Callable[[int, int], None]
"""Told how many rows are copied, and how many there are."""

POSITION: Final = "position"
"""Where a fact stands; each engine has its own name for that column of the facts."""
FACTS_TABLE: Final = "stored_events"
TABLES: Final = {
    FACTS_TABLE: "position originator_id originator_version topic state",
    "leaves": "position log leaf_index kind version recorded_at header leaf_hash",
    "vault": "commitment stream version field subject purpose key_id ciphertext",
    "commands": "log actor key fingerprint command_id refusal streams seal",
    "identities": "log kind value stream seal",
    "tally": "facts head commands identities seal",
    "store_info": "schema_version mode store_id key_store created_at sealed_at seal",
}
_MANY: Final = 5_000
_HASHES: Final = 1 << 256

Values: TypeAlias = tuple[Any, ...]


class CopyTarget(ABC):
    """A database that holds no table yet, and becomes a store."""

    where: str
    """What it is called in messages."""

    @abstractmethod
    def written(self) -> AbstractContextManager["CopyWriter"]:
        """Make the tables and keep all that is put inside, in one transaction or not at all."""

    @abstractmethod
    def database(self) -> str:
        """How the copy is opened before it is settled."""

    @abstractmethod
    def settle(self) -> None:
        """Let it be found under its name."""

    @abstractmethod
    def undo(self) -> None:
        """Take away what was made, unless it is settled."""


class CopyWriter(ABC):
    """Puts rows into the tables of a copy, and gives them back."""

    @abstractmethod
    def put(self, table: str, columns: Sequence[str], rows: Sequence[Values]) -> None:
        """Add rows."""

    @abstractmethod
    def rows(self, table: str, columns: Sequence[str]) -> Iterator[Values]:
        """All rows of a table as they lie there now."""

    @abstractmethod
    def go_on_behind(self, position: int) -> None:
        """Never give a fact that comes a position that this one has."""


@dataclass(slots=True)
class RowsCopied:
    """What a table holds: how many rows, and the sum of their hashes, in whatever order."""

    rows: int = 0
    digest: int = 0

    def take(self, row: Values) -> Values:
        """Count a row; ids and bytes are the same of either engine."""
        plain = tuple(map(_plain, row))
        self.rows += 1
        hashed = sha256(repr(plain).encode()).digest()
        self.digest = (self.digest + int.from_bytes(hashed)) % _HASHES
        return plain


def copied(
    source: Store, target: CopyTarget, *, told: ToldRows = lambda _done, _all: None
) -> dict[str, int]:
    """Copy every row as it lies there, hold what was written against it, and give their numbers.

    The copy is of one moment. Raises StoreError, and leaves nothing, where a row does not come
    back as it was, or where something was recorded meanwhile.
    """
    before = source.tally()
    with source.recorder.snapshot() as snapshot:
        total = sum(_count(snapshot, table) for table in TABLES)
        done, found = 0, {}
        with target.written() as writer:
            for table, names in TABLES.items():
                columns = names.split()
                here, there = RowsCopied(), RowsCopied()
                for some in batched_rows(_each(source, snapshot, table, columns)):
                    writer.put(table, columns, [here.take(row) for row in some])
                    done += len(some)
                    told(done, total)
                for row in writer.rows(table, columns):
                    there.take(row)
                if there != here:
                    raise StoreError(f"The rows of {table} did not reach {target.where} whole.")
                found[table] = here.rows
            writer.go_on_behind(source.last_position())
            _require_still(source, before)
    return found


def batched_rows(rows: Iterator[Values]) -> Iterator[list[Values]]:
    """Rows, some thousand at a time."""
    part: list[Values] = []
    for row in rows:
        part.append(row)
        if len(part) == _MANY:
            yield part
            part = []
    if part:
        yield part


def _each(
    source: Store, snapshot: Snapshot, table: str, columns: Sequence[str]
) -> Iterator[Values]:
    position = source.recorder.statements.position
    chosen = [position if (table, one) == (FACTS_TABLE, POSITION) else one for one in columns]
    return snapshot.each(f"SELECT {', '.join(chosen)} FROM {table} e")


def _count(snapshot: Snapshot, table: str) -> int:
    return int(snapshot.rows(f"SELECT COUNT(*) FROM {table}")[0][0])


def _require_still(source: Store, before: Tally) -> None:
    if source.tally() != before:
        raise StoreError(
            f"Something was recorded in {source.where} while it was copied; nothing was kept."
            " Stop every program that works on it, and copy it again."
        )


def _plain(value: Any) -> Any:
    if isinstance(value, memoryview):
        return bytes(value)
    return value if isinstance(value, int | str | bytes | None) else str(value)
