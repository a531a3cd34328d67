"""The time of a full specification: a claim with forty ledger entries, and 100,000 usual claims."""

import statistics
import sys
import time
from datetime import date, timedelta

from domain.law.account import Entry, EntryKind, run_account
from domain.law.interest import InterestTerms
from domain.law.rates import InterestKind

START = date(2020, 2, 1)
UNTIL = date(2026, 11, 21)
REPEATS = 5


def entries(payments: int) -> list[Entry]:
    """A principal and payments spread over the years."""
    days = (UNTIL - START).days // (payments + 1)
    paid = [
        Entry(
            on=START + timedelta(days=days * (n + 1)),
            kind=EntryKind.PAYMENT,
            cents=10_00,
            ref=f"p{n}",
        )
        for n in range(payments)
    ]
    return [Entry(on=START, kind=EntryKind.PRINCIPAL, cents=5_000_00, ref="principal"), *paid]


def seconds(ledger: list[Entry], *, times: int, lines: bool) -> float:
    """Time how long a number of specifications take, derivation written out or not."""
    terms = InterestTerms(kind=InterestKind.CONSUMER, first_interest_day=START)
    began = time.perf_counter()
    for _ in range(times):
        account = run_account(ledger, terms=terms, until=UNTIL)
        if lines:
            assert account.lines
    return time.perf_counter() - began


def main() -> int:
    """Print the figures: median of five with the spread."""
    for name, payments, times, lines in (
        ("40 entries, amounts", 39, 500, False),
        ("40 entries, amounts and every line of the derivation", 39, 200, True),
        ("2 payments, amounts", 2, 5_000, False),
        ("2 payments, amounts and every line of the derivation", 2, 1_000, True),
    ):
        taken = [
            seconds(entries(payments), times=times, lines=lines) / times for _ in range(REPEATS)
        ]
        middle = statistics.median(taken)
        print(
            f"{name}: {middle * 1e6:,.0f} µs ({min(taken) * 1e6:,.0f}-{max(taken) * 1e6:,.0f});"
            f" 100,000 claims: {middle * 1e5:,.1f} s on one core"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
