"""Old claims start no avalanche: a person chooses where each begins, and only so many a day."""

from dataclasses import replace
from datetime import date

import pytest

from domain.case import Case
from domain.claim.events import CorrectedField, InvoiceSent, LimitationInterrupted, Mark
from domain.claim.marks import clear_mark
from domain.claim.opening import Invoice, correct, open_claim
from domain.creditor.state import Creditor
from domain.dunning.next.entry import EntryChosen, choose_first_step, free_day, propose
from domain.dunning.next.step import Ask, Do, Wait, next_step
from domain.dunning.plan.document import EntryRules, Proposal
from domain.law.default import TermBasis
from domain.law.limitation import ClaimKind
from domain.parties import Capacity
from tests.domain.story import (
    CREDITOR,
    DEBTOR,
    Story,
    default_declared,
    given,
    invoice_sent,
    refusal,
)

TODAY = date(2026, 11, 23)
"""A Monday, long after the due day of the stories."""
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


def old(
    *, due_on: date = date(2026, 1, 31), capacity: Capacity = Capacity.CONSUMER, **more: object
) -> Story:
    sent = invoice_sent(issued_on=min(due_on, date(2026, 1, 1)), due_on=due_on)
    sent = sent.model_copy(update={"marks": (Mark.ENTERED_OLD,), **more})
    return given(sent, capacity=capacity)


def admitting(case: Case, admitted: dict[date, int], *, ceiling: int = 2) -> Case:
    entry = EntryRules(older_than_days=90, ceiling_a_day=ceiling)
    plan = case.plan.model_copy(update={"entry": entry})
    return replace(case, plan=plan, creditor=Creditor(CREDITOR, admitted=admitted))


def chosen(case: Case, step: str, *, although_barred: bool = False) -> EntryChosen:
    found = choose_first_step(case, step=step, today=TODAY, although_barred=although_barred)
    assert found is not None
    return found


# --- which claims wait -------------------------------------------------------------------------


def opened(today: date) -> InvoiceSent:
    (fact,) = open_claim(
        Invoice(
            number="F-1", principal=100_00, issued_on=date(2026, 1, 1), due_on=date(2026, 1, 31)
        ),
        creditor_id=CREDITOR,
        debtor_id=DEBTOR,
        capacity=Capacity.CONSUMER,
        reachable=True,
        plan="four-steps@1",
        today=today,
        old_after_days=90,
    )
    assert isinstance(fact, InvoiceSent)
    return fact


def test_a_claim_that_comes_in_more_than_ninety_days_past_due_waits_for_a_person() -> None:
    assert Mark.ENTERED_OLD not in opened(date(2026, 5, 1)).marks
    assert Mark.ENTERED_OLD in opened(date(2026, 5, 2)).marks


def test_until_somebody_chose_no_step_is_taken() -> None:
    step = next_step(old().case, today=TODAY)
    assert isinstance(step, Ask)
    assert step.task == "choose_first_step"


def test_a_look_at_the_mark_is_not_enough() -> None:
    assert refusal(lambda: clear_mark(old().claim, Mark.ENTERED_OLD)) == "mark.choose_first_step"


# --- choosing ----------------------------------------------------------------------------------


def test_the_plan_begins_at_the_chosen_step_and_the_ones_before_are_passed() -> None:
    story = old(term_basis=TermBasis.CONTRACT)
    story.after(default_declared(since=date(2026, 2, 1)))
    story.after(chosen(story.case, "fourteen-day-letter").for_claim, on=TODAY)
    step = next_step(story.case, today=TODAY)
    assert isinstance(step, Do)
    assert step.step.id == "fourteen-day-letter"
    assert Mark.ENTERED_OLD not in story.claim.marks


def test_a_claim_may_begin_at_its_first_step() -> None:
    story = old()
    story.after(chosen(story.case, "reminder").for_claim, on=TODAY)
    step = next_step(story.case, today=TODAY)
    assert isinstance(step, Do)
    assert step.step.id == "reminder"


def test_the_same_choice_again_is_nothing_and_another_one_is_refused() -> None:
    story = old()
    story.after(chosen(story.case, "reminder").for_claim, on=TODAY)
    assert choose_first_step(story.case, step="reminder", today=TODAY) is None
    again = refusal(lambda: choose_first_step(story.case, step="call", today=TODAY))
    assert again == "entry.not_waiting"


def test_a_claim_that_came_in_on_time_has_nothing_to_choose() -> None:
    case = given(invoice_sent()).case
    code = refusal(lambda: choose_first_step(case, step="reminder", today=TODAY))
    assert code == "entry.not_waiting"


def test_a_step_that_the_plan_does_not_have_for_this_debtor_is_refused() -> None:
    code = refusal(lambda: choose_first_step(old().case, step="final-demand", today=TODAY))
    assert code == "entry.unknown_step"


# --- what the law asks may not be passed -------------------------------------------------------


def test_the_fourteen_day_letter_of_a_consumer_is_never_passed_over() -> None:
    case = old(term_basis=TermBasis.CONTRACT).case
    code = refusal(lambda: choose_first_step(case, step="hand-over", today=TODAY))
    assert code == "entry.skips_the_law"


