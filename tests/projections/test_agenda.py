"""The agenda names every day on which a plan with conditions may have work, whatever the past."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.case import Case
from domain.claim.events import Instalment, PaymentPlanAgreed, PaymentPromised
from domain.claim.state import Claim
from domain.dunning.next.step import Ask, Do, Wait, next_step
from domain.dunning.plan.document import PLANS, Plan
from domain.parties import Capacity
from projections.agenda import Turn, agenda_of
from projections.segments import stretches
from tests.projections.histories import SPAN, START, Deed, capacities, deeds, invoices, tell
from tests.projections.story import Story
from tests.projections.test_worklist import case_of, work_on

LETTER = {"kind": "reminder", "anchor": "due", "term_days": 7, "channel": "email"}
CONDITIONAL = Plan.model_validate(
    {
        "name": "conditional",
        "version": 1,
        "title": "Met voorwaarden",
        "after_broken_agreement": "fourteen-day-letter",
        "step": [
            {**LETTER, "id": "big", "days": 40, "amount_from": "90.00"},
            {**LETTER, "id": "reminder", "days": 2, "skip_if": ["several_claims"]},
            {**LETTER, "id": "statement", "days": 5, "skip_if": ["single_claim", "partly_paid"]},
            {"id": "call", "kind": "call", "anchor": "term", "days": 1, "skip_if": ["spoken"]},
            {**LETTER, "id": "notice", "days": 9, "skip_if": ["in_default", "notice_served"]},
            {"id": "default", "kind": "default", "anchor": "previous", "days": 0},
            {
                "id": "fourteen-day-letter",
                "kind": "fourteen_day_letter",
                "anchor": "delivery",
                "days": 3,
                "wording": "14",
                "working_days_only": True,
                "amount_below": "500.00",
            },
            {"id": "weigh", "kind": "wait", "anchor": "previous", "days": 4, "question": "?"},
            {"id": "off", "kind": "write_off", "anchor": "previous", "days": 9},
        ],
    }
)
PLANS_TRIED = st.sampled_from([CONDITIONAL, *(PLANS[key] for key in sorted(PLANS))])


def overdue_elsewhere() -> Claim:
    story = Story()
    return story.claim(story.invoice(story.debtor(), "F9", issued_on=START, due_on=START))


@settings(max_examples=80)
@given(
    invoice=invoices,
    capacity=capacities,
    done=deeds,
    plan=PLANS_TRIED,
    several=st.booleans(),
)
def test_whoever_has_work_by_a_plan_with_conditions_is_due_by_that_day(
    *,
    invoice: dict[str, object],
    capacity: Capacity,
    done: list[tuple[Deed, date]],
    plan: Plan,
    several: bool,
) -> None:
    story = Story()
    debtor = story.debtor(capacity=capacity)
    claim = story.invoice(debtor, "F1", issued_on=START, **invoice)  # type: ignore[arg-type]  # made up
    tell(story, claim, debtor, done)
    if not story.claim(claim).opened:
        return
    case = replace(case_of(story, claim), plan=plan)
    agenda = agenda_of(case, stretches(case))
    case = replace(case, others=(overdue_elsewhere(),) if several else ())
    for offset in range(0, SPAN + 60, 5):
        day = START + timedelta(days=offset)
        if day < case.claim.last_on:
            continue  # the run never works on a day before a fact it already knows
        work = work_on(case, day)
        assert not work or (agenda.due_from and agenda.due_from <= day), (day, work)
        _is_named(case, day)


def test_a_plan_that_is_kept_waits_for_its_next_term_and_not_for_one_that_was_paid() -> None:
    story = Story()
    claim = story.invoice(story.debtor(), "F1", issued_on=START, due_on=START)
    first, second = START + timedelta(days=30), START + timedelta(days=60)
    parts = tuple(
        Instalment(number=n, amount=50_00, by=one) for n, one in enumerate((first, second), 1)
    )
    story.add(claim, PaymentPlanAgreed(instalments=parts), day=START + timedelta(days=5))
    story.pay(claim, 50_00, day=first - timedelta(days=2))
    case = case_of(story, claim)
    agenda = agenda_of(case, stretches(case))
    for day in (first - timedelta(days=3), first - timedelta(days=2), first, first + timedelta(9)):
        step = next_step(case, today=day)
        found = agenda.on(day)
        assert isinstance(step, Wait)
        assert found
        assert (found.turn, found.until) == (Turn.WAIT, step.until), day


def test_what_awaits_a_fact_is_said_once_and_not_anew_for_every_day() -> None:
    story = Story()
    claim = story.invoice(story.debtor(), "F1", issued_on=START, due_on=START)
    by = START + timedelta(days=10)
    story.add(claim, PaymentPromised(amount=10_00, by=by), day=START + timedelta(days=5))
    case = case_of(story, claim)
    agenda = agenda_of(case, stretches(case))
    said = [entry.why for entry in agenda.entries if entry.turn is Turn.WAIT]
    assert said == ["promise to pay"] * len(said)
    assert len(said) <= 2
    late = agenda.on(by + timedelta(days=300))
    assert late
    assert late.why == "promise to pay"


def _is_named(case: Case, day: date) -> None:
    """Check that a task of a day is among the tasks of the agenda on that day."""
    step = next_step(case, today=day)
    if not isinstance(step, Ask):
        return
    spans = agenda_of(case, stretches(case)).spans()
    named = [
        entry.action
        for entry, until in spans
        if entry.turn is Turn.ASK and entry.on <= day and (until is None or day <= until)
    ]
    assert step.task in named, (day, step, named)


@pytest.mark.parametrize("capacity", [Capacity.CONSUMER, Capacity.COMPANY])
def test_a_plan_without_conditions_has_the_agenda_of_its_terms(capacity: Capacity) -> None:
    story = Story()
    claim = story.invoice(story.debtor(capacity=capacity), "F1", issued_on=START)
    case = case_of(story, claim)
    agenda = agenda_of(case, stretches(case))
    first = next(entry for entry in agenda.entries if entry.active)
    assert isinstance(next_step(case, today=first.on), Do)
    assert agenda.among_others == ()
