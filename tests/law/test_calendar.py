"""The calendars: holidays of the law, of the post and of the banks."""

from datetime import date, timedelta

import pytest
from dateutil.easter import easter as oracle

from domain.errors import Refusal
from domain.law.calendar import (
    EQUATED_DAYS,
    add_working_days,
    atw,
    easter,
    holidays,
    is_banking_day,
    is_working_day,
    next_banking_day,
    next_working_day,
    postal_holidays,
)
from tests.law.build import on


def test_easter_is_what_dateutil_says_for_five_centuries() -> None:
    years = range(1700, 2200)
    assert [easter(year) for year in years] == [oracle(year) for year in years]


def test_the_holidays_of_2027() -> None:
    assert sorted(str(day) for day in holidays(2027)) == [
        "2027-01-01",  # New Year's Day
        "2027-03-26",  # Good Friday
        "2027-03-29",  # Easter Monday
        "2027-04-27",  # King's Day
        "2027-05-05",  # Liberation Day
        "2027-05-06",  # Ascension Day
        "2027-05-07",  # equated by decree
        "2027-05-17",  # Whit Monday
        "2027-12-25",
        "2027-12-26",
    ]


def test_the_post_knows_no_good_friday_and_no_equated_days() -> None:
    assert holidays(2027) - postal_holidays(2027) == {on("2027-03-26"), on("2027-05-07")}


@pytest.mark.parametrize(("day", "why"), EQUATED_DAYS)
def test_an_equated_day_is_no_working_day_and_its_text_is_right(day: date, why: str) -> None:
    assert not is_working_day(day)
    assert day.strftime("%A") == why.split(maxsplit=1)[0] == "Friday"
    assert day - timedelta(days=1) in postal_holidays(day.year)


def test_kings_day_on_a_sunday_is_kept_on_saturday() -> None:
    assert on("2025-04-26") in holidays(2025)
    assert on("2025-04-27") not in holidays(2025)
    assert on("2013-04-30") in holidays(2013)
    assert on("2014-04-26") in holidays(2014)


def test_the_calendar_is_refused_after_the_last_verified_day_and_not_before() -> None:
    assert not is_working_day(on("2028-12-31"))
    with pytest.raises(Refusal) as refused:
        is_working_day(on("2029-01-02"))
    assert refused.value.code == "law.calendar_unverified"
    assert "2029" in str(refused.value)


def test_the_days_of_the_banks_need_no_decree() -> None:
    assert is_banking_day(on("2035-01-02"))
    assert not is_banking_day(on("2035-01-01"))


@pytest.mark.parametrize(
    ("day", "bank", "work"),
    [
        ("2026-04-27", True, False),  # King's Day
        ("2026-05-01", False, True),  # Labour Day
        ("2026-05-05", True, False),  # Liberation Day
        ("2026-05-14", True, False),  # Ascension Day
        ("2026-04-03", False, False),  # Good Friday
        ("2026-04-06", False, False),  # Easter Monday
        ("2026-11-21", False, False),  # Saturday
        ("2026-11-20", True, True),
    ],
)
def test_banks_and_law_keep_other_days(day: str, bank: bool, work: bool) -> None:
    assert (is_banking_day(on(day)), is_working_day(on(day))) == (bank, work)


def test_a_term_that_ends_on_a_holiday_ends_on_the_next_working_day() -> None:
    assert atw(on("2026-12-24")) == on("2026-12-24")
    assert atw(on("2026-12-25")) == on("2026-12-28")
    assert atw(on("2026-05-14")) == on("2026-05-18")


def test_the_next_day_is_the_day_itself_where_it_counts() -> None:
    assert next_working_day(on("2026-11-20")) == on("2026-11-20")
    assert next_working_day(on("2026-11-21")) == on("2026-11-23")
    assert next_banking_day(on("2026-04-30")) == on("2026-04-30")
    assert next_banking_day(on("2026-05-01")) == on("2026-05-04")


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "2026-11-23"), (1, "2026-11-23"), (2, "2026-11-24")]
)
def test_working_days_are_counted_from_the_day_after(days: int, expected: str) -> None:
    assert add_working_days(on("2026-11-21"), days) == on(expected)
