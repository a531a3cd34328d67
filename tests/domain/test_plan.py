"""A plan is data, read strictly: what is wrong with it is named."""

import pytest

from domain.dunning.plan import PLANS, Audience, StepKind, plan_of, read_plan
from domain.errors import NotFound, Refusal
from domain.parties import Capacity

GOOD = """
name = "short"
version = 1
title = "Kort"

[[step]]
id = "reminder"
kind = "reminder"
anchor = "due"
days = 1
term_days = 7
"""


def refused(text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_plan(text, name="mine.toml")
    return caught.value


def test_a_good_plan_is_read() -> None:
    plan = read_plan(GOOD, name="mine.toml")
    assert (plan.key, [step.kind for step in plan.step]) == ("short@1", [StepKind.REMINDER])


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('kind = "reminder"', 'kind = "nag"', "step.0.kind"),
        ("days = 1", "days = -1", "step.0.days"),
        ("days = 1", "days = 366", "step.0.days"),
        ("term_days = 7", "term_days = 0", "step.0.term_days"),
        ("term_days = 7", "", "needs term_days"),
        ("term_days = 7", "term_days = 7\ncolour = 'red'", "colour"),
        ('id = "reminder"', 'id = "Reminder 1"', "step.0.id"),
        ('anchor = "due"', 'anchor = "whenever"', "step.0.anchor"),
        ('anchor = "due"', "", "step.0.anchor"),
        ("version = 1", "version = 0", "version"),
        ('name = "short"', 'name = "Short Plan"', "name"),
        ('title = "Kort"', "", "title"),
        ("[[step]]", "[step]", "step"),
        ("version = 1", "version = ", "line 3"),
    ],
)
def test_a_wrong_element_is_named_with_the_plan(old: str, new: str, named: str) -> None:
    refusal = refused(GOOD.replace(old, new, 1))
    assert refusal.code == "plan.unreadable"
    assert "mine.toml" in refusal.message
    assert named in refusal.message


def test_a_plan_without_steps_is_refused() -> None:
    assert "step" in refused('name = "x"\nversion = 1\ntitle = "x"\nstep = []').message


def test_two_steps_of_one_id_are_refused() -> None:
    assert "same id" in refused(GOOD + GOOD[GOOD.index("[[step]]") :]).message


@pytest.mark.parametrize(
    "step",
    [
        'wording = "14"\nterm_days = 14',
        'wording = "13"',
        "",
    ],
)
def test_a_fourteen_day_letter_has_a_lawful_wording_and_no_days_of_its_own(step: str) -> None:
    text = GOOD + f'\n[[step]]\nid="f"\nkind="fourteen_day_letter"\nanchor="term"\ndays=1\n{step}\n'
    assert "BW 6:96 lid 6" in refused(text).message


def test_a_hand_over_says_to_whom() -> None:
    text = GOOD + '\n[[step]]\nid="h"\nkind="hand_over"\nanchor="term"\ndays=1\n'
    assert "party_kind" in refused(text).message


def test_the_four_steps_differ_for_consumers_and_businesses() -> None:
    plan = plan_of("four-steps@1")
    assert [step.id for step in plan.steps_for(Capacity.UNKNOWN)] == [
        "reminder",
        "call",
        "fourteen-day-letter",
        "hand-over",
    ]
    assert [step.id for step in plan.steps_for(Capacity.SOLE_TRADER)] == [
        "reminder",
        "call",
        "final-demand",
        "hand-over",
    ]


def test_no_plan_of_the_house_lets_a_reminder_threaten() -> None:
    for plan in PLANS.values():
        for step in plan.step:
            if step.kind is StepKind.REMINDER:
                threats = (step.mentions_interest, step.mentions_costs, step.mentions_agency)
                assert threats == (False, False, False)


def test_no_plan_of_the_house_hands_a_consumer_over_without_a_fourteen_day_letter() -> None:
    for plan in PLANS.values():
        kinds = [step.kind for step in plan.steps_for(Capacity.CONSUMER)]
        if StepKind.HAND_OVER in kinds:
            before = kinds[: kinds.index(StepKind.HAND_OVER)]
            assert StepKind.FOURTEEN_DAY_LETTER in before


def test_a_plan_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(NotFound) as caught:
        plan_of("seven-steps@1")
    assert "four-steps@1" in caught.value.way_out


def test_a_step_is_for_everyone_unless_it_says_for_whom() -> None:
    (step,) = read_plan(GOOD, name="x").step
    assert step.audience is Audience.EVERYONE
    assert all(step.concerns(capacity) for capacity in Capacity)
