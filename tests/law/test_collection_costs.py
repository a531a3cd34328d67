"""Collection costs: scale, floor, cap, one letter over several claims, VAT, recurring claims."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.law.collection_costs import (
    CAP,
    FLOOR,
    VatSurcharge,
    agreed_costs,
    check_scale_applies,
    costs_after_term,
    costs_for_letter,
    statutory_costs,
    trade_floor,
)
from domain.law.recurring_costs import ChargedCosts, RecurringSeries
from tests.law.build import on
from tests.law.vectors import cents, group


@pytest.mark.parametrize("case", group("bik"))
def test_the_scale_of_the_vector(case: dict[str, Any]) -> None:
    principal = cents(case["principal"])
    assert statutory_costs(principal) == cents(case["expected_ex_vat"])
    if "expected_incl_21_vat" in case:
        found = costs_for_letter([principal], business=False, vat_percent=21)
        assert found.total == cents(case["expected_incl_21_vat"])
        assert found.amount == cents(case["expected_ex_vat"])


LETTERS = [c for c in group("bik_aggregation_partial_b2b") if "invoices" in str(c.values)]
PARTIAL = [c for c in group("bik_aggregation_partial_b2b") if "paid_in_term" in str(c.values)]
TRADE = [c for c in group("bik_aggregation_partial_b2b") if "before_any" in str(c.values)]


def test_every_vector_of_the_group_is_used_once() -> None:
    assert len(LETTERS) + len(PARTIAL) + len(TRADE) == len(group("bik_aggregation_partial_b2b"))


@pytest.mark.parametrize("case", LETTERS)
def test_the_letter_of_the_vector(case: dict[str, Any]) -> None:
    principals = [cents(invoice) for invoice in case["invoices"]]
    found = costs_for_letter(principals, business=case["debtor"] == "business")
    assert found.amount == cents(case["expected"]) == sum(found.shares)
    assert found.base == cents(case.get("one_letter_base", "0")) or case["debtor"] == "business"
    if "wrong_if_separate" in case:
        separate = sum(statutory_costs(principal) for principal in principals)
        assert separate == cents(case["wrong_if_separate"])


@pytest.mark.parametrize("case", PARTIAL)
def test_the_part_payment_within_the_term_of_the_vector(case: dict[str, Any]) -> None:
    principal, paid = cents(case["principal"]), cents(case["paid_in_term"])
    stated = costs_for_letter([principal], business=False)
    found = costs_after_term([principal - paid], stated=stated)
    assert (found.base, found.amount) == (cents(case["base"]), cents(case["expected"]))


@pytest.mark.parametrize("case", TRADE)
def test_a_business_owes_forty_euro_without_any_letter(case: dict[str, Any]) -> None:
    assert trade_floor() == cents(case["expected"])
    assert costs_for_letter([cents(case["principal"])], business=True).amount == trade_floor()


def test_a_consumer_never_owes_more_than_the_letter_said() -> None:
    stated = costs_for_letter([400_00], business=False)
    found = costs_after_term([1_000_00], stated=stated)
    assert (found.amount, found.shares) == (60_00, (60_00,))
    assert found.lines[-1] == "the letter said 60.00"


def test_the_forty_euro_is_a_floor_and_not_on_top() -> None:
    assert costs_for_letter([1_000_00], business=True).amount == 150_00


def test_a_business_invoice_with_nothing_open_adds_no_forty_euro() -> None:
    found = costs_for_letter([90_00, 0, 80_00], business=True)
    assert (found.amount, found.shares) == (80_00, (40_00, 0, 40_00))


def test_nothing_open_costs_nothing() -> None:
    for business in (False, True):
        found = costs_for_letter([0, 0], business=business)
        assert (found.total, found.shares) == (0, (0, 0))
    assert costs_for_letter([], business=False).shares == ()


def test_each_bracket_ends_where_the_next_begins() -> None:
    tops = [2_500_00, 5_000_00, 10_000_00, 200_000_00, 1_000_000_00]
    assert [statutory_costs(top) for top in tops] == [375_00, 625_00, 875_00, 2_775_00, 6_775_00]
    assert [statutory_costs(top + 10_00) - statutory_costs(top) for top in tops] == [
        1_00,
        50,
        10,
        5,
        0,
    ]


def test_the_derivation_shows_each_bracket_the_floor_the_cap_and_vat() -> None:
    assert costs_for_letter([3_000_00], business=False).lines == (
        "2500.00 x 15.00 %",
        "500.00 x 10.00 %",
    )
    assert costs_for_letter([100_00], business=False, vat_percent=21).lines == (
        "100.00 x 15.00 %",
        "at least 40.00",
        "VAT 21 % over 40.00",
    )
    assert costs_for_letter([2_000_000_00], business=False).lines[-2:] == (
        "1800000.00 x 0.50 %",
        "at most 6775.00",
    )
    assert costs_for_letter([90_00, 80_00], business=True).lines[-1] == (
        "at least 40.00 for each: 80.00"
    )


@pytest.mark.parametrize(
    ("third_party", "deducts", "declared", "percent"),
    [
        (True, False, True, 21),
        (False, False, True, None),
        (True, True, True, None),
        (True, False, False, None),
    ],
)
def test_vat_comes_on_top_only_under_all_three_conditions(
    third_party: bool, deducts: bool, declared: bool, percent: int | None
) -> None:
    surcharge = VatSurcharge(
        taxed_third_party=third_party, creditor_can_deduct=deducts, declared=declared
    )
    assert surcharge.percent == percent


def test_agreed_costs_of_a_business_may_be_moderated_to_the_scale() -> None:
    agreed = agreed_costs(principal=1_000_00, business=True, percent=Fraction(20))
    moderated = agreed_costs(
        principal=1_000_00, business=True, percent=Fraction(20), moderated=True
    )
    lower = agreed_costs(principal=1_000_00, business=True, amount=100_00, moderated=True)
    assert (agreed.amount, moderated.amount, lower.amount) == (200_00, 150_00, 100_00)
    assert moderated.lines == ("agreed 200.00, moderated to the scale",)


@pytest.mark.parametrize(
    ("business", "amount", "percent", "code"),
    [
        (False, 100_00, None, "costs.not_for_consumers"),
        (True, None, None, "costs.not_agreed"),
        (True, 100_00, Fraction(15), "costs.not_agreed"),
    ],
)
def test_agreed_costs_are_refused(
    business: bool, amount: int | None, percent: Fraction | None, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        agreed_costs(principal=1_000_00, business=business, amount=amount, percent=percent)
    assert refused.value.code == code


def test_the_scale_is_refused_for_a_default_from_before_july_2012() -> None:
    check_scale_applies(on("2012-07-01"))
    with pytest.raises(Refusal) as refused:
        check_scale_applies(on("2012-06-30"))
    assert refused.value.code == "costs.before_2012"


def test_a_negative_principal_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        statutory_costs(-1)
    assert refused.value.code == "costs.negative_principal"
    with pytest.raises(Refusal):
        costs_for_letter([100, -1], business=True)


def series(*earlier: tuple[str, int], cap: bool = True, day: str = "2026-11-01") -> RecurringSeries:
    asked = [ChargedCosts(on(when), amount) for when, amount in earlier]
    return RecurringSeries(on=on(day), earlier=asked, cap=cap)


def test_terms_left_out_and_asked_in_one_letter_cost_the_highest_single_amount() -> None:
    terms = [200_00, 266_66, 266_66]
    assert costs_for_letter(terms, business=False).amount == 110_00
    assert costs_for_letter(terms, business=False, recurring=series()).amount == 40_00


@pytest.mark.parametrize(
    ("charged", "expected"), [(99_99, 40_00), (100_00, 40_00), (100_01, 39_99), (140_00, 0)]
)
def test_a_series_costs_at_most_140_in_six_months(charged: int, expected: int) -> None:
    found = costs_for_letter([100_00], business=False, recurring=series(("2026-08-01", charged)))
    assert found.amount == expected == sum(found.shares)


@pytest.mark.parametrize(("day", "expected"), [("2026-04-30", 40_00), ("2026-05-01", 0)])
def test_the_six_months_include_their_first_day(day: str, expected: int) -> None:
    found = costs_for_letter([100_00], business=False, recurring=series((day, 140_00)))
    assert found.amount == expected


def test_the_cap_is_for_terms_that_are_all_below_266_67() -> None:
    spent = series(("2026-08-01", 140_00))
    assert costs_for_letter([266_66], business=False, recurring=spent).amount == 0
    assert costs_for_letter([266_67], business=False, recurring=spent).amount == 40_00
    assert costs_for_letter([266_66, 300_00], business=False, recurring=spent).amount == 85_00


def test_the_cap_is_on_by_default() -> None:
    found = RecurringSeries(on=on("2026-11-01"), earlier=[ChargedCosts(on("2026-10-01"), 140_00)])
    assert costs_for_letter([100_00], business=False, recurring=found).amount == 0


def test_the_cap_can_be_switched_off_and_counts_since_october_2024() -> None:
    spent = ("2024-08-01", 140_00)
    terms = [200_00, 200_00]
    for recurring, expected in (
        (series(spent, day="2024-10-01"), 0),
        (series(spent, day="2024-09-30"), 60_00),
        (series(spent, day="2024-10-01", cap=False), 60_00),
    ):
        assert costs_for_letter(terms, business=False, recurring=recurring).amount == expected


def test_the_cap_is_not_for_businesses() -> None:
    found = costs_for_letter([100_00], business=True, recurring=series(("2026-08-01", 140_00)))
    assert found.amount == 40_00


principals = st.lists(st.integers(0, 150_000_000), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(principals, st.booleans(), st.sampled_from([None, 21]))
def test_the_shares_of_costs_sum_to_the_costs(
    open_principals: list[int], business: bool, vat_percent: int | None
) -> None:
    found = costs_for_letter(open_principals, business=business, vat_percent=vat_percent)
    assert sum(found.shares) == found.amount
    assert sum(found.vat_shares) == found.vat
    assert found.total == found.amount + found.vat
    assert len(found.shares) == len(found.vat_shares) == len(open_principals)
    assert min((*found.shares, *found.vat_shares)) >= 0


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 150_000_000), st.integers(0, 1_000_000))
def test_more_principal_never_costs_less_and_stays_between_floor_and_cap(
    principal: int, more: int
) -> None:
    assert FLOOR <= statutory_costs(principal) <= statutory_costs(principal + more) <= CAP


@settings(max_examples=100, deadline=None)
@given(principals)
def test_one_letter_never_costs_a_consumer_more_than_letters_apart(
    open_principals: list[int],
) -> None:
    together = costs_for_letter(open_principals, business=False).amount
    apart = sum(statutory_costs(principal) for principal in open_principals)
    # Apart, each is rounded; half a cent each is what may be lost by that.
    assert together <= apart + len(open_principals) // 2 + 1
