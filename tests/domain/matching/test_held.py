"""What is proposed and not booked says why: the judge's own reasons, read back from the fact."""

import pytest

from domain.bank.line_events import MatchCandidate, MatchReason
from domain.matching.held import HeldWhy, held_from_booking
from domain.matching.terms import Clue, MatchingTerms
from domain.matching.verdict import Ground

USUAL = MatchingTerms()
NUMBER = (Ground.NUMBER_WHOLE, Ground.AMOUNT_OPEN)


def way(score: int, *grounds: Ground) -> MatchCandidate:
    return MatchCandidate(
        placements=(), score=score, reasons=tuple(MatchReason(code=one.value) for one in grounds)
    )


@pytest.mark.parametrize(
    ("ways", "terms", "why"),
    [
        ([way(95, *NUMBER)], MatchingTerms(books_itself=False), HeldWhy.NOTHING_BY_ITSELF),
        ([way(89, *NUMBER)], MatchingTerms(book_from=90), HeldWhy.TOO_UNCERTAIN),
        ([way(69, *NUMBER)], USUAL, HeldWhy.TOO_UNCERTAIN),
        ([way(80, *NUMBER, Ground.CLAIM_WITH_PARTY)], USUAL, HeldWhy.SPOKEN_AGAINST),
        ([way(76, *NUMBER, Ground.SAME_AMOUNTS)], USUAL, HeldWhy.ONE_SIGNAL),
        ([way(76, Ground.NUMBER_WHOLE, Ground.AMOUNT_PART)], USUAL, HeldWhy.ONE_SIGNAL),
        ([way(76, Ground.NAME_FULL, Ground.AMOUNT_OPEN)], USUAL, HeldWhy.NO_NUMBER),
        (
            [way(99, Ground.NUMBER_LETTERED, Ground.ACCOUNT_SEEN, Ground.AMOUNT_PART)],
            USUAL,
            HeldWhy.LETTERED_ALONE,
        ),
        ([way(90, *NUMBER), way(71, *NUMBER)], USUAL, HeldWhy.ANOTHER_NEAR),
        (
            [way(90, *NUMBER), way(70, *NUMBER)],
            MatchingTerms(uncounted=frozenset({Clue.NAME})),
            HeldWhy.CLUE_UNCOUNTED,
        ),
    ],
)
def test_of_what_is_proposed_it_is_said_what_held_it(
    ways: list[MatchCandidate], terms: MatchingTerms, why: HeldWhy
) -> None:
    assert held_from_booking(ways, terms) is why


def test_where_nothing_is_proposed_nothing_was_held() -> None:
    assert held_from_booking([], USUAL) is None
