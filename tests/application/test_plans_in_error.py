"""What a plan over several claims told one of them in error goes on all of them, and comes back."""

from datetime import timedelta
from uuid import UUID

import pytest

from application.commands.details import EnterInError
from application.house import House
from application.run.day import run_day
from domain.claim.balance import balance
from domain.errors import Refusal
from domain.payment_plan.state import PlanStanding
from tests.application.houses import HousePlace, by, run_on
from tests.application.test_plans_signed_by_both import (
    FIRST,
    claims,
    house,
    plan_of,
    running,
    states,
)

__all__ = ["claims", "house"]


def last(house: House, claim: UUID, topic: str) -> EnterInError:
    """The last fact of a kind, in error."""
    told = [one for one in house.collections.history(claim) if topic == one.fact.TOPIC]
    return EnterInError(version=told[-1].originator_version, approved_by="mira")


def arranged(house: House, claims: list[UUID]) -> list[bool]:
    return [one.arrangement is not None for one in states(house, claims)]


@pytest.mark.both_stores
def test_a_signed_plan_in_error_is_so_on_all_its_claims_and_comes_back_on_all(
    house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    owed = [balance(one, on=house.today) for one in states(house, claims)]
    last(house, claims[1], "claim.payment_plan_agreed").carry(house, claims[1], by=by())
    assert arranged(house, claims) == [False, False, False]
    assert plan_of(house, plan).standing is PlanStanding.WITHDRAWN
    last(house, claims[2], "any.entered_in_error").carry(house, claims[2], by=by())
    assert arranged(house, claims) == [True, True, True]
    assert plan_of(house, plan).standing is PlanStanding.RUNNING
    assert owed == [balance(one, on=house.today) for one in states(house, claims)]


def test_a_lapse_in_error_is_so_on_all_and_before_it_the_plan_is_not(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    run_on(place, house, FIRST + timedelta(days=12))
    assert arranged(house, claims) == [False, False, False]
    assert plan_of(house, plan).standing is PlanStanding.LAPSED
    with pytest.raises(Refusal, match="ended since"):
        last(house, claims[0], "claim.payment_plan_agreed").carry(house, claims[0], by=by())
    last(house, claims[0], "claim.payment_plan_lapsed").carry(house, claims[0], by=by())
    assert arranged(house, claims) == [True, True, True]
    assert plan_of(house, plan).standing is PlanStanding.RUNNING
    run_day(house)  # nothing came in: it lapses again, on all
    assert plan_of(house, plan).standing is PlanStanding.LAPSED
