"""What the four-step plan gives a claim, day by day, and what stands in its way."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.claim.arranging import contact
from domain.claim.balance import balance
from domain.claim.events import (
    Channel,
    ClaimDisputed,
    ClaimSettled,
    CollectionCostsCharged,
    ContactOutcome,
    LetterDroppedForClaim,
    LetterOrderedForClaim,
    Mark,
    PaymentTermExtended,
)
from domain.claim.paying import receive_payment, reverse_payment
from domain.dunning.next_step import Ask, Do, Stand, Wait, channel_for, next_step
from domain.dunning.plan import Step
from domain.law.calendar import is_banking_day
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.events import DeliveryGrade
from domain.letter.state import LetterStatus
from domain.parties import Capacity
from tests.domain.story import (
    CALL,
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    fourteen_day_letter_sent,
    given,
    invoice_sent,
    paid,
    reminder_sent,
)
from tests.domain.walking import walk

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
MONDAY = date(2026, 2, 2)


def business(basis: TermBasis = TermBasis.CONTRACT) -> Story:
    return given(
        invoice_sent(basis=basis, interest=InterestKind.COMMERCIAL), capacity=Capacity.COMPANY
    )


# --- the walk --------------------------------------------------------------------------------


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
    seen = [what for _, what in walk(story, first=date(2026, 3, 10), last=LAST)]
    assert seen == ["claim.collection_costs_charged", "claim.handed_over", "stand handed_over"]


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


# --- one step at a time ----------------------------------------------------------------------


def reminded(*, pay_by: date = date(2026, 2, 9)) -> Story:
    return (
        given(invoice_sent())
        .after(reminder_sent(pay_by=pay_by), on=MONDAY)
        .letter(REMINDER, sent_on=MONDAY)
        .after(default_declared(since=date(2026, 2, 10)))
    )


def task(story: Story, *, on: date) -> str:
    step = next_step(story.case, today=on)
    assert isinstance(step, Ask)
    return step.task


def test_an_invoice_due_today_is_not_overdue_today() -> None:
    story = given(invoice_sent(due_on=date(2026, 2, 4)))
    assert next_step(story.case, today=date(2026, 2, 4)) == Wait(
        date(2026, 2, 5), "term before reminder", "reminder"
    )
    assert isinstance(next_step(story.case, today=date(2026, 2, 5)), Do)


def test_a_claim_whose_letter_is_under_way_stands_still() -> None:
    ordered = LetterOrderedForClaim(letter_id=REMINDER, step="reminder", send_on=MONDAY)
    story = given(invoice_sent()).after(ordered, on=MONDAY)
    assert next_step(story.case, today=MONDAY) == Stand("letter under way")
    story.letter(REMINDER, sent_on=MONDAY)
    story.letters[REMINDER].status = LetterStatus.IN_DOUBT
    assert task(story, on=MONDAY) == "resolve_doubt"


def test_a_dropped_letter_opens_its_step_again() -> None:
    ordered = LetterOrderedForClaim(letter_id=REMINDER, step="reminder", send_on=MONDAY)
    dropped = LetterDroppedForClaim(letter_id=REMINDER, step="reminder", why="lapsed")
    story = given(invoice_sent()).after(ordered, dropped, on=MONDAY)
    assert isinstance(next_step(story.case, today=date(2026, 2, 3)), Do)


def test_the_call_waits_three_days_and_then_the_plan_goes_on_without_it() -> None:
    story = reminded()
    for day in (10, 11, 12):
        assert task(story, on=date(2026, 2, day)) == "call"
    step = next_step(story.case, today=date(2026, 2, 13))
    assert isinstance(step, Do)
    assert step.step.id == "fourteen-day-letter"


def test_a_call_that_reached_the_debtor_fulfils_the_step_at_once() -> None:
    story = reminded()
    day = date(2026, 2, 11)
    story.when(
        lambda case, _: contact(
            case.claim, channel=Channel.PHONE, outcome=ContactOutcome.REACHED, step="call"
        ),
        on=day,
    )
    step = next_step(story.case, today=day)
    assert isinstance(step, Do)
    assert step.step.id == "fourteen-day-letter"


def test_an_extension_moves_the_next_step() -> None:
    story = reminded().after(PaymentTermExtended(pay_by=date(2026, 2, 20)), on=date(2026, 2, 6))
    step = next_step(story.case, today=date(2026, 2, 20))
    assert step == Wait(date(2026, 2, 21), "term before the call", "call")


def test_without_default_there_is_no_fourteen_day_letter() -> None:
    story = reminded()
    story.history.pop()
    assert task(story, on=date(2026, 2, 13)) == "establish_default"


def test_an_old_claim_waits_for_a_person() -> None:
    marked = invoice_sent().model_copy(update={"marks": (Mark.ENTERED_OLD,)})
    assert task(given(marked), on=MONDAY) == "choose_first_step"


def test_with_nothing_open_no_step_is_taken() -> None:
    story = given(invoice_sent(), paid(1_000_00, on=MONDAY))
    assert next_step(story.case, today=MONDAY) == Stand("nothing open")


def test_where_only_interest_or_costs_are_open_a_person_decides() -> None:
    story = reminded().after(CollectionCostsCharged(amount=40_00, base=1_000_00), on=MONDAY)
    owed = balance(story.claim, on=date(2026, 2, 13))
    story.after(paid(owed.total - 1, on=date(2026, 2, 13)))
    assert isinstance(next_step(story.case, today=date(2026, 2, 13)), Do)
    later = reminded().after(paid(1_000_33, on=date(2026, 2, 12)))
    later.after(CollectionCostsCharged(amount=40_00, base=1_000_00), on=date(2026, 2, 13))
    assert task(later, on=date(2026, 2, 13)) == "plan_at_end"


def test_an_ended_claim_stands() -> None:
    story = given(invoice_sent(), ClaimSettled(ground="x"))
    assert next_step(story.case, today=MONDAY) == Stand("settled")


def test_before_its_invoice_a_claim_waits() -> None:
    assert next_step(given(invoice_sent()).case, today=date(2025, 12, 31)) == Wait(
        FIRST, "not issued yet"
    )


def test_a_dispute_comes_before_a_hold_and_a_promise() -> None:
    story = reminded().after(ClaimDisputed(amount=1, ground="x"), on=MONDAY)
    assert task(story, on=MONDAY) == "answer_dispute"


# --- channels --------------------------------------------------------------------------------


def step_of(story: Story, name: str) -> Step:
    return next(step for step in story.case.plan.step if step.id == name)


@pytest.mark.parametrize(
    ("step", "mail", "post", "channel"),
    [
        ("reminder", True, True, Channel.EMAIL),
        ("reminder", False, True, Channel.POST),
        ("fourteen-day-letter", True, True, Channel.POST),
        ("fourteen-day-letter", True, False, Channel.EMAIL),
        ("reminder", False, False, None),
    ],
)
def test_a_step_goes_by_its_own_channel_else_by_what_there_is(
    step: str, channel: Channel | None, *, mail: bool, post: bool
) -> None:
    story = given(invoice_sent())
    story.mailable, story.postable = mail, post
    assert channel_for(story.case, step_of(story, step)) is channel


def refused_for_good(*, on: date) -> Story:
    dropped = LetterDroppedForClaim(
        letter_id=REMINDER, step="reminder", why="550 no such user", lost_channel=Channel.EMAIL
    )
    return given(invoice_sent()).after(dropped, on=on)


def test_a_channel_that_was_refused_for_good_is_not_tried_again() -> None:
    story = refused_for_good(on=MONDAY)
    assert channel_for(story.case, step_of(story, "reminder")) is Channel.POST


def test_a_new_address_is_tried_again() -> None:
    story = refused_for_good(on=MONDAY)
    story.contact_since = date(2026, 2, 3)
    assert channel_for(story.case, step_of(story, "reminder")) is Channel.EMAIL
    story.letter(REMINDER, sent_on=date(2026, 2, 4), bounced=True)
    assert channel_for(story.case, step_of(story, "reminder")) is Channel.POST


def test_with_no_address_left_a_person_is_asked() -> None:
    story = refused_for_good(on=MONDAY)
    story.postable = False
    assert task(story, on=MONDAY) == "find_address"


# --- letters of others, and letters sent twice -----------------------------------------------


def test_the_letters_of_one_claim_fulfil_no_step_of_another() -> None:
    other = given(invoice_sent())
    other.letters = reminded().letters
    assert isinstance(next_step(other.case, today=MONDAY), Do)


def test_a_fourteen_day_letter_sent_twice_counts_from_the_last_one() -> None:
    story = reminded()
    for letter_id, day in ((FOURTEEN, 13), (UUID(int=9), 20)):
        letter = fourteen_day_letter_sent().model_copy(update={"letter_id": letter_id})
        story.after(letter, on=date(2026, 2, day))
        story.letter(letter_id, sent_on=date(2026, 2, day), posted=True)
    assert isinstance(next_step(story.case, today=date(2026, 3, 5)), Wait)
    step = next_step(story.case, today=date(2026, 3, 12))
    assert isinstance(step, Do)
    assert step.step.id == "hand-over"
