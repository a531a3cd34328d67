"""The judge: whose money it is, by reasons that can be told; without doubt, or a person is asked.

Nothing is booked by itself that rests on one signal, or against a contradiction, or where
another way comes near: a wrong booking makes a debtor who did not pay look as if he had, and one
who paid look as if he had not.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from domain.matching.incoming import Incoming, Ledgers
from domain.matching.reading import Reading
from domain.matching.scores import EXACT, NUMBERS, REFERENCES, may_be_booked
from domain.matching.terms import FLOOR, MatchingTerms
from domain.matching.verdict import Ground, Judgment, ToBook, ToPark, ToPropose, Way
from domain.matching.ways import ways_of

NEAR: Final = 20
"""A second way that comes so near makes the first one a proposal."""
MOST_WAYS: Final = 5
MOST_CONCERNED: Final = 20
"""Whoever may be concerned is named up to so many; beyond that it may be anybody's."""


def judge(incoming: Incoming, ledgers: Ledgers, terms: MatchingTerms) -> Judgment:
    """Say what becomes of a line: booked, proposed or parked, every cent of it."""
    reading = Reading(incoming, ledgers)
    ways = ways_of(reading, terms)
    if ways and _books(ways, terms) and _safely(reading, ways[0], terms):
        return ToBook(ways[0])
    concerned = _concerned(reading, ways)
    worth = tuple(way for way in ways if way.score >= terms.propose_from)[:MOST_WAYS]
    return ToPropose(worth, concerned) if worth else ToPark(concerned)


def _safely(reading: Reading, best: Way, terms: MatchingTerms) -> bool:
    """Tell whether it would be booked so on the floor as well, where every clue counts.

    A clue that does not count with a creditor weakens other ways as well as the best one: what
    comes near by it must stop a booking all the same.
    """
    if not terms.uncounted:
        return True
    ways = ways_of(reading, FLOOR)
    return _books(ways, FLOOR) and set(ways[0].parts) == set(best.parts)


def _books(ways: Sequence[Way], terms: MatchingTerms) -> bool:
    best, *others = ways
    if not terms.books_itself or best.score < max(terms.book_from, FLOOR.book_from):
        return False
    if not may_be_booked(best.told, best.against):
        return False
    return all(_stands_back(other, best) for other in others)


def _stands_back(other: Way, best: Way) -> bool:
    """Tell whether another way is far enough behind, or the debtor himself chose between them."""
    return other.score <= best.score - NEAR


def _concerned(reading: Reading, ways: Sequence[Way]) -> tuple[UUID, ...]:
    """The debtors whose it may be, where something that was told names any of them; else nobody.

    An amount alone names nobody, nor does a last name: then it may be anybody's.
    """
    if not any(_names_somebody(way) for way in ways):
        return ()
    found = dict.fromkeys(way.debtor_id for way in ways)
    return () if len(found) > MOST_CONCERNED or reading.ledgers.crowded else tuple(found)


def _names_somebody(way: Way) -> bool:
    grounds = {one.ground for one in way.told}
    if grounds & (NUMBERS | REFERENCES | {Ground.CUSTOMER_NUMBER, Ground.ACCOUNT_SEEN}):
        return True
    return bool(grounds & {Ground.NAME_FULL, Ground.NAME_SHORT}) and bool(grounds & EXACT)
