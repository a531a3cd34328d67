"""A step that needs approval waits for a person, for this round and this amount."""

from dataclasses import replace
from datetime import date

from domain.case import Case
from domain.claim.events import (
    ClaimFact,
    ClaimReopened,
    CollectionCostsCharged,
    StepApproved,
    StepDeclined,
)
from domain.dunning.next import asked
from domain.dunning.next.answers import Ask
from domain.dunning.next.approval import approve, decline
from domain.dunning.next.step import Do, NextStep, next_step
from domain.sealing import Sealed
from tests.domain.story import Story, given, invoice_sent, paid, refusal

MONDAY, TUESDAY = date(2026, 2, 2), date(2026, 2, 3)


WHY = Sealed.of("Eerst bellen.")


def asking(story: Story) -> Case:
    """Give the case under a plan whose reminder needs approval."""
    case = story.case
    first, *rest = case.plan.step
    steps = (first.model_copy(update={"needs_approval": True}), *rest)
    return replace(case, plan=case.plan.model_copy(update={"step": steps}))


def step_on(story: Story, day: date) -> NextStep:
    return next_step(asking(story), today=day)


def asked_on(story: Story, day: date) -> Ask:
    found = step_on(story, day)
    assert isinstance(found, Ask), found
    return found


def approved(story: Story, day: date = MONDAY) -> list[ClaimFact]:
    asked = asked_on(story, day)
    facts = approve(asking(story), step="reminder", asked=asked, today=day)
    story.after(*facts, on=day)
    return facts


def test_a_step_that_needs_approval_waits_for_it() -> None:
    asked = asked_on(given(invoice_sent()), MONDAY)
    assert (asked.task, asked.step) == ("approve_step", "reminder")


def test_before_its_day_nobody_is_asked() -> None:
    assert not isinstance(step_on(given(invoice_sent()), date(2026, 1, 31)), Ask)


def test_an_approved_step_is_taken_and_approved_once() -> None:
    story = given(invoice_sent())
    assert approved(story) == [StepApproved(step="reminder", round=1, amount=1_000_00)]
    assert isinstance(step_on(story, MONDAY), Do)
    assert approve(asking(story), step="reminder", asked=None, today=MONDAY) == []


def test_a_declined_step_waits_for_a_person_until_it_is_approved_after_all() -> None:
    story = given(invoice_sent())
    asked = asked_on(story, MONDAY)
    facts = decline(asking(story), step="reminder", asked=asked, why=WHY)
    assert facts == [StepDeclined(step="reminder", round=1, why=WHY)]
    story.after(*facts, on=MONDAY)
    again = asked_on(story, TUESDAY)
    assert (again.task, again.since) == ("step_declined", MONDAY)
    assert decline(asking(story), step="reminder", asked=again) == []
    approved(story, TUESDAY)
    assert isinstance(step_on(story, TUESDAY), Do)


def test_an_approval_is_void_when_more_is_open() -> None:
    story = given(invoice_sent(), paid(200_00, on=date(2026, 1, 20)))
    approved(story)
    story.after(CollectionCostsCharged(amount=0, base=800_00), on=MONDAY)
    assert isinstance(step_on(story, MONDAY), Do)
    story.after(CollectionCostsCharged(amount=40_00, base=800_00), on=MONDAY)
    assert asked_on(story, MONDAY).task == "approve_step"


def test_an_approval_holds_when_less_is_open_and_while_interest_runs() -> None:
    story = given(invoice_sent())
    approved(story)
    story.after(paid(100_00, on=MONDAY))
    assert isinstance(step_on(story, date(2026, 2, 20)), Do)


def test_an_approval_does_not_hold_for_another_round() -> None:
    story = given(invoice_sent())
    approved(story)
    story.after(ClaimReopened(why="x", new_round=True), on=TUESDAY)
    assert asked_on(story, date(2026, 2, 20)).task == "approve_step"


def test_what_nobody_asks_cannot_be_approved_or_declined() -> None:
    case = asking(given(invoice_sent()))

    def approve_now() -> object:
        return approve(case, step="call", asked=None, today=MONDAY)

    assert refusal(approve_now) == "approval.not_asked"
    assert refusal(lambda: decline(case, step="call", asked=None)) == "approval.not_asked"


def test_the_step_that_waits_is_meant_where_none_is_named() -> None:
    case = asking(given(invoice_sent()))
    assert asked.approve(case, today=MONDAY) == [
        StepApproved(step="reminder", round=1, amount=1_000_00)
    ]
    declined = StepDeclined(step="reminder", round=1, why=WHY)
    assert asked.decline(case, why=WHY, today=MONDAY) == [declined]


def test_a_step_is_not_declined_without_a_word_of_why() -> None:
    case = asking(given(invoice_sent()))
    assert refusal(lambda: asked.decline(case, today=MONDAY)) == "approval.no_reason"


def test_nobody_answers_an_approval_that_is_not_asked() -> None:
    case = given(invoice_sent()).case
    assert asked.asked_approval(case, today=MONDAY) is None
    assert refusal(lambda: asked.approve(case, today=MONDAY)) == "approval.not_asked"
    assert refusal(lambda: asked.decline(case, today=MONDAY)) == "approval.not_asked"
