"""Why money that was proposed was not booked by itself, told from what was kept of it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum

from domain.bank.line_events import MatchCandidate
from domain.matching.judge import NEAR
from domain.matching.scores import AGAINST, MILD, NUMBERS, REFERENCES, may_be_booked
from domain.matching.terms import FLOOR, MatchingTerms
from domain.matching.verdict import Ground, Told


class HeldWhy(StrEnum):
    """What kept the best way from being booked by itself; a person decides."""

    NOTHING_BY_ITSELF = "nothing_by_itself"
    """The creditor has nothing booked by itself."""
    TOO_UNCERTAIN = "too_uncertain"
    """Its score is below that from which money is booked."""
    SPOKEN_AGAINST = "spoken_against"
    """Something speaks against it that no score makes good."""
    ONE_SIGNAL = "one_signal"
    """A number of ours is there; nothing says who pays, and others may owe the same amount."""
    LETTERED_ALONE = "lettered_alone"
    """A letter and four digits: who pays and the exact amount are not both there."""
    NO_NUMBER = "no_number"
    """No number is there that is surely ours: name, account and amount fit a relative, too."""
    ANOTHER_NEAR = "another_near"
    """Another way comes near."""
    CLUE_UNCOUNTED = "clue_uncounted"
    """Another way comes near that was not kept, or is the best by a clue that does not count."""


def held_from_booking(ways: Sequence[MatchCandidate], terms: MatchingTerms) -> HeldWhy | None:
    """Say why the first of the ways was proposed, on the terms of then; None: there is no way.

    In the order in which the judge asks: what is said is enough by itself.
    """
    if not ways:
        return None
    best, *others = ways
    grounds = {Ground(one.code) for one in best.reasons}
    against = grounds & AGAINST
    if not terms.books_itself:
        return HeldWhy.NOTHING_BY_ITSELF
    if best.score < max(terms.book_from, FLOOR.book_from):
        return HeldWhy.TOO_UNCERTAIN
    if against - MILD:
        return HeldWhy.SPOKEN_AGAINST
    if not may_be_booked(map(Told, grounds - against), map(Told, against)):
        return _unbooked(grounds & (NUMBERS | REFERENCES))
    near = any(other.score > best.score - NEAR for other in others)
    return HeldWhy.CLUE_UNCOUNTED if terms.uncounted and not near else HeldWhy.ANOTHER_NEAR


def _unbooked(numbers: AbstractSet[Ground]) -> HeldWhy:
    """What is missing beside the numbers that were found."""
    if not numbers:
        return HeldWhy.NO_NUMBER
    alone = numbers == {Ground.NUMBER_LETTERED}
    return HeldWhy.LETTERED_ALONE if alone else HeldWhy.ONE_SIGNAL
