"""The running account: what each kind of entry does, and from which day."""

from fractions import Fraction

import pytest

from domain.errors import Refusal
from domain.law.account import Entry, EntryKind, run_account
from domain.law.interest import DayCount, InterestTerms
from domain.law.rates import InterestKind
from tests.law.build import (
    NO_INTEREST,
    agreed,
    consumer,
    costs,
    credit,
    on,
    payment,
    principal,
    refund,
    waived,
)
from tests.law.vectors import cents, group


def test_no_interest_runs_on_the_due_day_and_one_day_on_the_day_after() -> None:
    entries = [principal("2026-01-31", 9_125_00)]
    due = run_account(entries, terms=consumer("2026-02-01"), until=on("2026-01-31"))
    after = run_account(entries, terms=consumer("2026-02-01"), until=on("2026-02-01"))
    assert (due.interest, after.interest) == (0, 1_00)


def test_a_rate_change_in_the_middle_counts_from_its_own_day() -> None:
    # 15 days at 6 % and 15 at 4 % of 10,000.00: 24.66 and 16.44, together 41.10.
    entries = [principal("2025-12-16", 10_000_00)]
    found = run_account(entries, terms=consumer("2025-12-17"), until=on("2026-01-15"))
    assert [piece.days for piece in found.segments] == [15, 15]
    assert found.interest == 41_10


def test_half_a_cent_of_interest_is_a_cent() -> None:
    entries = [principal("2026-02-01", 36_50)]
    half = run_account(entries, terms=agreed("2026-02-01", "5"), until=on("2026-02-01"))
    less = run_account(entries, terms=agreed("2026-02-01", "4.99"), until=on("2026-02-01"))
    assert (half.open_interest_exact, half.interest, less.interest) == (Fraction(1, 2), 1, 0)


def test_a_payment_lowers_the_base_from_the_next_day() -> None:
    entries = [principal("2026-02-01", 9_125_00), payment("2026-02-10", 9_125_00)]
    found = run_account(entries, terms=consumer("2026-02-01"), until=on("2026-03-31"))
    [part] = found.allocations
    # Ten days at 1.00 through the payment day; then 49 days on the 10.00 that is left.
    assert (part.interest, part.principal) == (10_00, 9_115_00)
    assert (found.principal, found.interest) == (10_00, 5)


def test_a_dated_credit_note_lowers_the_base_from_its_own_day() -> None:
    entries = [principal("2026-02-01", 9_125_00), credit("2026-02-11", 9_125_00)]
    found = run_account(entries, terms=consumer("2026-02-01"), until=on("2026-03-31"))
    assert (found.principal, found.interest) == (0, 10_00)


def test_a_credit_note_counts_before_a_payment_of_its_day() -> None:
    opened = principal("2026-02-01", 9_125_00)
    paid, credited = payment("2026-02-11", 11_00), credit("2026-02-11", 9_115_00)
    terms, until = consumer("2026-02-01"), on("2026-03-31")
    found = run_account([opened, paid, credited], terms=terms, until=until)
    assert found == run_account([opened, credited, paid], terms=terms, until=until)
    # Ten days at 1.00, and the 11th on the 10.00 that the credit note left.
    assert (found.allocations[0].interest, found.principal) == (10_00, 9_00)


def test_a_retroactive_credit_note_counts_as_if_less_had_been_asked() -> None:
    terms = consumer("2026-02-01")
    lowered = run_account(
        [principal("2026-02-01", 9_125_00), credit("2026-03-01", 4_125_00, retroactive=True)],
        terms=terms,
        until=on("2026-03-31"),
    )
    asked_less = run_account(
        [principal("2026-02-01", 5_000_00)], terms=terms, until=on("2026-03-31")
    )
    assert lowered == asked_less


def test_a_retroactive_credit_note_does_not_count_before_its_own_day() -> None:
    entries = [principal("2026-02-01", 9_125_00), credit("2026-03-01", 9_125_00, retroactive=True)]
    before = run_account(entries, terms=consumer("2026-02-01"), until=on("2026-02-28"))
    after = run_account(entries, terms=consumer("2026-02-01"), until=on("2026-03-01"))
    assert (before.total, after.total) == (9_125_00 + 28_00, 0)


