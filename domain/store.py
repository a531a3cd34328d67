"""What the application asks of a store: a port that the wiring fills."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol, Self, TypeVar
from uuid import UUID

from domain.facts import (
    CommandRow,
    CommandTrace,
    Envelope,
    IdentityClaim,
    IdentityKey,
    Recorded,
    StreamKind,
)
from domain.sealing import Erased, Purpose, Sealed

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """All that one decision wants stored, or nothing of it.

    ``guards`` names streams with the version before this save (0: must not exist); ``unclaimed``
    are values of which the decision saw that they identify nothing; ``forget`` names whose sealed
    values are deleted: a subject, and one purpose or None for all.
    """

    envelopes: Sequence[Envelope] = ()
    guards: Mapping[UUID, int] = field(default_factory=dict)
    command: CommandRow | None = None
    identities: Sequence[IdentityClaim] = ()
    unclaimed: Sequence[IdentityKey] = ()
    forget: Sequence[tuple[UUID, Purpose | None]] = ()


class Coming(NamedTuple):
    """A fact on its way into the store, with a provisional position and moment."""

    fact: Recorded
    save: object
    """The save that brings it: what is decided on the fact rests on that."""


class InLine(Protocol):
    """The places that one command takes in lines, until it is through."""

    def __enter__(self) -> Self:
        """Begin, standing nowhere."""

    def __exit__(self, *raised: object) -> None:
        """Leave every line."""

    def stand(self, stream: UUID | None) -> bool:
        """Wait for the turn on a stream; None: on none. False: it stood there already."""

    def let_through(self, stream: UUID) -> bool:
        """Wait until those who stand in line for a stream now are through; False: too long."""


class StorePort(Protocol):
    """What the application asks of a store beyond the library's own recorder."""

    def history(
        self, stream_id: UUID, *, through: int | None = None, after: int = 0
    ) -> Sequence[Recorded]:
        """The facts of a stream behind a version, in order of version."""

    def histories(self, behind: Mapping[UUID, int]) -> Mapping[UUID, Sequence[Recorded]]:
        """The facts of streams in order, each behind its version; those that have any."""

    def coming(self, stream_id: UUID) -> Sequence[Coming]:
        """The facts of a stream that this program has on their way, in order of version.

        They may be stored by now, or never be.
        """

    def in_line(self) -> InLine:
        """Where a command that was overtaken on a stream stands in line for it."""

    def let_through(self, stream: UUID | None, line: InLine) -> bool:
        """Wait until those who stand in line for a stream now are through; False: for too long.

        What ``line`` waits in all is bounded.
        """

    def streams(self, kind: StreamKind, log: UUID | None = None) -> list[UUID]:
        """The streams of a kind, in one log or in all."""

    def find_command(self, log: UUID, actor: str, key: str) -> CommandTrace | None:
        """What is kept of a command that was carried out before."""

    def find_identity(self, log: UUID, kind: str, value: str) -> UUID | None:
        """The stream that a value identifies."""

    def find_identities(self, log: UUID, kind: str, values: Sequence[str]) -> Mapping[str, UUID]:
        """The streams that some values identify, as they are spelled; those that identify any."""

    def identifies(self, log: UUID, kind: str) -> bool:
        """Whether any value of a kind identifies a stream in a log."""

    def identity_hash(self, value: str) -> str:
        """The keyed hash under which a personal value identifies."""

    def last_position(self) -> int:
        """The position of the newest fact, 0 where there is none."""

    def position_at(self, known_at: datetime) -> int:
        """The position of the last fact recorded at or before an instant."""

    def open_sealed(self, sealed: Sealed[T], shape: type[T], purpose: Purpose) -> T | Erased:
        """The plain value behind a commitment, or Erased."""

    def put_all(self, several: Sequence[Unsaved]) -> list[list[int] | Exception]:
        """Store what several decisions recorded, in their order, each by itself.

        Gives of each the positions of its facts, or what stood against it.
        """
