"""Each step is one of the plan in force, in its order, and not before its day."""

from datetime import date, timedelta
from uuid import UUID

from domain.claim.events import (
    FirstStepChosen,
    FourteenDayLetterSent,
    PaymentPlanLapsed,
    PlanChanged,
    PromiseBroken,
    StepApproved,
)
from domain.compliance.obligation import Compliance
from domain.compliance.plan_kept import PLAN_KEPT
from domain.creditor.events import PlanUploaded
from domain.letter.events import AskedOfClaim, DeliveryFailed, LetterOrdered
from domain.letter.text import LetterKind
from tests.domain.compliance.deeds import OPENED, called, opened, reminder
from tests.domain.compliance.life import Life
from tests.domain.story import CLAIM, DEBTOR, REMINDER, fourteen_day_letter_sent, invoice_sent

DUE = date(2026, 1, 31)
DAY = timedelta(days=1)
PAY_BY = date(2026, 3, 10)
"""Of the reminder."""
CAREFUL = """
name = "careful"
version = 1
title = "Met akkoord"

[[step]]
id = "reminder"
kind = "reminder"
anchor = "due"
days = 1
term_days = 7
needs_approval = true
"""


def fourteen(step: str = "fourteen-day-letter") -> FourteenDayLetterSent:
    return fourteen_day_letter_sent().model_copy(update={"step": step})


def reminded() -> Life:
    return opened().claim(reminder(), on=DUE + DAY)


def test_a_reminder_goes_the_day_after_the_due_day_and_not_on_it() -> None:
    assert reminded().reasons(PLAN_KEPT) == ["step_of_the_plan"]
    early = opened().claim(reminder(), on=DUE)
    (ruling,) = early.held_to(PLAN_KEPT).rulings
    assert (ruling.reason, ruling.values) == (
        "before_its_day",
        {"step": "reminder", "earliest": DUE + DAY},
    )


def test_a_letter_of_before_the_day_of_its_invoice_came_before_its_day() -> None:
    """At that point the claim is none yet, and has no due day of its own."""
    (ruling,) = opened().claim(reminder(), on=OPENED - DAY).held_to(PLAN_KEPT).rulings
    assert (ruling.reason, ruling.values["earliest"]) == ("before_its_day", DUE + DAY)


def test_a_step_after_a_term_goes_the_day_after_its_last_day() -> None:
    assert reminded().claim(fourteen(), on=PAY_BY).reasons(PLAN_KEPT)[-1] == "before_its_day"
    right = reminded().claim(fourteen(), on=PAY_BY + DAY)
    assert right.reasons(PLAN_KEPT)[-1] == "step_of_the_plan"
    call = reminded().claim(called(step="call"), on=PAY_BY)
    assert call.reasons(PLAN_KEPT)[-1] == "before_its_day"


def test_a_letter_that_was_lost_gave_no_term() -> None:
    life = reminded().letter(REMINDER, DeliveryFailed(permanent=True), on=DUE + 2 * DAY)
    again = reminder().model_copy(update={"letter_id": UUID(int=9)})
    life.claim(again, on=DUE + 3 * DAY)
    assert life.reasons(PLAN_KEPT) == ["step_of_the_plan"] * 2


def test_a_letter_that_the_plan_sends_is_not_left_out() -> None:
    life = opened().claim(fourteen(), on=PAY_BY)
    reasons = life.held_to(PLAN_KEPT).rulings
    left = next(one for one in reasons if one.reason == "step_left_out")
    assert left.values == {"step": "fourteen-day-letter", "left_out": "reminder"}
    assert "step_left_out" not in reminded().claim(fourteen(), on=PAY_BY).reasons(PLAN_KEPT)


