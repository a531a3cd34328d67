"""A creditor's own plans: uploaded once, versions in order, chosen for new claims, moved to."""

from datetime import date

import pytest

from domain.claim.events import (
    DefaultDeclared,
    LetterOrderedForClaim,
    PlanChanged,
)
from domain.creditor.events import CreditorFact, PlanUploaded, TermsChanged
from domain.creditor.plans import (
    choose_plans,
    plan_for,
    plan_for_new_claim,
    plans_of,
    upload_plan,
)
from domain.creditor.state import Creditor, evolve
from domain.dunning.next.move import move_to_plan
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.plan.document import PLANS
from domain.errors import NotFound
from domain.facts import Fact
from domain.parties import Capacity, CreditorProfile
from tests.domain.story import (
    CREDITOR,
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    fourteen_day_letter_sent,
    given,
    invoice_sent,
    recorded,
    refusal,
    reminder_sent,
)

MONDAY = date(2026, 2, 2)
MINE = """name = "mine"
version = 1
title = "Mijn plan"

[[step]]
id = "first"
kind = "reminder"
anchor = "due"
days = 2
term_days = 14
channel = "email"
fallback = "post"
serves_as_notice = true
"""


def creditor(*facts: Fact) -> Creditor:
    made = Creditor(CREDITOR, registered=True, profile=CreditorProfile(name="Van Dijk B.V."))
    made.profile = made.profile.model_copy(update={"kvk": "12345678"})
    for number, fact in enumerate(facts, 1):
        evolve(made, recorded(fact, version=number, on=MONDAY, stream=CREDITOR))
    return made


def with_plans(*texts: str) -> Creditor:
    made = creditor()
    for text in texts:
        for fact in upload_plan(made, text, name="mine.toml"):
            evolve(made, recorded(fact, version=made.version + 1, on=MONDAY, stream=CREDITOR))
    return made


# --- uploading -------------------------------------------------------------------------------


def test_an_uploaded_plan_is_a_fact_with_the_advice_that_was_accepted() -> None:
    [fact] = upload_plan(creditor(), MINE, name="mine.toml")
    assert isinstance(fact, PlanUploaded)
    assert (fact.key, fact.text) == ("mine@1", MINE)
    assert set(fact.advice) == {"call.none", "plan.no_end"}


def test_the_same_plan_again_is_nothing_new() -> None:
    assert upload_plan(with_plans(MINE), MINE + "\n# a remark\n", name="x") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (MINE.replace("days = 2", "days = 3"), "plan.version_used"),
        (MINE.replace("version = 1", "version = 3"), "plan.version_order"),
        (MINE.replace('"mine"', '"four-steps"'), "plan.name_of_the_house"),
        (MINE.replace('"mine"', '"mine"\ncreditor = "87654321"'), "plan.other_creditor"),
        (MINE.replace("term_days = 14", "term_days = 6"), "plan.refused"),
        (MINE.replace("days = 2", "days = 366"), "plan.refused"),
        ("name = ", "plan.refused"),
    ],
)
def test_a_plan_that_may_not_be_is_refused(text: str, code: str) -> None:
    known = with_plans(MINE)
    assert refusal(lambda: upload_plan(known, text, name="mine.toml")) == code


def test_the_next_version_stands_beside_the_one_before() -> None:
    second = MINE.replace("version = 1", "version = 2").replace("days = 2", "days = 5")
    known = with_plans(MINE, second)
    assert [plan.step[0].days for plan in plans_of(known).values()] == [2, 5]
    assert plan_for(known, "mine@1").step[0].days == 2
    assert plan_for(known, "six-steps@1") == PLANS["six-steps@1"]


def test_a_plan_of_another_creditor_is_not_known() -> None:
    with pytest.raises(NotFound) as caught:
        plan_for(creditor(), "mine@1")
    assert "six-steps@1" in caught.value.way_out


# --- choosing --------------------------------------------------------------------------------


def chosen(known: Creditor, **plans: str) -> list[CreditorFact]:
    return choose_plans(known, **plans)


def test_plans_are_chosen_by_kind_of_debtor_and_what_is_so_already_is_no_news() -> None:
    known = with_plans(MINE)
    assert chosen(known, consumers="mine@1") == [TermsChanged(plan_for_consumers="mine@1")]
    now = creditor(TermsChanged(plan_for_consumers="six-steps@1"))
    assert chosen(now, consumers="six-steps@1") == []


@pytest.mark.parametrize(
    ("kind", "plan"), [("consumers", "business@1"), ("businesses", "consumer@1")]
)
def test_a_plan_cannot_be_chosen_for_those_it_has_no_step_for(kind: str, plan: str) -> None:
    assert refusal(lambda: chosen(creditor(), **{kind: plan})) == "plan.not_for_these"


