"""What payments do to a claim, and what follows from each."""

from datetime import date

import pytest

from domain.claim.balance import balance
from domain.claim.events import (
    ClaimSettled,
    ClaimWithdrawn,
    CollectionCostsWaived,
    DeterminationWithdrawn,
)
from domain.claim.payments import settle_if_nothing_is_open
from domain.claim.state import Ending
from tests.domain.moving_money import (
    FEB_20,
    IN_TIME,
    TOO_LATE,
    charged,
    in_default,
    pay,
)
from tests.domain.story import (
    given,
    invoice_sent,
    names,
    paid,
    refusal,
)


def test_a_part_payment_leaves_the_rest_open_and_the_claim_alive() -> None:
    story = given(invoice_sent())
    assert names(pay(story, 400_00, credited_on=FEB_20)) == ["payment_received"]
    assert (balance(story.claim, on=FEB_20).total, story.claim.live) == (600_00, True)


def test_the_last_cent_settles_the_claim() -> None:
    story = given(invoice_sent())
    assert names(pay(story, 999_99, credited_on=FEB_20)) == ["payment_received"]
    last = pay(story, 1, credited_on=FEB_20, payment_id="P-2")
    assert names(last) == ["payment_received", "settled"]


def test_the_same_payment_again_is_nothing_new() -> None:
    story = given(invoice_sent())
    pay(story, 400_00, credited_on=FEB_20)
    assert pay(story, 400_00, credited_on=FEB_20) == []


@pytest.mark.parametrize(("amount", "on"), [(400_01, FEB_20), (400_00, date(2026, 2, 19))])
def test_a_known_payment_with_another_amount_or_day_is_refused(amount: int, on: date) -> None:
    story = given(invoice_sent())
    pay(story, 400_00, credited_on=FEB_20)
    code = refusal(lambda: pay(story, amount, credited_on=on, today=FEB_20))
    assert code == "payment.known_otherwise"


def test_a_payment_of_tomorrow_is_refused_and_one_of_today_is_not() -> None:
    story = given(invoice_sent())
    tomorrow = date(2026, 2, 21)
    assert refusal(lambda: pay(story, 1, credited_on=tomorrow, today=FEB_20)) == (
        "day.in_the_future"
    )
    assert pay(story, 1, credited_on=FEB_20, today=FEB_20)


@pytest.mark.parametrize("amount", [0, -1])
def test_a_payment_of_nothing_is_refused(amount: int) -> None:
    story = given(invoice_sent())
    assert refusal(lambda: pay(story, amount, credited_on=FEB_20)) == "money.not_positive"


def test_a_payment_before_the_day_of_the_invoice_counts_for_it() -> None:
    story = given(invoice_sent())
    assert names(pay(story, 1_000_00, credited_on=date(2025, 12, 30), today=FEB_20)) == [
        "payment_received",
        "settled",
    ]


def test_money_is_never_refused_on_a_claim_that_ended() -> None:
    story = given(invoice_sent(), ClaimWithdrawn(why="an error"))
    assert names(pay(story, 1_000_00, credited_on=FEB_20)) == ["payment_received"]
    assert story.claim.ending is Ending.WITHDRAWN


def test_a_payment_on_a_settled_claim_is_kept_as_too_much() -> None:
    story = given(invoice_sent())
    pay(story, 1_000_00, credited_on=FEB_20)
    assert names(pay(story, 50_00, credited_on=FEB_20, payment_id="P-2")) == ["payment_received"]
    assert balance(story.claim, on=FEB_20).unallocated == 50_00


@pytest.mark.parametrize(("day", "withdrawn"), [(IN_TIME, True), (TOO_LATE, False)])
def test_a_payment_found_later_withdraws_default_only_if_it_was_there_in_time(
    day: date, *, withdrawn: bool
) -> None:
    story = in_default()
    facts = pay(story, 1_000_00, credited_on=day, today=FEB_20)
    assert any(isinstance(fact, DeterminationWithdrawn) for fact in facts) is withdrawn
    assert (story.claim.default is None) is withdrawn


def test_a_part_payment_in_time_leaves_default_over_the_rest() -> None:
    story = in_default()
    assert names(pay(story, 999_99, credited_on=IN_TIME, today=FEB_20)) == ["payment_received"]


def test_principal_paid_before_the_costs_fell_due_takes_the_costs_back_exactly_once() -> None:
    story = in_default().after(charged(), on=FEB_20)
    facts = pay(story, 1_000_00, credited_on=date(2026, 2, 19), today=date(2026, 2, 25))
    waived = [fact for fact in facts if isinstance(fact, CollectionCostsWaived)]
    assert [fact.amount for fact in waived] == [150_00]
    again = pay(story, 1_00, credited_on=date(2026, 2, 19), today=FEB_20, payment_id="P-2")
    assert names(again) == ["payment_received"]
    assert balance(story.claim, on=date(2026, 2, 25)).costs == 0


def test_principal_paid_on_the_day_the_costs_fell_due_leaves_the_costs() -> None:
    story = in_default().after(charged(), on=FEB_20)
    assert names(pay(story, 1_000_00, credited_on=FEB_20, today=date(2026, 2, 25))) == [
        "payment_received"
    ]


def test_a_part_payment_found_later_lowers_the_costs_to_those_over_the_rest() -> None:
    story = in_default().after(charged(), on=FEB_20)
    facts = pay(story, 900_00, credited_on=date(2026, 2, 19), today=date(2026, 2, 25))
    waived = [fact.amount for fact in facts if isinstance(fact, CollectionCostsWaived)]
    assert waived == [110_00]  # over the 100 euro that were open the floor of 40 applies
    assert names(pay(story, 1, credited_on=FEB_20, payment_id="P-2")) == ["payment_received"]


def test_principal_paid_while_costs_or_interest_are_open_leaves_the_claim_open() -> None:
    story = in_default().after(charged(), on=FEB_20)
    facts = pay(story, 1_000_00, credited_on=FEB_20, today=FEB_20)
    assert "settled" not in names(facts)
    assert balance(story.claim, on=FEB_20).total > 0


def test_a_payment_goes_to_costs_then_interest_then_principal() -> None:
    story = in_default().after(charged(), on=FEB_20)
    pay(story, 200_00, credited_on=FEB_20)
    now = balance(story.claim, on=FEB_20)
    # 10 days at 4 % over 1,000 euro is 1.10
    assert (now.costs, now.interest, now.principal) == (0, 0, 1_000_00 - 48_90)


# --- settling --------------------------------------------------------------------------------


def test_nothing_is_settled_before_the_invoice_exists_and_nothing_twice() -> None:
    claim = given(invoice_sent(), paid(1_000_00, on=FEB_20)).claim
    assert settle_if_nothing_is_open(claim, today=date(2025, 12, 31)) == []
    assert settle_if_nothing_is_open(claim, today=FEB_20) == [ClaimSettled(ground="nothing open")]
    settled = given(invoice_sent(), paid(1_000_00, on=FEB_20), ClaimSettled(ground="x")).claim
    assert settle_if_nothing_is_open(settled, today=FEB_20) == []
