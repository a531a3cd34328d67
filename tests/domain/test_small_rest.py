"""A floor and a tolerance: nobody is dunned for cents, and no costs come over them."""

from dataclasses import replace
from datetime import date

import pytest

from domain.case.defaulting import charge_costs
from domain.claim.events import CollectionCostsCharged, StepApproved
from domain.claim.payments import receive_payment
from domain.dunning.next import asked
from domain.dunning.next.step import Ask, Do, Wait, next_step
from domain.dunning.plan.document import PLANS, read_plan
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.lapsed import ACT_FROM, charge, lapsed
from tests.domain.story import CALL, Story, default_declared, given, invoice_sent

MONDAY = date(2026, 2, 2)
"""The day of the reminder."""


def pay(story: Story, amount: int, *, on: date) -> None:
    story.when(
        lambda case, day: receive_payment(
            case.claim, payment_id="P-1", amount=amount, credited_on=day, source=CALL, today=day
        ),
        on=on,
    )


def task(story: Story, *, on: date = MONDAY) -> str:
    found = next_step(story.case, today=on)
    return found.task if isinstance(found, Ask) else type(found).__name__


def test_nothing_goes_out_for_one_cent_and_a_person_is_asked_at_once() -> None:
    story = given(invoice_sent(principal=100_00))
    pay(story, 99_99, on=date(2026, 1, 20))
    assert task(story, on=date(2026, 1, 20)) == "small_rest"
    assert task(story, on=date(2026, 6, 1)) == "small_rest"


@pytest.mark.parametrize(("left", "found"), [(5, "small_rest"), (6, "Wait")])
def test_a_difference_is_proposed_for_writing_off_up_to_five_cents(left: int, found: str) -> None:
    story = given(invoice_sent(principal=100_00))
    pay(story, 100_00 - left, on=date(2026, 1, 20))
    assert task(story, on=date(2026, 1, 21)) == found


@pytest.mark.parametrize(("left", "found"), [(4_99, "small_rest"), (5_00, "Do")])
def test_no_step_is_taken_below_five_euro(left: int, found: str) -> None:
    story = given(invoice_sent(principal=100_00))
    pay(story, 100_00 - left, on=date(2026, 1, 20))
    assert task(story) == found


@pytest.mark.parametrize(("principal", "found"), [(4_99, "small_rest"), (5_00, "Do")])
def test_a_small_invoice_waits_for_a_person_from_the_day_of_its_step(
    principal: int, found: str
) -> None:
    story = given(invoice_sent(principal=principal))
    assert isinstance(next_step(story.case, today=date(2026, 1, 20)), Wait)
    assert task(story) == found


def test_a_person_lets_a_small_claim_go_on_for_its_round_and_no_more_than_he_saw() -> None:
    story = given(invoice_sent(principal=4_00))
    [fact] = story.when(lambda case, day: asked.approve(case, today=day), on=MONDAY)
    assert isinstance(fact, StepApproved)
    assert isinstance(next_step(story.case, today=MONDAY), Do)


def test_the_plan_says_another_floor_and_another_tolerance() -> None:
    text = (
        'name = "own"\nversion = 1\ntitle = "Own"\nsmallest_step = "20.00"\n'
        'small_difference = "1.00"\n[[step]]\nid = "reminder"\nkind = "reminder"\n'
        'anchor = "due"\ndays = 1\nterm_days = 7\nserves_as_notice = true\n'
    )
    story = given(invoice_sent(principal=100_00))
    story.plan = read_plan(text, name="own.toml")
    pay(story, 80_01, on=date(2026, 1, 20))
    assert task(story) == "small_rest"
    story.plan = PLANS["four-steps@1"]
    assert task(story) == "Do"


def test_no_costs_come_over_cents_of_a_consumer_who_paid_in_part() -> None:
    story = lapsed()
    pay(story, 1_000_00 - 4_99, on=date(2026, 3, 1))
    assert charge(story, on=ACT_FROM) is None


def test_costs_come_over_five_euro_of_a_consumer_who_paid_in_part() -> None:
    story = lapsed()
    pay(story, 1_000_00 - 10_00, on=date(2026, 2, 11))
    assert charge(story, on=ACT_FROM) == 40_00


@pytest.mark.parametrize(("left", "costs"), [(4_99, 0), (5_00, 40_00)])
def test_no_costs_come_over_cents_of_a_company(left: int, costs: int) -> None:
    story = given(
        invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    )
    pay(story, 1_000_00 - left, on=date(2026, 1, 31))
    story.after(default_declared(since=date(2026, 2, 1)))
    facts = charge_costs(story.case, today=date(2026, 3, 1))
    assert sum(f.amount for f in facts if isinstance(f, CollectionCostsCharged)) == costs


@pytest.mark.parametrize(("floor", "found"), [(10_00, "small_rest"), (9_99, "Do")])
def test_the_creditor_says_another_floor(floor: int, found: str) -> None:
    story = given(invoice_sent(principal=9_99))
    case = story.case
    creditor = replace(case.creditor, smallest_step=floor)
    step = next_step(replace(case, creditor=creditor), today=MONDAY)
    assert (step.task if isinstance(step, Ask) else type(step).__name__) == found


def test_the_floor_of_a_plan_goes_before_that_of_its_creditor() -> None:
    story = given(invoice_sent(principal=9_99))
    story.plan = story.plan.model_copy(update={"smallest_step": 5_00})
    creditor = replace(story.case.creditor, smallest_step=50_00)
    assert isinstance(next_step(replace(story.case, creditor=creditor), today=MONDAY), Do)
