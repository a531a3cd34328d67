"""Every interest vector, in all three day counts, through the running account."""

from fractions import Fraction
from typing import Any

import pytest

from domain.days import day_after
from domain.law.account import Account, Entry, EntryKind, run_account
from domain.law.interest import DayCount, InterestTerms, Segment
from domain.law.rates import InterestKind
from domain.money import as_decimal, round_half_up
from tests.law.vectors import cents, day, group


def account(case: dict[str, Any], policy: DayCount) -> Account:
    due = day(case["due_date"])
    entries = [Entry(due, EntryKind.PRINCIPAL, cents(case["principal"]))]
    if "costs_due" in case:
        entries.append(Entry(due, EntryKind.COSTS, cents(case["costs_due"])))
    entries += [
        Entry(day(paid["value_date"]), EntryKind.PAYMENT, cents(paid["amount"]))
        for paid in case.get("payments", [])
    ]
    return run_account(entries, terms=_terms(case, policy), until=day(case["until_incl"]))


def _terms(case: dict[str, Any], policy: DayCount) -> InterestTerms:
    first = day_after(day(case["due_date"]))
    if case["kind"] == "flat":
        percent = Fraction(case["flat_rate_percent"])
        return InterestTerms(
            InterestKind.CONTRACT, first, policy, percent, compounding=case["compound"]
        )
    return InterestTerms(InterestKind(case["kind"]), first, policy)


def as_row(segment: Segment) -> dict[str, Any]:
    micro = round_half_up(segment.amount * 10_000)
    return {
        "from": str(segment.first_on),
        "to_incl": str(segment.last_on),
        "days": segment.days,
        "rate_percent": as_decimal(int(segment.percent * 100)),
        "denominator": segment.denominator,
        "base": as_decimal(segment.base),
        "amount_unrounded": f"{micro // 1_000_000}.{micro % 1_000_000:06d}",
    }


@pytest.mark.parametrize("policy", DayCount)
@pytest.mark.parametrize("case", group("interest"))
def test_the_interest_of_the_vector(case: dict[str, Any], policy: DayCount) -> None:
    found = account(case, policy)
    assert as_decimal(found.charged_interest) == case["expected"][policy]
    assert sum(segment.days for segment in found.segments) == case["days"]


@pytest.mark.parametrize("case", group("interest"))
def test_the_pieces_of_the_vector(case: dict[str, Any]) -> None:
    found = account(case, DayCount.ACT_INTEREST_YEAR)
    assert [as_row(segment) for segment in found.segments] == case["segments_ACT_INTEREST_YEAR"]


@pytest.mark.parametrize("policy", DayCount)
@pytest.mark.parametrize("case", [c for c in group("interest") if "I24" in str(c.id)])
def test_the_payment_and_the_open_parts_of_the_vector(
    case: dict[str, Any], policy: DayCount
) -> None:
    found = account(case, policy)
    [expected] = case["allocations"][policy]
    [allocation] = found.allocations
    assert {
        "value_date": str(allocation.on),
        "amount": expected["amount"],
        "costs": as_decimal(allocation.costs),
        "interest": as_decimal(allocation.interest - allocation.capitalised),
        "capitalised_interest": as_decimal(allocation.capitalised),
        "principal": as_decimal(allocation.principal),
        "unallocated": as_decimal(allocation.unallocated),
    } == expected
    assert {
        "costs": as_decimal(found.costs),
        "interest_uncapitalised": as_decimal(found.interest - found.capitalised),
        "interest_capitalised": as_decimal(found.capitalised),
        "principal": as_decimal(found.principal),
        "total": as_decimal(found.total),
    } == case["open_at_end"][policy]


@pytest.mark.parametrize("case", group("interest_steps_published"))
def test_the_published_step(case: dict[str, Any]) -> None:
    first = day("2025-01-01")
    terms = InterestTerms(
        InterestKind.CONTRACT, first, DayCount(case["convention"]), Fraction(case["rate_percent"])
    )
    opened = Entry(first, EntryKind.PRINCIPAL, cents(case["principal"]))
    until = first.replace(year=2024, month=12, day=31).toordinal() + case["days"]
    found = run_account([opened], terms=terms, until=first.fromordinal(until))
    assert as_decimal(found.interest) == case["expected"]