def test_a_retroactive_credit_after_payment_leaves_the_payment_unallocated() -> None:
    entries = [
        principal("2026-02-01", 100_00),
        payment("2026-02-10", 100_00),
        credit("2026-03-01", 100_00, retroactive=True),
    ]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-01"))
    assert (found.total, found.unallocated, found.paid) == (0, 100_00, 100_00)


def test_a_credit_note_on_what_was_paid_frees_the_money_for_what_is_open() -> None:
    entries = [
        principal("2026-02-01", 100_00),
        payment("2026-02-10", 100_00),
        costs("2026-02-11", 40_00),
        credit("2026-03-01", 100_00),
    ]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-01"))
    assert (found.total, found.unallocated, found.paid) == (0, 60_00, 100_00)


def test_more_credit_than_was_ever_asked_is_shown_and_not_used() -> None:
    entries = [principal("2026-02-01", 100_00), credit("2026-03-01", 130_00)]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-01"))
    assert (found.total, found.unallocated) == (0, 0)
    assert [left for _, left in found.unmatched] == [30_00]


def test_more_retroactive_credit_than_was_asked_is_shown_and_not_used() -> None:
    entries = [principal("2026-02-01", 100_00), credit("2026-03-01", 130_00, retroactive=True)]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-01"))
    assert found.total == 0
    assert [left for _, left in found.unmatched] == [30_00]


def test_costs_bear_no_interest() -> None:
    terms = consumer("2026-02-01")
    without = run_account([principal("2026-02-01", 9_125_00)], terms=terms, until=on("2026-03-31"))
    with_costs = run_account(
        [principal("2026-02-01", 9_125_00), costs("2026-02-10", 150_00)],
        terms=terms,
        until=on("2026-03-31"),
    )
    assert with_costs.interest == without.interest
    assert with_costs.segments == without.segments


def test_costs_of_a_void_letter_free_what_was_paid_for_them_from_the_start() -> None:
    entries = [
        principal("2026-02-01", 1_000_00),
        costs("2026-02-05", 150_00),
        payment("2026-02-10", 150_00),
        waived("2026-03-01", 150_00, retroactive=True),
    ]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-01"))
    assert (found.costs, found.principal) == (0, 850_00)
    assert found.allocations[0].principal == 150_00


def test_waived_costs_that_were_paid_are_taken_for_the_rest_from_that_day() -> None:
    entries = [
        principal("2026-02-01", 1_000_00),
        costs("2026-02-05", 150_00),
        payment("2026-02-10", 150_00),
        waived("2026-03-01", 150_00),
    ]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-01"))
    assert (found.costs, found.principal) == (0, 850_00)
    assert [part.principal for part in found.allocations] == [0, 150_00]


def test_waived_costs_that_were_open_just_go() -> None:
    entries = [costs("2026-02-05", 150_00), waived("2026-03-01", 200_00)]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-01"))
    assert found.total == 0
    assert [left for _, left in found.unmatched] == [50_00]


@pytest.mark.parametrize("case", [c for c in group("imputation") if "claim" in str(c.values)])
def test_the_imputation_vectors_hold_in_the_account(case: dict[str, object]) -> None:
    claim = case["claim"]
    assert isinstance(claim, dict)
    # A year at a rate that gives exactly the interest of the vector.
    first, last = "2025-01-01", "2025-12-31"
    share = Fraction(cents(claim["interest"]), cents(claim["principal"])) * 100
    entries = [
        principal(first, cents(claim["principal"])),
        costs(first, cents(claim["costs"])),
        payment(last, cents(str(case["payment"]))),
    ]
    terms = InterestTerms(InterestKind.CONTRACT, on(first), contract_percent=share)
    [found] = run_account(entries, terms=terms, until=on(last)).allocations
    expected = {part: cents(value) for part, value in dict(case["expected"]).items()}  # type: ignore[call-overload]  # JSON
    assert {part: getattr(found, part) for part in expected} == expected


def test_an_overpayment_stays_unallocated_when_something_is_charged_later() -> None:
    entries = [
        principal("2026-02-01", 100_00),
        payment("2026-02-10", 109_00),
        costs("2026-03-01", 40_00),
    ]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-31"))
    assert (found.costs, found.unallocated, found.total) == (40_00, 9_00, 40_00)


