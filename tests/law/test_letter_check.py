"""What makes a fourteen-day letter void, one defect at a time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.law.collection_costs import costs_for_letter
from domain.law.fourteen_days import Wording
from domain.law.letter_check import NEW_LETTER, FourteenDayLetter, check_letter
from tests.law.build import on

EXPECTED = costs_for_letter([100_00, 150_00, 200_00], business=False)
WITH_VAT = costs_for_letter([100_00, 150_00, 200_00], business=False, vat_percent=21)
GOOD = FourteenDayLetter(
    sent_on=on("2026-11-03"),
    in_default_since=[on("2026-10-01"), on("2026-11-03"), on("2026-09-01")],
    wording=Wording.FOURTEEN,
    term_days=14,
    costs=67_50,
)


def test_a_lawful_letter_has_no_defects() -> None:
    assert check_letter(GOOD, expected=EXPECTED) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"in_default_since": [on("2026-10-01"), None]}, "no_default"),
        ({"in_default_since": [on("2026-11-04")]}, "before_default"),
        ({"wording": None}, "wording"),
        ({"term_days": 13}, "term_too_short"),
        ({"wording": Wording.FIFTEEN, "term_days": 14}, "term_too_short"),
        ({"calendar_date": True}, "calendar_date"),
        ({"costs": None}, "no_exact_amount"),
        ({"costs": 67_51}, "amount_too_high"),
        ({"vat": 14_18, "vat_declared": True}, "amount_too_high"),
        ({"other_costs": 1}, "other_costs"),
        ({"names_claims": False}, "claims_not_named"),
        ({"to_debtor_personally": False}, "addressee"),
    ],
)
def test_one_defect_makes_a_letter_void(changes: dict[str, Any], code: str) -> None:
    [defect] = check_letter(replace(GOOD, **changes), expected=EXPECTED)
    assert (defect.code, defect.fatal) == (f"fourteen_days.{code}", True)
    assert defect.article
    assert defect.way_out


def test_waiting_does_not_repair_a_wrong_letter() -> None:
    [defect] = check_letter(replace(GOOD, wording=None), expected=EXPECTED)
    assert defect.way_out == NEW_LETTER


def test_asking_too_little_only_limits_what_can_follow() -> None:
    [defect] = check_letter(replace(GOOD, costs=67_49), expected=EXPECTED)
    assert (defect.code, defect.fatal) == ("fourteen_days.amount_too_low", False)


def test_vat_needs_the_declaration_that_it_cannot_be_deducted() -> None:
    letter = replace(GOOD, vat=14_18)
    assert check_letter(replace(letter, vat_declared=True), expected=WITH_VAT) == []
    [defect] = check_letter(letter, expected=WITH_VAT)
    assert (defect.code, defect.article) == (
        "fourteen_days.vat_not_declared",
        "Besluit BIK art. 2 lid 3",
    )


def test_vat_may_not_be_hidden_in_the_costs() -> None:
    [defect] = check_letter(replace(GOOD, costs=81_68), expected=WITH_VAT)
    assert defect.code == "fourteen_days.amount_too_high"


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(-30, 30))
def test_no_costs_ever_follow_from_a_letter_sent_before_default(since: date, days: int) -> None:
    sent_on = since.fromordinal(since.toordinal() + days)
    letter = replace(GOOD, sent_on=sent_on, in_default_since=[since])
    fatal = [defect for defect in check_letter(letter, expected=EXPECTED) if defect.fatal]
    assert bool(fatal) is (days < 0)
