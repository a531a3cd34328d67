"""Imputation of one payment (BW 6:44) and between debts (BW 6:43)."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.law.collection_costs import statutory_costs
from domain.law.imputation import Debt, Imputation, allocate_between, impute
from tests.law.build import on
from tests.law.vectors import cents, group

ONE = [c for c in group("imputation") if "claim" in str(c.values)]
BETWEEN = [c for c in group("imputation") if "debts" in str(c.values)]


def test_every_vector_is_used_once() -> None:
    assert len(ONE) + len(BETWEEN) == len(group("imputation"))


@pytest.mark.parametrize("case", ONE)
def test_the_imputation_of_the_vector(case: dict[str, Any]) -> None:
    claim = {part: cents(text) for part, text in case["claim"].items()}
    found = impute(**claim, payment=cents(case["payment"]))
    parts = {"costs": found.costs, "interest": found.interest, "principal": found.principal}
    expected = {part: cents(text) for part, text in case["expected"].items()}
    assert expected.items() <= {**parts, "unallocated": found.unallocated}.items()
    assert found.unallocated == expected.get("unallocated", 0)
    opened = {part: claim[part] - parts[part] for part in claim}
    if "open_after" in case:
        assert opened == {part: cents(text) for part, text in case["open_after"].items()}
    if "bik_after_term" in case:
        assert statutory_costs(opened["principal"]) == cents(case["bik_after_term"])


def debt(row: dict[str, Any]) -> Debt:
    return Debt(
        id=row["id"],
        principal=cents(row["principal"]),
        interest=cents(row.get("interest", "0")),
        due=row.get("due", True),
        rate=Fraction(row.get("rate", "0")),
        due_on=on(row["due_date"]) if "due_date" in row else None,
    )


@pytest.mark.parametrize("case", BETWEEN)
def test_the_division_of_the_vector(case: dict[str, Any]) -> None:
    found = allocate_between([debt(row) for row in case["debts"]], payment=cents(case["payment"]))
    nothing = {"costs": 0, "interest": 0, "principal": 0, "unallocated": 0}
    for name, parts in case["expected"].items():
        expected = Imputation(**(nothing | {part: cents(text) for part, text in parts.items()}))
        assert found.by_debt[name] == expected
    assert found.unallocated == 0


OLD = Debt(id="old", principal=100_00, due_on=on("2025-01-01"), rate=Fraction(4))
DEAR = Debt(id="dear", principal=100_00, due_on=on("2026-01-01"), rate=Fraction(12))
LATER = Debt(id="later", principal=100_00, due=False)


def taken(*designated: str, payment: int = 120_00) -> dict[str, int]:
    found = allocate_between([OLD, DEAR, LATER], payment=payment, designated=designated)
    return {name: part.principal for name, part in found.by_debt.items()}


def test_the_debtors_own_designation_goes_before_everything() -> None:
    assert taken() == {"old": 20_00, "dear": 100_00, "later": 0}
    assert taken("later") == {"old": 0, "dear": 20_00, "later": 100_00}
    assert taken("later", "old") == {"old": 20_00, "dear": 0, "later": 100_00}


def test_a_designation_of_something_else_is_ignored() -> None:
    assert taken("another") == taken()


def test_within_a_debt_costs_and_interest_go_first() -> None:
    owed = Debt(id="a", principal=100_00, interest=5_00, costs=40_00)
    found = allocate_between([owed], payment=50_00)
    assert found.by_debt["a"] == Imputation(40_00, 5_00, 5_00, 0)


def test_what_no_debt_takes_is_unallocated() -> None:
    assert allocate_between([OLD], payment=109_00).unallocated == 9_00
    assert allocate_between([], payment=5).unallocated == 5


def test_negative_amounts_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        impute(costs=0, interest=0, principal=-1, payment=0)
    assert refused.value.code == "imputation.negative_amount"


cents_ = st.integers(0, 200_000)
debts = st.lists(
    st.builds(
        Debt,
        id=st.uuids().map(str),
        principal=cents_,
        interest=cents_,
        costs=cents_,
        due=st.booleans(),
        rate=st.sampled_from([Fraction(4), Fraction(12)]),
        due_on=st.sampled_from([on("2025-01-01"), on("2026-01-01")]),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@given(debts, st.integers(0, 1_000_000))
def test_no_cent_is_lost_between_debts(owed: list[Debt], payment: int) -> None:
    found = allocate_between(owed, payment=payment)
    taken_for = [part.costs + part.interest + part.principal for part in found.by_debt.values()]
    assert sum(taken_for) + found.unallocated == payment
    assert all(part.unallocated == 0 for part in found.by_debt.values())
    assert found.unallocated == max(0, payment - sum(one.total for one in owed))
