"""The shapes in which facts lie in the store, between the mapper and the recorders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Self, TypeAlias
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from adapters.store.header import Draft
from domain.facts import CommandRow, IdentityClaim, IdentityKey
from domain.sealing import Purpose


class Mode(StrEnum):
    """What a store is for, fixed when it is made: only a sandbox takes another clock."""

    LIVE = "live"
    SANDBOX = "sandbox"


class LogRow(NamedTuple):
    """A fact as it lies in the log, undecoded: what projections read.

    ``log`` and ``stream`` are canonical UUID texts; ``recorded_at`` is fixed-width UTC text, as
    ``domain.days.utc_text`` writes it; ``state`` and ``header`` are JSON.
    """

    position: int
    log: str
    kind: str
    stream: str
    version: int
    topic: str
    state: bytes
    header: bytes
    leaf_index: int
    recorded_at: str

    @property
    def stream_id(self) -> UUID:
        """Give the stream as an id."""
        return UUID(self.stream)

    @property
    def log_id(self) -> UUID:
        """Give the log as an id."""
        return UUID(self.log)

    @property
    def instant(self) -> datetime:
        """Give the moment of recording."""
        return datetime.fromisoformat(self.recorded_at)


class StartRow(NamedTuple):
    """The first fact of a stream, without its header; ``stream`` is canonical UUID text."""

    position: int
    stream: str
    topic: str
    state: bytes


class SpanRow(NamedTuple):
    """Where a stream begins and ends in the log; ``stream`` is canonical UUID text."""

    stream: str
    first: int
    last: int


StreamRow: TypeAlias = tuple[int, int, str, bytes, bytes | None]
"""A fact of a known stream: position, version, topic, state, header (None: no leaf)."""


class VaultRow(NamedTuple):
    """A sealed value: the ciphertext under the key of its subject for its purpose.

    ``commitment`` is 64 hex digits; ``ciphertext`` holds nonce, salt and value.
    """

    commitment: str
    stream: UUID
    version: int
    field: str
    subject: UUID
    purpose: str
    key_id: str
    ciphertext: bytes


class LeafRow(NamedTuple):
    """A leaf of a log's Merkle tree: the header bytes of one fact, and their hash."""

    position: int
    log: UUID
    leaf_index: int
    kind: str
    version: int
    recorded_at: str
    header: bytes
    leaf_hash: bytes


class PendingEvent(NamedTuple):
    """A fact on its way into the store: its header lacks only what the write lock decides.

    No ``StoredEvent`` of the library, whose making takes four times as long.
    """

    originator_id: UUID
    originator_version: int
    topic: str
    state: bytes
    log: UUID
    kind: str
    draft: Draft
    vault: tuple[VaultRow, ...] = ()


@dataclass(frozen=True)
class LoggedEvent(StoredEvent):
    """A fact as the library selects it, with what stands in its leaf."""

    position: int
    log: str
    kind: str
    leaf_index: int
    recorded_at: str
    header: bytes = field(repr=False)

    @classmethod
    def of(cls, row: LogRow) -> Self:
        """Give a row as the library takes it."""
        return cls(
            originator_id=row.stream_id,
            originator_version=row.version,
            topic=row.topic,
            state=row.state,
            position=row.position,
            log=row.log,
            kind=row.kind,
            leaf_index=row.leaf_index,
            recorded_at=row.recorded_at,
            header=row.header,
        )


class Fate:
    """What became of a save, for those that rest on it."""

    __slots__ = ("stored",)

    def __init__(self) -> None:
        """Nobody knows yet that it was stored."""
        self.stored = False


Forget: TypeAlias = Sequence[tuple[UUID, Purpose | None]]
"""Whose vault rows to delete: a subject, and one purpose or all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Append:
    """All that one transaction stores, or nothing of it.

    ``guards`` names streams with the version before this save (0: must not exist); ``forget``
    names commitments whose vault rows are deleted; ``unclaimed`` are values of which the decision
    saw that they identify nothing. ``ahead``: it is told at once where a save on its way leaves it
    no room; ``rests_on``: saves without which it does not stand.
    """

    events: Sequence[PendingEvent] = ()
    guards: Mapping[UUID, int] = field(default_factory=dict)
    command: CommandRow | None = None
    identities: Sequence[IdentityClaim] = ()
    unclaimed: Sequence[IdentityKey] = ()
    forget: Sequence[str] = ()
    ahead: bool = False
    rests_on: Sequence[Fate] = ()
