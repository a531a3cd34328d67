"""Another plan over what was: the real decisions, fed with what really happened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from application.house import House
from application.what_if.comparison import PlansCompared, TrialsAsked, compare_plans
from application.what_if.course import ClaimCourse
from application.what_if.past import Trial
from domain.dunning.plan.document import PLANS, read_plan
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.letter.text import LetterKind
from tests import asking
from tests.application.houses import CONSUMER, HousePlace, by, claim_from, run_until
from tests.application.houses import MARCH as FIRST_LETTER

LAST = FIRST_LETTER + timedelta(days=60)
START = FIRST_LETTER - timedelta(days=1)


def tried(
    house: House, plan: str, *, first: date = START, last: date = LAST, most: int | None = None
) -> PlansCompared:
    creditors = tuple(house.store.streams(StreamKind.CREDITOR))
    trials = (Trial(first, last, PLANS[plan]), Trial(first, last))
    return compare_plans(house, TrialsAsked(first, last, creditors, trials, most=most))


def courses(found: PlansCompared) -> tuple[ClaimCourse, ClaimCourse]:
    [(other, own)] = found.differ
    return other, own


def test_the_other_plan_decides_and_the_own_one_gives_what_happened(
    place: HousePlace, house: House
) -> None:
    claim = claim_from(house, CONSUMER)
    happened = run_until(place, house, FIRST_LETTER, LAST)
    other, own = courses(tried(house, "consumer@1"))
    assert (own.claim_id, own.plan, other.plan) == (claim, "four-steps@1", "consumer@1")
    real = [day for day, lines in happened.items() if any("letter_sent" in one for one in lines)]
    assert [one.on for one in own.letters] == real
    assert own.letters != other.letters


def test_costs_come_only_after_the_fourteen_days_of_the_letter_of_the_other_plan(
    place: HousePlace, house: House
) -> None:
    """A consumer: what the law asks holds for a plan that is only tried as well."""
    claim_from(house, CONSUMER)
    run_until(place, house, FIRST_LETTER, LAST)
    other, _ = courses(tried(house, "consumer@1"))
    warned = [one.on for one in other.letters if one.kind is LetterKind.FOURTEEN_DAY_LETTER]
    assert warned
    assert other.handed_over_on is None or other.handed_over_on > warned[-1] + timedelta(days=14)


def test_a_payment_comes_on_its_day_and_ends_the_claim_there(
    place: HousePlace, house: House
) -> None:
    claim = claim_from(house, CONSUMER)
    run_until(place, house, FIRST_LETTER, FIRST_LETTER + timedelta(days=9))
    paid_on = FIRST_LETTER + timedelta(days=10)
    place.clock.move_to(paid_on)
    asking.register_payment(
        house,
        claim,
        by=by(),
        amount=1_000_000,
        credited_on=paid_on,
        payment_id="p",
        confirmed=True,
    )
    run_until(place, house, paid_on, LAST)
    other, own = courses(tried(house, "consumer@1"))
    assert other.settled_on == own.settled_on == paid_on
    assert [one.cents for one in other.paid] == [1_000_000]
    assert all(one.on <= paid_on for one in other.letters)


def test_a_payment_soon_after_a_letter_that_was_not_sent_is_named(
    place: HousePlace, house: House
) -> None:
    """The other plan writes its first letter later: it is not known whether he would have paid."""
    claim = claim_from(house, CONSUMER)
    run_until(place, house, FIRST_LETTER, FIRST_LETTER)
    place.clock.move_to(FIRST_LETTER + timedelta(days=1))
    asking.register_payment(
        house,
        claim,
        by=by(),
        amount=1_000_000,
        credited_on=FIRST_LETTER + timedelta(days=1),
        payment_id="p",
        confirmed=True,
    )
    run_until(place, house, FIRST_LETTER + timedelta(days=1), LAST)
    other, own = courses(tried(house, "consumer@1"))
    assert [one.rests_on_a_letter for one in own.paid] == [False]
    assert other.letters == []
    assert [one.rests_on_a_letter for one in other.paid] == [True]


def test_a_plan_that_is_not_for_a_claim_leaves_it_on_its_own_and_says_so(
    place: HousePlace, house: House
) -> None:
    claim_from(house, CONSUMER)
    run_until(place, house, FIRST_LETTER, LAST)
    found = tried(house, "business@1")
    assert found.differing == 0
    counted = found.tallies[0].counted
    assert counted["unmoved", "plan.not_for_this_claim"] == [1]


@pytest.mark.parametrize(
    ("first", "last"),
    [(2, 1), (-5, 5), (0, 367)],
    ids=["in no order", "of both kinds", "too far ahead"],
)
def test_days_are_in_order_and_all_behind_or_all_ahead(house: House, first: int, last: int) -> None:
    days = [house.today + timedelta(days=one) for one in (first, last)]
    with pytest.raises(Refusal, match="either over days") as refused:
        tried(house, "consumer@1", first=days[0], last=days[1])
    assert refused.value.code == "what_if.days"


@pytest.mark.parametrize(("most", "goes"), [(1, True), (0, False)])
def test_what_is_too_large_for_a_door_is_told_to_go_by_command(
    place: HousePlace, house: House, most: int, *, goes: bool
) -> None:
    claim_from(house, CONSUMER)
    run_until(place, house, FIRST_LETTER, FIRST_LETTER)
    if goes:
        assert tried(house, "consumer@1", last=FIRST_LETTER, most=most).claims == 1
        return
    with pytest.raises(Refusal, match="vordering what-if") as refused:
        tried(house, "consumer@1", last=FIRST_LETTER, most=most)
    assert refused.value.code == "what_if.too_large"


CAREFUL = """
name = "careful"
version = 1
title = "Elke herinnering eerst gezien"

[[step]]
id = "reminder"
kind = "reminder"
anchor = "due"
days = 1
term_days = 14
channel = "email"
fallback = "post"
serves_as_notice = true
needs_approval = true
"""


def test_what_was_recorded_after_the_last_day_changes_nothing_of_what_would_have_been(
    place: HousePlace, house: House
) -> None:
    """That the claim came under the plan later is not known on the days that are tried."""
    claim = claim_from(house, CONSUMER)
    (creditor,) = house.store.streams(StreamKind.CREDITOR)
    asking.upload_plan(house, creditor, by=by(), text=CAREFUL)
    last = FIRST_LETTER + timedelta(days=3)
    run_until(place, house, FIRST_LETTER, last)
    place.clock.move_to(last + timedelta(days=1))
    plan = read_plan(CAREFUL, name="careful.toml")
    asked = TrialsAsked(START, last, (creditor,), (Trial(START, last, plan), Trial(START, last)))
    before = compare_plans(house, asked).tallies[0].counted
    assert before["letters", "reminder", "email"] == [1]
    why = replace(by(), reason_text="Liever eerst gezien.")
    asking.move_to_plan(house, claim, by=why, plan=plan.key)
    assert compare_plans(house, asked).tallies[0].counted == before