def test_a_person_or_a_broken_promise_lets_a_claim_go_on_further_along() -> None:
    for ground in (
        FirstStepChosen(step="fourteen-day-letter", from_day=DUE),
        PromiseBroken(promised_version=2),
    ):
        life = opened().claim(ground, on=DUE).claim(fourteen(), on=PAY_BY)
        assert "step_left_out_with_a_ground" in life.reasons(PLAN_KEPT)


def test_a_step_is_one_of_the_plan_unless_the_claim_was_moved_to_another() -> None:
    strange = reminder().model_copy(update={"step": "threat"})
    assert opened().claim(strange, on=PAY_BY).reasons(PLAN_KEPT) == ["no_step_of_the_plan"]
    moved = PlanChanged(old="four-steps@1", new="three-steps@1")
    life = opened().claim(moved, on=DUE).claim(strange, on=PAY_BY)
    assert life.reasons(PLAN_KEPT) == ["step_of_an_earlier_plan"]
    lapsed = reminder().model_copy(update={"step": "plan-lapsed"})
    assert opened().claim(lapsed, on=PAY_BY).reasons(PLAN_KEPT) == ["no_step_of_the_plan"]
    missed = PaymentPlanLapsed(agreed_version=1, why="instalment 1 was missed")
    life = opened().claim(missed, on=PAY_BY).claim(lapsed, on=PAY_BY)
    assert not life.reasons(PLAN_KEPT)


def ordered(plan: str) -> LetterOrdered:
    asked = AskedOfClaim(claim_id=CLAIM, version=1, round=1, asked=reminder().asked)
    return LetterOrdered(
        letter_kind=LetterKind.REMINDER,
        debtor_id=DEBTOR,
        step="reminder",
        plan=plan,
        claims=(asked,),
        channel=reminder().channel,
        send_on=DUE + DAY,
    )


def test_a_letter_was_ordered_by_the_plan_of_its_claim() -> None:
    for plan, reason in (
        ("four-steps@1", "step_of_the_plan"),
        ("six-steps@1", "by_another_plan"),
    ):
        life = opened().letter(REMINDER, ordered(plan), on=DUE + DAY)
        assert life.claim(reminder(), on=DUE + DAY).reasons(PLAN_KEPT) == [reason]


def test_a_claim_that_was_moved_gets_only_letters_of_its_old_plan_ordered_before() -> None:
    moved = PlanChanged(old="four-steps@1", new="six-steps@1")
    after = opened().claim(moved, on=DUE)
    after.letter(REMINDER, ordered("four-steps@1"), on=DUE + DAY)
    assert after.claim(reminder(), on=DUE + DAY).reasons(PLAN_KEPT) == ["by_another_plan"]
    before = opened().letter(REMINDER, ordered("four-steps@1"), on=DUE + DAY)
    before.claim(moved, reminder(), on=DUE + DAY)
    assert before.reasons(PLAN_KEPT) == ["step_of_the_plan"]


def test_what_the_plan_wants_approved_was_approved_before() -> None:
    def careful(*facts: StepApproved) -> list[str]:
        life = Life().creditor(PlanUploaded(name="careful", version=1, text=CAREFUL), on=OPENED)
        invoice = invoice_sent().model_copy(update={"plan": "careful@1"})
        life.claim(invoice, on=OPENED).claim(*facts, on=DUE)
        return life.claim(reminder(), on=DUE + DAY).reasons(PLAN_KEPT)

    yes = StepApproved(step="reminder", round=1, amount=1_000_00)
    assert "approved_first" in careful(yes)
    assert "without_approval" in careful()
    assert "without_approval" in careful(yes.model_copy(update={"round": 2}))


def test_of_a_plan_that_is_not_known_nobody_can_say() -> None:
    life = opened().claim(PlanChanged(old="four-steps@1", new="gone@1"), on=DUE)
    life.claim(reminder(), on=DUE + DAY)
    assert life.held_to(PLAN_KEPT).verdict is Compliance.NOT_PROVABLE
    assert life.reasons(PLAN_KEPT) == ["plan_not_known"]
