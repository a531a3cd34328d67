"""VAT on debt that is not paid: the day, the amount and what comes back."""

from typing import Any

import pytest

from domain.errors import Refusal
from domain.law.account import run_account
from domain.law.vat_relief import vat_due_again, vat_relief
from tests.law.build import NO_INTEREST, costs, on, payment, principal
from tests.law.vectors import cents, day, group

BY_ID = {case.id: case.values[0] for case in group("vat_refund")}


def vector(name: str) -> dict[str, Any]:
    found = BY_ID[name]
    assert isinstance(found, dict)
    return found


def test_every_vector_is_used_below() -> None:
    assert set(BY_ID) == {"V1", "V3", "V4"}


def test_v1_relief_comes_a_year_after_the_debt_was_due() -> None:
    case = vector("V1")
    found = vat_relief(due_on=day(case["due_date"]), unpaid=1_210_00)
    assert str(found.relief_on) == case["deemed_irrecoverable_on"]
    assert f"{found.quarter} (or {found.month})" == case["vat_return_period"]
    assert found.vat == 210_00


def test_v3_what_is_received_later_makes_vat_due_again() -> None:
    case = vector("V3")
    assert vat_due_again(received=cents(case["after_V2_received"])) == cents(case["vat_due_again"])


def test_v4_what_was_taken_for_costs_did_not_pay_the_consideration() -> None:
    account = run_account(
        [
            principal("2025-12-30", 1_210_00),
            costs("2026-02-01", 181_50),
            payment("2026-03-01", 1_000_00),
        ],
        terms=NO_INTEREST,
        until=on("2026-12-30"),
    )
    assert account.principal == 391_50
    found = vat_relief(due_on=on("2025-12-30"), unpaid=account.principal)
    assert found.vat == cents(vector("V4")["vat_refund"])


@pytest.mark.parametrize(
    ("due", "relief", "quarter"),
    [
        ("2025-03-31", "2026-03-31", "2026-Q1"),
        ("2025-04-01", "2026-04-01", "2026-Q2"),
        ("2024-02-29", "2025-02-28", "2025-Q1"),
    ],
)
def test_the_return_is_that_of_the_day(due: str, relief: str, quarter: str) -> None:
    found = vat_relief(due_on=on(due), unpaid=0)
    assert (found.relief_on, found.quarter, found.vat) == (on(relief), quarter, 0)


def test_the_low_rate_gives_its_own_part() -> None:
    assert vat_relief(due_on=on("2025-01-01"), unpaid=109_00, vat_percent=9).vat == 9_00


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        vat_relief(due_on=on("2025-01-01"), unpaid=-1)
    assert refused.value.code == "vat.negative_amount"
