"""A lost statement whose entries sum to nothing: balances meet, and the day left out shows it."""

from collections.abc import Sequence
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bank.account_events import (
    BankStatementImported,
    ChainVerdict,
    GapGround,
    StatementGapExplained,
)
from domain.bank.chain import chain_of
from domain.law.calendar import is_banking_day
from tests.domain.bank.statements import DAY, MONDAY, statement

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + n * DAY for n in range(1, 5))
SATURDAY, SUNDAY, NEXT_MONDAY, NEXT_TUESDAY = (MONDAY + n * DAY for n in range(5, 9))


def booked(day: date, number: str = "") -> BankStatementImported:
    """A statement of a day on which something was booked, which sums to nothing."""
    return statement(day, moved=[(day, 0)], number=number)


def missing(
    *statements: BankStatementImported, explained: Sequence[tuple[date, date]] = ()
) -> tuple[date, date] | None:
    """The days of which the chain says that a statement is missing."""
    ground = GapGround.LOOKED_AT_ACCOUNT
    said = [StatementGapExplained(first=a, through=b, ground=ground) for a, b in explained]
    broken = chain_of(statements, said).broken
    return (broken.first, broken.through) if broken else None


def test_where_quiet_days_have_statements_a_banking_day_without_one_is_missing() -> None:
    lost = [booked(MONDAY), statement(TUESDAY), booked(THURSDAY)]
    chain = chain_of(lost)
    assert chain.broken is not None
    assert (chain.through, chain.broken.why) == (TUESDAY, ChainVerdict.GAP)
    assert missing(*lost) == (WEDNESDAY, WEDNESDAY)
    assert missing(*lost, booked(WEDNESDAY)) is None
    assert chain_of([*lost, statement(WEDNESDAY)]).through == THURSDAY


def test_where_statements_are_of_bookings_alone_no_quiet_day_is_missing() -> None:
    """So do German cooperative banks in MT940: no number, and none of quiet days."""
    days = [booked(day) for day in (MONDAY, TUESDAY, THURSDAY, NEXT_TUESDAY)]
    assert missing(*days) is None
    assert chain_of(days).through == NEXT_TUESDAY


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        (FRIDAY, NEXT_MONDAY, None),
        (THURSDAY, NEXT_MONDAY, (FRIDAY, FRIDAY)),
        (FRIDAY, NEXT_TUESDAY, (NEXT_MONDAY, NEXT_MONDAY)),
        (date(2026, 4, 2), date(2026, 4, 7), None),
        (date(2026, 4, 1), date(2026, 4, 7), (date(2026, 4, 2), date(2026, 4, 2))),
        (date(2026, 4, 2), date(2026, 4, 8), (date(2026, 4, 7), date(2026, 4, 7))),
    ],
    ids=["weekend", "friday", "monday", "easter", "before easter", "behind easter"],
)
def test_a_day_on_which_no_bank_books_is_no_day_that_is_missing(
    before: date, after: date, days: tuple[date, date] | None
) -> None:
    """Good Friday and Easter Monday 2026 are 3 and 6 April."""
    assert missing(statement(before), booked(after)) == days


def test_a_bank_that_tells_of_saturdays_need_not_tell_of_sundays() -> None:
    weeks = [statement(MONDAY + n * DAY) for n in range(14) if (MONDAY + n * DAY).weekday() < 6]
    assert missing(*weeks) is None


def test_a_bank_that_tells_of_a_quiet_saturday_tells_of_every_one() -> None:
    week = [statement(MONDAY + number * DAY) for number in range(11)]
    friday, saturday, sunday = (day + 7 * DAY for day in (FRIDAY, SATURDAY, SUNDAY))
    assert missing(*week, booked(friday), booked(saturday), booked(sunday)) is None
    assert missing(*week, booked(friday), booked(sunday)) == (saturday, saturday)


@pytest.mark.parametrize("days", [(WEDNESDAY, WEDNESDAY), (MONDAY, FRIDAY)])
def test_a_person_says_that_nothing_is_missing_of_the_day(days: tuple[date, date]) -> None:
    lost = [statement(TUESDAY), booked(THURSDAY)]
    assert missing(*lost, explained=[days]) is None
    assert missing(*lost, explained=[(THURSDAY, THURSDAY)]) == (WEDNESDAY, WEDNESDAY)


def test_a_bank_that_made_one_of_a_quiet_day_only_once_is_held_twice_at_most() -> None:
    """What a person explains is a day that the bank left out; the latest three signs count."""
    once = [statement(MONDAY), booked(WEDNESDAY), booked(FRIDAY), booked(NEXT_TUESDAY)]
    assert missing(*once) == (TUESDAY, TUESDAY)
    said = [(TUESDAY, TUESDAY)]
    assert missing(*once, explained=said) == (THURSDAY, THURSDAY)
    said.append((THURSDAY, THURSDAY))
    assert missing(*once, explained=said) is None


