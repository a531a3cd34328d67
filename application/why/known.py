"""What was known at a position of the log: states folded from histories that are read once."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from domain.application import Collections
from domain.case_reading import CaseReader
from domain.claim import evolve as claims
from domain.claim.state import Claim
from domain.credit_note import state as credit_notes
from domain.creditor import state as creditors
from domain.creditor.state import Creditor
from domain.debtor import state as debtors
from domain.debtor.state import Debtor
from domain.facts import Point, Recorded, StreamKind
from domain.kinds import of_kind
from domain.letter import state as letters
from domain.letter.state import Letter

FOLDS: Final[dict[StreamKind, Callable[..., Any]]] = {
    StreamKind.CLAIM: claims.fold,
    StreamKind.DEBTOR: debtors.fold,
    StreamKind.CREDITOR: creditors.fold,
    StreamKind.LETTER: letters.fold,
    StreamKind.CREDIT_NOTE: credit_notes.fold,
}
"""How each kind of stream becomes a state."""

BROUGHT_ON: Final[Mapping[StreamKind, Callable[..., Any]]] = {
    StreamKind.DEBTOR: debtors.brought_on,
    StreamKind.CREDITOR: creditors.brought_on,
}
"""How a state becomes a later one, of those whose histories are long."""

_POSITION: Final = attrgetter("position")


@dataclass
class Histories:
    """Every history that somebody asks for, read from the store once; states are kept as well."""

    collections: Collections
    day: date = date.max
    """Facts that take effect later are left out; date.max: none are."""
    _read: dict[UUID, Sequence[Recorded]] = field(default_factory=dict)
    figures: dict[tuple[UUID, int, date], Any] = field(default_factory=dict)
    """What was worked out of a claim at a position on a day, kept for whoever asks again."""
    _states: dict[tuple[StreamKind, UUID], dict[int, Any]] = field(default_factory=dict)
    """By stream and how many of its facts were known."""

    def of(self, stream: UUID) -> Sequence[Recorded]:
        """All facts of a stream, also those entered in error."""
        if stream not in self._read:
            self._read[stream] = self.collections.history(stream)
        return self._read[stream]

    def known(self, stream: UUID, position: int) -> Sequence[Recorded]:
        """The facts of a stream that were recorded by a position."""
        return self.of(stream)[: self._count(stream, position)]

    def state(self, kind: StreamKind, stream: UUID, position: int) -> Any:
        """The state of a stream as it was known at a position."""
        count = self._count(stream, position)
        states = self._states.setdefault((kind, stream), {})
        if count not in states:
            states[count] = self._folded(kind, stream, self.of(stream)[:count], states)
        return states[count]

    def _count(self, stream: UUID, position: int) -> int:
        return bisect_right(self.of(stream), position, key=_POSITION)

    def _folded(
        self, kind: StreamKind, stream: UUID, known: Sequence[Recorded], states: Mapping[int, Any]
    ) -> Any:
        """A state from its facts, or from the last one before it: creditors live for years."""
        earlier = max((count for count in states if 0 < count < len(known)), default=0)
        if earlier and kind in BROUGHT_ON and self.day == date.max:
            since = of_kind(kind, known[earlier:])
            return BROUGHT_ON[kind](states[earlier], since, lambda: of_kind(kind, known))
        last = known[-1].position if known else 0
        return FOLDS[kind](stream, of_kind(kind, known), Point(last, self.day))

    def at(self, position: int) -> "KnownAt":
        """What was known at a position."""
        return KnownAt(self, position)


@dataclass
class KnownAt:
    """Loads states as they were known at a position: what ``CaseReader`` reads cases from.

    ``facts`` holds the streams of which some facts are left out, as if they had never been
    recorded: evolve is total on any part of a history, so that can be asked.
    """

    histories: Histories
    position: int
    facts: dict[UUID, Sequence[Recorded]] = field(default_factory=dict)
    used: dict[UUID, StreamKind] = field(default_factory=dict)
    """The streams that were read."""
    _states: dict[UUID, Any] = field(default_factory=dict)

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """Load a claim."""
        found: Claim = self._load(StreamKind.CLAIM, claim_id, at)
        return found

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """Load a debtor."""
        found: Debtor = self._load(StreamKind.DEBTOR, debtor_id, at)
        return found

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """Load a creditor."""
        found: Creditor = self._load(StreamKind.CREDITOR, creditor_id, at)
        return found

    def letter(self, letter_id: UUID, at: Point | None = None) -> Letter:
        """Load a letter."""
        found: Letter = self._load(StreamKind.LETTER, letter_id, at)
        return found

    def reader(self) -> CaseReader:
        """Reads cases from here."""
        return CaseReader(self)

    def of(self, stream: UUID) -> Sequence[Recorded]:
        """The facts of a stream that are there."""
        found = self.facts.get(stream)
        return self.histories.known(stream, self.position) if found is None else found

    def every(self) -> list[Recorded]:
        """The facts of every stream that was read, in the order of recording."""
        return sorted(chain(*map(self.of, self.used)), key=lambda one: one.position)

    def without(self, left_out: Iterable[Recorded]) -> "KnownAt":
        """As if some facts had never been recorded."""
        gone: dict[UUID, set[int]] = {}
        for one in left_out:
            gone.setdefault(one.originator_id, set()).add(one.originator_version)
        kept = {
            stream: [one for one in self.of(stream) if one.originator_version not in versions]
            for stream, versions in gone.items()
        }
        states = {stream: state for stream, state in self._states.items() if stream not in gone}
        return KnownAt(self.histories, self.position, {**self.facts, **kept}, {}, states)

    def only(self, kept: Iterable[Recorded]) -> "KnownAt":
        """As if of the streams that were read no other facts had ever been recorded."""
        facts: dict[UUID, list[Recorded]] = {stream: [] for stream in self.used}
        for one in kept:
            facts.setdefault(one.originator_id, []).append(one)
        return KnownAt(self.histories, self.position, dict(facts))

    def _load(self, kind: StreamKind, stream: UUID, at: Point | None) -> Any:
        del at
        self.used[stream] = kind
        if stream not in self._states:
            self._states[stream] = self._folded(kind, stream)
        return self._states[stream]

    def _folded(self, kind: StreamKind, stream: UUID) -> Any:
        if stream not in self.facts:
            return self.histories.state(kind, stream, self.position)
        point = Point(self.position, self.histories.day)
        return FOLDS[kind](stream, of_kind(kind, self.facts[stream]), point)
