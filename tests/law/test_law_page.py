"""The page on the law: it names every file, and its table of day counts is computed."""

from typing import Any

import pytest

from domain.law import calendar, rates
from domain.law.interest import DayCount
from domain.money import as_decimal
from tests.law.test_interest_vectors import account
from tests.law.vectors import HERE, group

ROOT = HERE.parent.parent
PAGE = (ROOT / "docs" / "law.md").read_text("utf-8")
FILES = sorted(path.name for path in (ROOT / "domain" / "law").glob("[!_]*.py"))


@pytest.mark.parametrize("file", FILES)
def test_every_file_of_the_law_is_on_the_page(file: str) -> None:
    assert f"`{file}`" in PAGE


@pytest.mark.parametrize("case", group("interest"))
def test_the_table_of_day_counts_is_what_the_engine_computes(case: dict[str, Any]) -> None:
    amounts = [as_decimal(account(case, policy).charged_interest) for policy in DayCount]
    cells = [case["id"], case["kind"], case["principal"], case["due_date"], case["until_incl"]]
    assert f"| {' | '.join([*cells, *amounts])} |" in PAGE


def test_the_page_says_until_when_the_tables_were_verified() -> None:
    assert {str(day) for day in rates.VERIFIED_UNTIL.values()} == {"2026-12-31"}
    assert "verified until 2026-12-31" in PAGE
    assert f"after {calendar.VERIFIED_UNTIL} are refused" in PAGE
    assert f"of {len(rates.RATES)} rows" in PAGE
