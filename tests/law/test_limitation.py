"""Limitation: the last day to interrupt, new terms, and what can be proven."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.days import add_days
from domain.errors import Refusal
from domain.law.limitation import (
    JUDGMENT_YEARS,
    ClaimKind,
    Interruption,
    limitation,
    never_later_than,
    years_for,
)
from tests.law.build import on
from tests.law.vectors import day, group


@pytest.mark.parametrize("case", group("limitation"))
def test_the_limitation_of_the_vector(case: dict[str, Any]) -> None:
    found = limitation(due_on=day(case["event_date"]), years=case["years"])
    assert str(found.last_day_to_interrupt) == case["last_day_to_interrupt"]
    assert str(found.first_barred_day) == case["first_barred_day"]


def last(due: str, years: int, *interrupted: str) -> str:
    interruptions = [Interruption(on(one)) for one in interrupted]
    found = limitation(due_on=on(due), years=years, interruptions=interruptions)
    return str(found.last_day_to_interrupt)


def test_a_new_term_is_as_long_as_the_first() -> None:
    assert last("2024-02-29", 2, "2025-06-30") == "2027-06-30"
    assert last("2021-03-15", 5, "2025-09-01") == "2030-09-01"


def test_a_new_term_of_a_judgment_is_five_years_and_never_ends_before_the_first() -> None:
    assert last("2020-01-15", JUDGMENT_YEARS, "2038-06-01") == "2043-06-01"
    assert last("2020-01-15", JUDGMENT_YEARS, "2025-06-01") == "2040-01-15"


def test_an_interruption_on_the_last_day_is_in_time_and_a_day_later_is_not() -> None:
    assert last("2021-03-15", 5, "2026-03-15") == "2031-03-15"
    assert last("2021-03-15", 5, "2026-03-16") == "2026-03-15"


def test_each_interruption_builds_on_the_one_before_whatever_the_order() -> None:
    assert last("2021-03-15", 5, "2030-01-01", "2025-06-01") == "2035-01-01"
    assert last("2021-03-15", 5, "2032-01-01", "2025-06-01") == "2030-06-01"


def test_29_february_becomes_28() -> None:
    assert last("2024-02-28", 2) == "2026-02-27"
    assert last("2024-02-29", 2) == "2026-02-28"


def test_what_cannot_be_proven_counts_as_claimed_only() -> None:
    found = limitation(
        due_on=on("2021-03-15"),
        years=5,
        interruptions=[
            Interruption(on("2023-01-10")),
            Interruption(on("2025-06-01"), proven=False),
        ],
    )
    assert (found.last_day_to_interrupt, found.provable_last_day) == (
        on("2030-06-01"),
        on("2028-01-10"),
    )
    assert found.provable_first_barred_day == on("2028-01-11")
    assert found.alarm_on == on("2027-10-12")


@pytest.mark.parametrize(
    ("kind", "years"),
    [
        (ClaimKind.CONSUMER_SALE, 2),
        (ClaimKind.SERVICE, 5),
        (ClaimKind.PERIODIC, 5),
        (ClaimKind.TRADE, 5),
        (ClaimKind.OTHER, 5),
    ],
)
def test_the_years_by_kind_of_claim(kind: ClaimKind, years: int) -> None:
    assert years_for(kind) == years


def test_interest_is_barred_no_later_than_its_principal() -> None:
    interest = limitation(due_on=on("2025-01-01"), years=5)
    principal = limitation(due_on=on("2024-02-29"), years=2)
    assert never_later_than(interest, principal) == principal
    assert never_later_than(principal, interest) == principal


def test_no_term_is_shorter_than_a_year() -> None:
    with pytest.raises(Refusal) as refused:
        limitation(due_on=on("2024-01-01"), years=0)
    assert refused.value.code == "limitation.years"


dates = st.dates(date(2015, 1, 1), date(2045, 1, 1))


@given(dates, st.sampled_from([2, 5, 20]), st.lists(st.tuples(dates, st.booleans()), max_size=4))
def test_an_interruption_never_shortens_and_proof_never_lengthens(
    due: date, years: int, found: list[tuple[date, bool]]
) -> None:
    interruptions = [Interruption(one, proven=proven) for one, proven in found]
    without = limitation(due_on=due, years=years)
    with_them = limitation(due_on=due, years=years, interruptions=interruptions)
    assert with_them.first_barred_day >= with_them.provable_first_barred_day
    assert with_them.provable_first_barred_day >= without.first_barred_day
    assert add_days(with_them.last_day_to_interrupt, 1) == with_them.first_barred_day