def test_the_notice_is_not_passed_over_where_default_needs_one() -> None:
    case = old().case
    code = refusal(lambda: choose_first_step(case, step="fourteen-day-letter", today=TODAY))
    assert code == "entry.skips_the_law"


def test_an_agreed_term_makes_default_without_a_notice() -> None:
    case = old(term_basis=TermBasis.CONTRACT).case
    assert chosen(case, "fourteen-day-letter").for_claim.step == "fourteen-day-letter"


def test_a_business_in_default_may_begin_at_the_hand_over() -> None:
    case = old(term_basis=TermBasis.CONTRACT, capacity=Capacity.COMPANY).case
    assert chosen(case, "hand-over").for_claim.step == "hand-over"


# --- what is proposed --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due_on", "step"),
    [(date(2026, 8, 16), "reminder"), (date(2026, 8, 15), "fourteen-day-letter")],
)
def test_a_step_is_proposed_by_age(due_on: date, step: str) -> None:
    case = old(due_on=due_on, term_basis=TermBasis.CONTRACT).case
    entry = EntryRules(
        older_than_days=30,
        ceiling_a_day=5,
        propose=(
            Proposal(from_days=0, step="reminder"),
            Proposal(from_days=100, step="fourteen-day-letter"),
        ),
    )
    case = replace(case, plan=case.plan.model_copy(update={"entry": entry}))
    assert propose(case, today=TODAY).step == step


def test_what_the_law_forbids_is_never_proposed() -> None:
    entry = EntryRules(
        older_than_days=30, ceiling_a_day=5, propose=(Proposal(from_days=0, step="hand-over"),)
    )
    case = old().case
    found = propose(replace(case, plan=case.plan.model_copy(update={"entry": entry})), today=TODAY)
    assert found.step == "reminder"
    assert "hand-over" not in found.steps


# --- limitation --------------------------------------------------------------------------------


def sale(due_on: date) -> Story:
    return old(due_on=due_on, claim_kind=ClaimKind.CONSUMER_SALE)


def test_a_barred_claim_is_said_to_be_and_begins_only_if_somebody_says_so() -> None:
    story = sale(date(2024, 11, 22))
    assert propose(story.case, today=TODAY).barred_since == TODAY
    code = refusal(lambda: choose_first_step(story.case, step="reminder", today=TODAY))
    assert code == "entry.barred"
    fact = chosen(story.case, "reminder", although_barred=True).for_claim
    assert fact.barred_since == TODAY


def test_on_the_last_day_to_interrupt_a_claim_is_not_barred() -> None:
    story = sale(date(2024, 11, 23))
    found = propose(story.case, today=TODAY)
    assert (found.barred_since, found.last_day_to_interrupt) == (None, TODAY)


def test_an_interruption_in_time_keeps_a_claim_alive() -> None:
    story = sale(date(2024, 11, 22))
    story.after(LimitationInterrupted(ground="written demand", proven=True), on=date(2026, 1, 5))
    assert propose(story.case, today=TODAY).barred_since is None


def test_a_consumers_claim_of_unknown_kind_says_what_holds_if_it_was_a_sale() -> None:
    story = old(due_on=date(2024, 11, 22), claim_kind=ClaimKind.OTHER)
    found = propose(story.case, today=TODAY)
    assert (found.barred_since, found.sale_barred_since) == (None, TODAY)
    assert found.last_day_to_interrupt == date(2026, 11, 22)
    business = old(due_on=date(2024, 11, 22), capacity=Capacity.COMPANY, claim_kind=ClaimKind.OTHER)
    assert propose(business.case, today=TODAY).sale_barred_since is None


def test_a_claim_that_would_be_barred_as_a_sale_begins_when_its_kind_is_known() -> None:
    story = old(due_on=date(2024, 11, 22), claim_kind=ClaimKind.OTHER)
    code = refusal(lambda: choose_first_step(story.case, step="reminder", today=TODAY))
    assert code == "entry.barred"
    story.after(*correct(story.claim, field=CorrectedField.CLAIM_KIND, new="service"), on=TODAY)
    assert chosen(story.case, "reminder").for_claim.barred_since is None


# --- the ceiling -------------------------------------------------------------------------------


def test_only_so_many_old_claims_begin_on_one_day() -> None:
    case = old().case
    assert free_day(admitting(case, {TODAY: 1}), today=TODAY) == TODAY
    assert free_day(admitting(case, {TODAY: 2}), today=TODAY) == date(2026, 11, 24)


def test_the_next_free_day_is_a_working_day() -> None:
    case = old().case
    assert free_day(admitting(case, {FRIDAY: 2}), today=FRIDAY) == MONDAY
    assert free_day(admitting(case, {}), today=date(2026, 11, 28)) == MONDAY


def test_a_claim_that_is_put_back_waits_for_its_day() -> None:
    story = old()
    case = admitting(story.case, {TODAY: 2})
    story.after(chosen(case, "reminder").for_claim, on=TODAY)
    tomorrow = date(2026, 11, 24)
    assert next_step(story.case, today=TODAY) == Wait(tomorrow, "term before reminder", "reminder")
    assert isinstance(next_step(story.case, today=tomorrow), Do)
