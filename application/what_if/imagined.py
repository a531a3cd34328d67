"""A house as it stood at a position of the log, in which other things happen and nothing is kept.

Everything that decides is the house's own: it reads here what was, and what is imagined since.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import cached_property
from typing import Any, cast
from uuid import UUID

from adapters.store.opening import Store
from application.house import House
from application.unwritten import Unwritten
from domain.application import Collections, Mandate, Receipt, Session
from domain.case_reading import CaseReader
from domain.facts import (
    Envelope,
    Fact,
    IdentityClaim,
    IdentityKey,
    Recorded,
    StreamKind,
)


@dataclass(slots=True)
class StandingClock:
    """A clock that stands where it is put."""

    instant: datetime

    def __call__(self) -> datetime:
        """Give the instant at which it stands."""
        return self.instant


class OtherPast:
    """A store through a position of its log; what is imagined stands behind that."""

    def __init__(self, store: Store, clock: Callable[[], datetime], *, through: int) -> None:
        """Stand before a store, of which everything else is asked."""
        self._store, self._clock, self._through = store, clock, through
        self._position = through
        self._rows: dict[UUID, list[Recorded]] = {}
        self._whole: dict[UUID, Sequence[Recorded]] = {}
        self._identities: dict[IdentityKey, UUID] = {}

    def __getattr__(self, name: str) -> Any:
        """Whatever only reads is the store's own."""
        return getattr(self._store, name)

    def close(self) -> None:
        """Leave the store open, which is not its own: the library closes what it drops."""

    def real(self, stream: UUID) -> Sequence[Recorded]:
        """The facts of a stream as they really are, those behind the position included."""
        if stream not in self._whole:
            self._whole[stream] = self._store.history(stream)
        return self._whole[stream]

    def rows(self, stream: UUID) -> list[Recorded]:
        """The facts of a stream as they are here."""
        if stream not in self._rows:
            known = [one for one in self.real(stream) if one.position <= self._through]
            self._rows[stream] = known
        return self._rows[stream]

    def history(
        self, stream_id: UUID, *, through: int | None = None, after: int = 0
    ) -> Sequence[Recorded]:
        """The facts of a stream behind a version: versions have no gaps, here or there."""
        return self.rows(stream_id)[after:through]

    def histories(self, behind: Mapping[UUID, int]) -> dict[UUID, Sequence[Recorded]]:
        """The facts of streams, each behind its version, with those that are imagined."""
        every = {one: self.history(one, after=version) for one, version in behind.items()}
        return {one: found for one, found in every.items() if found}

    def streams(self, kind: StreamKind, log: UUID | None = None) -> list[UUID]:
        """The streams of a kind that are read here."""
        found = ((one, rows) for one, rows in self._rows.items() if rows)
        return [one for one, rows in found if rows[0].kind is kind and log in {None, rows[0].log}]

    def last_position(self) -> int:
        """The position of the last fact, kept or imagined."""
        return self._position

    def find_identity(self, log: UUID, kind: str, value: str) -> UUID | None:
        """The stream that a value identifies, or would."""
        found = self._identities.get(IdentityKey(log, kind, value))
        return found or self._store.find_identity(log, kind, value)

    def take(self, envelopes: Iterable[Envelope], identities: Iterable[IdentityClaim]) -> None:
        """Let facts stand behind what there is."""
        for envelope in envelopes:
            self._position += 1
            self.rows(envelope.originator_id).append(
                Recorded(
                    **{part.name: getattr(envelope, part.name) for part in fields(Envelope)},
                    position=self._position,
                    leaf_index=self._position,
                    recorded_at=self._clock(),
                    header=b"",
                )
            )
        for one in identities:
            self._identities[IdentityKey(one.log, one.kind, one.value)] = one.stream

    def feed(self, recorded: Recorded, fact: Fact) -> int:
        """Let a fact that really happened happen here; give its version here."""
        rows, self._position = self.rows(recorded.originator_id), self._position + 1
        version = len(rows) + 1
        rows.append(
            replace(recorded, fact=fact, originator_version=version, position=self._position)
        )
        return version


class ImaginedCollections(Collections):
    """The application over another past: decisions decide, and what they record is imagined."""

    def __init__(self, past: OtherPast) -> None:
        """Work on what would have been."""
        super().__init__(cast("Store", past))
        self._past = past

    @property
    def as_kept(self) -> CaseReader:
        """Nothing is kept of what moves without a save."""
        return CaseReader(self)

    def carry_out(
        self,
        command: Mandate,
        decide: Callable[[Session], None],
        *,
        again: Callable[[int], bool] = lambda _attempt: False,
        as_kept: bool = False,
        ahead: bool = False,
    ) -> Receipt:
        """Let a decision read and record; nobody else writes here, so it is taken once."""
        del again, as_kept, ahead
        session = Session(self, command)
        decide(session)
        session.follow_money()
        self._past.take(session.envelopes, session.identities)
        heads = {one.originator_id: one.originator_version for one in session.envelopes}
        return Receipt(command.id, tuple(heads.items()), position=self._past.last_position())


@dataclass
class ImaginedHouse(House):
    """The house with another past, and a clock of its own."""

    past: OtherPast = field(kw_only=True)

    @classmethod
    def of(cls, house: House, *, through: int) -> "ImaginedHouse":
        """The house as it stood at a position of its log."""
        clock = StandingClock(house.clock())
        past = OtherPast(house.store, clock, through=through)
        own = {part.name: getattr(house, part.name) for part in fields(House)}
        return cls(**own | {"clock": clock, "store": cast("Store", past)}, past=past)

    def stand_at(self, instant: datetime) -> None:
        """Put the clock somewhere."""
        assert isinstance(self.clock, StandingClock)
        self.clock.instant = instant

    @cached_property
    def collections(self) -> Collections:
        """The application over what would have been."""
        return ImaginedCollections(self.past)

    @cached_property
    def archive(self) -> Unwritten:
        """The archive, in which nothing is put."""
        return Unwritten(self.home / "archive", keys=self.store.keys)

    @property
    def acts(self) -> bool:
        """Nothing leaves an imagined house."""
        return False
