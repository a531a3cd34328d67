"""The log as views read it: a port that the wiring fills with the store."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol
from uuid import UUID

from domain.facts import Recorded


class Row(Protocol):
    """A fact as it lies in the log, undecoded; ``adapters.store.rows.LogRow`` is one.

    ``log`` and ``stream`` are canonical UUID texts, ``recorded_at`` is fixed-width UTC text,
    ``state`` and ``header`` are JSON.
    """

    @property
    def position(self) -> int:
        """The place in the one commit order; gaps occur."""

    @property
    def log(self) -> str:
        """The log: the creditor's id, or the installation's."""

    @property
    def kind(self) -> str:
        """The kind of its stream."""

    @property
    def stream(self) -> str:
        """The stream's id."""

    @property
    def version(self) -> int:
        """Its version in the stream, from 1, without gaps."""

    @property
    def topic(self) -> str:
        """The name of the fact."""

    @property
    def state(self) -> bytes:
        """The fact as JSON."""

    @property
    def header(self) -> bytes:
        """The envelope as canonical JSON, as it was hashed."""

    @property
    def leaf_index(self) -> int:
        """Its place in the Merkle tree of its log."""

    @property
    def recorded_at(self) -> str:
        """The moment of recording."""


class Start(Protocol):
    """The first fact of a stream, as far as it tells to whom the stream belongs."""

    @property
    def stream(self) -> str:
        """The stream's id, canonical text."""

    @property
    def topic(self) -> str:
        """The name of the fact."""

    @property
    def state(self) -> bytes:
        """The fact as JSON."""


class Feed(Protocol):
    """Reads the log in commit order, and a stream by itself; the store is one."""

    def read_after(self, position: int, limit: int) -> Sequence[Row]:
        """Facts behind a position in commit order, at most ``limit`` of them."""

    def last_position(self) -> int:
        """The newest position; 0 in an empty log."""

    def history(self, stream_id: UUID, *, through: int | None = None) -> Sequence[Recorded]:
        """The facts of a stream, up to and including a position.

        Raises IntegrityBroken where one cannot be read.
        """

    def starts(self, *, through: int) -> Iterable[Start]:
        """The first fact of every stream up to and including a position, in commit order."""

    def count(self, *, through: int) -> int:
        """Count the facts up to and including a position."""

    def read_streams(self, streams: Sequence[str], *, through: int) -> Sequence[Row]:
        """All facts of some streams up to and including a position, in commit order."""

    def decoded(self, rows: Sequence[Any]) -> Sequence[Recorded]:
        """Read the rows of one stream, in order; raises IntegrityBroken where one cannot be."""

    def decode(self, row: Any) -> Recorded:
        """Read one row that ``read_after`` gave; raises StoreError where it is no fact."""