def test_one_statement_of_a_quiet_day_among_many_left_out_holds_nobody() -> None:
    """A bank makes one at the end of each month."""
    before = [booked(day) for day in (MONDAY, WEDNESDAY, FRIDAY)]
    assert missing(*before, statement(NEXT_MONDAY), booked(NEXT_MONDAY + 2 * DAY)) is None


def test_a_lost_statement_that_was_explained_leaves_the_next_one_missing() -> None:
    days = [statement(MONDAY), statement(TUESDAY), booked(THURSDAY), booked(NEXT_MONDAY)]
    explained = [(WEDNESDAY, WEDNESDAY)]
    assert missing(*days, explained=explained) == (FRIDAY, FRIDAY)


@pytest.mark.parametrize(("came_on", "days"), [(TUESDAY, None), (WEDNESDAY, (WEDNESDAY,) * 2)])
def test_a_file_of_a_day_that_was_not_over_says_nothing_of_quiet_days(
    came_on: date, days: tuple[date, date] | None
) -> None:
    noon = statement(TUESDAY, came_on=came_on)
    assert missing(booked(MONDAY), noon, booked(THURSDAY)) == days


def test_a_day_of_which_only_the_morning_came_is_missing_as_well() -> None:
    noon = statement(WEDNESDAY, came_on=WEDNESDAY)
    assert missing(statement(TUESDAY), noon, booked(THURSDAY)) == (WEDNESDAY, WEDNESDAY)
    assert missing(statement(TUESDAY), noon, statement(WEDNESDAY), booked(THURSDAY)) is None


def test_a_week_that_is_missing_between_two_is_seen() -> None:
    first = statement(MONDAY, SUNDAY, moved=[(WEDNESDAY, 7)])
    second = statement(NEXT_MONDAY, SUNDAY + 7 * DAY, opening=7)
    third = statement(NEXT_MONDAY + 7 * DAY, SUNDAY + 14 * DAY, opening=7)
    assert missing(first, second, third) is None
    assert missing(first, third) == (NEXT_MONDAY, SUNDAY + 7 * DAY)


def test_an_mt940_without_entries_may_be_of_the_day_of_either_balance() -> None:
    """Opening balance of Tuesday, closing balance of Wednesday: what was quiet is one of both."""
    said = statement(WEDNESDAY, written_in="mt940").model_copy(update={"last": TUESDAY})
    quiet = statement(MONDAY, written_in="mt940")
    for day in (TUESDAY, WEDNESDAY):
        assert missing(quiet, said, booked(day + DAY)) is None
    assert missing(quiet, said, booked(FRIDAY)) == (THURSDAY, THURSDAY)


def test_an_mt940_of_several_days_may_hold_the_day_of_its_closing_balance() -> None:
    """Its last day was quiet: whether the closing balance is of that day, nothing says."""
    week = statement(MONDAY, THURSDAY, written_in="mt940")
    assert missing(week, booked(NEXT_MONDAY)) is None
    assert missing(week, booked(NEXT_TUESDAY)) == (NEXT_MONDAY, NEXT_MONDAY)
    camt = statement(MONDAY, THURSDAY)
    assert missing(camt, booked(NEXT_MONDAY)) == (FRIDAY, FRIDAY)


# --- numbers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "days"), [("8", None), ("9", (FRIDAY, SUNDAY))])
def test_numbers_that_follow_say_that_a_quiet_day_had_no_statement(
    number: str, days: tuple[date, date] | None
) -> None:
    quiet = statement(WEDNESDAY, number="6")
    assert missing(quiet, booked(THURSDAY, "7"), booked(NEXT_MONDAY, number)) == days


@pytest.mark.parametrize(
    ("number", "days"), [("6", (TUESDAY, TUESDAY)), ("7", (TUESDAY, TUESDAY)), ("5", None)]
)
def test_a_bank_that_numbers_statements_leaves_out_no_number_for_a_day(
    number: str, days: tuple[date, date] | None
) -> None:
    """Friday 3 and Monday 4: so Wednesday's 6 is not the number of a day."""
    at = [booked(FRIDAY - 7 * DAY, "3"), booked(MONDAY, "4"), booked(WEDNESDAY, number)]
    assert missing(*at) == days


@given(st.sets(st.integers(0, 20), max_size=18), st.sets(st.integers(0, 20)), st.randoms())
def test_behind_a_quiet_day_no_lost_banking_day_counts_as_known(
    lost: set[int], busy: set[int], random: Random
) -> None:
    """A bank makes a statement of each day, each sums to nothing, some never come."""
    days = [MONDAY + number * DAY for number in range(21)]
    here = [
        booked(day) if number in busy else statement(day)
        for number, day in enumerate(days)
        if number and number not in lost
    ]
    here.append(statement(MONDAY))  # of a quiet day
    random.shuffle(here)
    chain = chain_of(here)
    gone = [days[number] for number in sorted(lost) if number and is_banking_day(days[number])]
    later = [day for day in gone if any(one.first and one.first > day for one in here)]
    assert chain.through is not None
    assert not later or chain.through < later[0]
    assert chain.broken is not None or not later
    assert chain.broken is None or lost
    assert chain == chain_of(sorted(here, key=lambda one: one.statement_id))
