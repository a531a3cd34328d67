"""One claim from invoice to hand-over, with the numbers as a person works them out by hand.

A consumer owes 1,000.00, in default since 1 March 2025. A rate change (1 January 2026, 6 % to
4 %) and an anniversary (1 March 2026) pass; two part payments, one of them reversed by the bank,
and a payment that is booked late on its value day.
"""

from domain.law.account import Account, Entry, run_account
from tests.law.build import consumer, costs, on, payment, principal, reversal

TERMS = consumer("2025-03-01")
INVOICE = principal("2025-02-01", 1_000_00)
COSTS = costs("2025-04-01", 150_00)
FIRST = payment("2025-06-30", 300_00, "first")
SECOND = payment("2025-12-15", 200_00, "second")
STORNO = reversal("2026-01-10", 200_00, "second")
BACK_DATED = payment("2025-09-30", 50_00, "late")


def life(*entries: Entry, until: str) -> Account:
    return run_account([INVOICE, COSTS, *entries], terms=TERMS, until=on(until))


def test_the_first_payment_goes_to_costs_interest_and_principal() -> None:
    # 1,000.00 x 6 % x 122/365 = 20.0548; 300.00 - 150.00 - 20.05 = 129.95.
    found = life(FIRST, until="2025-06-30")
    assert (found.costs, found.interest, found.principal) == (0, 0, 870_05)


def test_the_second_payment_goes_to_interest_and_principal() -> None:
    # 870.05 x 6 % x 168/365 = 24.0277; 200.00 - 24.03 = 175.97; 870.05 - 175.97 = 694.08.
    found = life(FIRST, SECOND, until="2025-12-15")
    assert (found.interest, found.principal) == (0, 694_08)


def test_the_storno_opens_it_again_on_the_interest_that_ran() -> None:
    # To 15 Dec 24.0277; 16-31 Dec 694.08 x 6 % x 16/365 = 1.8255; 1-10 Jan 694.08 x 4 % x
    # 10/365 = 0.7606; together 26.6138. Without the second payment nothing was rounded between.
    found = life(FIRST, SECOND, STORNO, until="2026-01-10")
    assert (found.interest, found.principal, found.paid) == (26_61, 870_05, 300_00)


def test_on_the_anniversary_the_open_interest_becomes_base() -> None:
    # 11 Jan - 28 Feb: 870.05 x 4 % x 49/365 = 4.6720; 26.6138 + 4.6720 = 31.2858.
    found = life(FIRST, SECOND, STORNO, until="2026-03-01")
    assert found.capitalised == 31_29
    assert found.segments[-1].base == 901_34


def test_a_payment_booked_late_counts_from_its_value_day() -> None:
    # 870.05 x 6 % x 92/365 = 13.1581 to 30 September; 50.00 - 13.16 = 36.84; 833.21 from then.
    # 1 Oct - 15 Dec: 833.21 x 6 % x 76/365 = 10.4094; 200.00 - 10.41 = 189.59; 643.62 open.
    # 16-31 Dec: 643.62 x 6 % x 16/365 = 1.6928; 1-10 Jan: 643.62 x 4 % x 10/365 = 0.7053.
    # 11 Jan - 28 Feb: 833.21 x 4 % x 49/365 = 4.4742. Sum 17.2817.
    found = life(FIRST, SECOND, STORNO, BACK_DATED, until="2026-02-28")
    assert (found.principal, found.interest, found.capitalised) == (833_21, 17_28, 17_28)
    assert (found.costs, found.total, found.paid) == (0, 850_49, 350_00)


def test_at_the_hand_over_the_specification_is_this() -> None:
    found = life(FIRST, SECOND, STORNO, BACK_DATED, until="2026-06-30")
    assert [line.text for line in found.lines] == [
        "2025-03-01 to 2025-06-30: 1000.00 x 6.00 % x 122/365 days = 20.05",
        "2025-06-30: 300.00 first taken for costs 150.00, interest 20.05, principal 129.95",
        "2025-07-01 to 2025-09-30: 870.05 x 6.00 % x 92/365 days = 13.16",
        "2025-09-30: 50.00 late taken for interest 13.16, principal 36.84",
        "2025-10-01 to 2025-12-15: 833.21 x 6.00 % x 76/365 days = 10.41",
        "2025-12-16 to 2025-12-31: 643.62 x 6.00 % x 16/365 days = 1.69",
        "2026-01-01 to 2026-01-10: 643.62 x 4.00 % x 10/365 days = 0.71",
        "2026-01-11 to 2026-02-28: 833.21 x 4.00 % x 49/365 days = 4.47",
        "2026-02-28: a year of interest ends; 17.28 bears interest from now on",
        "2026-03-01 to 2026-06-30: 850.49 x 4.00 % x 122/365 days = 11.37",
    ]
    assert (found.principal, found.interest, found.total) == (833_21, 28_65, 861_86)
