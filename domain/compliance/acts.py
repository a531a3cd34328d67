"""What was done about a claim that its debtor feels, each act with what could be known then."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol, get_args
from uuid import UUID

from domain.claim.events import (
    Channel,
    CollectionCostsCharged,
    DebtorContacted,
    Direction,
    HandedOver,
    HandOverAccepted,
    HandOverRequested,
    LetterDroppedForClaim,
    LetterFact,
    SentFact,
)
from domain.days import legal_day
from domain.facts import Fact, Point, Recorded
from domain.letter.events import (
    DispatchStarted,
    DoubtResolved,
    LetterCancelled,
    LetterPosted,
    LetterSent,
)


class Acted(Protocol):
    """What acts are read from: the facts of a claim and of its letters."""

    @property
    def facts(self) -> Sequence[Recorded]:
        """The facts of the claim, in the order in which they were recorded."""

    @property
    def facts_of_debtor(self) -> Sequence[Recorded]:
        """The facts of its debtor, in the same order."""

    def of(self, *kinds: type[Fact]) -> list[Recorded]:
        """The facts of the claim of some types."""

    def of_letter(self, letter_id: UUID, *kinds: type[Fact]) -> list[Recorded]:
        """The facts of a letter, of some types."""


class DeedKind(StrEnum):
    """What was done."""

    LETTER = "letter"
    CONTACT = "contact"
    """Somebody of ours called, visited or wrote outside the plan's letters."""
    COSTS = "costs"
    HAND_OVER = "hand_over"
    """The claim was offered to a party, or handed to one that does not answer."""
    CALLED_OFF = "called_off"
    """A letter that was ordered was not sent after all."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: the claim's fact of it, its day, and the last place in the log that was known."""

    kind: DeedKind
    told: Recorded
    on: date
    until: int
    letter: tuple[Recorded, ...] = ()
    """The facts of the letter that show it."""

    @property
    def point(self) -> Point:
        """What whoever did it could know."""
        return Point(self.until, self.on)

    @property
    def rests(self) -> tuple[Recorded, ...]:
        """The facts that show it."""
        return (self.told, *self.letter)

    def knew(self, fact: Recorded) -> bool:
        """Tell whether a fact was known when it was done."""
        return fact.position <= self.until and fact.known_on <= self.on


_KINDS: Final[Mapping[type[Fact], DeedKind]] = {
    **dict.fromkeys(get_args(SentFact), DeedKind.LETTER),
    DebtorContacted: DeedKind.CONTACT,
    CollectionCostsCharged: DeedKind.COSTS,
    HandOverRequested: DeedKind.HAND_OVER,
    HandedOver: DeedKind.HAND_OVER,
    LetterDroppedForClaim: DeedKind.CALLED_OFF,
}
_OUT: Final = (DispatchStarted, LetterSent, LetterPosted, DoubtResolved)


def acts_of(file: Acted) -> Iterator[Deed]:
    """All acts in the order in which they were recorded."""
    taken = {one.command_id for one in file.of(HandOverAccepted)}
    for one in file.facts:
        kind = _KINDS.get(type(one.fact))
        if kind is None or not _is_ours(one, taken):
            continue
        letter = _letter_of(file, one, kind)
        if kind is DeedKind.CALLED_OFF and not letter:
            continue  # it failed, which nobody chose
        day = one.effective_on
        yield Deed(kind, one, day, _known_until(file, one, letter, day), letter)


def _is_ours(one: Recorded, taken: set[UUID]) -> bool:
    """Tell whether it was our act: not his call, and not that a party took what it was offered."""
    if isinstance(one.fact, DebtorContacted):
        return one.fact.direction is Direction.OUTGOING
    return not isinstance(one.fact, HandedOver) or one.command_id not in taken


def _letter_of(file: Acted, one: Recorded, kind: DeedKind) -> tuple[Recorded, ...]:
    if kind is DeedKind.LETTER:
        assert isinstance(one.fact, LetterFact)
        facts = file.of_letter(one.fact.letter_id, *_OUT)
        return tuple(facts[-2:])
    if kind is DeedKind.CALLED_OFF:
        assert isinstance(one.fact, LetterDroppedForClaim)
        off = file.of_letter(one.fact.letter_id, LetterCancelled)
        return tuple(other for other in off if not _by_itself(other.fact))
    return ()


def _by_itself(fact: Fact) -> bool:
    """Tell whether a letter lapsed or could not be made: nobody decided against it."""
    return isinstance(fact, LetterCancelled) and (fact.passing or fact.unwritable)


def _known_until(file: Acted, one: Recorded, letter: Sequence[Recorded], day: date) -> int:
    """The last position known: before a message left, on its day, whenever it was recorded."""
    begun = next((other for other in letter if _leaves_at_once(other.fact)), one)
    until = begun.position - 1
    if legal_day(one.recorded_at) <= day:
        return until
    return min(until, _last_of(file.facts, day, until), _last_of(file.facts_of_debtor, day, until))


def _last_of(facts: Sequence[Recorded], day: date, otherwise: int) -> int:
    """The place in the log before the first of some facts that was recorded after a day."""
    at = bisect_right(facts, day, key=_recorded_on)
    return facts[at].position - 1 if at < len(facts) else otherwise


def _recorded_on(one: Recorded) -> date:
    return legal_day(one.recorded_at)


def _leaves_at_once(fact: Fact) -> bool:
    return isinstance(fact, DispatchStarted) and fact.channel is not Channel.POST
