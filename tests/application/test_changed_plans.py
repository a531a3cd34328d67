"""A running plan is changed by both: an instalment later, or spread over those behind it."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest

from application.commands.payment_plans import ChangePaymentPlan
from application.documents import kept
from application.house import House
from domain.claim.balance import balance
from domain.claim.state import Ending
from domain.errors import Refusal
from domain.payment_plan.state import PlanStanding
from tests.application.houses import HousePlace, by, run_on, sent_steps
from tests.application.test_plans_in_error import last
from tests.application.test_plans_signed_by_both import (
    FIRST,
    by_creditor,
    by_debtor,
    claims,
    debtor_of,
    house,
    link,
    pay,
    plan_of,
    proposed,
    running,
    states,
)

__all__ = ["claims", "house"]

WEEK = timedelta(days=7)
GRACE = timedelta(days=5)


def change(house: House, claims: Sequence[UUID], plan: UUID, **said: object) -> UUID:
    """Draw a change up, and give the id of the plan that it would be."""
    command = ChangePaymentPlan.model_validate({"plan": plan, **said})
    receipt = command.carry(house, debtor_of(house, [*claims]), by=by())
    return receipt.streams[0][0]


def both_sign(house: House, claims: list[UUID], plan: UUID) -> None:
    by_debtor(house, link(house, claims, plan))
    by_creditor(house, claims, plan)


def parts(house: House, plan: UUID) -> list[tuple[date, int]]:
    proposed = plan_of(house, plan).proposed
    assert proposed is not None
    return [(one.by, one.amount) for one in proposed.instalments]


@pytest.mark.both_stores
def test_a_later_day_holds_once_both_signed_it_and_asks_no_cent_more(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    changed = change(house, claims, plan, later=FIRST + timedelta(days=4))
    assert plan_of(house, plan).standing is PlanStanding.RUNNING
    both_sign(house, claims, changed)
    old, new = plan_of(house, plan), plan_of(house, changed)
    assert (old.standing, new.standing) == (PlanStanding.REPLACED, PlanStanding.RUNNING)
    assert parts(house, changed)[0] == (FIRST + timedelta(days=4), 67_50)
    assert sum(amount for _, amount in parts(house, changed)) == 270_00
    assert all(
        one.arrangement and one.arrangement.plan.plan_id == changed for one in states(house, claims)
    )
    run_on(place, house, FIRST + timedelta(days=10))  # the old grace is over
    assert plan_of(house, changed).standing is PlanStanding.RUNNING
    for claim in claims:
        pay(house, claim, 90_00, house.today, f"P-{claim}")
    assert {one.ending for one in states(house, claims)} == {Ending.SETTLED}
    assert plan_of(house, changed).standing is PlanStanding.COMPLETED
    assert sum(balance(one, on=house.today).total for one in states(house, claims)) == 0


def test_what_lacks_is_spread_and_a_claim_that_was_paid_has_kept_the_plan(
    house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    pay(house, claims[0], 90_00, house.today, "P-all")
    changed = change(house, claims, plan)  # the second: 45.00 of it is left
    assert parts(house, changed) == [(FIRST + 2 * WEEK, 90_00), (FIRST + 3 * WEEK, 90_00)]
    assert plan_of(house, changed).proposed is not None
    both_sign(house, claims, changed)
    first, *others = states(house, claims)
    assert first.arrangement is None
    assert all(one.arrangement for one in others)


def test_a_change_that_was_signed_in_time_holds_though_the_plan_lapsed_meanwhile(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    changed = change(house, claims, plan, open_days=30)
    by_debtor(house, link(house, claims, changed))
    run_on(place, house, FIRST + timedelta(days=9))
    assert plan_of(house, plan).standing is PlanStanding.LAPSED
    by_creditor(house, claims, changed)
    assert plan_of(house, plan).standing is PlanStanding.LAPSED
    assert all(one.arrangement for one in states(house, claims))


def test_through_its_last_day_a_change_is_signed_though_the_plan_lapsed_and_none_is_told_so(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    changed = change(house, claims, plan, open_days=60)
    token = link(house, claims, changed)
    last = FIRST + WEEK + GRACE  # of the first instalment of the change
    run_on(place, house, FIRST + timedelta(days=9))
    assert plan_of(house, plan).standing is PlanStanding.LAPSED
    run_on(place, house, last - timedelta(days=2))
    run_on(place, house, last)
    assert not any("plan-lapsed" in sent_steps(house, claim) for claim in claims)
    by_debtor(house, token)
    by_creditor(house, claims, changed)
    assert plan_of(house, changed).standing is PlanStanding.RUNNING
    assert all(one.arrangement and not one.lapsed_on for one in states(house, claims))
    run_on(place, house, last + timedelta(days=1))
    assert not any("plan-lapsed" in sent_steps(house, claim) for claim in claims)


def test_the_day_after_it_is_signed_no_more_and_the_debtor_is_told_that_the_plan_lapsed(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    changed = change(house, claims, plan, open_days=60)
    token = link(house, claims, changed)
    behind = FIRST + WEEK + GRACE + timedelta(days=1)
    run_on(place, house, FIRST + timedelta(days=9))
    place.clock.move_to(behind)
    with pytest.raises(Refusal) as refused:
        by_debtor(house, token)
    assert refused.value.code == "signing_link.over"
    run_on(place, house, behind)
    assert plan_of(house, changed).standing is PlanStanding.EXPIRED
    assert all("plan-lapsed" in sent_steps(house, claim) for claim in claims)


def test_a_plan_is_open_no_longer_than_its_first_instalment_has_grace_and_lapses_not_at_once(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    few, many = (proposed(house, claims, open_days=n, confirmed=True) for n in (11, 13))
    last = FIRST + GRACE
    assert last == house.today + timedelta(days=12)
    told = [plan_of(house, one).proposed for one in (few, many)]
    assert [one.open_until for one in told if one] == [last - timedelta(days=1), last]
    token = link(house, claims, many)
    place.clock.move_to(last)
    by_debtor(house, token)
    by_creditor(house, claims, many)
    run_on(place, house, last)
    assert plan_of(house, many).standing is PlanStanding.RUNNING


def test_the_second_of_two_changes_and_one_of_what_was_paid_since_are_refused(
    house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    one = change(house, claims, plan)
    other = change(house, claims, plan, number=2, later=FIRST + 5 * WEEK)
    moved = change(house, claims, plan, number=4, later=FIRST + 5 * WEEK)
    both_sign(house, claims, one)
    by_creditor(house, claims, other)
    with pytest.raises(Refusal) as refused:
        by_debtor(house, link(house, claims, other))
    assert refused.value.code in {"payment_plan.not_running", "signing_link.not_now"}
    with pytest.raises(Refusal) as stopped:
        change(house, claims, plan)
    assert stopped.value.code == "payment_plan.not_running"
    assert plan_of(house, moved).standing is PlanStanding.PROPOSED


def test_its_text_says_what_changes_and_that_nothing_is_added(
    house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    later, spread = (
        change(house, claims, plan, later=FIRST + timedelta(days=4)),
        change(house, claims, plan),
    )
    texts = []
    for one in (later, spread):
        proposed = plan_of(house, one).proposed
        assert proposed is not None
        texts.append(kept(house, proposed.document_sha256).decode())
    assert "uiterlijk op 29 maart 2026" in texts[0]
    assert "verdelen wij over de termijnen daarna" in texts[1]
    assert all("Vervalt die intussen, dan geldt de wijziging toch" in one for one in texts)
    assert all("Samen € 270,00" in one and "betaalt u niet meer" in one for one in texts)


def test_a_change_in_error_lets_the_plan_that_it_replaced_run_again(
    house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    changed = change(house, claims, plan)
    both_sign(house, claims, changed)
    for topic, runs in (
        ("claim.payment_plan_agreed", plan),
        ("any.entered_in_error", changed),
    ):
        last(house, claims[1], topic).carry(house, claims[1], by=by())
        arranged = [one.arrangement for one in states(house, claims)]
        assert {one.plan.plan_id for one in arranged if one} == {runs}
        assert plan_of(house, runs).standing is PlanStanding.RUNNING
        other = changed if runs == plan else plan
        assert plan_of(house, other).standing is not PlanStanding.RUNNING
