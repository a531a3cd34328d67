"""What a command would do: it is carried out on the store as it is, and nothing is kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from adapters.access.sign_ins import SignIns
from adapters.store.opening import Store
from application.answers import answered
from application.by import By
from application.commands.command import Command
from application.house import House
from application.queries.shapes import AnswerOut
from application.unwritten import Unwritten
from domain.aggregates import ReadOnce
from domain.application import Collections, Mandate, Receipt, Session
from domain.case_reading import CaseReader
from domain.facts import Envelope, IdentityClaim, IdentityKey, Recorded, StreamKind


@dataclass(frozen=True, slots=True)
class Foresight:
    """What a command would record, and how it would be answered."""

    answer: AnswerOut
    facts: Sequence[Recorded]


def foresee(command: Command, house: House, about: UUID | None, *, by: By) -> Foresight:
    """What a command would record now, with the amounts before and after; raises its refusals.

    It goes the way of ``carry``: rights, four eyes, every decision and all that follows from it.
    What takes two is foreseen as the proposal that it would be.
    """
    ahead = ForeseenHouse.of(house)
    receipt = command.carry(ahead, cast("UUID", about), by=by)
    facts = ahead.ahead.foreseen
    read = ReadOnce(ahead.collections)
    return Foresight(answered(read, receipt.command_id, facts, preview=True), facts)


class Ahead:
    """A store as it would stand: what is foreseen stands behind what is kept."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        """Stand before a store, of which everything else is asked."""
        self._store, self._clock = store, clock
        self.foreseen: list[Recorded] = []
        self._identities: dict[IdentityKey, UUID] = {}

    def __getattr__(self, name: str) -> Any:
        """Whatever only reads is the store's own."""
        return getattr(self._store, name)

    def close(self) -> None:
        """Leave the store open, which is not its own: the library closes what it drops."""

    def history(
        self, stream_id: UUID, *, through: int | None = None, after: int = 0
    ) -> Sequence[Recorded]:
        """The facts of a stream behind a version, with those that are foreseen."""
        kept = self._store.history(stream_id, through=through, after=after)
        return [
            *kept,
            *(
                one
                for one in self.foreseen
                if one.originator_id == stream_id
                and one.originator_version > after
                and (through is None or one.originator_version <= through)
            ),
        ]

    def histories(self, behind: Mapping[UUID, int]) -> dict[UUID, Sequence[Recorded]]:
        """The facts of streams, each behind its version, with those that are foreseen."""
        every = {one: self.history(one, after=version) for one, version in behind.items()}
        return {one: found for one, found in every.items() if found}

    def streams(self, kind: StreamKind, log: UUID | None = None) -> list[UUID]:
        """The streams of a kind, with those that would begin."""
        begun = (one for one in self.foreseen if one.originator_version == 1 and one.kind is kind)
        return [
            *self._store.streams(kind, log),
            *(one.originator_id for one in begun if log in {None, one.log}),
        ]

    def last_position(self) -> int:
        """The position of the last fact, kept or foreseen."""
        return self._store.last_position() + len(self.foreseen)

    def find_identity(self, log: UUID, kind: str, value: str) -> UUID | None:
        """The stream that a value identifies, or would."""
        found = self._identities.get(IdentityKey(log, kind, value))
        return found or self._store.find_identity(log, kind, value)

    def take(self, envelopes: Iterable[Envelope], identities: Iterable[IdentityClaim]) -> None:
        """Let facts stand behind what there is."""
        now = self._clock()
        for envelope in envelopes:
            self.foreseen.append(
                Recorded(
                    **{part.name: getattr(envelope, part.name) for part in fields(Envelope)},
                    position=self.last_position() + 1,
                    leaf_index=self.last_position(),
                    recorded_at=now,
                    header=b"",
                )
            )
        for one in identities:
            self._identities[IdentityKey(one.log, one.kind, one.value)] = one.stream


class ForeseenCollections(Collections):
    """The application over a store ahead: decisions decide, and nothing is saved."""

    def __init__(self, ahead: Ahead) -> None:
        """Work on what would be."""
        super().__init__(cast("Store", ahead))
        self._ahead = ahead

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
        """Let a decision read and record; its key is not used up, and no refusal is kept."""
        del again, as_kept, ahead
        session = Session(self, command)
        decide(session)
        session.follow_money()
        if session.envelopes:
            session.check_reason()
            session.check_texts()
        self._ahead.take(session.envelopes, session.identities)
        heads = {one.originator_id: one.originator_version for one in session.envelopes}
        return Receipt(command.id, tuple(heads.items()), position=self._ahead.last_position())


class Unended(SignIns):
    """Sessions and links as they are: those that would end go on."""

    def __init__(self) -> None:
        """Ask no file."""

    def end_all(self, user_id: UUID) -> None:
        """End none."""
        del user_id


class ForeseenHouse(House):
    """A house in which things are tried: it reads as the real one, and keeps nothing."""

    ahead: Ahead

    @classmethod
    def of(cls, house: House) -> "ForeseenHouse":
        """The house as it stands now."""
        made = cls(**{part.name: getattr(house, part.name) for part in fields(House)})
        made.ahead = Ahead(house.store, house.clock)
        made.store = cast("Store", made.ahead)
        return made

    @cached_property
    def collections(self) -> Collections:
        """The application over what would be."""
        return ForeseenCollections(self.ahead)

    @cached_property
    def archive(self) -> Unwritten:
        """The archive, in which nothing is put."""
        return Unwritten(self.home / "archive", keys=self.store.keys)

    @cached_property
    def sign_ins(self) -> SignIns:
        """What ends with a command goes on."""
        return Unended()

    @property
    def acts(self) -> bool:
        """Nothing leaves a house in which things are tried."""
        return False

    def lay_out(self, folder: Path, files: dict[str, bytes]) -> None:
        """Write no file."""
