"""A change of a running plan asks what is left of it, to the cent, and each claim its own share."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from domain.claim.arranged import Arrangement
from domain.claim.events import PaymentPlanAgreed, PaymentReceived, Source
from domain.claim.imagined import imagine
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.payment_plan.calculator import Scheme, scheme
from domain.payment_plan.changed import ChangedPlan, PlanChange, changed_plan
from tests.domain.story import refusal
from tests.domain.test_plan_calculator import FIRST, TODAY, amounts, one, wish

PLAN = UUID(int=7)


def agreed(claims: Sequence[Claim], found: Scheme) -> list[Claim]:
    """The claims with the plan running on them, signed by both."""
    his = tuple(found.shares)

    def running(claim: Claim) -> Claim:
        fact = PaymentPlanAgreed(instalments=found.shares[claim.id], plan_id=PLAN, claims=his)
        at = max(entry.position for entry in claim.ledger)
        return replace(claim, arrangement=Arrangement(99, TODAY, fact, at))

    return [running(claim) for claim in claims if claim.id in found.shares]


def paid(claim: Claim, cents: int) -> Claim:
    if not cents:
        return claim
    received = PaymentReceived(
        payment_id="p", amount=cents, credited_on=TODAY, source=Source(kind="call")
    )
    return imagine(claim, [received], today=TODAY)


def changed(
    claims: Sequence[Claim], found: Scheme, change: PlanChange, *, on: date = TODAY
) -> ChangedPlan:
    return changed_plan(claims, found.instalments, change, plan_id=PLAN, on=on)


@settings(max_examples=25, deadline=None)
@for_all(
    principals=st.lists(st.integers(1_00, 900_00), min_size=1, max_size=3),
    number=st.integers(2, 7),
    share=st.integers(0, 99),
    which=st.integers(1, 7),
    later=st.booleans(),
)
def test_a_change_asks_what_is_left_to_the_cent_of_each_claim(
    principals: list[int], number: int, share: int, which: int, *, later: bool
) -> None:
    his = [one(n, cents, late=False) for n, cents in enumerate(principals, 1)]
    found = scheme(his, wish(number=number), on=TODAY)
    claims = agreed(his, found)
    first = claims[0]
    assert first.arrangement is not None
    all_of_first = sum(part.amount for part in first.arrangement.plan.instalments)
    claims[0] = paid(first, all_of_first * share // 100)
    left = found.total - all_of_first * share // 100
    change = PlanChange(number=which, later=date(2027, 3, 3) if later else None)
    chosen = [part for part in found.instalments if part.number == which]
    if not chosen:
        return
    try:
        now = changed(claims, found, change)
    except Refusal as refused:
        if refused.code not in {"payment_plan.no_instalment", "payment_plan.nothing_after"}:
            raise
        return
    assert sum(part.amount for part in now.instalments) == left
    by_claim = {one: sum(part.amount for part in mine) for one, mine in now.shares.items()}
    assert by_claim[claims[0].id] == all_of_first - all_of_first * share // 100
    assert sum(by_claim.values()) == left
    days = [part.by for part in now.instalments]
    assert days == sorted(set(days))


def test_spread_in_equal_parts_the_last_adjusted() -> None:
    his = [one(1, 100_00, late=False)]
    found = scheme(his, wish(number=4), on=TODAY)
    now = changed(agreed(his, found), found, PlanChange())
    assert amounts(found) == [25_00] * 4
    assert [part.amount for part in now.instalments] == [33_33, 33_33, 33_34]
    assert now.part.amount == 25_00


def test_a_day_that_another_instalment_has_makes_one_of_both() -> None:
    his = [one(1, 100_00, late=False)]
    found = scheme(his, wish(number=4), on=TODAY)
    now = changed(agreed(his, found), found, PlanChange(later=found.instalments[1].by))
    assert [part.amount for part in now.instalments] == [50_00, 25_00, 25_00]


@pytest.mark.parametrize(
    ("said", "days", "code"),
    [
        ({"number": 4}, 0, "payment_plan.nothing_after"),
        ({"number": 9}, 0, "payment_plan.no_instalment"),
        ({"later": FIRST}, 0, "payment_plan.not_later"),
        ({"number": 2, "later": date(2026, 6, 30)}, 15, "payment_plan.first_day"),
    ],
)
def test_what_cannot_be_changed_so(said: dict[str, object], days: int, code: str) -> None:
    his = [one(1, 100_00, late=False)]
    found = scheme(his, wish(number=4), on=TODAY)
    on = TODAY + timedelta(days=days)
    change = PlanChange(**said)  # type: ignore[arg-type]  # a row says one or both
    refused = refusal(lambda: changed(agreed(his, found), found, change, on=on))
    assert refused == code


def test_money_ahead_on_one_claim_is_placed_first() -> None:
    his = [one(1, 100_00, late=False), one(2, 100_00, late=False)]
    found = scheme(his, wish(number=2), on=TODAY)
    first, other = agreed(his, found)
    refused = refusal(lambda: changed([paid(first, 150_00), other], found, PlanChange()))
    assert refused == "payment_plan.paid_ahead"
