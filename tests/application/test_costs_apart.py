"""Costs that were asked apart of two debtors who prove to be one consumer."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from application.house import House
from domain.claim.events import DisputeOutcome
from domain.dunning.next.step import Ask, next_step
from domain.dunning.task import Task
from tests.application.bills import bill
from tests.application.houses import HousePlace, broken, by, case_of, run_on, run_until, take_in
from tests.application.test_merging import DAY, FEBRUARY, SUMMER, B, P, fourteen, house, merged
from tests.application.test_who_is_who import imported
from tests.asking import apply_credit_note, recall, record_dispute, resolve_dispute

__all__ = ["house"]


def both_charged(house: House, place: HousePlace, claims: list[UUID]) -> date:
    """Let a daily run write and charge both, who do not seem one; give the last day."""
    day = FEBRUARY
    while not all(case_of(house, one).claim.costs for one in claims):
        day += DAY
        run_on(place, house, day)
        assert day < SUMMER
    return day


def standing(house: House, claims: list[UUID]) -> list[int]:
    return [sum(one.standing for one in case_of(house, c).claim.costs) for c in claims]


def test_costs_charged_apart_on_what_one_letter_could_ask_are_counted_once(
    house: House, place: HousePlace
) -> None:
    claims = imported(house, P, replace(B, street="Ergens 1"))
    day = both_charged(house, place, claims)
    assert standing(house, claims) == [40_00, 40_00]
    merged(house, claims)
    assert sum(standing(house, claims)) == 40_00
    run_until(place, house, day + DAY, day + 30 * DAY)
    assert sum(standing(house, claims)) == 40_00
    assert not broken(house)


@pytest.mark.parametrize("how", ["granted", "credited"])
def test_what_was_never_owed_of_them_counts_not_in_the_costs_of_both(
    house: House, place: HousePlace, how: str
) -> None:
    """Of 800 and 100 there were 300 not owed: 15 percent over 600 in all (Besluit BIK art. 2)."""
    other = replace(B, street="Ergens 1")
    taken = take_in(house, bill("F-1", P, amount="800.00"), bill("F-2", other, amount="100.00"))
    claims = [one.claim for one in taken if one.claim]
    day = both_charged(house, place, claims)
    assert standing(house, claims) == [120_00, 40_00]
    if how == "granted":
        record_dispute(house, claims[0], by=by(), ground="quality", amount=300_00)
        resolve_dispute(house, claims[0], by=by(), outcome=DisputeOutcome.UPHELD)
    else:
        apply_credit_note(house, claims[0], by=by(), number="C-1", amount=300_00, issued_on=day)
    assert standing(house, claims) == [75_00, 40_00]
    merged(house, claims)
    assert sum(standing(house, claims)) == 90_00
    assert not broken(house)


def test_a_claim_that_fell_due_after_the_first_letter_keeps_costs_of_its_own(
    house: House, place: HousePlace
) -> None:
    [first] = imported(house, P)
    day = FEBRUARY
    while not fourteen(house, first):
        day += DAY
        run_on(place, house, day)
    other = replace(B, street="Ergens 1")
    [taken] = take_in(house, bill("F-2", other, issued=day.isoformat()))
    assert taken.claim
    claims = [first, taken.claim]
    while not all(case_of(house, one).claim.costs for one in claims):
        day += DAY
        run_on(place, house, day)
    merged(house, claims)
    assert standing(house, claims) == [40_00, 40_00]


def one_charged_while_the_other_runs(house: House, place: HousePlace) -> tuple[list[UUID], date]:
    [first] = imported(house, P)
    day = FEBRUARY
    while not fourteen(house, first):
        day += DAY
        run_on(place, house, day)
    [second] = imported(house, replace(B, street="Ergens 1"), first=2)
    claims = [first, second]
    while not (case_of(house, first).claim.costs and fourteen(house, second)):
        day += DAY
        run_on(place, house, day)
    assert standing(house, claims) == [40_00, 0]
    return claims, day


def test_where_one_was_handed_over_with_costs_a_person_looks_at_the_letter_that_runs(
    house: House, place: HousePlace
) -> None:
    claims, day = one_charged_while_the_other_runs(house, place)
    assert not case_of(house, claims[0]).claim.live
    merged(house, claims)
    run_until(place, house, day + DAY, day + 60 * DAY)
    assert standing(house, claims) == [40_00, 0]
    found = next_step(case_of(house, claims[1]), today=day + 60 * DAY)
    assert isinstance(found, Ask)
    assert (found.task, "costs_apart" in found.why) == (Task.LOOK_AT_MARKS, True)


def test_where_one_was_charged_and_came_back_both_are_said_again_in_one(
    house: House, place: HousePlace
) -> None:
    claims, day = one_charged_while_the_other_runs(house, place)
    recall(house, claims[0], by=by(), why="terug")
    merged(house, claims)
    run_until(place, house, day + DAY, day + 90 * DAY)
    voided = [case_of(house, one).claim.voided for one in claims]
    assert [len(one) for one in voided] == [1, 1]
    assert sum(standing(house, claims)) <= 40_00
