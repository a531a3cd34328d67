"""A reversed payment (storno): from its day on, what else was paid is imputed without it."""

import pytest

from domain.law.account import run_account
from domain.law.interest import InterestTerms
from tests.law.build import NO_INTEREST, consumer, costs, credit, on, payment, principal, reversal

CLAIM = [principal("2026-02-01", 1_000_00), costs("2026-02-05", 150_00)]


def test_before_the_reversal_the_payment_counts_and_from_its_day_it_does_not() -> None:
    entries = [*CLAIM, payment("2026-02-10", 500_00, "a"), reversal("2026-03-10", 500_00, "a")]
    before = run_account(entries, terms=NO_INTEREST, until=on("2026-03-09"))
    after = run_account(entries, terms=NO_INTEREST, until=on("2026-03-10"))
    assert (before.total, before.paid) == (650_00, 500_00)
    assert (after.total, after.paid, after.allocations) == (1_150_00, 0, ())


def test_what_was_paid_besides_it_is_taken_for_the_costs_again() -> None:
    entries = [
        *CLAIM,
        payment("2026-02-10", 150_00, "a"),
        payment("2026-02-20", 200_00, "b"),
        reversal("2026-03-10", 150_00, "a"),
    ]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-10"))
    assert (found.costs, found.principal) == (0, 950_00)
    assert [(part.ref, part.costs, part.principal) for part in found.allocations] == [
        ("b", 150_00, 50_00)
    ]


def test_the_interest_until_the_reversal_ran_on_what_was_then_open() -> None:
    terms = consumer("2026-02-01")
    entries = [
        principal("2026-02-01", 9_125_00),
        payment("2026-02-10", 9_135_00, "a"),
        reversal("2026-03-10", 9_135_00, "a"),
    ]
    found = run_account(entries, terms=terms, until=on("2026-03-15"))
    # Ten days at 1.00 until the payment day; none to 10 March; five days after.
    assert found.charged_interest == 15_00
    assert [(str(piece.first_on), piece.days) for piece in found.segments] == [
        ("2026-02-01", 10),
        ("2026-03-11", 5),
    ]


def test_interest_that_was_capitalised_meanwhile_is_what_it_was() -> None:
    entries = [
        principal("2025-01-01", 1_000_00),
        payment("2025-01-01", 500_00, "a"),
        reversal("2026-01-31", 500_00, "a"),
    ]
    found = run_account(entries, terms=consumer("2025-01-01"), until=on("2026-02-28"))
    # A day at 6 % over 1,000.00 and 364 over 500.16 less: the year gave 30.08, not 60.00.
    assert found.capitalised == 30_09
    assert found.segments[-1].base == 1_030_09


def test_a_credit_note_on_the_day_of_the_reversal_lowers_the_base_of_that_day() -> None:
    entries = [
        principal("2026-02-01", 18_250_00),
        payment("2026-02-01", 9_125_00, "a"),
        credit("2026-02-11", 9_125_00),
        reversal("2026-02-11", 9_125_00, "a"),
    ]
    found = run_account(entries, terms=consumer("2026-02-01"), until=on("2026-02-12"))
    # A day on 18,250.00, nine on half of it and 2.00; on the 11th 2.00, then 9,125.00 again.
    assert [(piece.days, piece.base) for piece in found.segments] == [
        (1, 18_250_00),
        (9, 9_127_00),
        (1, 2_00),
        (1, 9_125_00),
    ]


def test_a_second_reversal_builds_on_the_first() -> None:
    entries = [
        *CLAIM,
        payment("2026-02-10", 300_00, "a"),
        payment("2026-02-12", 300_00, "b"),
        reversal("2026-03-10", 300_00, "a"),
        reversal("2026-04-10", 300_00, "b"),
    ]
    terms = consumer("2026-02-01")
    found = run_account(entries, terms=terms, until=on("2026-04-30"))
    never = run_account(CLAIM, terms=terms, until=on("2026-04-30"))
    assert (found.principal, found.costs) == (never.principal, never.costs)
    assert found.interest < never.interest
    bases = [(piece.days, piece.base) for piece in found.segments]
    assert bases == [
        (10, 1_000_00),
        (2, 851_10),
        (26, 551_29),
        (31, 851_28),
        (20, 1_000_00),
    ]


def test_a_reversal_of_a_part_leaves_the_rest_paid() -> None:
    entries = [*CLAIM, payment("2026-02-10", 500_00, "a"), reversal("2026-03-10", 200_00, "a")]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-10"))
    assert (found.paid, found.costs, found.principal) == (300_00, 0, 850_00)


@pytest.mark.parametrize("terms", [NO_INTEREST, consumer("2026-02-01")])
def test_a_reversal_of_a_payment_that_is_not_there_is_shown_and_changes_nothing(
    terms: InterestTerms,
) -> None:
    stray = reversal("2026-03-10", 200_00, "unknown")
    nameless = reversal("2026-03-11", 1_00, "")
    entries = [*CLAIM, payment("2026-02-10", 500_00)]
    found = run_account([*entries, stray, nameless], terms=terms, until=on("2026-03-31"))
    without = run_account(entries, terms=terms, until=on("2026-03-31"))
    assert found.unmatched == ((stray, 200_00), (nameless, 1_00))
    assert (found.total, found.paid) == (without.total, without.paid)


def test_a_reversal_of_more_than_was_paid_shows_the_rest() -> None:
    storno = reversal("2026-03-10", 600_00, "a")
    found = run_account(
        [*CLAIM, payment("2026-02-10", 500_00, "a"), storno],
        terms=NO_INTEREST,
        until=on("2026-03-10"),
    )
    assert (found.total, found.unmatched) == (1_150_00, ((storno, 100_00),))


def test_an_overpayment_that_was_unallocated_is_taken_when_another_payment_falls_away() -> None:
    entries = [
        principal("2026-02-01", 100_00),
        payment("2026-02-10", 100_00, "a"),
        payment("2026-02-12", 30_00, "b"),
        reversal("2026-03-10", 100_00, "a"),
    ]
    found = run_account(entries, terms=NO_INTEREST, until=on("2026-03-10"))
    assert (found.principal, found.unallocated) == (70_00, 0)


@pytest.mark.parametrize(("day", "cents"), [("2026-04-09", 157), ("2026-04-30", 270)])
def test_the_rounding_of_a_payment_falls_with_it(day: str, cents: int) -> None:
    entries = [
        principal("2026-02-02", 493_24),
        payment("2026-03-17", 494_00, "a"),
        reversal("2026-04-09", 494_00, "a"),
    ]
    # 29 days x 5.405 cents and 21 more are 270.27; with the 157 that it took they would be 270.51
    terms = consumer("2026-02-17")
    entries = [one for one in entries if one.on <= on(day)]
    assert run_account(entries, terms=terms, until=on(day)).interest == cents
