"""A hand-over while the debtor still has time to pay: asked about, and without costs."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.case.defaulting import charge_costs
from domain.case.hand_over import missing_for_hand_over
from domain.claim.events import Asked, Channel, FinalDemandSent
from domain.creditor.events import PaymentsCheck
from domain.dunning.next.early import ask_about_early_hand_over
from domain.dunning.next.step import Wait, next_step
from domain.law.default import DefaultGround, TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.lapsed import STILL_WAITING, charge, lapsed
from tests.domain.story import (
    DOCUMENT,
    REMINDER,
    Story,
    default_declared,
    given,
    invoice_sent,
    refusal,
    reminder_sent,
)

DEMAND = UUID("01900000-0000-7000-8000-000000000013")
LAST = date(2026, 2, 26)  # a Thursday
AFTER, NEXT = LAST + timedelta(days=1), date(2026, 3, 2)


def demanded(*, arrived: bool = True) -> Story:
    """Tell of a company in default of which a demand asks to pay through the 26th."""
    sent = FinalDemandSent(
        letter_id=DEMAND,
        step="final-demand",
        channel=Channel.EMAIL,
        asked=Asked(principal=1_000_00),
        document_sha256=DOCUMENT,
        pay_by=LAST,
    )
    trade = invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL)
    fatal = default_declared(since=date(2026, 2, 1), ground=DefaultGround.FATAL_TERM)
    return (
        given(trade, capacity=Capacity.COMPANY)
        .after(fatal.model_copy(update={"letter_id": None}))
        .after(reminder_sent(pay_by=date(2026, 2, 10)), on=date(2026, 2, 2))
        .letter(REMINDER, sent_on=date(2026, 2, 2))
        .after(sent, on=date(2026, 2, 16))
        .letter(DEMAND, sent_on=date(2026, 2, 16), bounced=not arrived)
    )


def asked(story: Story, on: date, *, known: date | None = None) -> str:
    """Give the code with which an early hand-over is asked about; ``known``: payments are."""
    checked = PaymentsCheck.REQUIRED if known else PaymentsCheck.NOT_REQUIRED
    shown = {"": {date.min: known}} if known else {}
    case = replace(
        story.case, creditor=replace(story.case.creditor, payments_checked=checked, shown=shown)
    )
    return refusal(lambda: ask_about_early_hand_over(case, today=on))


def test_a_business_owes_no_costs_while_a_demand_gives_it_time() -> None:
    assert charge_costs(demanded().case, today=LAST) == []
    assert charge(demanded(), on=AFTER) == 150_00
    assert charge(demanded(arrived=False), on=LAST) == 150_00


def test_a_hand_over_while_a_demand_gives_time_is_asked_about() -> None:
    assert asked(demanded(), LAST) == "hand_over.term_runs"
    assert missing_for_hand_over(demanded().case, today=LAST) == ()


def test_what_was_paid_in_time_may_still_come_in_on_the_next_banking_day() -> None:
    assert asked(demanded(), AFTER, known=LAST) == "hand_over.payments_unknown"
    assert asked(demanded(), NEXT, known=LAST) == "hand_over.payments_unknown"
    case = demanded().case
    known = replace(case.creditor, shown={"": {date.min: AFTER}})
    ask_about_early_hand_over(replace(case, creditor=known), today=NEXT)


def test_a_hand_over_before_the_day_of_the_plan_is_asked_about() -> None:
    story = demanded()
    [at] = [one for one in story.plan.step if one.kind.value == "hand_over"]
    steps = tuple(
        one.model_copy(update={"days": 9}) if one is at else one for one in story.plan.step
    )
    story.plan = story.plan.model_copy(update={"step": steps})
    found = next_step(story.case, today=AFTER)
    assert isinstance(found, Wait)
    day_before = found.until - timedelta(days=1)
    assert asked(story, day_before) == "hand_over.before_plan"
    with pytest.raises(pytest.fail.Exception):
        asked(story, found.until)


def test_a_consumer_is_not_handed_over_while_his_fourteen_days_run() -> None:
    story = lapsed()
    assert "a lapsed fourteen-day letter" in missing_for_hand_over(story.case, today=STILL_WAITING)
    assert charge_costs(story.case, today=STILL_WAITING) == []
