"""The chain of balances: through which day everything is here, whatever came in what order."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bank.account_events import (
    BankStatementImported,
    ChainVerdict,
    GapGround,
    StatementGapExplained,
    StatementRole,
)
from domain.bank.chain import Contradiction, chain_of
from tests.domain.bank.statements import DAY, MONDAY, cut, statement

FRIDAY = MONDAY + 4 * DAY
NEXT_MONDAY = MONDAY + 7 * DAY


def through(*statements: BankStatementImported) -> date | None:
    return chain_of(statements).through


def test_a_day_without_entries_counts_where_the_bank_says_so() -> None:
    first = statement(MONDAY, moved=[(MONDAY, 100)])
    assert through(first) == MONDAY
    assert through(first, statement(MONDAY + DAY, opening=100)) == MONDAY + DAY


def test_days_between_two_balances_that_meet_were_quiet() -> None:
    friday = statement(FRIDAY, moved=[(FRIDAY, 100)], number="5")
    monday = statement(NEXT_MONDAY, opening=100, moved=[(NEXT_MONDAY, 5)], number="6")
    assert through(friday, monday) == NEXT_MONDAY
    assert chain_of([friday, monday]).verdict(monday) is ChainVerdict.FOLLOWS


def test_a_balance_that_does_not_meet_is_a_gap_and_the_chain_ends_before_it() -> None:
    friday = statement(FRIDAY, moved=[(FRIDAY, 100)])
    monday = statement(NEXT_MONDAY, opening=101)
    chain = chain_of([monday, friday])
    assert chain.through == FRIDAY
    assert chain.broken is not None
    assert (chain.broken.why, chain.broken.first, chain.broken.through) == (
        ChainVerdict.GAP,
        FRIDAY + DAY,
        NEXT_MONDAY - DAY,
    )


@pytest.mark.parametrize(
    ("second", "day"),
    [("6", NEXT_MONDAY), ("8", NEXT_MONDAY), ("7", FRIDAY), ("20260309", NEXT_MONDAY), ("1", None)],
    ids=["counted on", "counts days", "one is missing", "is a date", "a new year"],
)
def test_a_number_that_was_left_out_is_a_gap_though_the_balances_meet(
    second: str, day: date | None
) -> None:
    friday = statement(FRIDAY, moved=[(FRIDAY, 100)], number="5")
    monday = statement(NEXT_MONDAY, opening=100, number=second)
    assert through(friday, monday) == (day or NEXT_MONDAY)


def test_a_late_file_closes_the_gap_and_the_chain_runs_on_by_itself() -> None:
    first = statement(MONDAY, moved=[(MONDAY, 100)])
    third = statement(MONDAY + 2 * DAY, opening=70, moved=[(MONDAY + 2 * DAY, 5)])
    assert through(first, third) == MONDAY
    late = statement(MONDAY + DAY, opening=100, moved=[(MONDAY + DAY, -30)])
    assert through(first, third, late) == MONDAY + 2 * DAY


def test_a_person_may_say_that_nothing_is_missing_in_a_gap() -> None:
    friday = statement(FRIDAY, moved=[(FRIDAY, 100)])
    monday = statement(NEXT_MONDAY, opening=50)
    saturday, sunday = FRIDAY + DAY, NEXT_MONDAY - DAY

    def explained(first: date, last: date) -> date | None:
        ground = GapGround.LOOKED_AT_ACCOUNT
        said = StatementGapExplained(first=first, through=last, ground=ground)
        return chain_of([friday, monday], [said]).through

    assert explained(saturday, sunday) == NEXT_MONDAY
    assert explained(sunday, sunday) == FRIDAY


def test_a_statement_that_contradicts_its_own_entries_carries_no_day() -> None:
    wrong = statement(MONDAY, moved=[(MONDAY, 100)], closing=99)
    chain = chain_of([wrong])
    assert (chain.through, chain.verdict(wrong)) == (None, ChainVerdict.DIFFERS)
    assert chain.broken is not None
    assert chain.contradiction(wrong) == Contradiction(MONDAY, here=100, said=99, own=True)
    assert through(wrong, statement(MONDAY, moved=[(MONDAY, 100)])) == MONDAY


def test_a_month_and_its_days_say_the_same() -> None:
    ledger = [(MONDAY, 100), (MONDAY + DAY, -40), (FRIDAY, 7)]
    month = cut(ledger, MONDAY, NEXT_MONDAY, opening=10)
    days = [cut(ledger, day, day, opening=10) for day in (MONDAY, MONDAY + DAY, FRIDAY)]
    chain = chain_of([*days, month])
    assert (chain.through, chain.broken) == (NEXT_MONDAY, None)
    assert chain.verdict(month) is ChainVerdict.OVERLAPS


def test_a_month_that_says_other_than_a_day_ends_the_chain_before_that_month() -> None:
    day = statement(MONDAY + DAY, opening=100, moved=[(MONDAY + DAY, 5)])
    month = statement(MONDAY, FRIDAY, opening=0, moved=[(MONDAY, 100), (MONDAY + DAY, 6)])
    chain = chain_of([day, month])
    assert chain.broken is not None
    assert (chain.broken.why, chain.through) == (ChainVerdict.DIFFERS, MONDAY)
    assert chain.contradiction(day) == Contradiction(MONDAY + DAY, here=106, said=105)


def test_a_statement_that_opens_otherwise_than_the_last_closed_is_told_by_both_balances() -> None:
    first = statement(MONDAY, opening=0, moved=[(MONDAY, 100)])
    second = statement(MONDAY + DAY, opening=90, moved=[(MONDAY + DAY, 5)])
    chain = chain_of([second, first])
    assert chain.verdict(second) is ChainVerdict.DIFFERS
    assert chain.contradiction(second) == Contradiction(MONDAY, here=100, said=90)
    assert chain.contradiction(first) is None


def test_several_statements_of_one_day_are_laid_by_their_balances() -> None:
    parts = [
        statement(MONDAY, opening=100, moved=[(MONDAY, 50)]),
        statement(MONDAY, opening=150, moved=[(MONDAY, -50)]),
        statement(MONDAY, opening=100, moved=[(MONDAY, 30)]),
    ]
    after = statement(MONDAY + DAY, opening=130)
    for order in (parts, parts[::-1], [parts[2], parts[0], parts[1]]):
        assert through(*order, after) == MONDAY + DAY
    assert through(parts[0], parts[2], after) == MONDAY - DAY


def test_pages_make_one_statement_and_a_missing_page_a_gap() -> None:
    pages = [
        statement(MONDAY, opening=0, moved=[(MONDAY, 10)], number="1", page=1, between=True),
        statement(MONDAY, opening=10, moved=[(MONDAY, 20)], number="1", page=2, between=True),
        statement(MONDAY, opening=30, moved=[(MONDAY, 30)], number="1", page=3),
    ]
    after = statement(MONDAY + DAY, opening=60, number="2")
    assert through(*pages, after) == MONDAY + DAY
    assert through(pages[0], pages[2], after) in {None, MONDAY - DAY}
    assert through(*pages[:2]) is None


def test_a_file_made_in_the_middle_of_a_day_shows_only_the_day_before() -> None:
    noon = statement(MONDAY, moved=[(MONDAY, 10)], shown=MONDAY - DAY)
    whole = statement(MONDAY, moved=[(MONDAY, 25)])
    assert through(noon) is None  # and of the day before it nothing
    assert through(statement(MONDAY - DAY), noon) == MONDAY - DAY
    assert through(noon, whole) == MONDAY
    assert through(noon, statement(MONDAY + DAY, opening=10)) == MONDAY + DAY


@pytest.mark.parametrize(
    ("came_on", "day"), [(FRIDAY - DAY, FRIDAY - 2 * DAY), (FRIDAY, FRIDAY - DAY)]
)
@pytest.mark.parametrize("said", [FRIDAY, NEXT_MONDAY])
def test_a_statement_shows_no_day_that_was_not_over_when_it_came(
    came_on: date, day: date, said: date
) -> None:
    """Whatever it says itself: a closing balance may be dated on a day to come."""
    week = statement(MONDAY, said, moved=[(MONDAY, 10)], came_on=came_on)
    assert through(week) == day


def test_on_the_day_after_it_a_day_is_whole() -> None:
    day = statement(FRIDAY, moved=[(FRIDAY, 10)])
    at_noon, after = (day.model_copy(update={"came_on": on}) for on in (FRIDAY, FRIDAY + DAY))
    assert (through(at_noon), through(after), through(at_noon, after)) == (None, FRIDAY, FRIDAY)


@pytest.mark.parametrize("later", [-25, 15])
def test_the_afternoon_contradicts_no_file_of_noon(later: int) -> None:
    before = statement(MONDAY - DAY)
    noon = statement(MONDAY, moved=[(MONDAY, 10)], came_on=MONDAY)
    whole = statement(MONDAY, moved=[(MONDAY, 10 + later)], came_on=MONDAY + DAY)
    chain = chain_of([before, noon, whole])
    assert (chain.through, chain.broken) == (MONDAY, None)
    assert chain_of([whole, noon, before]) == chain
    next_day = statement(MONDAY + DAY, opening=10 + later, came_on=MONDAY + 2 * DAY)
    assert through(before, noon, whole, next_day) == MONDAY + DAY
    lacking = chain_of([before, noon, next_day])
    assert lacking.broken is not None
    assert (lacking.through, lacking.broken.first, lacking.broken.through, lacking.broken.why) == (
        MONDAY - DAY,
        MONDAY,
        MONDAY,
        ChainVerdict.GAP,
    )


@pytest.mark.parametrize("role", [StatementRole.NOTIFICATION, StatementRole.INTERIM])
def test_what_is_no_statement_carries_no_day(role: StatementRole) -> None:
    one = statement(MONDAY, moved=[(MONDAY, 10)], role=role)
    chain = chain_of([one])
    assert (chain.through, chain.broken) == (None, None)
    assert chain.verdict(one) is ChainVerdict.NO_BALANCES


AMOUNTS = st.integers(-500, 500).filter(bool)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[list[tuple[date, int]], list[date]]:
    """What moved on each of some days, and the days after which the bank cut a statement."""
    length = draw(st.integers(2, 12))
    moved = draw(st.lists(AMOUNTS, min_size=length, max_size=length))
    days = [MONDAY + number * DAY for number in range(length)]
    ends = draw(st.sets(st.sampled_from(days[:-1]), max_size=length - 1))
    return list(zip(days, moved, strict=True)), sorted({*ends, days[-1]})


def parts_of(
    ledger: Sequence[tuple[date, int]], ends: Sequence[date]
) -> list[BankStatementImported]:
    starts = [ledger[0][0], *(end + DAY for end in ends)]
    return [cut(ledger, *both, opening=1000) for both in zip(starts, ends, strict=False)]


@given(ledgers(), st.data())
def test_any_order_any_doubling_and_any_overlap_give_the_same_chain(
    drawn: tuple[list[tuple[date, int]], list[date]], data: st.DataObject
) -> None:
    ledger, ends = drawn
    days = [day for day, _ in ledger]
    known = parts_of(ledger, ends)
    for _ in range(data.draw(st.integers(0, 3))):
        first, last = sorted((data.draw(st.sampled_from(days)), data.draw(st.sampled_from(days))))
        form = data.draw(st.sampled_from(["mt940", "camt.053.001.02"]))
        known.append(cut(ledger, first, last, opening=1000, written_in=form))
    came = data.draw(st.permutations([*known, *data.draw(st.lists(st.sampled_from(known)))]))
    chain = chain_of(came)
    assert (chain.through, chain.broken) == (days[-1], None)
    assert chain == chain_of(sorted(known, key=lambda one: one.statement_id))


@given(ledgers(), st.data())
def test_the_day_never_passes_what_is_missing(
    drawn: tuple[list[tuple[date, int]], list[date]], data: st.DataObject
) -> None:
    """Money only comes in here, so that what is missing never cancels out."""
    ledger, ends = [(day, abs(moved)) for day, moved in drawn[0]], drawn[1]
    parts = parts_of(ledger, ends)
    kept = data.draw(st.lists(st.sampled_from(parts), min_size=1, unique_by=lambda one: one.first))
    begins = min(one.first for one in kept if one.first)
    gone = [one.first for one in parts if one not in kept and one.first and one.first > begins]
    chain = chain_of(data.draw(st.permutations(kept)))
    assert chain.through is not None
    assert chain.through < min(gone, default=date.max)


def test_weekends_and_bank_holidays_are_days_like_others_to_a_chain() -> None:
    """Good Friday and Easter Monday 2026: the bank books nothing and cuts no statement."""
    thursday, tuesday = date(2026, 4, 2), date(2026, 4, 7)
    before = statement(thursday, moved=[(thursday, 9)])
    assert through(before) == thursday
    assert through(before, statement(tuesday, opening=9)) == tuesday
