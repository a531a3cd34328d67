"""The lint refuses in a plan what the law forbids, with article and way out, and warns of folly."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import pytest

from domain.dunning.plan.document import PLANS
from domain.dunning.plan.lint import lawful_plan, lint
from domain.dunning.plan.remarks import Remark, Severity
from domain.errors import Refusal

UNLAWFUL = Path(__file__).parents[1] / "samples" / "plans" / "unlawful.toml"
HEAD = 'name = "mine"\nversion = 1\ntitle = "Mijn plan"\n'
Words = Mapping[str, object]
REMINDER: dict[str, object] = {
    "id": "reminder",
    "kind": "reminder",
    "anchor": "due",
    "days": 1,
    "term_days": 14,
}
REMINDER |= {"channel": "email", "fallback": "post", "serves_as_notice": True}
CALL: dict[str, object] = {
    "id": "call",
    "kind": "call",
    "anchor": "term",
    "days": 1,
    "wait_days": 2,
}
LETTER: dict[str, object] = {
    "id": "letter",
    "kind": "fourteen_day_letter",
    "audience": "consumer",
    "anchor": "term",
}
LETTER |= {"days": 1, "wording": "14", "channel": "post", "mentions_costs": True}
DEMAND: dict[str, object] = {
    "id": "demand",
    "kind": "final_demand",
    "audience": "business",
    "anchor": "term",
}
DEMAND |= {"days": 1, "term_days": 7, "channel": "email", "fallback": "post"}
FOR_ALL = DEMAND | {"audience": "everyone"}
WEIGH: dict[str, object] = {
    "id": "weigh",
    "kind": "wait",
    "anchor": "term",
    "days": 1,
    "question": "Verder?",
}
OUT: dict[str, object] = {
    "id": "out",
    "kind": "hand_over",
    "anchor": "previous",
    "days": 0,
    "party_kind": "agency",
}
OUT |= {"charge_costs": True}
REST = (CALL, LETTER, DEMAND, WEIGH, OUT)
WHOLE = (REMINDER, *REST)


def toml(*steps: Words, head: str = HEAD) -> str:
    lines = [head]
    for step in steps:
        lines += ["[[step]]", *(f"{key} = {_value(value)}" for key, value in step.items())]
    return "\n".join(lines)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | list) else f'"{value}"'


def found(text: str, severity: Severity) -> list[Remark]:
    return [one for one in lint(text).findings if one.severity is severity]


def codes(*steps: Words, head: str = HEAD) -> list[str]:
    return [one.code for one in found(toml(*steps, head=head), Severity.REFUSE)]


def warned(*steps: Words, head: str = HEAD) -> list[str]:
    return [one.code for one in found(toml(*steps, head=head), Severity.WARN)]


def test_a_plan_with_eight_unlawful_steps_has_all_eight_named() -> None:
    findings = found(UNLAWFUL.read_text(), Severity.REFUSE)
    assert [(one.step, one.line, one.code) for one in findings] == [
        ("threatening-reminder", 14, "interest.before_default"),
        ("threatening-reminder", 15, "reminder.stern"),
        ("late-call", 22, "contact.hours"),
        ("late-call", 23, "contact.sundays"),
        ("short-demand", 30, "notice.short_demand"),
        ("early-costs", 43, "costs.before_the_letter"),
        ("paid-reminder", 53, "costs.fee"),
        ("paid-reminder", 54, "costs.percentage"),
        ("letter-from-dating", 62, "fourteen_days.dating"),
        ("letter-from-dating", 63, "fourteen_days.calendar_day"),
        ("hasty-hand-over", 70, "hand_over.too_early"),
        ("hasty-hand-over", 74, "dispute.goes_on"),
        ("hasty-hand-over", 75, "costs.twice"),
        ("silent-write-off", 82, "plan.by_itself"),
    ]
    assert len({one.step for one in findings}) == 8


def test_every_refusal_names_a_way_out_and_nearly_every_one_an_article() -> None:
    findings = found(UNLAWFUL.read_text(), Severity.REFUSE)
    assert all(one.way_out for one in findings)
    house_rules = {"reminder.stern", "plan.by_itself"}
    assert {one.code for one in findings if not one.article} == house_rules


@pytest.mark.parametrize("key", sorted(PLANS))
def test_a_shipped_plan_passes_the_lint(key: str) -> None:
    text = (files("domain.dunning.plan") / "shipped" / f"{PLANS[key].name}.toml").read_text("utf-8")
    assert found(text, Severity.REFUSE) == []
    assert lawful_plan(text, name=key)[0] == PLANS[key]


@pytest.mark.parametrize("key", ["consumer@1", "business@1"])
def test_a_recommended_plan_passes_without_a_single_warning(key: str) -> None:
    text = (files("domain.dunning.plan") / "shipped" / f"{PLANS[key].name}.toml").read_text("utf-8")
    assert lint(text).findings == ()


def test_a_lawful_plan_of_ones_own_has_no_finding() -> None:
    assert lint(toml(*WHOLE)).findings == ()


# --- what is refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ((REMINDER, CALL, WEIGH, OUT), ["hand_over.without_letter", "costs.before_the_letter"]),
        ((REMINDER, CALL, LETTER, OUT | {"days": 15}), ["hand_over.too_early"]),
        ((REMINDER, CALL, LETTER, OUT | {"days": 16}), []),
        ((REMINDER, CALL, LETTER, OUT | {"anchor": "term", "days": 1}), []),
        ((REMINDER, CALL, LETTER, OUT | {"anchor": "due", "days": 90}), ["hand_over.too_early"]),
        ((REMINDER | {"serves_as_notice": False}, LETTER), ["fourteen_days.before_default"]),
        (
            (
                REMINDER | {"serves_as_notice": False},
                {"id": "default", "kind": "default", "anchor": "term", "days": 1},
                LETTER,
            ),
            [],
        ),
        ((LETTER, REMINDER), ["fourteen_days.before_default"]),
        ((REMINDER, LETTER | {"mentions_costs": False}), ["fourteen_days.no_amount"]),
        ((REMINDER, LETTER | {"skip_if": ["spoken"]}), ["fourteen_days.skipped"]),
        ((REMINDER | {"term_days": 6},), ["notice.too_short"]),
        ((REMINDER | {"term_days": 7},), []),
        ((REMINDER | {"term_days": 12, "term_from": "sending"},), ["notice.too_short"]),
        ((REMINDER | {"term_days": 13, "term_from": "sending"},), []),
        (
            (FOR_ALL | {"term_days": 3, "serves_as_notice": True},),
            ["notice.short_demand"],
        ),
        ((REMINDER, DEMAND | {"term_days": 3}), []),
        ((REMINDER | {"mentions_interest": True},), ["interest.before_default"]),
        ((REMINDER | {"mentions_agency": True},), ["reminder.stern"]),
        (
            (REMINDER | {"kind": "notice_of_default", "mentions_interest": True},),
            ["interest.before_default"],
        ),
        ((REMINDER, DEMAND | {"mentions_interest": True}), []),
        (
            (REMINDER | {"audience": "business", "mentions_costs": True},),
            ["reminder.stern"],
        ),
        (
            (REMINDER, DEMAND | {"audience": "everyone", "mentions_costs": True}),
            ["costs.announced"],
        ),
        ((REMINDER, DEMAND | {"mentions_costs": True}), []),
        ((REMINDER, CALL, LETTER, WEIGH | {"charge_costs": True}, OUT), ["costs.twice"]),
    ],
)
def test_the_law_is_kept_on_both_sides_of_each_boundary(
    steps: tuple[Words, ...], code: list[str]
) -> None:
    assert codes(*steps) == code


def test_a_letter_for_some_amounts_does_not_cover_a_hand_over_of_all() -> None:
    small = LETTER | {"amount_below": "500.00"}
    large = LETTER | {"id": "large", "amount_from": "500.00"}
    assert codes(REMINDER, CALL, small, WEIGH, OUT) == [
        "hand_over.without_letter",
        "costs.before_the_letter",
    ]
    assert codes(REMINDER, CALL, small, large, WEIGH, OUT) == []


def test_a_plan_for_businesses_needs_no_fourteen_day_letter() -> None:
    head = HEAD + 'audience = "business"\n'
    assert codes(REMINDER, CALL, WEIGH, OUT, head=head) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("costs_percentage = 15", "costs.percentage"),
        ("costs_pct = 15", "costs.percentage"),
        ("reminder_fee = '5.00'", "costs.fee"),
        ("administration_costs = '5.00'", "costs.fee"),
        ("at = '06:59'", "contact.hours"),
        ("at = '20:00'", "contact.hours"),
        ("at = '07:00'", "plan.shape"),
        ("at = '19:59'", "plan.shape"),
        ("on_sundays = true", "contact.sundays"),
        ("on_sundays = false", "plan.shape"),
        ("if_disputed = 'go on'", "dispute.goes_on"),
        ("interest_rate = 12", "interest.in_the_plan"),
        ("pay_by = 2026-03-01", "plan.calendar_day"),
        ("automatic = true", "plan.by_itself"),
        ("question = 'Is 15% kosten genoeg?'", "costs.percentage"),
    ],
)
def test_a_word_that_asks_what_may_not_be_gets_the_laws_own_answer(line: str, code: str) -> None:
    text = toml(*WHOLE).replace("wait_days = 2", f"wait_days = 2\n{line}")
    [finding] = found(text, Severity.REFUSE)
    assert (finding.code, finding.step) == (code, "call")
    assert text.splitlines()[finding.line - 1] == line


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"wording": "dating"}, "fourteen_days.dating"),
        ({"wording": "13"}, "fourteen_days.dating"),
        ({"term_from": "sending"}, "fourteen_days.from_sending"),
        ({"term_days": 14}, "fourteen_days.own_days"),
        ({"pay_by": "2026-03-01"}, "fourteen_days.calendar_day"),
    ],
)
def test_fourteen_days_that_do_not_run_from_delivery_are_refused_with_the_judgment(
    change: dict[str, object], code: str
) -> None:
    [finding] = found(toml(REMINDER, CALL, LETTER | change, WEIGH, OUT), Severity.REFUSE)
    assert finding.code == code
    assert "ECLI:NL:HR:2016:2704" in finding.article
    assert finding.step == "letter"


@pytest.mark.parametrize("wording", ["14", "15"])
def test_both_lawful_wordings_pass(wording: str) -> None:
    assert codes(REMINDER, CALL, LETTER | {"wording": wording}, WEIGH, OUT) == []


def test_a_plan_that_is_refused_says_everything_in_the_refusal() -> None:
    with pytest.raises(Refusal) as caught:
        lawful_plan(UNLAWFUL.read_text(), name="unlawful.toml")
    assert caught.value.code == "plan.refused"
    assert caught.value.message.count("unlawful.toml, line ") == 14
    assert "Bki art. 4.2" in caught.value.article


# --- what is unwise --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ((REMINDER, LETTER, DEMAND, WEIGH, OUT), "call.none"),
        (
            (REMINDER | {"fallback": "email"}, *REST),
            "channel.no_fallback",
        ),
        (
            (REMINDER, CALL, LETTER | {"channel": "email"}, DEMAND, WEIGH, OUT),
            "fourteen_days.by_email_only",
        ),
        ((REMINDER | {"term_days": 31}, *REST), "term.long"),
        (
            (REMINDER | {"term_days": 13}, *REST),
            "notice.short_for_consumers",
        ),
        ((REMINDER, CALL, LETTER, DEMAND, OUT | {"anchor": "term", "days": 1}), "hand_over.unseen"),
        ((REMINDER, CALL, LETTER, DEMAND), "plan.no_end"),
        (
            (REMINDER | {"skip_if": ["spoken"]}, *REST),
            "notice.conditional",
        ),
        ((REMINDER | {"days": 61}, *REST), "plan.long_gap"),
        ((REMINDER | {"anchor": "term"}, *REST), "anchor.first"),
        ((REMINDER, CALL, LETTER | {"audience": "everyone"}, WEIGH, OUT), "audience.letter"),
        (
            (REMINDER, CALL, LETTER, DEMAND | {"kind": "notice_of_default"}, WEIGH, OUT),
            "post.never_registered",
        ),
    ],
)
def test_what_is_unwise_gets_a_warning_and_nothing_is_refused(
    steps: tuple[Words, ...], code: str
) -> None:
    assert code in warned(*steps)
    assert codes(*steps) == []


def test_many_letters_within_a_week_are_above_the_plans_own_ceiling() -> None:
    quick = [
        REMINDER | {"id": f"r{n}", "anchor": "due", "days": n, "serves_as_notice": n == 1}
        for n in (1, 2, 3, 4)
    ]
    assert "contacts.above_ceiling" in warned(*quick, WEIGH)
    assert "contacts.above_ceiling" not in warned(*quick[:3], WEIGH)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("[entry]\nolder_than_days = 181\nceiling_a_day = 25\n", "entry.flood"),
        ("[entry]\nolder_than_days = 90\nceiling_a_day = 101\n", "entry.flood"),
        ("[ceiling]\ncontacts = 4\nin_days = 7\n", "ceiling.high"),
        ('smallest_step = "50.01"\n', "small.step_high"),
        ('small_difference = "1.01"\n', "small.difference_high"),
        ('small_difference = "0.50"\nsmallest_step = "0.50"\n', "small.difference_above_floor"),
        ('smallest_step = "0.05"\n', "small.difference_above_floor"),
    ],
)
def test_a_flood_is_warned_of(head: str, code: str) -> None:
    [finding] = found(toml(*WHOLE, head=HEAD + head), Severity.WARN)
    assert (finding.code, finding.line) == (code, 4)


@pytest.mark.parametrize(
    "head",
    ['smallest_step = "50.00"\n', 'small_difference = "1.00"\n', 'smallest_step = "0.06"\n'],
)
def test_small_amounts_within_their_bounds_are_left_alone(head: str) -> None:
    assert found(toml(*WHOLE, head=HEAD + head), Severity.WARN) == []


@pytest.mark.parametrize("word", ["smallest_step", "small_difference"])
def test_a_small_amount_below_zero_is_no_amount(word: str) -> None:
    assert codes(*WHOLE, head=HEAD + f'{word} = "-0.01"\n') != []


def test_a_step_for_whom_the_plan_is_not_is_named() -> None:
    head = HEAD + 'audience = "consumer"\n'
    assert warned(*WHOLE, head=head) == ["audience.never"]
