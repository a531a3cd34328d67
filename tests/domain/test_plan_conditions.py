"""Steps with conditions, steps for persons, steps that wait for default, and broken agreements."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.claim.events import (
    Channel,
    ClaimReopened,
    ContactOutcome,
    DebtorContacted,
    PaymentPlanAgreed,
    PaymentPlanLapsed,
    PromiseBroken,
    StepTakenByPerson,
)
from domain.dunning.next.passing import go_on
from domain.dunning.next.step import Ask, Do, NextStep, Wait, next_step
from domain.dunning.plan.document import Plan
from domain.dunning.task import Task
from domain.letter.events import DeliveryGrade
from domain.letter.order.decision import order_letter
from domain.parties import Capacity
from tests.domain.story import (
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    fourteen_day_letter_sent,
    given,
    instalments,
    invoice_sent,
    paid,
    refusal,
    reminder_sent,
)

MONDAY = date(2026, 2, 2)
LETTER = {"kind": "reminder", "anchor": "due", "days": 1, "term_days": 7, "channel": "email"}
NOTICE = {**LETTER, "id": "reminder", "serves_as_notice": True}
FIRST = {**LETTER, "id": "first"}
SECOND = {**LETTER, "id": "second"}


def plan(*steps: dict[str, Any], **more: Any) -> Plan:
    return Plan.model_validate({"name": "x", "version": 1, "title": "x", "step": steps, **more})


def story(*steps: dict[str, Any], **more: Any) -> Story:
    told = given(invoice_sent())
    told.plan = plan(*steps, **more)
    return told


def reminded(*steps: dict[str, Any], **more: Any) -> Story:
    told = story(NOTICE, *steps, **more)
    told.after(reminder_sent(pay_by=date(2026, 2, 9)), on=MONDAY)
    return told.letter(REMINDER, sent_on=MONDAY)


def step_on(told: Story, day: date) -> str:
    return _named(next_step(told.case, today=day))


def _named(answer: NextStep) -> str:
    match answer:
        case Do():
            return f"do {answer.step.id}"
        case Ask():
            return f"ask {answer.task}"
        case Wait():
            return f"wait {answer.until}"
        case _:
            return answer.why


# --- amounts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bounds", "taken"),
    [
        ({"amount_from": "1000.00"}, True),
        ({"amount_from": "1000.01"}, False),
        ({"amount_below": "1000.01"}, True),
        ({"amount_below": "1000.00"}, False),
        ({"amount_from": "500.00", "amount_below": "2000.00"}, True),
    ],
)
def test_a_step_of_an_amount_is_for_claims_between_its_bounds(
    bounds: dict[str, str], *, taken: bool
) -> None:
    told = story({**FIRST, **bounds}, SECOND)
    assert step_on(told, MONDAY) == ("do first" if taken else "do second")


def test_the_amount_is_the_principal_that_is_open_on_the_day() -> None:
    told = story({**FIRST, "amount_from": "1000.00"}, SECOND).after(paid(1, on=MONDAY))
    assert step_on(told, date(2026, 2, 1)) == "wait 2026-02-02"
    assert step_on(told, MONDAY) == "do second"


def test_a_step_of_an_amount_comes_back_only_while_no_later_one_was_taken() -> None:
    told = reminded(SECOND)
    told.plan = plan({**FIRST, "amount_from": "2000.00"}, NOTICE, SECOND)
    told.history[0] = given(invoice_sent(principal=3_000_00)).history[0]
    assert step_on(told, date(2026, 2, 10)) == "do second"
    told.history = told.history[:1]
    assert step_on(told, date(2026, 2, 10)) == "do first"


# --- conditions ------------------------------------------------------------------------------


def test_a_part_payment_since_the_last_letter_skips_a_step() -> None:
    told = reminded({**FIRST, "anchor": "term", "skip_if": ["partly_paid"]}, SECOND)
    assert step_on(told, date(2026, 2, 10)) == "do first"
    told.after(paid(10_00, on=date(2026, 2, 10)))
    assert step_on(told, date(2026, 2, 10)) == "do second"


def test_a_payment_before_the_last_letter_skips_nothing() -> None:
    told = reminded({**FIRST, "anchor": "term", "skip_if": ["partly_paid"]}, SECOND)
    told.after(paid(10_00, on=MONDAY))
    assert step_on(told, date(2026, 2, 10)) == "do first"


def test_default_that_has_begun_skips_a_notice() -> None:
    told = story({**FIRST, "skip_if": ["in_default"]}, SECOND)
    told.after(default_declared(since=date(2026, 2, 3)))
    assert step_on(told, MONDAY) == "do first"
    assert step_on(told, date(2026, 2, 3)) == "do second"


def test_a_letter_that_served_as_notice_and_arrived_skips_the_next_one() -> None:
    told = reminded({**FIRST, "skip_if": ["notice_served"]}, SECOND)
    assert step_on(told, date(2026, 2, 10)) == "do second"
    told.letters[REMINDER].disproved = True
    told.plan = plan({**FIRST, "skip_if": ["notice_served"]}, SECOND)
    assert step_on(told, date(2026, 2, 10)) == "do first"


def reached() -> DebtorContacted:
    return DebtorContacted(channel=Channel.PHONE, outcome=ContactOutcome.REACHED)


def test_who_was_reached_by_telephone_in_this_round_is_not_called_again() -> None:
    call = {"id": "call", "kind": "call", "anchor": "due", "days": 2, "skip_if": ["spoken"]}
    told = story(call, SECOND)
    assert step_on(told, MONDAY) == "ask call"
    told.after(reached(), on=MONDAY)
    assert step_on(told, MONDAY) == "do second"
    told.after(ClaimReopened(why="x"), on=date(2026, 2, 3))
    assert step_on(told, date(2026, 2, 4)) == "do second"
    assert told.claim.spoken_on is None


@pytest.mark.parametrize(
    ("known", "asked"), [(True, "ask call"), (None, "ask call"), (False, "do second")]
)
def test_without_a_telephone_number_nobody_is_asked_to_call(
    asked: str, *, known: bool | None
) -> None:
    call = {"id": "call", "kind": "call", "anchor": "due", "days": 2, "skip_if": ["no_phone"]}
    told = story(call, SECOND)
    told.phone_known = known
    assert step_on(told, MONDAY) == asked


def test_a_statement_goes_where_another_claim_is_overdue_and_a_reminder_where_none_is() -> None:
    told = story({**FIRST, "skip_if": ["several_claims"]}, {**SECOND, "skip_if": ["single_claim"]})
    assert step_on(told, MONDAY) == "do first"
    told.others = (given(invoice_sent(due_on=MONDAY)).claim,)
    assert step_on(told, MONDAY) == "do first"
    assert step_on(told, date(2026, 2, 3)) == "do second"
    told.others = (given(invoice_sent(), paid(1_000_00, on=date(2026, 1, 20))).claim,)
    assert step_on(told, date(2026, 2, 3)) == "do first"


def test_nothing_skips_a_fourteen_day_letter() -> None:
    fourteen = {
        "id": "fourteen",
        "kind": "fourteen_day_letter",
        "anchor": "term",
        "days": 1,
        "wording": "14",
        "channel": "post",
        "skip_if": ["in_default", "partly_paid"],
    }
    told = reminded(fourteen, SECOND).after(default_declared(since=date(2026, 2, 10)))
    assert step_on(told, date(2026, 2, 10)) == "do fourteen"


# --- steps that send nothing -----------------------------------------------------------------

DEFAULT = {"id": "default", "kind": "default", "anchor": "term", "days": 1}
WAIT = {"id": "weigh", "kind": "wait", "anchor": "term", "days": 1, "question": "Verder?"}


def test_a_default_step_waits_for_the_day_on_which_default_begins() -> None:
    told = reminded(DEFAULT, SECOND)
    assert step_on(told, date(2026, 2, 3)) == "wait 2026-02-10"
    told.after(default_declared(since=date(2026, 2, 10)))
    assert step_on(told, date(2026, 2, 9)) == "wait 2026-02-10"
    assert step_on(told, date(2026, 2, 10)) == "do second"


def test_a_default_step_that_nothing_leads_to_asks_a_person() -> None:
    told = story(DEFAULT, SECOND)
    assert step_on(told, date(2026, 1, 31)) == "wait 2026-02-01"
    assert step_on(told, date(2026, 2, 1)) == "ask establish_default"


def test_a_step_that_waits_asks_its_question_until_a_person_decided() -> None:
    told = reminded(WAIT, SECOND)
    assert step_on(told, date(2026, 2, 9)) == "wait 2026-02-10"
    asked = next_step(told.case, today=date(2026, 2, 12))
    assert asked == Ask(Task.DECIDE, "Verder?", date(2026, 2, 10), "weigh")
    [fact] = told.when(lambda case, day: go_on(case, step="weigh", today=day), on=date(2026, 2, 12))
    assert isinstance(fact, StepTakenByPerson)
    assert step_on(told, date(2026, 2, 12)) == "do second"
    assert go_on(told.case, step="weigh", today=date(2026, 2, 13)) == []


def test_a_claim_is_never_written_off_by_itself() -> None:
    told = reminded({"id": "off", "kind": "write_off", "anchor": "term", "days": 1})
    assert step_on(told, date(2026, 6, 1)) == "ask write_off"


def test_nobody_can_go_on_past_a_step_that_does_not_wait_for_a_person() -> None:
    told = reminded(SECOND)
    code = refusal(lambda: go_on(told.case, step="second", today=date(2026, 2, 10)))
    assert code == "step.not_asked"


# --- days ------------------------------------------------------------------------------------


def test_a_step_may_count_from_the_day_a_letter_was_received() -> None:
    told = reminded({**SECOND, "anchor": "delivery", "days": 10})
    assert step_on(told, date(2026, 2, 3)) == "wait 2026-02-12"
    told.letter(REMINDER, sent_on=MONDAY, posted=True)
    assert step_on(told, date(2026, 2, 3)) == "wait 2026-02-14"
    told.letter(REMINDER, sent_on=MONDAY, received_on=date(2026, 2, 7), grade=DeliveryGrade.OPENED)
    assert step_on(told, date(2026, 2, 8)) == "wait 2026-02-17"


def test_a_step_for_working_days_leaves_saturday_out() -> None:
    told = story({**FIRST, "days": 7, "working_days_only": True})
    assert step_on(told, date(2026, 2, 6)) == "wait 2026-02-09"
    assert step_on(told, date(2026, 2, 9)) == "do first"
    assert step_on(told, date(2026, 2, 14)) == "wait 2026-02-16"


def test_nothing_that_rests_on_non_payment_is_sent_within_the_fourteen_days() -> None:
    fourteen = {
        "id": "fourteen-day-letter",
        "kind": "fourteen_day_letter",
        "anchor": "term",
        "days": 1,
        "wording": "14",
        "channel": "post",
    }
    told = reminded(fourteen, {**SECOND, "anchor": "previous", "days": 3})
    told.after(default_declared(since=date(2026, 2, 10)))
    told.after(fourteen_day_letter_sent(), on=date(2026, 2, 13))
    told.letter(FOURTEEN, sent_on=date(2026, 2, 13), posted=True)
    assert step_on(told, date(2026, 2, 16)) == "wait 2026-03-05"
    assert step_on(told, date(2026, 3, 5)) == "do second"


@pytest.mark.parametrize(("start", "pay_by"), [("arrival", 11), ("sending", 9)])
def test_the_term_of_a_letter_by_post_counts_from_arrival_unless_the_plan_says_sending(
    start: str, pay_by: int
) -> None:
    told = story({**FIRST, "channel": "post", "term_from": start})
    order = order_letter(told.case, told.plan.step[0], today=MONDAY)
    assert order.ordered.pay_by == date(2026, 2, pay_by)


def test_a_debtor_is_not_to_be_called_on_a_sunday() -> None:
    told = story({"id": "call", "kind": "call", "anchor": "due", "days": 1, "wait_days": 1}, SECOND)
    assert step_on(told, date(2026, 2, 1)) == "wait 2026-02-02"
    assert step_on(told, date(2026, 2, 3)) == "ask call"
    assert step_on(told, date(2026, 2, 4)) == "do second"


# --- broken agreements -----------------------------------------------------------------------

CALL_STEP = {"id": "call", "kind": "call", "anchor": "term", "days": 1, "wait_days": 5}
LATER = {**SECOND, "anchor": "term", "days": 30}
BROKEN = PromiseBroken(promised_version=1)


def test_a_broken_promise_leads_to_the_step_the_plan_names() -> None:
    told = reminded(CALL_STEP, LATER, {**FIRST, "id": "demand"}, after_broken_agreement="demand")
    assert step_on(told, date(2026, 2, 10)) == "ask call"
    told.after(BROKEN, on=date(2026, 2, 11))
    assert step_on(told, date(2026, 2, 11)) == "do demand"


def test_a_lapsed_payment_plan_leads_there_as_well() -> None:
    told = reminded(CALL_STEP, LATER, {**FIRST, "id": "demand"}, after_broken_agreement="demand")
    parts = instalments((500_00, date(2026, 2, 20)), (500_00, date(2026, 3, 20)))
    told.after(PaymentPlanAgreed(instalments=parts), on=date(2026, 2, 10))
    version = told.claim.version
    told.after(PaymentPlanLapsed(agreed_version=version, why="x"), on=date(2026, 2, 26))
    assert step_on(told, date(2026, 2, 26)) == "do plan-lapsed"
    told_by = reminder_sent(pay_by=date(2026, 3, 5)).model_copy(
        update={"step": "plan-lapsed", "letter_id": FOURTEEN, "serves_as_notice": False}
    )
    told.after(told_by, on=date(2026, 2, 26)).letter(FOURTEEN, sent_on=date(2026, 2, 26))
    assert step_on(told, date(2026, 3, 5)).startswith("wait")
    assert step_on(told, date(2026, 3, 6)) == "do demand"


def test_without_such_a_step_the_claim_goes_on_where_it_was() -> None:
    told = reminded(CALL_STEP, {**FIRST, "id": "demand"}).after(BROKEN, on=date(2026, 2, 11))
    assert step_on(told, date(2026, 2, 11)) == "ask call"


def test_a_broken_agreement_never_jumps_over_what_the_law_asks_for() -> None:
    hand_over = {
        "id": "out",
        "kind": "hand_over",
        "anchor": "due",
        "days": 1,
        "party_kind": "agency",
    }
    fourteen = {
        "id": "fourteen",
        "kind": "fourteen_day_letter",
        "anchor": "due",
        "days": 1,
        "wording": "14",
    }
    told = story(NOTICE, CALL_STEP, fourteen, hand_over, after_broken_agreement="out")
    told.after(BROKEN, on=MONDAY)
    assert step_on(told, MONDAY) == "do reminder"
    told.after(reminder_sent(pay_by=date(2026, 2, 9)), on=MONDAY).letter(REMINDER, sent_on=MONDAY)
    told.after(default_declared(since=date(2026, 2, 10)))
    assert step_on(told, date(2026, 2, 10)) == "do fourteen"


def test_a_step_that_was_taken_is_not_taken_again_after_a_broken_agreement() -> None:
    told = reminded(CALL_STEP, LATER, after_broken_agreement="reminder")
    told.after(BROKEN, on=date(2026, 2, 11))
    assert step_on(told, date(2026, 2, 11)) == "ask call"


# --- audience --------------------------------------------------------------------------------


@pytest.mark.parametrize("capacity", list(Capacity))
def test_a_debtor_for_whom_the_plan_has_no_step_is_for_a_person(capacity: Capacity) -> None:
    told = story({**FIRST, "audience": "consumer"})
    told.capacity = capacity
    seen = {step_on(told, MONDAY + timedelta(days=n)) for n in range(3)}
    expected = "do first" if capacity.protected_as_consumer else "ask plan_at_end"
    assert seen == {expected}


def test_a_debtor_who_proves_to_be_a_consumer_leaves_a_plan_for_businesses() -> None:
    told = story(FIRST, audience="business")
    told.capacity = Capacity.COMPANY
    assert step_on(told, MONDAY) == "do first"
    told.capacity = Capacity.CONSUMER
    assert step_on(told, MONDAY) == "ask plan_at_end"
