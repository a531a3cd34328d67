"""The four-step plan walked day by day: consumer, business, and what goes wrong on the way."""

from datetime import date, timedelta

import pytest

from domain.claim.payments import receive_payment, reverse_payment
from domain.dunning.next.step import Ask, next_step
from domain.law.calendar import is_banking_day
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.events import DeliveryGrade
from domain.parties import Capacity
from tests.domain.story import (
    CALL,
    Story,
    given,
    invoice_sent,
    paid,
)
from tests.domain.walking import walk

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
MONDAY = date(2026, 2, 2)


def business(basis: TermBasis = TermBasis.CONTRACT) -> Story:
    return given(
        invoice_sent(basis=basis, interest=InterestKind.COMMERCIAL), capacity=Capacity.COMPANY
    )


def test_a_consumer_is_walked_from_reminder_to_hand_over() -> None:
    story = given(invoice_sent())
    assert walk(story, first=FIRST, last=LAST) == [
        # due on Saturday the 31st; no letter on Sunday
        (date(2026, 2, 2), "reminder by email"),
        (date(2026, 2, 10), "claim.default_declared"),
        (date(2026, 2, 10), "ask call"),
        (date(2026, 2, 13), "fourteen-day-letter by post"),
        # delivered on the 17th, last day 3 March, the 4th for the banks
        (date(2026, 3, 5), "claim.collection_costs_charged"),
        (date(2026, 3, 5), "claim.handed_over"),
        (date(2026, 3, 6), "stand handed_over"),
    ]
    claim = story.claim
    assert [c.total for c in claim.costs] == [150_00]
    assert claim.default is not None
    assert claim.default.since == date(2026, 2, 10)


def test_a_consumer_by_e_mail_only_is_asked_for_evidence_and_never_handed_over() -> None:
    story = given(invoice_sent())
    story.postable = False
    seen = walk(story, first=FIRST, last=LAST)
    assert seen[3:] == [
        (date(2026, 2, 13), "fourteen-day-letter by email"),
        (date(2026, 2, 14), "ask prove_delivery"),
    ]
    assert story.claim.costs == []


def test_evidence_lets_the_plan_go_on() -> None:
    story = given(invoice_sent())
    story.postable = False
    walk(story, first=FIRST, last=date(2026, 2, 20))
    letter = next(one for one in story.letters.values() if one.sent_on == date(2026, 2, 13))
    letter.grade, letter.received_on = DeliveryGrade.OPENED, date(2026, 2, 16)
    assert walk(story, first=date(2026, 2, 21), last=LAST)[:2] == [
        # opened on Monday 16 February: last day 2 March, the 3rd for the banks
        (date(2026, 3, 4), "claim.collection_costs_charged"),
        (date(2026, 3, 4), "claim.handed_over"),
    ]


def test_a_business_is_walked_with_a_final_demand_of_three_days() -> None:
    story = business()
    assert walk(story, first=FIRST, last=LAST) == [
        (date(2026, 2, 1), "claim.default_declared"),
        (date(2026, 2, 2), "reminder by email"),
        (date(2026, 2, 10), "ask call"),
        (date(2026, 2, 13), "final-demand by email"),
        (date(2026, 2, 17), "claim.collection_costs_charged"),
        (date(2026, 2, 17), "claim.handed_over"),
        (date(2026, 2, 18), "stand handed_over"),
    ]


def test_a_business_with_a_one_sided_term_is_in_default_by_the_reminder() -> None:
    story = business(TermBasis.ONE_SIDED)
    seen = walk(story, first=FIRST, last=LAST)
    assert seen[:2] == [
        (date(2026, 2, 2), "reminder by email"),
        (date(2026, 2, 10), "claim.default_declared"),
    ]
    assert seen[-2:][0] == (date(2026, 2, 17), "claim.handed_over")


def test_who_is_unknown_goes_the_consumers_way() -> None:
    story = given(invoice_sent(), capacity=Capacity.UNKNOWN)
    assert (date(2026, 2, 13), "fourteen-day-letter by post") in walk(story, first=FIRST, last=LAST)


