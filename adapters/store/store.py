"""The store as the application sees it: the library's factory, with reading and sealing."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    EventStore,
    InfrastructureFactory,
    Mapper,
    Notification,
    ProcessRecorder,
    Recording,
    TrackingRecorder,
    Transcoder,
)
from eventsourcing.utils import Environment

from adapters.store.appender import Appender, Stored
from adapters.store.keys import KeyStore
from adapters.store.leases import Leases
from adapters.store.lines import PlacesInLine
from adapters.store.mapper import FactMapper
from adapters.store.migrations import StoreInfo
from adapters.store.rows import Append, LogRow, Mode, PendingEvent, SpanRow, StartRow, VaultRow
from adapters.store.seals import Tally
from adapters.store.several import sealed_appends
from adapters.store.vault import Vault
from domain.days import utc_text
from domain.errors import IntegrityBroken, StoreError
from domain.facts import CommandTrace, Envelope, Recorded, StreamKind
from domain.ids import spellings
from domain.sealing import ERASED, Erased, Purpose, Sealed
from domain.store import Coming, InLine, Unsaved

T = TypeVar("T")

ENVIRONMENT_NAME = "VORDERING"


class FactStore(EventStore[UUID]):
    """The library's event store, writing and reading whole saves and histories at once."""

    mapper: FactMapper
    recorder: Appender

    def put(
        self, domain_events: Sequence[DomainEventProtocol[UUID]], **kwargs: Any
    ) -> list[Recording[UUID]]:
        """Store envelopes with what the keywords of ``Append`` add; give their positions.

        ``forget`` names whose vault rows to delete: a subject, and a purpose or None for all.
        What would be ``ahead`` and is overtaken is told so before it is sealed.
        """
        envelopes = cast("Sequence[Envelope]", domain_events)
        if kwargs.get("ahead"):
            rested = {e.originator_id: e.originator_version - 1 for e in reversed(envelopes)}
            self.recorder.coming.require_newest(kwargs.get("guards", {}) | rested)
        self.recorder.lines.require_room(one.originator_id for one in envelopes)
        pending = self.mapper.to_stored_events(envelopes)
        forget = self.recorder.sealed_of(kwargs.pop("forget", ()))
        positions = self.recorder.insert_events(pending, forget=forget, **kwargs) or ()
        return [_recording(*stored) for stored in zip(envelopes, pending, positions, strict=True)]

    def get(
        self,
        originator_id: UUID,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Iterator[DomainEventProtocol[UUID]]:
        """Give the facts of a stream as Recorded, oldest first; a part of it on demand."""
        if gt is None and lte is None and limit is None and not desc:
            rows = self.recorder.read_stream(originator_id)
            return iter(self.mapper.history(originator_id, rows))
        return super().get(originator_id, gt=gt, lte=lte, desc=desc, limit=limit)


class Store(InfrastructureFactory[TrackingRecorder], ABC):
    """Facts, leaves, commands, identities and sealed values; one object for each process.

    Give it as the factory of an ``eventsourcing`` application, whose ``events.put`` takes envelopes
    with ``guards``, ``command``, ``identities``, ``unclaimed`` and ``forget``.
    """

    def __init__(
        self,
        *,
        recorder: Appender,
        mapper: FactMapper,
        keys: KeyStore,
        info: StoreInfo,
        where: str,
        leases: Leases,
    ) -> None:
        """Put the parts together; ``opening.open_store`` makes them."""
        super().__init__(Environment(ENVIRONMENT_NAME, {}))
        self.recorder = recorder
        self.facts = mapper
        self.keys = keys
        self.vault = Vault(keys)
        self.info = info
        self.where = where
        self.leases = leases
        self.seals = keys.seals_of(info.store_id)
        mapper.sandbox = info.mode is Mode.SANDBOX

    @property
    def mode(self) -> Mode:
        """Tell whether this store is live or a sandbox."""
        return self.info.mode

    def put_all(self, several: Sequence[Unsaved]) -> list[Stored]:
        """Store what several decisions recorded, in their order and, up to 256, with one flush.

        Each is judged on what is stored and on what those before it leave, and stands or falls
        by itself. Gives of each the positions of its facts, or what ``put`` would raise for it.
        """
        appends = sealed_appends(several, self.facts, self.recorder)
        answers = iter(self.recorder.insert_all([a for a in appends if isinstance(a, Append)]))
        return [next(answers) if isinstance(a, Append) else a for a in appends]

    def history(
        self, stream_id: UUID, *, through: int | None = None, after: int = 0
    ) -> list[Recorded]:
        """Give a stream's facts behind a version in order, up to and including a position.

        Raises IntegrityBroken where one is missing, unknown or cannot be read.
        """
        rows = self.recorder.read_stream(stream_id, through=through, after=after)
        return self.facts.history(stream_id, rows)

    def histories(self, behind: Mapping[UUID, int]) -> dict[UUID, list[Recorded]]:
        """Give the facts of streams in order, each behind its version, by one question.

        Streams without any are left out. Raises IntegrityBroken as ``history`` does.
        """
        found = self.recorder.read_behind(behind) if behind else {}
        return {stream: self.facts.history(stream, rows) for stream, rows in found.items()}

    def coming(self, stream_id: UUID) -> list[Coming]:
        """Give the facts of a stream that this program has on their way, as they would be read."""
        facts = self.recorder.coming.of(stream_id)
        rows = [one.row(self.recorder.moment()) for one in facts]
        read = self.facts.history(stream_id, rows) if rows else []
        return [Coming(fact, one.save.fate) for fact, one in zip(read, facts, strict=True)]

    def in_line(self) -> PlacesInLine:
        """The places in line that one command takes, to be left once it is through."""
        return PlacesInLine(self.recorder.lines)

    def let_through(self, stream: UUID | None, line: InLine) -> bool:
        """Wait until those who stand in line for a stream now are through; False: for too long.

        What ``line`` waits in all is bounded.
        """
        return stream is None or line.let_through(stream)

    def read_after(self, position: int, limit: int) -> list[LogRow]:
        """Give undecoded facts behind a position, in commit order, at most ``limit``."""
        return self.recorder.read_after(position, limit)

    def read_at(self, positions: Sequence[int]) -> list[LogRow]:
        """Give the undecoded facts at some positions, in commit order."""
        return self.recorder.read_at(positions)

    def leaf_hashes(self, log: UUID, first: int, last: int) -> list[bytes]:
        """Give the leaves of a stretch of a log; raises IntegrityBroken where one is missing."""
        return self.recorder.leaf_hashes(log, first, last)

    def log_size(self, log: UUID, *, through: int | None = None) -> int:
        """Give how many facts a log has, none of them behind a position (none given: all)."""
        return self.recorder.log_size(log, through=through)

    def tally(self) -> Tally:
        """Give how many facts there are and the newest leaf, as they were sealed.

        Raises IntegrityBroken where they were changed outside the program.
        """
        for row in self.recorder.tallied():
            tally = Tally.read(row)
            if tally.holds(self.seals):
                return tally
        raise IntegrityBroken("The tally of the log does not hold. Run 'vordering fsck'.")

    def read_streams(self, streams: Sequence[str], *, through: int) -> list[LogRow]:
        """Give all undecoded facts of some streams through a position, in commit order."""
        return self.recorder.read_streams(streams, through=through)

    def spans(self, streams: Sequence[str], *, through: int) -> list[SpanRow]:
        """Give where streams begin and end through a position; those that are there."""
        return self.recorder.spans(streams, through=through)

    def starts(self, *, through: int, log: UUID | None = None) -> Iterator[StartRow]:
        """Give the first fact of every stream through a position, in commit order."""
        return self.recorder.starts(through=through, log=log)

    def strays(self, *, through: int) -> list[SpanRow]:
        """Give where streams lie whose first fact, or its leaf, is gone; none in a sound log."""
        return self.recorder.strays(through=through)

    def count(self, *, through: int) -> int:
        """Count the facts through a position."""
        return self.recorder.count(through=through)

    def decoded(self, rows: Sequence[LogRow]) -> list[Recorded]:
        """Read the rows of one stream, in order, as ``history`` gives them."""
        return self.facts.decoded(rows)

    def decode(self, row: LogRow) -> Recorded:
        """Read one fact that ``read_after`` gave."""
        return self.facts.decode(row)

    def last_position(self) -> int:
        """Give the newest position; 0 in an empty store."""
        return self.recorder.last_position()

    def position_at(self, known_at: datetime) -> int:
        """Give the last position that was recorded at or before an aware instant; 0 if none."""
        return self.recorder.position_at(utc_text(known_at))

    def find_command(self, log: UUID, actor: str, key: str) -> CommandTrace | None:
        """Give what is kept of a command that was carried out, or None."""
        return self.recorder.find_command(log, actor, key)

    def find_identity(self, log: UUID, kind: str, value: str) -> UUID | None:
        """Give the stream that a value identifies in a log, or None; in either spelling of it."""
        found = (self.recorder.find_identity(log, kind, one) for one in spellings(value))
        return next(filter(None, found), None)

    def find_identities(self, log: UUID, kind: str, values: Sequence[str]) -> dict[str, UUID]:
        """Give the streams that some values of a kind identify in a log, as they are spelled."""
        return self.recorder.find_identities(log, kind, values) if values else {}

    def identifies(self, log: UUID, kind: str) -> bool:
        """Tell whether any value of a kind identifies a stream in a log."""
        return self.recorder.identifies(log, kind)

    def identified(self, log: UUID, kind: str) -> list[UUID]:
        """Give the streams that any value of a kind identifies in a log, each once."""
        mark = self.recorder.statements.mark
        found = self.recorder.rows(
            f"SELECT DISTINCT stream FROM identities WHERE log = {mark} AND kind = {mark}",
            (self.recorder.key(log), kind),
        )
        return sorted(UUID(str(stream)) for (stream,) in found)

    def identity_hash(self, value: str) -> str:
        """Give the keyed hash under which a debtor's value is stored; normalise it first."""
        return self.vault.identity_hash(value)

    def streams(self, kind: StreamKind, log: UUID | None = None) -> list[UUID]:
        """Give all streams of a kind, of one log or of all, in the order they began."""
        return self.recorder.streams(kind, log)

    def open_sealed(self, sealed: Sealed[T], shape: type[T], purpose: Purpose) -> T | Erased:
        """Give a personal value for a purpose, or Erased where its key or row is gone.

        Raises a Refusal where it is kept for another purpose, IntegrityBroken where it is not
        what was recorded.
        """
        if not sealed.commitment:
            raise StoreError("a value that was not stored yet cannot be opened")
        return self.opened_row(self.recorder.find_sealed(sealed.commitment), shape, purpose)

    def sealed_rows(self, commitments: Sequence[str]) -> dict[str, VaultRow]:
        """Give sealed values by their commitments, unless they were deleted; by one question."""
        return self.recorder.find_several_sealed(commitments)

    def opened_row(self, row: VaultRow | None, shape: type[T], purpose: Purpose) -> T | Erased:
        """Give what a sealed row holds, as ``open_sealed`` does."""
        return ERASED if row is None else self.vault.open(row, shape, purpose)

    def mapper(
        self,
        transcoder: Transcoder | None = None,  # noqa: ARG002 - the library's signature
        mapper_class: type[Mapper[Any]] | None = None,  # noqa: ARG002 - the library's signature
    ) -> Mapper[Any]:
        """Give the one mapper to the application."""
        return self.facts

    def event_store(
        self,
        mapper: Mapper[Any] | None = None,  # noqa: ARG002 - the library's signature
        recorder: AggregateRecorder | None = None,  # noqa: ARG002 - the library's signature
    ) -> EventStore[Any]:
        """Give the one event store to the application."""
        return FactStore(self.facts, self.recorder)

    def application_recorder(self) -> ApplicationRecorder:
        """Give the one recorder to the application."""
        return self.recorder

    def aggregate_recorder(self, purpose: str = "events") -> AggregateRecorder:
        """Refuse: there are no snapshots."""
        raise NotImplementedError(f"no recorder for {purpose}: histories are short")

    def tracking_recorder(
        self, tracking_recorder_class: type[TrackingRecorder] | None = None
    ) -> TrackingRecorder:
        """Refuse: views keep their own position."""
        raise NotImplementedError(f"views keep their own position, not {tracking_recorder_class}")

    def process_recorder(self) -> ProcessRecorder:
        """Refuse: views keep their own position."""
        raise NotImplementedError("views keep their own position")

    def is_snapshotting_enabled(self) -> bool:
        """Say no: at ten to forty facts a claim, snapshots are not worth having."""
        return False

    @abstractmethod
    def close(self) -> None:
        """Close all connections; safe to repeat."""


def _recording(envelope: Envelope, event: PendingEvent, position: int) -> Recording[UUID]:
    notification = Notification(
        event.originator_id, event.originator_version, event.topic, event.state, position
    )
    return Recording(envelope, notification)
