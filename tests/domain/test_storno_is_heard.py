"""A payment that is taken back after the claim was settled: the debtor hears of it first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.case.defaulting import charge_costs
from domain.case.hand_over import missing_for_hand_over
from domain.claim.events import Channel, ContactOutcome, DebtorContacted, Direction
from domain.claim.payments import receive_payment, reverse_payment
from domain.claim.state import Ending
from domain.days import add_days
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.plan.document import PLANS
from domain.dunning.plan.step import StepKind
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.story import CALL, Story, given, invoice_sent
from tests.domain.walking import goes_on, walk

DAY = timedelta(days=1)
FIRST = date(2026, 1, 1)
ANSWERS = {"decide": goes_on, "call": goes_on}


def told(plan: str, capacity: Capacity) -> Story:
    company = capacity is Capacity.COMPANY
    story = given(
        invoice_sent(
            basis=TermBasis.CONTRACT,
            interest=InterestKind.COMMERCIAL if company else InterestKind.CONSUMER,
        ),
        capacity=capacity,
    )
    story.plan = PLANS[plan]
    return story


def on_the_eve(story: Story) -> date:
    """Walk a claim to the day before its hand-over, and give that day."""
    ahead = replace(story, history=list(story.history), letters=dict(story.letters))
    seen = walk(ahead, first=FIRST, last=date(2026, 9, 30), answers=ANSWERS)
    last = next((day for day, what in seen if what == "claim.handed_over"), None)
    assert last is not None, "the plan hands it over where nothing happens"
    walk(story, first=FIRST, last=add_days(last, -1), answers=ANSWERS)
    return add_days(last, -1)


def pay_and_take_back(story: Story, paid_on: date, back_on: date) -> None:
    story.when(
        lambda case, day: receive_payment(
            case.claim, payment_id="P-1", amount=5_000_00, credited_on=day, source=CALL, today=day
        ),
        on=paid_on,
    )
    assert story.claim.ending is Ending.SETTLED
    story.when(
        lambda case, day: reverse_payment(case.claim, payment_id="P-1", reversed_on=day, today=day),
        on=back_on,
    )
    assert story.claim.live


HANDING = [
    (key, capacity)
    for key, plan in sorted(PLANS.items())
    for capacity in (Capacity.CONSUMER, Capacity.COMPANY)
    if plan.audience.takes(capacity)
    and any(step.kind is StepKind.HAND_OVER for step in plan.steps_for(capacity))
]


@pytest.mark.parametrize(("plan", "capacity"), HANDING)
def test_in_every_plan_a_letter_with_a_fresh_term_goes_before_costs_and_hand_over(
    plan: str, capacity: Capacity
) -> None:
    story = told(plan, capacity)
    eve = on_the_eve(story)
    before = len(story.claim.letters)
    back = eve + 20 * DAY
    pay_and_take_back(story, eve, back)
    assert charge_costs(story.case, today=back + DAY) == []
    seen = walk(story, first=back + DAY, last=back + 120 * DAY, answers=ANSWERS)
    whats = [what for _, what in seen]
    assert "claim.handed_over" in whats
    handed = next(day for day, what in seen if what == "claim.handed_over")
    fresh = story.claim.letters[before:]
    assert fresh, "the debtor got a letter first"
    assert fresh[0].sent_on > back
    assert (handed - fresh[0].sent_on).days >= 7 or fresh[0].pay_by is not None
    assert fresh[0].pay_by is None or handed > fresh[0].pay_by
    charged = [day for day, what in seen if what == "claim.collection_costs_charged"]
    assert all(day > fresh[0].sent_on for day in charged)


def test_where_no_letter_can_tell_it_a_person_is_asked_and_the_plan_waits_after_his_call() -> None:
    story = told("four-steps@1", Capacity.COMPANY)
    eve = on_the_eve(story)
    pay_and_take_back(story, eve, eve + 20 * DAY)
    bare = story.plan.model_copy(
        update={"step": tuple(s for s in story.plan.step if s.kind is StepKind.HAND_OVER)}
    )
    story.plan = bare
    today = eve + 21 * DAY
    asked = next_step(story.case, today=today)
    assert isinstance(asked, Ask)
    assert asked.task == "tell_debtor"
    story.after(
        DebtorContacted(
            channel=Channel.PHONE,
            outcome=ContactOutcome.REACHED,
            direction=Direction.OUTGOING,
        ),
        on=today,
    )
    assert charge_costs(story.case, today=today + 14 * DAY) == []
    assert not isinstance(next_step(story.case, today=today + 14 * DAY), Do)
    assert isinstance(next_step(story.case, today=today + 17 * DAY), Do)


def test_no_hand_over_by_hand_either_before_he_heard_and_had_his_days() -> None:
    story = told("business@1", Capacity.COMPANY)
    on = on_the_eve(story)
    before = missing_for_hand_over(story.case, today=on)
    pay_and_take_back(story, on, on + DAY)
    more = set(missing_for_hand_over(story.case, today=on + DAY)) - set(before)
    assert more == {"word to the debtor that a payment was taken back, and a fresh term"}
    called = DebtorContacted(
        channel=Channel.PHONE, direction=Direction.OUTGOING, outcome=ContactOutcome.REACHED
    )
    story.after(called, on=on + DAY)
    last = on + 15 * DAY
    assert more <= set(missing_for_hand_over(story.case, today=last))
    assert set(missing_for_hand_over(story.case, today=last + DAY)) <= set(before)