def test_a_run_that_was_off_takes_one_step_a_day_and_counts_the_terms_from_then() -> None:
    story = given(invoice_sent())
    late = date(2026, 4, 1)
    seen = walk(story, first=late, last=late)
    assert seen == [(late, "reminder by email")]
    letter = next(iter(story.letters.values()))
    assert letter.order is not None
    assert letter.order.pay_by == date(2026, 4, 8)
    assert walk(story, first=date(2026, 4, 2), last=date(2026, 4, 8)) == []


def test_a_payment_in_the_term_stops_the_walk() -> None:
    story = given(invoice_sent())
    walk(story, first=FIRST, last=date(2026, 2, 5))
    story.after(paid(1_000_00, on=date(2026, 2, 6)))
    assert walk(story, first=date(2026, 2, 6), last=LAST) == [
        (date(2026, 2, 6), "claim.settled"),
        (date(2026, 2, 6), "stand settled"),
    ]


def test_a_storno_reopens_the_walk_at_the_step_it_had_reached() -> None:
    story = given(invoice_sent())
    walk(story, first=FIRST, last=date(2026, 2, 13))
    story.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id="P-1",
            amount=1_100_00,
            credited_on=day,
            source=CALL,
            today=day,
        ),
        on=date(2026, 2, 20),
    )
    assert walk(story, first=date(2026, 2, 20), last=date(2026, 3, 9)) == [
        (date(2026, 2, 20), "stand settled")
    ]
    story.when(
        lambda case, day: reverse_payment(case.claim, payment_id="P-1", reversed_on=day, today=day),
        on=date(2026, 3, 10),
    )
    seen = [what for _, what in walk(story, first=date(2026, 3, 10), last=date(2026, 4, 30))]
    assert seen == [
        "fourteen-day-letter by post",
        "claim.collection_costs_charged",
        "claim.handed_over",
        "stand handed_over",
    ]


def test_a_bounced_reminder_goes_by_post_and_its_own_term_counts() -> None:
    story = given(invoice_sent())
    walk(story, first=FIRST, last=MONDAY)
    next(iter(story.letters.values())).bounced = True
    assert walk(story, first=date(2026, 2, 3), last=date(2026, 2, 20))[:2] == [
        (date(2026, 2, 3), "reminder by post"),
        # planned delivery on the 5th, seven days to the 12th
        (date(2026, 2, 13), "claim.default_declared"),
    ]


def test_a_letter_that_came_back_is_not_posted_to_the_same_address_again() -> None:
    story = given(invoice_sent())
    story.mailable = False
    walk(story, first=FIRST, last=MONDAY)
    next(iter(story.letters.values())).bounced = True
    step = next_step(story.case, today=date(2026, 2, 3))
    assert isinstance(step, Ask)
    assert step.task == "find_address"


def test_a_fourteen_day_letter_that_came_back_is_sent_again_by_mail_and_its_costs_wait() -> None:
    story = given(invoice_sent())
    walk(story, first=FIRST, last=date(2026, 2, 13))
    posted = next(one for one in story.letters.values() if one.posted_on)
    posted.bounced = True
    assert walk(story, first=date(2026, 2, 24), last=LAST) == [
        (date(2026, 2, 24), "claim.fourteen_day_letter_voided"),
        (date(2026, 2, 24), "fourteen-day-letter by email"),
        (date(2026, 2, 25), "ask prove_delivery"),
    ]


@pytest.mark.parametrize("offset", range(0, 120, 7))
def test_no_letter_leaves_on_a_sunday_or_holiday_and_terms_end_on_banking_days(
    offset: int,
) -> None:
    due = date(2026, 1, 25) + timedelta(days=offset)
    story = given(invoice_sent(due_on=due))
    walk(story, first=due, last=due + timedelta(days=60))
    orders = [one.order for one in story.letters.values() if one.order]
    assert len(orders) == 2
    for order in orders:
        assert order.send_on.weekday() != 6
        assert order.send_on not in {
            date(2026, 4, 3),
            date(2026, 4, 6),
            date(2026, 4, 27),
            date(2026, 5, 5),
            date(2026, 5, 14),
            date(2026, 5, 15),
            date(2026, 5, 25),
        }
        assert order.pay_by is None or is_banking_day(order.pay_by)
