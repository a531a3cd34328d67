"""A payment that somebody types above what is open on its day is asked about, with the amounts."""

from datetime import date, timedelta

import pytest

from domain.claim.balance import balance
from domain.claim.beyond_reason import ask_about_payment
from domain.claim.payments import receive_payment
from domain.errors import Refusal, Told
from tests.domain.moving_money import FEB_20, IN_TIME, charged, in_default, pay, reverse
from tests.domain.story import CALL, Story, given, invoice_sent

FEB_25 = date(2026, 2, 25)
DAY = timedelta(days=1)


def asked(
    story: Story, amount: int, *, on: date, today: date = FEB_25, payment_id: str = "typed"
) -> dict[str, Told] | None:
    """What is told of a payment that is typed; None: it is taken as it is said."""
    facts = receive_payment(
        story.claim,
        payment_id=payment_id,
        amount=amount,
        credited_on=on,
        source=CALL,
        today=today,
    )
    try:
        ask_about_payment(story.claim, facts, amount=amount, on=on, today=today)
    except Refusal as refusal:
        return dict(refusal.values) if refusal.code == "payment.more_than_open" else {}
    return None


def sums(told: dict[str, Told] | None) -> tuple[Told, Told, Told] | None:
    return (told["paid"], told["open"], told["over"]) if told else None


def test_all_that_is_open_is_taken_and_a_cent_more_is_asked_about() -> None:
    story = given(invoice_sent())
    assert asked(story, 1_000_00, on=FEB_20) is None
    told = asked(story, 1_000_01, on=FEB_20)
    assert told == {
        "paid": 1_000_01,
        "day": FEB_20,
        "open": 1_000_00,
        "over": 1,
        "invoice": "F-1",
    }


def test_interest_and_costs_of_the_day_of_the_payment_are_open_and_not_those_after_it() -> None:
    story = in_default().after(charged(), on=FEB_20)
    whole = balance(story.claim, on=FEB_20).total
    assert whole > 1_150_00
    assert asked(story, whole, on=FEB_20) is None
    assert sums(asked(story, whole + 1, on=FEB_20)) == (whole + 1, whole, 1)
    assert balance(story.claim, on=FEB_25).total > whole


def test_costs_that_were_not_due_yet_on_that_day_are_not_open_for_it() -> None:
    story = in_default().after(charged(), on=FEB_20)
    before = balance(story.claim, on=FEB_20 - DAY).total
    assert asked(story, before, on=FEB_20 - DAY) is None
    assert sums(asked(story, before + 150_00, on=FEB_20 - DAY)) == (
        before + 150_00,
        before,
        150_00,
    )


def test_nothing_but_the_principal_is_open_for_a_payment_before_default() -> None:
    story = in_default().after(charged(), on=FEB_20)
    assert asked(story, 1_000_00, on=IN_TIME) is None
    assert sums(asked(story, 1_150_00, on=IN_TIME)) == (1_150_00, 1_000_00, 150_00)


def test_what_was_paid_on_later_days_counts() -> None:
    story = given(invoice_sent())
    pay(story, 700_00, credited_on=FEB_20)
    earlier = FEB_20 - 5 * DAY
    assert asked(story, 300_00, on=earlier) is None
    assert sums(asked(story, 700_00, on=earlier)) == (700_00, 300_00, 400_00)


def test_on_a_settled_claim_nothing_is_open_and_all_of_it_is_asked_about() -> None:
    story = given(invoice_sent())
    pay(story, 1_000_00, credited_on=FEB_20)
    assert sums(asked(story, 1_000_00, on=FEB_20)) == (1_000_00, 0, 1_000_00)


def test_of_costs_that_prove_never_owed_no_more_is_told_than_is_typed() -> None:
    story = in_default().after(charged(), on=FEB_20)
    pay(story, balance(story.claim, on=FEB_25).total, credited_on=FEB_25)
    assert sums(asked(story, 1_000_00, on=IN_TIME)) == (1_000_00, 0, 1_000_00)


def test_what_is_known_already_is_not_asked_about_again() -> None:
    story = given(invoice_sent())
    pay(story, 1_200_00, credited_on=FEB_20)
    assert asked(story, 1_200_00, on=FEB_20, payment_id="P-1") is None


def test_what_was_taken_back_is_open_again() -> None:
    story = given(invoice_sent())
    pay(story, 1_000_00, credited_on=FEB_20)
    reverse(story, on=FEB_20 + DAY)
    assert asked(story, 1_000_00, on=FEB_20 + DAY) is None


@pytest.mark.parametrize("more", [0, 1])
def test_what_is_asked_about_is_what_would_become_a_credit(more: int) -> None:
    story = in_default().after(charged(), on=FEB_20)
    amount = balance(story.claim, on=FEB_20).total + more
    told = asked(story, amount, on=FEB_20, today=FEB_20)
    pay(story, amount, credited_on=FEB_20)
    assert balance(story.claim, on=FEB_25).unallocated == (told["over"] if told else 0) == more
