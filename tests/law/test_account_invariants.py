"""What must hold for every account, whatever its entries."""

from datetime import date
from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.days import add_days
from domain.law.account import Account, Entry, EntryKind, run_account
from domain.law.interest import InterestTerms
from tests.law import cases
from tests.law.build import NO_INTEREST
from tests.law.oracle import slow_account

FEW = settings(max_examples=40, deadline=None)
SOME = settings(max_examples=80, deadline=None)


def parts(account: Account) -> tuple[int, ...]:
    return (
        account.principal,
        account.costs,
        account.interest,
        account.capitalised,
        account.unallocated,
        account.charged_interest,
    )


@FEW
@given(
    cases.charges(),
    cases.payments(),
    cases.some(EntryKind.COSTS_WAIVED, 1),
    cases.terms(),
    cases.days,
)
def test_the_account_is_what_a_day_by_day_account_gives(
    charges: list[Entry], paid: list[Entry], waived: list[Entry], terms: InterestTerms, until: date
) -> None:
    entries = [*charges, *paid, *waived]
    fast = run_account(entries, terms=terms, until=until)
    slow = slow_account(entries, terms, until)
    assert parts(fast) == (
        slow.principal,
        slow.costs,
        slow.interest,
        slow.capitalised,
        slow.unallocated,
        slow.charged + slow.interest - slow.capitalised - slow.settled,
    )


@FEW
@given(cases.terms(), cases.days, st.integers(1, 4_000), cases.days)
def test_a_dated_credit_is_what_a_day_by_day_account_gives(
    terms: InterestTerms, day: date, cents: int, until: date
) -> None:
    entries = [
        Entry(cases.OPENED, EntryKind.PRINCIPAL, 5_000_00),
        Entry(day, EntryKind.CREDIT, cents),
        Entry(add_days(day, 40), EntryKind.PAYMENT, 10_00),
    ]
    slow = slow_account(entries, terms, until)
    assert run_account(entries, terms=terms, until=until).interest == slow.interest


@SOME
@given(cases.charges(), cases.terms(), cases.days, st.integers(0, 800))
def test_interest_never_falls_with_time(
    charges: list[Entry], terms: InterestTerms, day: date, later: int
) -> None:
    before = run_account(charges, terms=terms, until=day)
    after = run_account(charges, terms=terms, until=add_days(day, later))
    assert after.interest >= before.interest


@SOME
@given(cases.charges(), cases.terms(cases.exact_policies), cases.days, st.integers(1, 800))
def test_interest_is_the_sum_of_its_days_wherever_it_is_split(
    charges: list[Entry], terms: InterestTerms, day: date, later: int
) -> None:
    whole = run_account(charges, terms=terms, until=add_days(day, later)).segments
    begun = run_account(charges, terms=terms, until=day).segments
    rest = sum(
        (
            piece.amount
            * Fraction((piece.last_on - max(piece.first_on, add_days(day, 1))).days + 1)
            / piece.days
            for piece in whole
            if piece.last_on > day
        ),
        Fraction(0),
    )
    assert sum((p.amount for p in begun), Fraction(0)) + rest == sum(
        (p.amount for p in whole), Fraction(0)
    )


@SOME
@given(
    cases.charges(), cases.payments(), cases.terms(), cases.days, cases.amounts, st.integers(0, 400)
)
def test_a_payment_never_changes_interest_before_or_on_its_value_day(
    charges: list[Entry],
    paid: list[Entry],
    terms: InterestTerms,
    day: date,
    cents: int,
    earlier: int,
) -> None:
    entries, until = [*charges, *paid], add_days(day, -earlier)
    more = [*entries, Entry(day, EntryKind.PAYMENT, cents)]
    without = run_account(entries, terms=terms, until=until)
    with_it = run_account(more, terms=terms, until=until)
    assert with_it.charged_interest == without.charged_interest
    if until < day:
        assert with_it == without


@SOME
@given(cases.lives(), cases.terms(), cases.days)
def test_the_parts_are_what_was_charged_less_what_was_paid(
    entries: list[Entry], terms: InterestTerms, until: date
) -> None:
    found = run_account(entries, terms=terms, until=until)
    known = [entry for entry in entries if entry.on <= until]
    signs = {
        EntryKind.PRINCIPAL: 1,
        EntryKind.COSTS: 1,
        EntryKind.CREDIT: -1,
        EntryKind.COSTS_WAIVED: -1,
    }
    charged = sum(signs.get(entry.kind, 0) * entry.cents for entry in known)
    charged += sum(left for entry, left in found.unmatched if entry.kind in signs)
    assert found.total == found.principal + found.costs + found.interest
    assert found.total - found.unallocated == charged + found.charged_interest - found.paid
    assert min(parts(found)) >= 0


