"""A letter that was posted later than it was written for, and one that goes by registered post."""

from datetime import date, timedelta

import pytest

from domain.case.defaulting import declare_default, notice_of
from domain.claim.balance import balance
from domain.dunning.next.anchors import eligible_on
from domain.dunning.plan.document import Step
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.order.decision import order_letter
from domain.letter.order.withdrawn import PAID, reason_to_take_out
from domain.letter.posted import batch_name
from domain.letter.state import Letter
from domain.parties import Capacity
from tests.domain.story import Story, given, invoice_sent, paid
from tests.domain.walking import walk

MONDAY = date(2026, 2, 2)
FRIDAY_13 = date(2026, 2, 13)
PAY_BY = date(2026, 2, 11)
"""Printed: planned to be there on Wednesday the 4th, seven days, to the 11th."""


def reminded(*, late: int = 0) -> Story:
    """Give a consumer whose reminder by post, a notice too, left so many days late."""
    story = given(invoice_sent())
    story.mailable = False
    walk(story, first=date(2026, 2, 1), last=MONDAY)
    letter = only(story)
    letter.posted_on = letter.sent_on = MONDAY + timedelta(days=late)
    return story


def only(story: Story) -> Letter:
    [letter] = story.letters.values()
    return letter


def step_of(story: Story, name: str) -> Step:
    return next(step for step in story.case.plan.step if step.id == name)


def test_a_reminder_that_left_on_its_day_gives_the_printed_term() -> None:
    story = reminded()
    assert only(story).days_late == 0
    assert notice_of(story.case) is not None
    order = only(story).order
    assert order is not None
    assert order.pay_by == PAY_BY
    assert declare_default(story.case, today=PAY_BY) == []
    assert declare_default(story.case, today=PAY_BY + timedelta(days=1)) != []


@pytest.mark.parametrize(("late", "serves"), [(0, True), (1, False)])
def test_a_notice_that_left_less_than_seven_days_is_none(late: int, serves: bool) -> None:
    # Posted on Monday: there on the 4th, seven days. On Tuesday: there on the 5th, six.
    assert (notice_of(reminded(late=late).case) is not None) is serves


def test_the_next_step_waits_the_days_that_the_letter_was_late() -> None:
    days = []
    for late in (0, 3):
        story = reminded(late=late)
        step = step_of(story, "fourteen-day-letter")
        days.append(eligible_on(story.case, step, [step_of(story, "reminder")]))
    assert days[1] - days[0] == timedelta(days=3)


@pytest.mark.parametrize(("open_", "registered"), [(499_99, False), (500_00, True)])
def test_a_letter_is_registered_from_the_amount_that_the_plan_names(
    open_: int, registered: bool
) -> None:
    story = given(invoice_sent(principal=1_000_00), paid(1_000_00 - open_, on=date(2026, 1, 30)))
    story.mailable = False
    step = step_of(story, "reminder").model_copy(update={"registered_from": 500_00})
    assert order_letter(story.case, step, today=MONDAY).ordered.registered is registered


def test_what_goes_by_mail_is_never_registered() -> None:
    story = given(invoice_sent(principal=1_000_00))
    step = step_of(story, "reminder").model_copy(update={"registered_from": 500_00})
    assert not order_letter(story.case, step, today=MONDAY).ordered.registered


def test_a_printed_letter_is_taken_out_once_it_was_paid_in_part() -> None:
    story = reminded()
    letter = only(story)
    assert reason_to_take_out(story.case, letter, today=MONDAY) == ""
    story.after(paid(1, on=MONDAY))
    assert reason_to_take_out(story.case, letter, today=MONDAY) == PAID


def test_a_printed_demand_is_taken_out_once_its_interest_was_paid() -> None:
    """A payment goes to costs and interest first: the principal says nothing of it."""
    story = given(
        invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    )
    demanded = order_letter(story.case, step_of(story, "final-demand"), today=FRIDAY_13)
    letter = Letter(demanded.letter_id, order=demanded.ordered)
    assert reason_to_take_out(story.case, letter, today=FRIDAY_13) == ""
    assert reason_to_take_out(story.case, letter, today=date(2026, 2, 14)) == ""
    story.after(paid(1_00, on=FRIDAY_13))
    assert balance(story.claim, on=FRIDAY_13).principal == 1_000_00
    assert reason_to_take_out(story.case, letter, today=FRIDAY_13) == PAID


def test_the_name_of_a_batch_follows_from_its_day_and_its_letters() -> None:
    letters = [only(reminded())]
    name = batch_name(letters, made_on=MONDAY)
    assert name.startswith("2026-02-02-")
    assert name == batch_name(letters, made_on=MONDAY)
    assert name != batch_name([], made_on=MONDAY)
