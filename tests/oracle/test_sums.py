"""The oracle's reckoning beside the law's account, which shares no line with it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.law.account import Entry, EntryKind, run_account
from domain.law.interest import InterestTerms
from domain.law.rates import InterestKind
from tests.oracle.sums import Movement, Parts, owed

FIRST = date(2024, 1, 16)

PAYMENTS = st.lists(
    st.tuples(st.integers(1, 300), st.integers(1, 120), st.none() | st.integers(1, 300)),
    max_size=3,
)
"""Days after what came before, percent of the principal, and after how many days it went back."""


@settings(max_examples=150, deadline=None)
@given(
    st.integers(6_00, 9_000_00),
    st.sampled_from(("consumer", "commercial")),
    PAYMENTS,
    st.none() | st.integers(0, 400),
    st.integers(0, 60),
)
def test_oracle_and_law_owe_the_same_to_the_cent_whatever_was_paid_and_went_back(
    principal: int,
    kind: str,
    paid: list[tuple[int, int, int | None]],
    charged: int | None,
    rest: int,
) -> None:
    moves, entries, day = [], [Entry(FIRST, EntryKind.PRINCIPAL, principal)], FIRST
    if charged is not None:
        on = FIRST + timedelta(charged)
        moves.append(Movement(on, "costs", 40_00))
        entries.append(Entry(on, EntryKind.COSTS, 40_00))
    for number, (gap, percent, kept) in enumerate(paid):
        day += timedelta(gap)
        name, cents = f"p{number}", max(1, principal * percent // 100)
        moves.append(Movement(day, "paid", cents, name))
        entries.append(Entry(day, EntryKind.PAYMENT, cents, name))
        if kept is not None:
            day += timedelta(kept)
            moves.append(Movement(day, "back", cents, name))
            entries.append(Entry(day, EntryKind.REVERSAL, cents, reverses=name))
    until = day + timedelta(rest)
    terms = InterestTerms(InterestKind(kind), FIRST)
    entries.sort(key=lambda one: one.on)
    law = run_account([one for one in entries if one.on <= until], terms=terms, until=until)
    said = owed(principal, kind, FIRST, moves, until)
    assert said == Parts(law.principal, law.interest, law.costs)
