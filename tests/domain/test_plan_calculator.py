"""The calculator of a payment plan: to the cent what is open, in the order of the law."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from domain.claim.balance import balance, interest_terms, ledger
from domain.claim.state import Claim
from domain.law.account import Entry, EntryKind, run_account
from domain.parties import Capacity
from domain.payment_plan.calculator import MOST_INSTALMENTS, PlanWish, Scheme, days_of, scheme
from domain.payment_plan.events import Rhythm
from tests.domain.several import claim as told
from tests.domain.several import defaulted
from tests.domain.story import refusal

TODAY, FIRST = date(2026, 3, 2), date(2026, 3, 16)


def one(number: int, principal: int, *, late: bool = True, trade: bool = False) -> Claim:
    capacity = Capacity.COMPANY if trade else Capacity.CONSUMER
    make = defaulted if late else told
    return make(number, principal=principal, capacity=capacity).claim


def wish(
    *, number: int | None = None, amount: int | None = None, interest: bool = False
) -> PlanWish:
    return PlanWish(
        first=FIRST,
        rhythm=Rhythm.MONTHLY,
        number=number,
        amount=amount,
        with_interest=interest,
    )


def amounts(found: Scheme) -> list[int]:
    return [part.amount for part in found.instalments]


def left_by_the_ledger(claim: Claim, found: Scheme) -> int:
    """What the ledger says is open on the last day, where each share is paid on its day."""
    paid = [
        Entry(part.by, EntryKind.PAYMENT, part.amount, ref=f"p{part.number}")
        for part in found.shares.get(claim.id, ())
    ]
    last = found.instalments[-1].by
    account = run_account([*ledger(claim), *paid], terms=interest_terms(claim), until=last)
    assert account.unallocated == 0
    return account.total


def test_the_last_instalment_of_a_number_is_adjusted() -> None:
    claim = one(1, 100_00, late=False)
    assert amounts(scheme([claim], wish(number=3), on=TODAY)) == [33_33, 33_33, 33_34]


def test_of_an_amount_the_last_instalment_is_the_rest() -> None:
    claim = one(1, 100_00, late=False)
    assert amounts(scheme([claim], wish(amount=30_00), on=TODAY)) == [30_00, 30_00, 30_00, 10_00]


@pytest.mark.parametrize(
    ("rhythm", "second", "third"),
    [
        (Rhythm.WEEKLY, date(2026, 2, 7), date(2026, 2, 14)),
        (Rhythm.FOUR_WEEKLY, date(2026, 2, 28), date(2026, 3, 28)),
        (Rhythm.MONTHLY, date(2026, 2, 28), date(2026, 3, 31)),
    ],
)
def test_days_are_reckoned_from_the_first_one(rhythm: Rhythm, second: date, third: date) -> None:
    assert days_of(date(2026, 1, 31), rhythm, 3)[1:] == [second, third]


def test_the_first_day_may_be_today_and_not_before() -> None:
    claim, today = one(1, 100_00), wish(number=2)
    assert scheme([claim], today, on=FIRST).instalments[0].by == FIRST
    late = date(2026, 3, 17)
    assert refusal(lambda: scheme([claim], today, on=late)) == "payment_plan.first_day"


@pytest.mark.parametrize("both", [wish(), wish(number=2, amount=50_00)])
def test_one_of_number_and_amount_is_said(both: PlanWish) -> None:
    claim = one(1, 100_00)
    assert refusal(lambda: scheme([claim], both, on=TODAY)) == "payment_plan.one_of_two"


def test_as_many_instalments_as_there_may_be_and_one_more() -> None:
    claim = one(1, MOST_INSTALMENTS * 1_00, late=False)
    assert len(amounts(scheme([claim], wish(amount=1_00), on=TODAY))) == MOST_INSTALMENTS
    assert refusal(lambda: scheme([claim], wish(amount=99), on=TODAY)) == "payment_plan.too_many"
    more = wish(number=MOST_INSTALMENTS + 1)
    assert refusal(lambda: scheme([claim], more, on=TODAY)) == "payment_plan.too_many"


def test_a_cent_is_no_two_instalments() -> None:
    claim = one(1, 1, late=False)
    assert amounts(scheme([claim], wish(number=1), on=TODAY)) == [1]
    assert refusal(lambda: scheme([claim], wish(number=2), on=TODAY)) == "payment_plan.too_small"


def test_of_a_small_sum_with_interest_something_is_left_for_the_last_instalment() -> None:
    found = amounts(scheme([one(1, 1_00)], wish(number=14, interest=True), on=TODAY))
    assert found[0] == 7
    assert sum(found) >= 1_00
    assert 7 < found[-1] < 7 + 14


def test_nothing_open_is_no_plan() -> None:
    assert refusal(lambda: scheme([], wish(number=2), on=TODAY)) == "payment_plan.nothing_open"


def test_the_claim_that_bears_interest_is_paid_first() -> None:
    bears, not_yet = one(1, 100_00), one(2, 100_00, late=False)
    found = scheme([not_yet, bears], wish(number=4), on=TODAY)
    assert [part.number for part in found.shares[bears.id]] == [1, 2, 3]
    assert [part.number for part in found.shares[not_yet.id]] == [3, 4]


def test_equals_are_paid_pro_rata_and_each_has_its_own_sum() -> None:
    large, small = one(1, 200_00), one(2, 100_00)
    found = scheme([large, small], wish(number=3), on=TODAY)
    for claim in (large, small):
        assert sum(p.amount for p in found.shares[claim.id]) == balance(claim, on=TODAY).total
    first = {one: parts[0].amount for one, parts in found.shares.items()}
    assert abs(first[large.id] - 2 * first[small.id]) <= 2


def test_interest_during_the_plan_is_what_the_ledger_says_it_is() -> None:
    claim = one(1, 1_000_00)
    none, some = (scheme([claim], wish(number=6, interest=i), on=TODAY) for i in (False, True))
    assert none.interest == 0
    assert some.interest > 0
    assert left_by_the_ledger(claim, some) == 0
    assert max(amounts(some)) - min(amounts(some)) <= 6


def test_a_claim_without_default_bears_none() -> None:
    claim = one(1, 1_000_00, late=False)
    assert scheme([claim], wish(number=6, interest=True), on=TODAY).interest == 0


@st.composite
def households(draw: st.DrawFn) -> list[Claim]:
    number = draw(st.integers(1, 3))
    return [
        one(
            n,
            draw(st.integers(100, 300_000)),
            late=draw(st.booleans()),
            trade=draw(st.booleans()),
        )
        for n in range(1, number + 1)
    ]


@settings(max_examples=60, deadline=None)
@for_all(
    claims=households(),
    rhythm=st.sampled_from(Rhythm),
    number=st.integers(1, 24),
    share=st.integers(2, 20),
    by_number=st.booleans(),
    interest=st.booleans(),
    first=st.dates(TODAY, date(2026, 5, 31)),
)
def test_no_cent_is_lost_or_asked_twice(
    *,
    claims: list[Claim],
    rhythm: Rhythm,
    number: int,
    share: int,
    by_number: bool,
    interest: bool,
    first: date,
) -> None:
    total = sum(balance(claim, on=TODAY).total for claim in claims)
    each = None if by_number else total // share + 100
    wanted = PlanWish(
        first=first,
        rhythm=rhythm,
        number=number if by_number else None,
        amount=each,
        with_interest=interest,
    )
    found = scheme(claims, wanted, on=TODAY)
    assert all(part.amount > 0 for part in found.instalments)
    _shares_are_the_instalments(found)
    _days_are_as_told(found, wanted)
    if interest:
        assert all(left_by_the_ledger(claim, found) == 0 for claim in claims)
        assert found.total >= total
    else:
        assert found.total == total
        for claim_id, parts in found.shares.items():
            assert sum(part.amount for part in parts) == found.open[claim_id].total
    if each:
        assert amounts(found)[:-1] == [each] * (len(found.instalments) - 1)
        assert found.instalments[-1].amount <= each
    else:
        assert len(found.instalments) == number
        assert len(set(amounts(found)[:-1])) <= 1
        assert found.instalments[-1].amount <= found.instalments[0].amount + number


def _shares_are_the_instalments(found: Scheme) -> None:
    sums: dict[int, int] = {}
    for parts in found.shares.values():
        for part in parts:
            assert part.amount > 0
            sums[part.number] = sums.get(part.number, 0) + part.amount
    assert sums == {part.number: part.amount for part in found.instalments}


def _days_are_as_told(found: Scheme, wanted: PlanWish) -> None:
    """Each a week, four weeks or a month behind the one before; of a month on its day or last."""
    days = [part.by for part in found.instalments]
    assert days[0] == wanted.first
    apart = [(later - one).days for one, later in pairwise(days)]
    if wanted.rhythm is Rhythm.MONTHLY:
        months = [one.year * 12 + one.month for one in days]
        assert months == list(range(months[0], months[0] + len(months)))
        for one in days:
            last = (one + timedelta(days=1)).day == 1
            assert one.day == wanted.first.day or (last and one.day < wanted.first.day)
    else:
        assert set(apart) <= {7 if wanted.rhythm is Rhythm.WEEKLY else 28}
    assert [part.number for part in found.instalments] == list(range(1, len(days) + 1))