def test_a_refund_gives_back_the_overpayment_and_nothing_more() -> None:
    entries = [
        principal("2026-02-01", 100_00),
        payment("2026-02-10", 109_00),
        refund("2026-02-20", 10_00),
    ]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-31"))
    assert (found.total, found.unallocated, found.paid) == (0, 0, 100_00)
    assert (found.uncovered, found.unmatched) == (1_00, ())


def test_interest_becomes_base_on_the_anniversary_of_the_first_day_not_on_new_years_day() -> None:
    terms = consumer("2024-07-01")
    entries = [principal("2024-06-01", 1_000_00)]
    year_end = run_account(entries, terms=terms, until=on("2025-01-01"))
    last = run_account(entries, terms=terms, until=on("2025-06-29"))
    closed = run_account(entries, terms=terms, until=on("2025-06-30"))
    after = run_account(entries, terms=terms, until=on("2025-07-01"))
    assert (year_end.capitalised, last.capitalised) == (0, 0)
    assert closed.capitalised == closed.interest == 65_04
    assert after.segments[-1].base == 1_065_04


def test_a_payment_on_the_last_day_of_the_year_is_taken_before_interest_becomes_base() -> None:
    entries = [principal("2025-01-01", 1_000_00), payment("2025-12-31", 60_00)]
    found = run_account(entries, terms=consumer("2025-01-01"), until=on("2026-01-31"))
    assert found.capitalised == 0
    assert found.segments[-1].base == 1_000_00


def test_the_capitalised_interest_is_paid_before_this_years() -> None:
    entries = [principal("2025-01-01", 1_000_00), payment("2026-06-30", 62_00)]
    found = run_account(entries, terms=consumer("2025-01-01"), until=on("2026-06-30"))
    [part] = found.allocations
    assert (part.interest, part.capitalised, part.principal) == (62_00, 60_00, 0)
    assert found.capitalised == 0


def test_agreed_interest_does_not_compound_unless_that_was_agreed() -> None:
    entries = [principal("2024-01-01", 1_000_00)]
    simple = run_account(entries, terms=agreed("2024-01-01", "10"), until=on("2025-12-31"))
    compound = run_account(
        entries, terms=agreed("2024-01-01", "10", compounding=True), until=on("2025-12-31")
    )
    assert (simple.interest, simple.capitalised) == (200_00, 0)
    assert (compound.interest, compound.capitalised) == (210_00, 210_00)


def test_a_year_that_begins_on_29_february_ends_on_27_february() -> None:
    entries = [principal("2024-02-29", 1_000_00)]
    found = run_account(entries, terms=agreed("2024-02-29", "10"), until=on("2028-02-29"))
    years = [(str(piece.last_on), piece.denominator) for piece in found.segments]
    assert years == [
        ("2025-02-27", 365),
        ("2026-02-27", 365),
        ("2027-02-27", 365),
        ("2028-02-28", 366),
        ("2028-02-29", 365),
    ]


def test_past_the_verified_day_the_result_is_provisional() -> None:
    entries = [principal("2026-01-01", 1_000_00)]
    last = run_account(entries, terms=consumer("2026-01-01"), until=on("2026-12-31"))
    first = run_account(entries, terms=consumer("2026-01-01"), until=on("2027-01-01"))
    assert (last.provisional, first.provisional) == (False, True)
    assert [segment.provisional for segment in first.segments[-2:]] == [False, True]
    assert (first.segments[-2].last_on, first.segments[-1].first_on) == (
        on("2026-12-31"),
        on("2027-01-01"),
    )
    assert sum(one.amount for one in first.segments) == first.open_interest_exact
    assert "(provisional rate)" in first.lines[-1].text


def test_agreed_interest_is_never_provisional() -> None:
    entries = [principal("2026-01-01", 1_000_00)]
    assert not run_account(
        entries, terms=agreed("2026-01-01", "8"), until=on("2030-01-01")
    ).provisional


def test_a_claim_that_was_paid_is_not_provisional_later() -> None:
    entries = [principal("2026-01-01", 1_000_00), payment("2026-02-01", 2_000_00)]
    found = run_account(entries, terms=consumer("2026-01-01"), until=on("2030-01-01"))
    assert not found.provisional


