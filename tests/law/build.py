"""Short words for entries and terms, so that a test reads as its rule."""

from datetime import date
from fractions import Fraction

from domain.law.account import Entry, EntryKind
from domain.law.interest import DayCount, InterestTerms
from domain.law.rates import InterestKind


def on(text: str) -> date:
    return date.fromisoformat(text)


def principal(day: str, cents: int) -> Entry:
    return Entry(on(day), EntryKind.PRINCIPAL, cents)


def costs(day: str, cents: int, ref: str = "") -> Entry:
    return Entry(on(day), EntryKind.COSTS, cents, ref)


def waived(day: str, cents: int, *, retroactive: bool = False) -> Entry:
    return Entry(on(day), EntryKind.COSTS_WAIVED, cents, retroactive=retroactive)


def credit(day: str, cents: int, *, retroactive: bool = False) -> Entry:
    return Entry(on(day), EntryKind.CREDIT, cents, "credit", retroactive=retroactive)


def payment(day: str, cents: int, ref: str = "") -> Entry:
    return Entry(on(day), EntryKind.PAYMENT, cents, ref)


def reversal(day: str, cents: int, ref: str) -> Entry:
    return Entry(on(day), EntryKind.REVERSAL, cents, reverses=ref)


def refund(day: str, cents: int) -> Entry:
    return Entry(on(day), EntryKind.REFUND, cents)


def consumer(first: str | None, policy: DayCount = DayCount.ACT_INTEREST_YEAR) -> InterestTerms:
    return InterestTerms(InterestKind.CONSUMER, on(first) if first else None, policy)


def agreed(first: str, percent: str, *, compounding: bool | None = None) -> InterestTerms:
    return InterestTerms(
        InterestKind.CONTRACT,
        on(first),
        contract_percent=Fraction(percent),
        compounding=compounding,
    )


NO_INTEREST = InterestTerms(InterestKind.NONE, None)
