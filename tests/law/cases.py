"""Random but plausible claims: terms and entries for the invariants."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from domain.law.account import Entry, EntryKind
from domain.law.interest import DayCount, InterestTerms
from domain.law.rates import InterestKind

FIRST = date(2022, 12, 1)
LAST = date(2027, 3, 1)
OPENED = date(2022, 11, 1)

days = st.dates(min_value=FIRST, max_value=LAST)
amounts = st.one_of(st.integers(0, 3_000), st.integers(0, 2_000_000))
policies = st.sampled_from(DayCount)
exact_policies = st.sampled_from([DayCount.ACT_INTEREST_YEAR, DayCount.ACT_ACT_CAL])
statutory = st.sampled_from([InterestKind.CONSUMER, InterestKind.COMMERCIAL])
percents = st.fractions(min_value=0, max_value=20, max_denominator=8)


@st.composite
def terms(draw: st.DrawFn, day_counts: st.SearchStrategy[DayCount] = policies) -> InterestTerms:
    first = draw(st.dates(min_value=FIRST, max_value=date(2025, 6, 1)))
    policy = draw(day_counts)
    if draw(st.booleans()):
        return InterestTerms(draw(statutory), first, policy)
    return InterestTerms(
        InterestKind.CONTRACT, first, policy, draw(percents), compounding=draw(st.booleans())
    )


def some(kind: EntryKind, most: int = 3) -> st.SearchStrategy[list[Entry]]:
    one = st.builds(lambda day, cents: Entry(day, kind, cents), days, amounts)
    return st.lists(one, max_size=most)


@st.composite
def charges(draw: st.DrawFn) -> list[Entry]:
    """Give a principal and perhaps costs."""
    opened = Entry(OPENED, EntryKind.PRINCIPAL, draw(st.integers(1, 5_000_000)))
    return [opened, *draw(some(EntryKind.COSTS, 1))]


@st.composite
def payments(draw: st.DrawFn, most: int = 3) -> list[Entry]:
    """Give payments with a ref of their own."""
    pairs = draw(st.lists(st.tuples(days, amounts), max_size=most))
    return [Entry(day, EntryKind.PAYMENT, cents, f"p{at}") for at, (day, cents) in enumerate(pairs)]


@st.composite
def lives(draw: st.DrawFn) -> list[Entry]:
    """Give the whole life of a claim: reversals, credits and waivers too."""
    paid = draw(payments())
    entries = [*draw(charges()), *paid]
    for entry in paid:
        if draw(st.booleans()):
            day = draw(st.dates(min_value=entry.on, max_value=LAST))
            taken = draw(st.sampled_from([entry.cents, entry.cents // 2]))
            entries.append(Entry(day, EntryKind.REVERSAL, taken, reverses=entry.ref))
    for kind in (EntryKind.CREDIT, EntryKind.COSTS_WAIVED):
        entries += [replace(one, retroactive=draw(st.booleans())) for one in draw(some(kind, 1))]
    return [*entries, *draw(some(EntryKind.REFUND, 1))]
