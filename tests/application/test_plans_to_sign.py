"""A plan that can still be signed: its claims stay here, and what reached the debtor binds."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from application.commands.hand_over import HandOverClaim
from application.commands.payment_plans import WithdrawPaymentPlan
from application.house import House
from application.payment_plans.by_debtor import declined_plan
from application.queries.agreed import plan_to_sign_out
from domain.case.defaulting import charge_costs, declare_default
from domain.case.hand_over import accept_hand_over, missing_for_hand_over
from domain.claim.beyond_reason import ask_about_summons
from domain.claim.events import PartyKind
from domain.claim.offered import Offer
from domain.claim.open_plans import UNSIGNED
from domain.claim.state import Claim
from domain.days import day_after
from domain.dunning.next.answers import Wait
from domain.dunning.next.handing import not_handed
from domain.dunning.next.step import next_step
from domain.dunning.plan.document import StepKind
from domain.errors import Refusal
from domain.payment_plan.state import PlanStanding, require_proposed
from tests.application.houses import by, case_of
from tests.application.test_plans_signed_by_both import (
    by_creditor,
    by_debtor,
    claims,
    debtor_of,
    house,
    link,
    plan_of,
    proposed,
)

__all__ = ["claims", "house"]

LACKS = "the end of the proposed payment plan"


def lacks(house: House, claim: UUID, *, days: int = 0) -> bool:
    day = house.today + timedelta(days=days)
    return LACKS in missing_for_hand_over(case_of(house, claim), today=day)


def withdraw(house: House, claims: list[UUID], plan: UUID, *, confirmed: bool = False) -> None:
    given = WithdrawPaymentPlan(plan=plan, confirmed=confirmed)
    given.carry(house, debtor_of(house, claims), by=by())


@pytest.mark.both_stores
def test_a_claim_stays_here_while_its_plan_can_be_signed_and_the_debtor_can_sign_it(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    by_creditor(house, claims, plan)
    last = require_proposed(plan_of(house, plan)).open_until
    days = (last - house.today).days
    assert lacks(house, claims[0])
    assert lacks(house, claims[1], days=days)
    assert not lacks(house, claims[1], days=days + 1)
    for sure in (False, True):
        agency = HandOverClaim(party="Incasso", party_kind=PartyKind.AGENCY, confirmed=sure)
        with pytest.raises(Refusal) as caught:
            agency.carry(house, claims[0], by=by())
        assert caught.value.code == "hand_over.incomplete"
        assert LACKS in caught.value.message
    case = case_of(house, claims[0])
    [step] = [one for one in case.plan.step if one.kind is StepKind.HAND_OVER][:1]
    waits = not_handed(case, step, house.today, house.today)
    assert waits == Wait(day_after(last), UNSIGNED, step.id)
    by_debtor(house, link(house, claims, plan))
    after = house.collections.claim(claims[0])
    assert after.arrangement is not None
    assert after.open_plans == ()


def test_what_reached_the_debtor_is_taken_back_only_where_he_does_not_want_it(
    house: House, claims: list[UUID]
) -> None:
    unsent = proposed(house, claims)
    withdraw(house, claims, unsent)
    assert not lacks(house, claims[0])
    sent = proposed(house, claims)
    link(house, claims, sent)
    with pytest.raises(Refusal) as caught:
        withdraw(house, claims, sent)
    assert caught.value.code == "payment_plan.binds"
    assert lacks(house, claims[0])
    withdraw(house, claims, sent, confirmed=True)
    assert plan_of(house, sent).standing is PlanStanding.WITHDRAWN
    assert not lacks(house, claims[0])
    withdraw(house, claims, sent)  # taken back already: nothing


def test_what_the_debtor_declines_waits_no_more(house: House, claims: list[UUID]) -> None:
    plan = proposed(house, claims)
    token = link(house, claims, plan)
    told = plan_to_sign_out(house, house.collections.claim(claims[0]), house.today, None)
    assert told is not None
    assert (told.id, told.link_sent, told.signed_by_creditor_on) == (plan, True, None)
    declined_plan(house, token, address="here")
    claim = house.collections.claim(claims[0])
    assert plan_to_sign_out(house, claim, house.today, None) is None
    assert not lacks(house, claims[0])


def test_what_lies_with_the_debtor_lets_letters_default_and_costs_wait_until_its_last_day(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    last = require_proposed(plan_of(house, plan)).open_until
    before = case_of(house, claims[0])
    assert next_step(before, today=house.today) != Wait(day_after(last), UNSIGNED)
    link(house, claims, plan)
    case = case_of(house, claims[0])
    for day in (house.today, last):
        assert next_step(case, today=day) == Wait(day_after(last), UNSIGNED)
        assert not declare_default(case, today=day)
        assert not charge_costs(case, today=day)
    assert next_step(case, today=day_after(last)) != Wait(day_after(last), UNSIGNED)


def test_a_second_plan_beside_one_that_can_be_signed_is_asked_about(
    house: House, claims: list[UUID]
) -> None:
    proposed(house, claims)
    with pytest.raises(Refusal) as caught:
        proposed(house, claims)
    assert caught.value.code == "payment_plan.waits"
    other = proposed(house, claims, confirmed=True)
    assert [one.plan_id for one in house.collections.claim(claims[0]).open_plans][1:] == [other]


def test_a_summons_and_an_acceptance_are_asked_about(house: House, claims: list[UUID]) -> None:
    proposed(house, claims)
    claim, today = house.collections.claim(claims[0]), house.today
    with pytest.raises(Refusal) as caught:
        ask_about_summons(claim, served_on=today)
    assert caught.value.code == "summons.plan_open"
    ask_about_summons(claim, served_on=today - timedelta(days=1))
    offered = replace(claim, offer=Offer("Incasso", PartyKind.AGENCY, "0" * 64, today))
    with pytest.raises(Refusal) as caught:
        accept_hand_over(offered, today=today)
    assert caught.value.code == "hand_over.agreed_since"
    assert accept_hand_over(offered, today=today, confirmed=True)
    freed: Claim = replace(offered, open_plans=())
    assert accept_hand_over(freed, today=today)
