"""What the application asks of a store: a port that the wiring fills."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from domain.facts import CommandTrace, Recorded, StreamKind
from domain.sealing import Erased, Purpose, Sealed

T = TypeVar("T")


class StorePort(Protocol):
    """What the application asks of a store beyond the library's own recorder."""

    def history(
        self, stream_id: UUID, *, through: int | None = None, after: int = 0
    ) -> Sequence[Recorded]:
        """The facts of a stream behind a version, in order of version."""

    def streams(self, kind: StreamKind, log: UUID | None = None) -> list[UUID]:
        """The streams of a kind, in one log or in all."""

    def find_command(self, log: UUID, actor: str, key: str) -> CommandTrace | None:
        """What is kept of a command that was carried out before."""

    def find_identity(self, log: UUID, kind: str, value: str) -> UUID | None:
        """The stream that a value identifies."""

    def identity_hash(self, value: str) -> str:
        """The keyed hash under which a personal value identifies."""

    def last_position(self) -> int:
        """The position of the newest fact, 0 where there is none."""

    def position_at(self, known_at: datetime) -> int:
        """The position of the last fact recorded at or before an instant."""

    def open_sealed(self, sealed: Sealed[T], shape: type[T], purpose: Purpose) -> T | Erased:
        """The plain value behind a commitment, or Erased."""