@SOME
@given(cases.lives(), cases.terms(), cases.days)
def test_every_payment_is_taken_for_exactly_its_amount(
    entries: list[Entry], terms: InterestTerms, until: date
) -> None:
    found = run_account(entries, terms=terms, until=until)
    taken = sum(p.costs + p.interest + p.principal + p.unallocated for p in found.allocations)
    refunded = sum(entry.cents for entry in entries if entry.kind is EntryKind.REFUND)
    assert (
        found.paid
        <= taken
        <= found.paid
        + refunded
        + sum(
            entry.cents
            for entry in entries
            if entry.kind in {EntryKind.CREDIT, EntryKind.COSTS_WAIVED}
        )
    )


@FEW
@given(
    cases.charges(),
    cases.terms(),
    cases.days,
    st.lists(cases.amounts, min_size=2, max_size=3),
    cases.days,
)
def test_the_order_of_payments_of_one_value_day_changes_nothing_in_total(
    charges: list[Entry], terms: InterestTerms, day: date, sums: list[int], until: date
) -> None:
    paid = [Entry(day, EntryKind.PAYMENT, cents, f"p{at}") for at, cents in enumerate(sums)]
    found = {
        parts(run_account([*charges, *order], terms=terms, until=until))
        for order in permutations(paid)
    }
    at_once = run_account(
        [*charges, Entry(day, EntryKind.PAYMENT, sum(sums))], terms=terms, until=until
    )
    assert found == {parts(at_once)}


@SOME
@given(cases.charges(), cases.payments(), cases.terms(), cases.days, cases.amounts, cases.days)
def test_a_payment_reversed_on_its_value_day_was_never_paid(
    charges: list[Entry],
    paid: list[Entry],
    terms: InterestTerms,
    day: date,
    cents: int,
    until: date,
) -> None:
    entries = [*charges, *paid]
    storno = [
        Entry(day, EntryKind.PAYMENT, cents, "storno"),
        Entry(day, EntryKind.REVERSAL, cents, reverses="storno"),
    ]
    never = run_account(entries, terms=terms, until=until)
    assert run_account([*entries, *storno], terms=terms, until=until) == never


@SOME
@given(
    cases.charges(), cases.payments(), cases.days, cases.amounts, st.integers(0, 500), cases.days
)
def test_without_interest_a_reversal_equals_never_having_been_paid_from_its_day(
    charges: list[Entry],
    paid: list[Entry],
    day: date,
    cents: int,
    later: int,
    until: date,
) -> None:
    entries, reversed_on = [*charges, *paid], add_days(day, later)
    payment = Entry(day, EntryKind.PAYMENT, cents, "storno")
    reversal = Entry(reversed_on, EntryKind.REVERSAL, cents, reverses="storno")
    other = entries if until >= reversed_on else [*entries, payment]
    found = run_account([*entries, payment, reversal], terms=NO_INTEREST, until=until)
    assert found == run_account(other, terms=NO_INTEREST, until=until)


@SOME
@given(
    cases.charges(),
    cases.payments(),
    cases.terms(cases.exact_policies),
    cases.days,
    cases.amounts,
    st.integers(1, 500),
)
def test_a_later_reversal_never_asks_more_than_if_it_had_never_been_paid(
    charges: list[Entry],
    paid: list[Entry],
    terms: InterestTerms,
    day: date,
    cents: int,
    later: int,
) -> None:
    entries, reversed_on = [*charges, *paid], add_days(day, later)
    payment = Entry(day, EntryKind.PAYMENT, cents, "storno")
    reversal = Entry(reversed_on, EntryKind.REVERSAL, cents, reverses="storno")
    for until in (reversed_on, add_days(reversed_on, 200)):
        never = run_account(entries, terms=terms, until=until)
        found = run_account([*entries, payment, reversal], terms=terms, until=until)
        # A cent may remain of the rounding on the day of the payment, in the base of a year.
        assert found.total - found.unallocated <= never.total - never.unallocated + 1
        assert found.paid == never.paid
    ran = run_account([*entries, payment], terms=terms, until=reversed_on)
    found = run_account([*entries, payment, reversal], terms=terms, until=reversed_on)
    # Only the rounding moves: the interest to that day ran on what was then open.
    assert abs(found.charged_interest - ran.charged_interest) <= len(entries) + 3
