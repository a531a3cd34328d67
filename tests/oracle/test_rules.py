"""The oracle by itself: its sums and days on samples worked out by hand, last day and day after."""

from datetime import date

import pytest

from tests.oracle.days import (
    banking_day,
    first_open,
    open_day,
    presumed_receipt,
    working_day,
    working_days_after,
    years_later,
)
from tests.oracle.sums import Movement, Parts, owed, scale, vat_on

BEGUN = date(2026, 2, 17)


@pytest.mark.parametrize(
    ("principal", "costs"),
    [
        (0, 0),
        (1, 40_00),
        (266_66, 40_00),
        (266_67, 40_00),
        (266_70, 40_01),
        (412_30, 61_85),
        (2_500_00, 375_00),
        (2_500_01, 375_00),
        (5_000_00, 625_00),
        (10_000_00, 875_00),
        (200_000_00, 2_775_00),
        (1_000_000_00, 6_775_00),
        (1_000_000_01, 6_775_00),
    ],
)
def test_costs_follow_the_scale(principal: int, costs: int) -> None:
    assert scale(principal) == costs


def test_vat_comes_on_top_of_costs() -> None:
    assert vat_on(40_00) == 8_40
    assert vat_on(61_85) == 12_99


@pytest.mark.parametrize(
    ("day", "cents"),
    [(date(2026, 2, 16), 0), (BEGUN, 1), (date(2026, 3, 2), 15), (date(2027, 2, 16), 400)],
)
def test_interest_runs_from_its_first_day_and_a_year_is_the_rate(day: date, cents: int) -> None:
    assert owed(100_00, "consumer", BEGUN, [], day) == Parts(100_00, cents, 0)


def test_a_payment_takes_interest_through_its_day_and_then_principal() -> None:
    paid = [Movement(date(2026, 3, 8), "paid", 30_06)]
    assert owed(100_00, "consumer", BEGUN, paid, date(2026, 3, 20)) == Parts(70_16, 9, 0)


def test_a_payment_takes_costs_first() -> None:
    moves = [
        Movement(date(2026, 3, 10), "costs", 40_00),
        Movement(date(2026, 3, 12), "paid", 50_00),
    ]
    after = owed(100_00, "consumer", BEGUN, moves, date(2026, 3, 12))
    assert after == Parts(100_00 - (10_00 - 26), 0, 0)


def test_a_payment_before_costs_are_due_takes_none() -> None:
    moves = [
        Movement(date(2026, 3, 10), "paid", 50_00),
        Movement(date(2026, 3, 12), "costs", 40_00),
    ]
    assert owed(100_00, "consumer", BEGUN, moves, date(2026, 3, 12)).costs == 40_00


def test_a_year_of_interest_is_added_to_its_base() -> None:
    first = date(2024, 1, 1)
    assert owed(1_000_00, "consumer", first, [], date(2024, 12, 31)).interest == 70_00
    # 1070.00 x 6 % over 365 days is 17.6 cents a day
    assert owed(1_000_00, "consumer", first, [], date(2025, 1, 1)).interest == 70_18


@pytest.mark.parametrize(
    ("posted", "received"),
    [
        (date(2026, 2, 17), date(2026, 2, 19)),  # Tuesday: Wednesday, Thursday
        (date(2026, 2, 20), date(2026, 2, 24)),  # Friday: Saturday, Tuesday
        (date(2026, 4, 2), date(2026, 4, 4)),  # Good Friday counts
        (date(2026, 4, 26), date(2026, 4, 29)),  # not King's Day, a Monday anyhow
    ],
)
def test_post_comes_on_the_second_day_that_counts(posted: date, received: date) -> None:
    assert presumed_receipt(posted) == received


def test_days_on_which_people_are_contacted_work_and_bank() -> None:
    assert open_day(date(2026, 2, 7))
    assert not open_day(date(2026, 2, 8))
    assert not open_day(date(2026, 4, 3))
    assert first_open(date(2026, 4, 5)) == date(2026, 4, 7)
    assert not working_day(date(2026, 5, 15))
    assert banking_day(date(2026, 4, 27))
    assert not banking_day(date(2026, 5, 1))
    assert working_days_after(date(2026, 5, 13), 2) == date(2026, 5, 19)
    assert years_later(date(2024, 2, 29), 1) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("day", "cents"),
    [
        (date(2026, 4, 8), 0),
        (date(2026, 4, 9), 157),
        (date(2026, 4, 10), 162),
        # 50 days x 5.405 cents are 270.27; with the 157 that the payment took they would be 270.51
        (date(2026, 4, 30), 270),
    ],
)
def test_a_payment_that_went_back_rounded_no_interest(day: date, cents: int) -> None:
    moves = [
        Movement(date(2026, 3, 17), "paid", 494_00, "p"),
        Movement(date(2026, 3, 17), "rest", 81, "@1"),
        Movement(date(2026, 4, 9), "back", 494_00, "p"),
        Movement(date(2026, 4, 9), "back", 81, "@1"),
    ]
    assert owed(493_24, "consumer", BEGUN, moves, day).interest == cents


def test_a_payment_that_went_back_rounded_no_interest_down_either() -> None:
    moves = [
        Movement(date(2026, 3, 1), "paid", 100_14, "p"),
        Movement(date(2026, 3, 10), "back", 100_14, "p"),
    ]
    # 16 days x 1.096 cents are 17.53; with the 14 that the payment took they would be 17.29
    assert owed(100_00, "consumer", BEGUN, moves, date(2026, 3, 13)).interest == 18


@pytest.mark.parametrize(("day", "cents"), [(date(2026, 3, 10), 10), (date(2026, 3, 15), 15)])
def test_a_payment_that_stands_rounds_interest_also_where_another_went_back(
    day: date, cents: int
) -> None:
    moves = [
        Movement(date(2026, 3, 1), "paid", 14, "p"),
        Movement(date(2026, 3, 5), "paid", 1_00, "q"),
        Movement(date(2026, 3, 10), "back", 1_00, "q"),
    ]
    # p took all of 14.25; since then 4 days x 1.096, 5 x 1.085 (9.81, with the 4 of q 9.43), and
    # 5 x 1.096 (15.29, if p rounded nothing 15.54)
    assert owed(100_00, "consumer", BEGUN, moves, day).interest == cents
