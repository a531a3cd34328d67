"""The fourteen-day letter: delivery, the term in both wordings, and the safe day to act."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.days import add_days, day_after
from domain.errors import Refusal
from domain.law.calendar import is_banking_day
from domain.law.delivery import planning_delivery, presumed_delivery, received_on, regime
from domain.law.fourteen_days import FourteenDayTerm, Wording, fourteen_day_term, term_from_posting
from tests.law.build import on
from tests.law.vectors import day, group


def term(case: dict[str, Any], wording: Wording) -> FourteenDayTerm:
    if case["sent"]:
        return term_from_posting(day(case["sent"]), wording)
    return fourteen_day_term(delivered_on=day(case["delivered"]), wording=wording)


@pytest.mark.parametrize("case", group("fourteen_day"))
def test_the_term_of_the_vector(case: dict[str, Any]) -> None:
    found = term(case, Wording.FOURTEEN)
    assert {
        "delivered": str(found.delivered_on),
        "delivered_weekday": found.delivered_on.strftime("%a"),
        "term_first_day": str(found.term_first_day),
        "term_last_day": str(found.term_last_day),
        "bik_due_from": str(found.costs_due_from),
        "safe_last_day_atw": str(found.safe_last_day),
        "safe_bik_due_from": str(day_after(found.safe_last_day)),
        "basis": found.basis,
    }.items() <= case.items()


@pytest.mark.parametrize("case", group("fourteen_day"))
def test_the_other_wording_gives_one_day_more(case: dict[str, Any]) -> None:
    found = term(case, Wording.FIFTEEN)
    assert str(found.term_last_day) == case["wording_15_days_last_day_literal"]
    assert str(found.costs_due_from) == case["bik_due_from_15_day_wording"]
    assert str(found.term_first_day) == case["term_first_day"]


@pytest.mark.parametrize(
    ("posted", "presumed", "planned"),
    [
        ("2026-06-30", "2026-07-02", "2026-07-02"),  # Tuesday, last day of the old regime
        ("2026-07-01", "2026-07-03", "2026-07-04"),  # Wednesday, three days planned
        ("2027-06-30", "2027-07-02", "2027-07-03"),  # Wednesday
        ("2027-07-01", "2027-07-03", "2027-07-07"),  # Thursday, four days planned
        ("2027-03-25", "2027-03-27", "2027-03-31"),  # Good Friday only counts for the post
        ("2010-11-03", "2010-11-05", "2010-11-05"),  # before the ruling, for want of another
    ],
)
def test_post_is_presumed_on_the_second_day_and_planned_by_regime(
    posted: str, presumed: str, planned: str
) -> None:
    assert str(presumed_delivery(on(posted))) == presumed
    assert str(planning_delivery(on(posted))) == planned


def test_the_regimes_follow_each_other_by_posting_day() -> None:
    days = ["2026-06-30", "2026-07-01", "2027-06-30", "2027-07-01"]
    assert [regime(on(one)).planned for one in days] == [2, 3, 3, 4]
    assert {regime(on(one)).presumed for one in days} == {2}


def test_act_from_waits_for_the_planning_value_and_the_bank() -> None:
    found = term_from_posting(on("2026-11-03"))
    # Planned on Friday the 6th, so the 20th; one banking day is Monday the 23rd.
    assert (found.costs_due_from, found.act_from) == (on("2026-11-20"), on("2026-11-24"))


def test_act_from_after_proven_receipt_waits_for_the_bank_only() -> None:
    found = fourteen_day_term(delivered_on=on("2026-11-05"))
    assert (found.safe_last_day, found.act_from) == (on("2026-11-19"), on("2026-11-21"))


def test_act_from_waits_for_the_termijnenwet_too() -> None:
    found = fourteen_day_term(delivered_on=on("2026-12-12"))
    assert (found.costs_due_from, found.safe_last_day) == (on("2026-12-27"), on("2026-12-28"))
    assert found.act_from == on("2026-12-30")


@pytest.mark.parametrize(("wording", "least"), [(Wording.FOURTEEN, 14), (Wording.FIFTEEN, 15)])
def test_a_longer_term_is_allowed_and_a_shorter_one_refused(wording: Wording, least: int) -> None:
    received = on("2026-11-05")
    longer = fourteen_day_term(delivered_on=received, wording=wording, term_days=least + 7)
    assert longer.term_last_day == add_days(received, least + 7)
    with pytest.raises(Refusal) as refused:
        fourteen_day_term(delivered_on=received, wording=wording, term_days=least - 1)
    assert refused.value.code == "fourteen_days.too_short"
    assert "waiting longer does not repair" in refused.value.way_out


def test_beyond_the_verified_calendar_a_term_is_refused() -> None:
    assert fourteen_day_term(delivered_on=on("2028-12-11")).safe_last_day == on("2028-12-27")
    with pytest.raises(Refusal) as refused:
        fourteen_day_term(delivered_on=on("2028-12-20"))
    assert refused.value.code == "law.calendar_unverified"


@pytest.mark.parametrize(
    ("posted", "proven", "disproved", "expected"),
    [
        ("2026-11-03", None, False, "2026-11-05"),  # post: presumed
        ("2026-11-03", "2026-11-07", False, "2026-11-07"),  # proof goes before
        ("2026-11-03", None, True, None),  # it came back: its term never ran
        ("2026-11-03", "2026-11-07", True, "2026-11-07"),
        (None, None, False, None),  # e-mail is never presumed
        (None, "2026-11-04", False, "2026-11-04"),
    ],
)
def test_receipt_is_proven_or_presumed_of_post_or_did_not_happen(
    posted: str | None, proven: str | None, disproved: bool, expected: str | None
) -> None:
    found = received_on(
        posted_on=on(posted) if posted else None,
        proven_on=on(proven) if proven else None,
        disproved=disproved,
    )
    assert found == (on(expected) if expected else None)


days = st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 10, 31))


@settings(max_examples=150, deadline=None)
@given(days, st.sampled_from(Wording), st.integers(0, 20))
def test_costs_are_never_due_before_the_day_after_the_last_day_promised(
    posted: date, wording: Wording, longer: int
) -> None:
    term_days = int(wording) + longer
    found = term_from_posting(posted, wording, term_days)
    assert found.delivered_on >= add_days(posted, 2)
    assert found.term_first_day == add_days(found.delivered_on, 1)
    assert found.costs_due_from == add_days(found.delivered_on, term_days + 1)
    assert found.term_last_day <= found.safe_last_day < found.act_from
    between = (add_days(found.safe_last_day, n) for n in range(1, 30))
    assert any(is_banking_day(one) for one in between if one < found.act_from)


@settings(max_examples=100, deadline=None)
@given(days, st.sampled_from(Wording))
def test_planning_never_acts_before_the_presumption(posted: date, wording: Wording) -> None:
    proven = fourteen_day_term(delivered_on=presumed_delivery(posted), wording=wording)
    presumed = term_from_posting(posted, wording)
    assert planning_delivery(posted) >= presumed_delivery(posted)
    assert presumed.act_from >= proven.act_from
    assert presumed.costs_due_from == proven.costs_due_from
