"""Deferred payment for a consumer: free by the creditor himself, or a senior says why."""

from datetime import date

import pytest

from domain.errors import Refusal
from domain.law.consumer_credit import (
    RULES,
    CreditGround,
    PlanOffer,
    needs_ground,
    require_ground,
    require_own_offer,
    rule_on,
)

BEFORE, SINCE = date(2026, 11, 19), date(2026, 11, 20)


def offer(
    day: date = SINCE,
    *,
    consumer: bool = True,
    interest: int = 0,
    costs: int = 0,
    agency: bool = False,
) -> PlanOffer:
    return PlanOffer(
        offered_on=day,
        consumer=consumer,
        interest=interest,
        costs_not_due=costs,
        by_third_party=agency,
    )


def code(offered: PlanOffer, ground: CreditGround | None = None) -> str:
    with pytest.raises(Refusal) as caught:
        require_ground(offered, ground)
    return caught.value.code


def passes(offered: PlanOffer, ground: CreditGround | None = None) -> bool:
    require_ground(offered, ground)
    return offered.costs_not_due == 0 or not offered.consumer


def test_the_second_directive_is_applied_since_the_twentieth_of_november() -> None:
    assert rule_on(BEFORE) is RULES[0]
    assert rule_on(SINCE) is RULES[1]


def test_before_the_first_directive_there_was_no_rule() -> None:
    assert rule_on(date(2010, 6, 10)) is None
    assert rule_on(date(2010, 6, 11)) is RULES[0]
    assert needs_ground(offer(date(2010, 6, 10), interest=1)) is None


@pytest.mark.parametrize("day", [BEFORE, SINCE])
def test_a_plan_of_the_creditor_himself_that_costs_nothing_passes(day: date) -> None:
    assert passes(offer(day))


@pytest.mark.parametrize("day", [BEFORE, SINCE])
def test_a_cent_of_interest_needs_a_ground(day: date) -> None:
    assert code(offer(day, interest=1)) == "consumer_credit.no_ground"
    assert passes(offer(day, interest=1), CreditGround.STATUTORY_INTEREST)


def test_a_free_plan_of_an_agency_needs_a_ground_since_the_second_directive() -> None:
    assert passes(offer(BEFORE, agency=True))
    assert code(offer(SINCE, agency=True)) == "consumer_credit.no_ground"


@pytest.mark.parametrize("ground", [None, *CreditGround])
def test_costs_that_are_not_due_anyway_are_refused_on_any_ground(
    ground: CreditGround | None,
) -> None:
    assert code(offer(costs=1), ground) == "consumer_credit.costs"


def test_for_who_is_no_consumer_there_is_no_rule() -> None:
    assert passes(offer(consumer=False, interest=100_00, costs=1, agency=True))


def test_a_plan_that_an_agency_records_on_one_claim_is_refused_since_that_day() -> None:
    require_own_offer(offer(BEFORE, agency=True))
    require_own_offer(offer(SINCE))
    require_own_offer(offer(SINCE, agency=True, consumer=False))
    with pytest.raises(Refusal) as caught:
        require_own_offer(offer(SINCE, agency=True))
    assert caught.value.code == "consumer_credit.third_party"
