"""A plan that is signed in a name that may be another's waits until a person looked."""

from uuid import UUID

import pytest

from application.commands.payment_plans import SignPaymentPlan, WithdrawPaymentPlan
from application.house import House
from application.queries.list_shapes import TaskOut
from application.queries.lists import whole_work_list
from application.queries.of_payment_plans import plan_out
from application.views import views_of
from domain.errors import Refusal
from domain.payment_plan.state import PlanStanding
from tests.application.houses import by
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


def test_a_name_that_may_be_anothers_is_said_and_looked_at_before_the_creditor_signs(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    by_debtor(house, link(house, claims, plan), name="P. Anders")
    assert plan_out(house, plan_of(house, plan)).other_name
    with pytest.raises(Refusal) as caught:
        by_creditor(house, claims, plan)
    assert caught.value.code == "payment_plan.other_name"
    assert plan_of(house, plan).by_creditor is None
    seen = SignPaymentPlan(plan=plan, name_seen=True)
    seen.carry(house, debtor_of(house, claims), by=by())
    assert plan_of(house, plan).standing is PlanStanding.RUNNING
    assert not plan_out(house, plan_of(house, plan)).other_name


def test_where_the_creditor_signed_first_another_name_holds_nothing_before_he_looked(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    by_creditor(house, claims, plan)
    by_debtor(house, link(house, claims, plan), name="P. Anders")
    waiting = plan_of(house, plan)
    assert (waiting.standing, waiting.by_debtor is None) == (PlanStanding.PROPOSED, False)
    assert all(house.collections.claim(one).arrangement is None for one in claims)
    with pytest.raises(Refusal) as caught:
        by_creditor(house, claims, plan)
    assert caught.value.code == "payment_plan.other_name"
    for _ in range(2):  # once more is no news
        seen = SignPaymentPlan(plan=plan, name_seen=True)
        seen.carry(house, debtor_of(house, claims), by=by())
    assert plan_of(house, plan).standing is PlanStanding.RUNNING
    assert all(house.collections.claim(one).arrangement for one in claims)


@pytest.mark.both_stores
@pytest.mark.parametrize("name", ["S. Voorbeeld", "P. Anders"])
def test_a_plan_that_the_debtor_signed_is_on_the_work_list_until_the_creditor_did(
    house: House, claims: list[UUID], name: str
) -> None:
    plan = proposed(house, claims)
    assert to_sign(house) == []
    by_debtor(house, link(house, claims, plan), name=name)
    [task] = to_sign(house)
    his = [house.collections.claim(one) for one in claims]
    in_order = sorted(his, key=lambda one: (one.due_on, one.invoice_number))
    assert task.invoice_number == ", ".join(one.invoice_number for one in in_order)
    assert task.debtor
    assert task.debtor.id == debtor_of(house, claims)
    seen = SignPaymentPlan(plan=plan, name_seen=True)
    seen.carry(house, debtor_of(house, claims), by=by())
    assert to_sign(house) == []


def test_a_plan_that_was_withdrawn_is_not_to_be_signed(house: House, claims: list[UUID]) -> None:
    plan = proposed(house, claims)
    by_debtor(house, link(house, claims, plan), name="S. Voorbeeld")
    withdraw = WithdrawPaymentPlan(plan=plan, confirmed=True)
    withdraw.carry(house, debtor_of(house, claims), by=by())
    assert to_sign(house) == []


def to_sign(house: House) -> list[TaskOut]:
    with views_of(house) as views:
        views.catch_up()
        return list(whole_work_list(views, house.today, task="sign_plan"))
