"""Interest segments: the same open amounts as the account, on every day."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.days import add_days
from domain.law.account import Entry, FutureSegment, interest_segments, run_account
from domain.law.interest import InterestTerms
from tests.law import cases
from tests.law.build import NO_INTEREST, agreed, consumer, costs, credit, on, payment, principal

HORIZON = date(2028, 6, 1)


def at(segments: tuple[FutureSegment, ...], day: date) -> FutureSegment:
    [found] = [
        one
        for one in segments
        if one.first_on <= day and (one.last_on is None or day <= one.last_on)
    ]
    return found


@settings(max_examples=60, deadline=None)
@given(
    cases.lives(),
    st.one_of(cases.terms(), st.just(NO_INTEREST)),
    st.lists(st.dates(min_value=cases.OPENED, max_value=HORIZON), min_size=4, max_size=8),
)
def test_the_segments_give_on_every_day_what_the_account_gives(
    entries: list[Entry], terms: InterestTerms, days: list[date]
) -> None:
    segments = interest_segments(entries, terms=terms, through=HORIZON)
    around = [add_days(entry.on, shift) for entry in entries for shift in (-1, 0, 1)]
    for day in {*days, *(day for day in around if day >= cases.OPENED)}:
        found, account = at(segments, day), run_account(entries, terms=terms, until=day)
        assert (found.interest_on(day), found.principal, found.costs, found.unallocated) == (
            account.interest,
            account.principal,
            account.costs,
            account.unallocated,
        )


@settings(max_examples=40, deadline=None)
@given(cases.lives(), cases.terms())
def test_the_segments_follow_each_other_without_a_gap(
    entries: list[Entry], terms: InterestTerms
) -> None:
    segments = interest_segments(entries, terms=terms, through=HORIZON)
    assert segments[0].first_on == cases.OPENED
    for one, following in pairwise(segments):
        assert one.last_on is not None
        assert following.first_on == add_days(one.last_on, 1)
    assert segments[-1].last_on in {HORIZON, None}


def test_a_segment_is_whole_numbers_that_a_database_can_multiply() -> None:
    entries = [principal("2025-01-01", 99_999_999_99), payment("2025-06-01", 1_00)]
    for piece in interest_segments(entries, terms=consumer("2025-01-01"), through=HORIZON):
        assert piece.last_on is not None
        days = (piece.last_on - piece.first_on).days + 1
        accrued = piece.fixed_numerator + piece.base * piece.numerator * days
        assert accrued >= 0
        assert 2 * accrued + piece.denominator < 2**63


def test_a_paid_claim_has_a_last_segment_without_an_end() -> None:
    entries = [principal("2026-01-01", 100_00), payment("2026-02-01", 200_00)]
    last = interest_segments(entries, terms=consumer("2026-01-01"), through=HORIZON)[-1]
    assert (last.first_on, last.last_on) == (on("2026-02-01"), None)
    assert last.interest_on(date(2400, 1, 1)) == 0


def test_a_claim_without_interest_has_one_segment_for_each_change() -> None:
    entries = [principal("2026-01-01", 100_00), costs("2026-02-01", 40_00)]
    segments = interest_segments(entries, terms=NO_INTEREST, through=HORIZON)
    assert [(str(one.first_on), one.last_on, one.costs) for one in segments] == [
        ("2026-01-01", on("2026-01-31"), 0),
        ("2026-02-01", None, 40_00),
    ]


def test_interest_that_waits_to_be_capitalised_keeps_the_segments_going() -> None:
    entries = [principal("2025-01-01", 100_00), payment("2025-07-01", 1_00)]
    segments = interest_segments(entries, terms=consumer("2025-01-01"), through=HORIZON)
    assert segments[-1].last_on == HORIZON


def test_interest_on_nothing_but_interest_still_waits_for_its_anniversary() -> None:
    entries = [principal("2025-01-01", 1_000_00), credit("2025-07-01", 1_000_00)]
    terms = consumer("2025-01-01")
    segments = interest_segments(entries, terms=terms, through=HORIZON)
    account = run_account(entries, terms=terms, until=HORIZON)
    assert account.interest > account.capitalisations[0][1] > 0
    assert at(segments, HORIZON).interest_on(HORIZON) == account.interest


def test_simple_interest_on_nothing_stays_what_it_is() -> None:
    entries = [principal("2025-01-01", 100_00)]
    terms = agreed("2025-01-01", "0")
    found = interest_segments(entries, terms=terms, through=HORIZON)
    assert {one.interest_on(one.first_on) for one in found} == {0}


def test_nothing_entered_gives_no_segments() -> None:
    assert interest_segments([], terms=consumer("2025-01-01"), through=HORIZON) == ()
    later = [principal("2030-01-01", 1)]
    assert interest_segments(later, terms=consumer("2025-01-01"), through=HORIZON) == ()
