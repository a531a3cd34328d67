"""Costs over recurring small claims of a consumer stop at 140 euro in six months (art. 2a)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.case import Case
from domain.case.defaulting import charge_costs
from domain.claim.events import ClaimFact, CollectionCostsCharged, DefaultDeclared
from domain.claim.found import Charged
from domain.claim.state import Claim
from domain.law.default import DefaultGround
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.story import FOURTEEN, fourteen_day_letter_sent, given, invoice_sent

ACT = date(2026, 4, 1)


def rent_case(*, series: str, earlier: list[tuple[date, int]]) -> Case:
    invoice = invoice_sent(principal=200_00).model_copy(update={"series_id": series})
    default = DefaultDeclared(
        in_default_since=date(2026, 2, 10),
        ground=DefaultGround.NOTICE_LAPSED,
        interest_kind=InterestKind.CONSUMER,
    )
    story = given(invoice, default, capacity=Capacity.CONSUMER)
    story.after(fourteen_day_letter_sent(costs=40_00), on=date(2026, 3, 2))
    story.letter(FOURTEEN, sent_on=date(2026, 3, 2), posted=True)
    before = Claim(UUID(int=9), series_id="rent")
    before.costs = [Charged(1, UUID(int=n), 100_00, day) for n, (day, _) in enumerate(earlier)]
    before.costs = [
        replace(charged, total=cents)
        for charged, (_, cents) in zip(before.costs, earlier, strict=True)
    ]
    return replace(story.case, siblings=(before,))


def asked(facts: list[ClaimFact]) -> int:
    return sum(fact.amount for fact in facts if isinstance(fact, CollectionCostsCharged))


@pytest.mark.parametrize(
    ("before", "now"), [(0, 40_00), (100_00, 40_00), (110_00, 30_00), (140_00, 0)]
)
def test_a_series_never_costs_more_than_140_in_six_months(before: int, now: int) -> None:
    case = rent_case(series="rent", earlier=[(date(2026, 1, 15), before)])
    assert asked(charge_costs(case, today=ACT)) == now


@pytest.mark.parametrize(("day", "now"), [(date(2025, 10, 1), 0), (date(2025, 9, 30), 40_00)])
def test_costs_of_more_than_six_months_ago_count_no_more(day: date, now: int) -> None:
    case = rent_case(series="rent", earlier=[(day, 140_00)])
    assert asked(charge_costs(case, today=ACT)) == now


def test_a_claim_of_another_series_is_not_capped_by_this_one() -> None:
    case = rent_case(series="water", earlier=[(date(2026, 1, 15), 140_00)])
    assert asked(charge_costs(case, today=ACT)) == 40_00


def test_a_claim_of_no_series_is_not_capped() -> None:
    case = rent_case(series="", earlier=[(date(2026, 1, 15), 140_00)])
    assert asked(charge_costs(case, today=ACT)) == 40_00