def test_as_known_before_its_publication_a_rate_does_not_count() -> None:
    entries = [principal("2026-06-01", 10_000_00)]
    for known_at, percent in (("2026-06-16", "10.15"), ("2026-06-17", "10.40")):
        terms = InterestTerms(InterestKind.COMMERCIAL, on("2026-06-01"), known_at=on(known_at))
        found = run_account(entries, terms=terms, until=on("2026-07-31"))
        assert found.segments[-1].percent == Fraction(percent)
        assert found.provisional is (percent == "10.15")


def test_interest_before_the_rate_table_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        run_account(
            [principal("1997-01-01", 100_00)], terms=consumer("1997-12-31"), until=on("1999-01-01")
        )
    assert refused.value.code == "interest.no_rate"


def test_without_a_first_interest_day_nothing_runs() -> None:
    found = run_account(
        [principal("2020-01-01", 100_00)], terms=consumer(None), until=on("2026-01-01")
    )
    assert (found.total, found.segments, found.lines) == (100_00, (), ())


def test_what_is_entered_later_does_not_count_yet() -> None:
    entries = [principal("2026-02-01", 100_00), payment("2026-02-10", 100_00)]
    assert run_account(entries, terms=NO_INTEREST, until=on("2026-02-09")).total == 100_00
    assert run_account(entries, terms=NO_INTEREST, until=on("2026-02-10")).total == 0


def test_entries_may_come_in_any_order_of_day() -> None:
    entries = [
        payment("2026-03-10", 50_00),
        costs("2026-02-20", 40_00),
        principal("2026-02-01", 100_00),
    ]
    terms, until = consumer("2026-02-01"), on("2026-04-01")
    assert run_account(entries, terms=terms, until=until) == run_account(
        entries[::-1], terms=terms, until=until
    )


def test_entries_of_one_day_count_in_the_order_given() -> None:
    first = [
        principal("2026-02-01", 100_00),
        payment("2026-02-10", 40_00),
        costs("2026-02-10", 40_00),
    ]
    last = [first[0], first[2], first[1]]
    assert run_account(first, terms=NO_INTEREST, until=on("2026-02-10")).principal == 60_00
    assert run_account(last, terms=NO_INTEREST, until=on("2026-02-10")).principal == 100_00


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        Entry(on("2026-01-01"), EntryKind.PAYMENT, -1)
    assert refused.value.code == "account.negative_amount"


def test_agreed_interest_needs_its_percentage_and_other_interest_has_none() -> None:
    first = on("2026-01-01")
    for kind, percent, code in (
        (InterestKind.CONTRACT, None, "interest.rate_missing"),
        (InterestKind.CONSUMER, Fraction(4), "interest.rate_not_agreed"),
        (InterestKind.CONTRACT, Fraction(-1), "interest.rate_negative"),
    ):
        with pytest.raises(Refusal) as refused:
            InterestTerms(kind, first, contract_percent=percent)
        assert refused.value.code == code


def test_each_line_of_the_derivation_says_what_was_done() -> None:
    entries = [
        principal("2025-07-01", 1_000_00),
        costs("2025-08-01", 150_00),
        payment("2026-02-01", 200_00, "NL-1"),
    ]
    found = run_account(entries, terms=consumer("2025-07-01"), until=on("2026-06-30"))
    assert [line.text for line in found.lines] == [
        "2025-07-01 to 2025-12-31: 1000.00 x 6.00 % x 184/365 days = 30.25",
        "2026-01-01 to 2026-02-01: 1000.00 x 4.00 % x 32/365 days = 3.51",
        "2026-02-01: 200.00 NL-1 taken for costs 150.00, interest 33.75, principal 16.25",
        "2026-02-02 to 2026-06-30: 983.75 x 4.00 % x 149/365 days = 16.06",
        "2026-06-30: a year of interest ends; 16.06 bears interest from now on",
    ]
    assert [line.article for line in found.lines] == [
        "BW 6:119",
        "BW 6:119",
        "BW 6:44 lid 1",
        "BW 6:119",
        "BW 6:119 lid 2",
    ]


def test_under_365f_each_piece_is_rounded() -> None:
    found = run_account(
        [principal("2024-06-20", 7_500_00)],
        terms=InterestTerms(InterestKind.GOVERNMENT, on("2024-06-21"), DayCount.ACT_365F),
        until=on("2024-07-20"),
    )
    assert [piece.amount for piece in found.segments] == [25_68, 50_34]
