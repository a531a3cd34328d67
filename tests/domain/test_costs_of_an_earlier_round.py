"""A claim that lives again while its costs stand: no second letter and no second costs."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.case.check_letters import has_lawful_letter
from domain.case.defaulting import fourteen_days_of, undo_what_letters_no_longer_carry
from domain.claim.ends import reopen, write_off
from domain.claim.events import ReminderSent
from domain.dunning.next.step import Do, next_step
from domain.dunning.plan.document import PLANS
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.order.decision import order_letter
from domain.parties import Capacity
from tests.domain.lapsed import ACT_FROM, POSTED, charge, lapsed
from tests.domain.story import (
    FOURTEEN,
    Story,
    default_declared,
    given,
    invoice_sent,
    names,
    reminder_sent,
)

BACK, SECOND = date(2026, 6, 1), UUID(int=77)
PAY_BY = BACK + timedelta(days=7)


def back(story: Story) -> Story:
    """Write a claim off, open it again, and remind the debtor once more."""
    story.when(lambda case, day: write_off(case.claim, why="x", today=day), on=BACK)
    story.when(lambda case, _: reopen(case.claim, why="found him"), on=BACK)
    again: ReminderSent = reminder_sent(pay_by=PAY_BY).model_copy(update={"letter_id": SECOND})
    return story.after(again, on=BACK).letter(SECOND, sent_on=BACK)


def bearing_costs() -> Story:
    story = lapsed()
    charge(story)
    return back(story)


def step_of(story: Story, on: date) -> str:
    step = next_step(story.case, today=on)
    assert isinstance(step, Do), step
    return step.step.id


def test_a_claim_that_bears_costs_is_handed_over_without_a_second_fourteen_day_letter() -> None:
    story = bearing_costs()
    found = fourteen_days_of(story.case)
    assert found is not None
    assert found.sent.letter_id == FOURTEEN
    assert step_of(story, PAY_BY + timedelta(days=4)) == "hand-over"
    assert has_lawful_letter(story.case, PAY_BY)
    assert charge(story, on=PAY_BY + timedelta(days=4)) is None


def test_a_claim_without_costs_gets_its_letter_in_the_new_round() -> None:
    story = back(lapsed())
    assert step_of(story, PAY_BY + timedelta(days=4)) == "fourteen-day-letter"
    assert not has_lawful_letter(story.case, PAY_BY)


@pytest.mark.parametrize("how", ["bounced", "disproved"])
def test_costs_of_an_earlier_round_that_prove_void_make_way_for_a_new_letter(how: str) -> None:
    story = bearing_costs().letter(
        FOURTEEN,
        sent_on=POSTED,
        posted=True,
        bounced=how == "bounced",
        disproved=how == "disproved",
    )
    facts = story.when(lambda case, _: undo_what_letters_no_longer_carry(case), on=PAY_BY)
    assert names(facts) == ["fourteen_day_letter_voided", "collection_costs_waived"]
    assert step_of(story, PAY_BY + timedelta(days=4)) == "fourteen-day-letter"


def test_a_demand_to_a_business_that_bears_costs_announces_no_second_ones() -> None:
    story = given(
        invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    ).after(default_declared(since=date(2026, 2, 1)))
    demand = next(s for s in PLANS["four-steps@1"].step if s.id == "final-demand")
    first = order_letter(story.case, demand, today=ACT_FROM).ordered
    assert first.costs_if_unpaid == 150_00
    charge(story)
    second = order_letter(story.case, demand, today=ACT_FROM + timedelta(days=1)).ordered
    assert second.costs_if_unpaid == 0
    assert second.claims[0].asked.costs == 150_00
