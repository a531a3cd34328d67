"""What a plan of the house does is worked out once; of a creditor's own each time."""

from datetime import date

from application.queries.plans import plan_named, show_plan
from domain.dunning.plan.document import PLANS
from domain.parties import Capacity
from domain.rehearsal import rehearse

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def test_a_plan_of_the_house_is_walked_once_for_a_day() -> None:
    plan = plan_named("consumer")
    [lane] = show_plan(plan, due_on=MONDAY).lanes
    assert [*lane.moments] == rehearse(plan, due_on=MONDAY, capacity=Capacity.CONSUMER)
    assert show_plan(plan, due_on=MONDAY).lanes[0].moments is lane.moments
    [other] = show_plan(plan, due_on=TUESDAY).lanes
    assert [*other.moments] == rehearse(plan, due_on=TUESDAY, capacity=Capacity.CONSUMER)
    assert other.moments != lane.moments


def test_a_creditors_plan_is_never_taken_for_that_of_the_house_of_the_same_key() -> None:
    ours = plan_named("consumer")
    theirs = ours.model_copy(update={"step": ours.step[:1]})
    assert theirs.key in PLANS
    [lane], [of_house] = (show_plan(one, due_on=MONDAY).lanes for one in (theirs, ours))
    assert {one.step for one in lane.moments if one.step} == {ours.step[0].id}
    assert len(of_house.moments) > len(lane.moments)
