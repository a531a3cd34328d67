"""What the four-step plan gives a claim, day by day, and what stands in its way."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.claim.agreements import contact
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
    StepApproved,
)
from domain.dunning.next.asked import step_of_call
from domain.dunning.next.step import Ask, Do, Stand, Wait, channel_for, next_step
from domain.dunning.plan.document import Step
from domain.letter.state import LetterStatus
from tests.domain.story import (
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

FIRST, MONDAY = date(2026, 1, 1), date(2026, 2, 2)


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


@pytest.mark.parametrize(
    ("day", "channel", "outcome", "fulfils"),
    [
        (10, Channel.PHONE, ContactOutcome.REACHED, "call"),
        (9, Channel.PHONE, ContactOutcome.REACHED, ""),  # no call is asked yet
        (10, Channel.PHONE, ContactOutcome.NO_ANSWER, ""),
        (10, Channel.EMAIL, ContactOutcome.REACHED, ""),
    ],
)
def test_a_call_that_reached_the_debtor_is_the_call_that_was_asked(
    day: int, channel: Channel, outcome: ContactOutcome, fulfils: str
) -> None:
    on = date(2026, 2, day)
    step = step_of_call(reminded().case, channel=channel, outcome=outcome, today=on)
    assert step == fulfils


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
    story.after(paid(owed.total - 5_00, on=date(2026, 2, 13)))
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
    story = reminded().after(ClaimDisputed(amount=1_000_00, ground="x"), on=MONDAY)
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


@pytest.mark.parametrize(
    ("days", "why", "stuck"),
    [
        ((0,), "x", False),
        ((0, 0), "x", False),
        ((0, 1), "x", True),
        ((0, 4), "x", True),
        ((0, 5), "x", False),
        ((0, 1), "another one", False),
    ],
)
def test_a_letter_that_is_dropped_on_two_days_that_follow_each_other_is_a_persons_work(
    days: tuple[int, ...], why: str, *, stuck: bool
) -> None:
    story = given(invoice_sent())
    for at, day in enumerate(days):
        said = "x" if at == 0 else why
        dropped = LetterDroppedForClaim(letter_id=UUID(int=at), step="reminder", why=said)
        story.after(dropped, on=MONDAY + timedelta(days=day))
    found = next_step(story.case, today=MONDAY + timedelta(days=7))
    assert isinstance(found, Ask if stuck else Do)
    if isinstance(found, Ask):
        assert (found.task, found.why) == ("letter_stuck", "x")
        approved = StepApproved(step="reminder", round=1, amount=1_000_00)
        story.after(approved, on=MONDAY + timedelta(days=7))
        assert isinstance(next_step(story.case, today=MONDAY + timedelta(days=7)), Do)
