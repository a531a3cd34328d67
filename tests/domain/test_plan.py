"""A plan is data, read strictly: what is wrong with it is named."""

import pytest

from domain.creditor.plans import plan_for
from domain.creditor.state import Creditor
from domain.dunning.plan.document import PLANS, Audience, StepKind, read_plan
from domain.errors import NotFound, Refusal
from domain.parties import Capacity
from tests.domain.story import CREDITOR

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
    ("old", "new", "line", "said"),
    [
        ('kind = "reminder"', 'kind = "nag"', 8, "kind must be one of call, default"),
        ("days = 1", "days = -1", 10, "days must be 0 to 365, not -1 (calendar days after"),
        ("days = 1", "days = 366", 10, "days must be 0 to 365, not 366"),
        ("days = 1", 'days = "1"', 10, "days must be a whole number, not '1'"),
        ("term_days = 7", "term_days = 0", 11, "term_days must be 1 to 90, not 0"),
        ("term_days = 7", "term_days = 91", 11, "term_days must be 1 to 90, not 91"),
        ("term_days = 7", "", 8, "a letter needs term_days"),
        ("days = 1", "days = 1\ncolour = 'red'", 11, "the language has no word 'colour'"),
        ("days = 1", "days = 1\nterm_dayz = 7", 11, "Did you mean 'term_days'?"),
        ("days = 1", "days = 1\nattach_invoice = 'yes'", 11, "must be true or false, not 'yes'"),
        ("days = 1", "days = 1\namount_from = 9.5", 11, 'euros in quotes, such as "250.00"'),
        ('id = "reminder"', 'id = "Reminder 1"', 7, "id must be small letters"),
        ('anchor = "due"', 'anchor = "whenever"', 9, "delivery, due, previous, term"),
        ('anchor = "due"', "", 6, "anchor is missing"),
        ("version = 1", "version = 0", 3, "version must be 1 or more, not 0"),
        ('name = "short"', 'name = "Short Plan"', 2, "name must be small letters"),
        ('title = "Kort"', "", 1, "title is missing"),
        ("[[step]]", "[step]", 6, "step must be a list; a step is written as [[step]]"),
        ("version = 1", "version = ", 3, "this is no TOML"),
        ("version = 1", "version = 1\nversion = 2", 4, "this is no TOML"),
        ("version = 1", 'version = 1\nafter_broken_agreement = "x"', 4, "there is no step 'x'"),
    ],
)
def test_a_wrong_element_is_named_with_its_line(old: str, new: str, line: int, said: str) -> None:
    refusal = refused(GOOD.replace(old, new, 1))
    assert refusal.code == "plan.unreadable"
    assert f"mine.toml, line {line}: " in refusal.message
    assert said in refusal.message


def test_all_errors_are_named_at_once() -> None:
    text = GOOD.replace("term_days = 7", "term_dayz = 7").replace("days = 1", "days = 366")
    text = text.replace('anchor = "due"', 'anchor = "x"').replace("version = 1", "version = 0")
    lines = [line.partition(": ")[0] for line in refused(text).message.splitlines()]
    assert lines == [f"mine.toml, line {n}" for n in (3, 8, 9, 10, 11)]


def test_words_that_the_language_does_not_have_are_named_as_they_stand_on_a_line() -> None:
    strange = [f"word_{letter}" for letter in "kcjaibhd"]
    step = ", ".join(f"{word} = 1" for word in strange)
    text = GOOD[: GOOD.index("[[step]]")] + f'step = [{{ id = "a", {step} }}]'
    said = [line for line in refused(text).message.splitlines() if "has no word" in line]
    assert [line.partition("has no word '")[2].partition("'")[0] for line in said] == strange


def test_a_line_is_found_behind_texts_of_several_lines() -> None:
    text = GOOD.replace('title = "Kort"', 'title = """\ndays = 9\n[[step]]\n"""')
    assert (
        "line 13: step 'reminder': days must be"
        in refused(text.replace("days = 1", "days = 366")).message
    )


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
    plan = PLANS["four-steps@1"]
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
        plan_for(Creditor(CREDITOR), "seven-steps@1")
    assert "four-steps@1" in caught.value.way_out


def test_a_step_is_for_everyone_unless_it_says_for_whom() -> None:
    (step,) = read_plan(GOOD, name="x").step
    assert step.audience is Audience.EVERYONE
    assert all(step.concerns(capacity) for capacity in Capacity)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 3_000 + "]" * 3_000,
        "a = " + "{b = " * 3_000 + "1" + "}" * 3_000,
        "version = " + "9" * 5_000,
        ".".join("a" * 3_000) + " = 1",
        "version = 2026-01-01T00:00:00Z",
        "version = nan",
        'step = "x"',
        "step = [1, [2], 3]",
        "entry = 07:32:00",
    ],
)
def test_a_text_that_is_toml_of_an_odd_kind_is_refused_with_words(text: str) -> None:
    assert refused(text).code == "plan.unreadable"
