"""What was known at a position of the log: states folded from histories that are read once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeAlias
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
from domain.facts import Point, Recorded, StreamKind, in_force
from domain.kinds import of_kind
from domain.letter import state as letters
from domain.letter.state import Letter

Refs: TypeAlias = frozenset[str]

FOLDS: Final[dict[StreamKind, Callable[..., Any]]] = {
    StreamKind.CLAIM: claims.fold,
    StreamKind.DEBTOR: debtors.fold,
    StreamKind.CREDITOR: creditors.fold,
    StreamKind.LETTER: letters.fold,
    StreamKind.CREDIT_NOTE: credit_notes.fold,
}
"""How each kind of stream becomes a state."""


@dataclass
class Histories:
    """Every history that somebody asks for, read from the store once; states are kept as well."""

    collections: Collections
    day: date = date.max
    """Facts that take effect later are left out; date.max: none are."""
    _read: dict[UUID, Sequence[Recorded]] = field(default_factory=dict)
    figures: dict[tuple[UUID, int, date], Any] = field(default_factory=dict)
    """What was worked out of a claim at a position on a day, kept for whoever asks again."""
    _states: dict[tuple[StreamKind, UUID, int], Any] = field(default_factory=dict)

    def of(self, stream: UUID) -> Sequence[Recorded]:
        """All facts of a stream, also those entered in error."""
        if stream not in self._read:
            self._read[stream] = self.collections.history(stream)
        return self._read[stream]

    def known(self, stream: UUID, position: int) -> Sequence[Recorded]:
        """The facts of a stream that were recorded by a position."""
        found = self.of(stream)
        if not found or found[-1].position <= position:
            return found
        return [one for one in found if one.position <= position]

    def state(self, kind: StreamKind, stream: UUID, position: int) -> Any:
        """The state of a stream as it was known at a position."""
        known = self.known(stream, position)
        key = kind, stream, len(known)
        if key not in self._states:
            self._states[key] = self._folded(kind, stream, known)
        return self._states[key]

    def _folded(self, kind: StreamKind, stream: UUID, known: Sequence[Recorded]) -> Any:
        last = known[-1].position if known else 0
        return FOLDS[kind](stream, of_kind(kind, known), Point(last, self.day))

    def at(self, position: int) -> "KnownAt":
        """What was known at a position."""
        return KnownAt(self, position)


@dataclass
class KnownAt:
    """Loads states as they were known at a position: what ``CaseReader`` reads cases from.

    ``only``: as if no other facts of these streams were there. Evolve is total on any subset of
    a history, so that can be asked.
    """

    histories: Histories
    position: int
    only: Refs | None = None
    used: set[UUID] = field(default_factory=set)
    """The streams that were read."""

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

    def facts(self) -> list[Recorded]:
        """The facts in force of every stream that was read, in the order of recording."""
        found = (one for stream in self.used for one in self._in_force(stream))
        return sorted(found, key=lambda one: one.position)

    def _load(self, kind: StreamKind, stream: UUID, at: Point | None) -> Any:
        del at
        self.used.add(stream)
        if self.only is None:
            return self.histories.state(kind, stream, self.position)
        kept = [one for one in self._in_force(stream) if one.ref in self.only]
        return FOLDS[kind](stream, of_kind(kind, kept))

    def _in_force(self, stream: UUID) -> Iterable[Recorded]:
        known = self.histories.known(stream, self.position)
        day = self.histories.day
        return in_force(known, Point(self.position, day))
