"""What lies beside the views finds the same as views that took in everything."""

from datetime import date
from random import Random
from uuid import UUID

import pytest

from application.banking.near_views import NearFinds, indexes_kept_level
from application.level_views import views_kept_level
from domain.matching.keys import keys_of_number
from projections.outstanding.finds import Finds
from tests.application.houses import HousePlace, by, case_of, take_in
from tests.application.papers import invoice
from tests.asking import register_payment

AMOUNTS = (10_00, 20_00, 30_00, 40_00)


def answers(finds: Finds | NearFinds, numbers: list[str], creditor: UUID) -> list[list[UUID]]:
    """For every amount and number, each with room for all, for some and for one."""
    keys = [keys_of_number(one) for one in numbers]
    at = [finds.at(c, [creditor], most) for most in (1, 3, 50) for c in range(0, 61_00, 5_00)]
    every = (*keys, frozenset().union(*keys))
    return at + [finds.numbered(one, [creditor], most) for most in (1, 50) for one in every]


@pytest.mark.parametrize("seed", range(3))
def test_what_moved_is_found_as_if_the_views_had_taken_it_in(place: HousePlace, seed: int) -> None:
    """Whole, in part and beyond what is open; new claims among them, of other creditors none."""
    house, random = place.open(), Random(seed)
    numbers = [f"A-{n}" for n in range(1, 7)]
    claims: list[UUID] = []

    def another() -> None:
        number = numbers[len(claims)]
        amount = f"{random.choice(AMOUNTS) / 100:.2f}"
        issued = date(2026, 2, 1)
        [one] = take_in(house, invoice(number, amount, customer=f"K-{number}", issued_on=issued))
        assert one.claim
        claims.append(one.claim)

    for _ in range(3):
        another()
    creditor = case_of(house, claims[0]).creditor.id
    with indexes_kept_level(house) as near:
        near()
        for step in range(12):
            if len(claims) < len(numbers) and random.random() < 0.3:
                another()
            else:
                amount = random.choice((5_00, *AMOUNTS))
                about = random.choice(claims)
                day = house.today
                register_payment(
                    house, about, by=by(), amount=amount, credited_on=day, confirmed=True
                )
            beside = answers(near().finds, numbers, creditor)
            if step % 4 == 3:  # the views are behind by as many steps until here
                with views_kept_level(house) as views:
                    assert beside == answers(views().outstanding.finds, numbers, creditor)
        assert near().finds.at(10_00, [UUID(int=1)], 50) == []
