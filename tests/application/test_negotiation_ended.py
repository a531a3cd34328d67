"""Who agreed on a payment plan hears of its instalments: the pause of the talks is over."""

from datetime import timedelta
from uuid import UUID

import pytest

from application.commands.calls import CallResult, RecordCall
from application.house import House
from domain.claim.events import Instalment
from domain.claim.grounds import HoldCategory
from tests.application.houses import by, case_of
from tests.application.test_plans_signed_by_both import (
    claims,
    house,
    running,
)
from tests.asking import agree_payment_plan, place_hold

__all__ = ["claims", "house"]


def paused(house: House, claim: UUID) -> bool:
    return case_of(house, claim).claim.held_on(house.today) is not None


def test_a_plan_that_both_signed_ends_the_pause_of_the_call_in_which_it_was_wished(
    house: House, claims: list[UUID]
) -> None:
    for one in claims:
        RecordCall(result=CallResult.PLAN_WISH).carry(house, one, by=by())
    assert all(paused(house, one) for one in claims)
    running(house, claims)
    assert not any(paused(house, one) for one in claims)


@pytest.mark.parametrize("category", HoldCategory)
def test_only_the_pause_for_talks_ends_with_a_plan(
    house: House, claims: list[UUID], category: HoldCategory
) -> None:
    last = house.today + timedelta(days=9)
    place_hold(house, claims[0], by=by(), category=category, from_day=house.today, until=last)
    running(house, claims)
    assert paused(house, claims[0]) is (category is not HoldCategory.NEGOTIATION)


def test_so_does_a_plan_on_one_claim(house: House, claims: list[UUID]) -> None:
    RecordCall(result=CallResult.PLAN_WISH).carry(house, claims[1], by=by())
    [only] = [Instalment(number=1, amount=90_00, by=house.today + timedelta(days=7))]
    agree_payment_plan(house, claims[1], by=by(), instalments=(only,))
    assert case_of(house, claims[1]).claim.arrangement
    assert not paused(house, claims[1])