def test_a_plan_that_is_not_there_cannot_be_chosen() -> None:
    assert refusal(lambda: chosen(creditor(), consumers="mine@1")) == "plan.unknown"


@pytest.mark.parametrize(("principal", "plan"), [(500_00, "mine@1"), (500_01, "consumer@1")])
def test_a_new_claim_outside_the_amounts_of_the_chosen_plan_gets_the_recommended_one(
    principal: int, plan: str
) -> None:
    small = MINE.replace("version = 1", 'version = 1\namount_below = "500.01"')
    known = with_plans(small)
    known.plan_for_consumers = "mine@1"
    found = plan_for_new_claim(known, capacity=Capacity.UNKNOWN, principal=principal)
    assert found.key == plan


# --- moving ----------------------------------------------------------------------------------


def reminded() -> Story:
    told = given(invoice_sent())
    told.after(reminder_sent(pay_by=date(2026, 2, 9)), on=MONDAY)
    told.letter(REMINDER, sent_on=MONDAY)
    return told.after(default_declared(since=date(2026, 2, 10)))


def moved(told: Story, plan: str, *, on: date) -> Story:
    [fact] = told.when(
        lambda case, day: move_to_plan(case, plan=plan, reason="asked", today=day), on=on
    )
    assert fact == PlanChanged(old="four-steps@1", new=plan)
    told.plan = PLANS[plan]
    return told


def named(told: Story, *, on: date) -> str:
    answer = next_step(told.case, today=on)
    if isinstance(answer, Do):
        return answer.step.id
    return answer.task if isinstance(answer, Ask) else answer.why


def test_a_running_claim_is_moved_by_a_fact_once() -> None:
    told = moved(reminded(), "six-steps@1", on=date(2026, 2, 10))
    assert told.claim.plan == "six-steps@1"
    day = date(2026, 2, 11)
    assert move_to_plan(told.case, plan="six-steps@1", reason="", today=day) == []


@pytest.mark.parametrize(
    "plan", ["six-steps@1", "consumer@1", "full-collection@1", "three-steps@1"]
)
def test_a_letter_that_was_sent_is_never_sent_again_under_the_new_plan(plan: str) -> None:
    told = moved(reminded(), plan, on=date(2026, 2, 10))
    seen = {named(told, on=date(2026, 2, day)) for day in range(10, 28)}
    assert not seen & {"reminder", "statement"}


def test_a_letter_of_another_name_fulfils_the_first_step_of_its_kind() -> None:
    told = reminded()
    told.history[1] = recorded(
        reminder_sent(pay_by=date(2026, 2, 9)).model_copy(update={"step": "friendly"}),
        version=2,
        on=MONDAY,
    )
    assert named(moved(told, "full-collection@1", on=date(2026, 2, 10)), on=date(2026, 2, 10)) == (
        "fourteen-day-letter"
    )


def test_a_claim_moved_after_its_fourteen_day_letter_gets_no_earlier_letter_any_more() -> None:
    told = reminded().after(fourteen_day_letter_sent(), on=date(2026, 2, 13))
    told.letter(FOURTEEN, sent_on=date(2026, 2, 13), posted=True)
    moved(told, "bailiff@1", on=date(2026, 2, 16))
    assert named(told, on=date(2026, 2, 20)) == "term before weigh-chances"
    assert named(told, on=date(2026, 3, 5)) == "decide"


def test_what_the_law_asks_for_is_not_passed_over_by_a_move() -> None:
    told = given(invoice_sent())
    friendly = reminder_sent(pay_by=date(2026, 2, 9)).model_copy(update={"serves_as_notice": False})
    told.after(friendly, on=MONDAY).letter(REMINDER, sent_on=MONDAY)
    moved(told, "bailiff@1", on=date(2026, 2, 10))
    assert not any(isinstance(one.fact, DefaultDeclared) for one in told.history)
    assert named(told, on=date(2026, 2, 10)) == "notice-of-default"


@pytest.mark.parametrize(
    ("plan", "reason", "code"),
    [
        ("six-steps@1", " ", "plan.no_reason"),
        ("business@1", "asked", "plan.not_for_this_claim"),
        ("nowhere@1", "asked", "plan.unknown"),
    ],
)
def test_a_move_that_may_not_be_is_refused(plan: str, reason: str, code: str) -> None:
    told = reminded()
    day = date(2026, 2, 10)
    assert refusal(lambda: move_to_plan(told.case, plan=plan, reason=reason, today=day)) == code


def test_a_claim_is_not_moved_while_a_letter_is_under_way() -> None:
    told = reminded()
    told.after(LetterOrderedForClaim(letter_id=FOURTEEN, step="x", send_on=MONDAY))
    code = refusal(
        lambda: move_to_plan(told.case, plan="six-steps@1", reason="asked", today=MONDAY)
    )
    assert code == "plan.letter_under_way"
