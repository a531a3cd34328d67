"""Made payments are held against the truth: nothing is booked wrongly, and most is booked."""

from itertools import chain, combinations
from pathlib import Path
from random import Random

import pytest

from domain.matching.judge import judge
from domain.matching.terms import (
    MOST,
    SAFE_BOOKING,
    SAFE_PROPOSAL,
    Clue,
    MatchingTerms,
    require_safe,
)
from domain.matching.verdict import ToBook, ToPropose
from tests.application.houses import HousePlace
from tests.payments.desk import Desk
from tests.payments.imported import tried as tried_in_a_house
from tests.payments.made import payment
from tests.payments.people import crowd_of
from tests.payments.tally import told, tried
from tests.payments.traps import traps


@pytest.mark.parametrize("seed", [101, 102])
def test_nothing_is_booked_wrongly_and_most_of_what_can_be_is(seed: int) -> None:
    tally = tried(payments=250, seed=seed)
    assert tally.wrong == [], told(tally)
    assert tally.share >= 0.85, told(tally)  # few payments: the share is rough
    assert tally.uncovered == []


def test_every_cent_of_a_made_payment_is_placed_by_each_way() -> None:
    tally = tried(payments=120, seed=103)
    for made, found in tally.missed:
        if isinstance(found, ToPropose):
            for way in found.ways:
                assert sum(part.amount for part in way.parts) == made.incoming.amount


@pytest.mark.parametrize("seed", range(8))
def test_no_trap_is_walked_into(seed: int) -> None:
    for desk, made in traps(seed):
        found = desk.judge(made.incoming)
        assert not isinstance(found, ToBook), (made.kind, found)


EVERY_CLUES = [
    frozenset(some)
    for some in chain.from_iterable(combinations(Clue, n) for n in range(1, len(Clue) + 1))
]


def test_no_trap_is_walked_into_whatever_does_not_count_with_a_creditor() -> None:
    for desk, made in traps(1):
        ledgers = desk.ledgers(made.incoming)
        for clues in EVERY_CLUES:
            found = judge(made.incoming, ledgers, MatchingTerms(uncounted=clues))
            assert not isinstance(found, ToBook), (made.kind, clues, found)


def test_what_is_booked_on_any_terms_would_be_booked_so_on_the_floor() -> None:
    random = Random(105)
    desk = Desk(crowd_of(random, debtors=60, creditors=2, name="terms"))
    booked = 0
    for _ in range(150):
        made = payment(random, desk)
        ledgers = desk.ledgers(made.incoming)
        found = judge(made.incoming, ledgers, _some_terms(random))
        if isinstance(found, ToBook):
            booked += 1
            floor = judge(made.incoming, ledgers, MatchingTerms())
            assert isinstance(floor, ToBook), (made, found)
            assert set(floor.way.parts) == set(found.way.parts)
            assert {part.claim_id: part.amount for part in found.way.parts} == made.truth
    assert booked > 10


def _some_terms(random: Random) -> MatchingTerms:
    """Any terms that a creditor can set."""
    book_from = random.randint(SAFE_BOOKING, MOST)
    return require_safe(
        MatchingTerms(
            book_from=random.choice((SAFE_BOOKING, book_from)),
            propose_from=random.randint(SAFE_PROPOSAL, SAFE_BOOKING),
            uncounted=random.choice(EVERY_CLUES[:15]),
            books_itself=random.random() < 0.95,
        )
    )


def test_whoever_may_be_meant_in_a_trap_is_held_or_everybody_is() -> None:
    for desk, made in traps(1):
        found = desk.judge(made.incoming)
        assert not isinstance(found, ToBook)
        owners = {desk.owed[claim].debtor for claim in made.truth}
        assert not found.may_concern or owners <= set(found.may_concern), made.kind


def test_through_the_real_import_nothing_is_booked_wrongly_and_no_cent_is_lost(
    tmp_path: Path,
) -> None:
    place = HousePlace("sqlite", "", tmp_path / "home")
    seen = tried_in_a_house(place, payments=60, seed=104)
    place.close()
    assert (seen.wrong, seen.lost) == ([], []), seen.told()
    assert seen.share >= 0.75, seen.told()  # of some forty that can be matched
