"""On what terms a creditor lets money that came in be booked by itself."""

from collections.abc import Sequence
from typing import ClassVar, Self
from uuid import UUID

from pydantic import Field

from application.commands.fields import Euro
from application.commands.four_eyes import TakesTwo, looser_matching
from application.commands.seen import OnSeenTerms
from application.house import House
from domain.application import Session
from domain.creditor.decisions import set_matching
from domain.creditor.state import Creditor
from domain.facts import Fact
from domain.matching.terms import MOST, SAFE_BOOKING, SAFE_PROPOSAL, Clue


class SetMatchingTerms(OnSeenTerms):
    """Set from which score money that came in is booked by itself, and what is let go then."""

    NAME: ClassVar[str] = "matching-terms"
    PATH: ClassVar[str] = "matching-terms"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "matching.difference_large",
        "matching.limit_unsafe",
        "terms.changed",
    )
    FOUR_EYES: ClassVar[TakesTwo | None] = looser_matching
    SHOWN: ClassVar[dict[str, str]] = {
        "book_from": "book_from",
        "propose_from": "propose_from",
        "uncounted": "uncounted_clues",
        "counted": "uncounted_clues",
        "books_itself": "books_itself",
        "difference_let_go": "difference_let_go",
    }

    book_from: int | None = Field(
        default=None, description=f"booked from this score, {SAFE_BOOKING} to {MOST}"
    )
    propose_from: int | None = Field(
        default=None, description=f"proposed from this score, {SAFE_PROPOSAL} or more"
    )
    uncounted: Clue | None = Field(default=None, description="what counts no more with him")
    counted: Clue | None = Field(default=None, description="what counts again")
    books_itself: bool | None = Field(default=None, description="no: all of it is proposed")
    difference_let_go: Euro | None = Field(
        default=None, description="so much that a payment by bank leaves open is let go by itself"
    )

    def settled(self, session: Session, about: UUID, house: House) -> Self:
        """A second person agrees to a change of the terms that were, and of no others."""
        del house
        seen = session.creditor(about).version if self.seen is None else self.seen
        return self.model_copy(update={"seen": seen})

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """What is not given stays as it was; lower than what is safe it never is."""
        del session
        return set_matching(
            creditor,
            book_from=self.book_from,
            propose_from=self.propose_from,
            uncounted=self.uncounted,
            counted=self.counted,
            books_itself=self.books_itself,
            difference_let_go=self.difference_let_go,
        )
