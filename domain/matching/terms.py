"""On what terms money is booked by itself: a creditor's own, never below what is safe."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.errors import Refusal


class Clue(StrEnum):
    """By what a payment is known; a creditor may say that one of them does not count with him."""

    REFERENCE = "reference"
    NUMBER = "number"
    AMOUNT = "amount"
    ACCOUNT = "account"
    NAME = "name"


SAFE_BOOKING: Final = 70
"""Below this score nothing is booked by itself, whatever a creditor says."""
SAFE_PROPOSAL: Final = 15
USUAL_PROPOSAL: Final = 20
MOST: Final = 100


@dataclass(frozen=True, slots=True)
class MatchingTerms:
    """From which score money is booked by itself or proposed; ``uncounted`` clues lead to none.

    ``books_itself`` False: all of it is proposed.
    """

    book_from: int = SAFE_BOOKING
    propose_from: int = USUAL_PROPOSAL
    uncounted: frozenset[Clue] = frozenset()
    books_itself: bool = True


FLOOR: Final = MatchingTerms()
"""What is booked by itself on any terms would be booked on these, in the same parts."""


def strictest(all_of_them: Iterable[MatchingTerms]) -> MatchingTerms:
    """The terms that satisfy every creditor of an account."""
    found = tuple(all_of_them) or (MatchingTerms(),)
    return MatchingTerms(
        book_from=max(one.book_from for one in found),
        propose_from=max(one.propose_from for one in found),
        uncounted=frozenset().union(*(one.uncounted for one in found)),
        books_itself=all(one.books_itself for one in found),
    )


def require_safe(terms: MatchingTerms) -> MatchingTerms:
    """Terms as a creditor gives them; raises Refusal ``matching.limit_unsafe``."""
    if terms.book_from < SAFE_BOOKING or terms.propose_from < SAFE_PROPOSAL:
        raise _unsafe()
    if max(terms.book_from, terms.propose_from) > MOST or terms.propose_from > terms.book_from:
        raise _unsafe()
    return terms


def _unsafe() -> Refusal:
    return Refusal(
        "matching.limit_unsafe",
        f"Money is booked by itself from {SAFE_BOOKING} at the lowest and proposed from"
        f" {SAFE_PROPOSAL}, and nothing is proposed only above what is booked.",
        way_out=f"Book from {SAFE_BOOKING} to {MOST}, propose from {SAFE_PROPOSAL} to that.",
        values={"book": str(SAFE_BOOKING), "propose": str(SAFE_PROPOSAL), "most": str(MOST)},
    )
