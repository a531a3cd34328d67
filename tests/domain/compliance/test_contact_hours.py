"""Contact in the evening, at night, on Sundays and holidays is found (Bki art. 4.2)."""

from datetime import date, time

import pytest

from domain.claim.events import Channel, ContactOutcome, DebtorContacted, Direction
from domain.claim.events import LetterOrderedForClaim as Ordered
from domain.compliance.contact_hours import CONTACT_HOURS
from domain.compliance.obligation import Compliance
from domain.letter.events import (
    DispatchFailed,
    DispatchStarted,
    DoubtOutcome,
    DoubtResolved,
    LetterInDoubt,
    LetterPosted,
    LetterSent,
)
from tests.domain.compliance.life import Life
from tests.domain.story import DOCUMENT, REMINDER, invoice_sent

FRIDAY, SATURDAY, SUNDAY = (date(2026, 2, day) for day in (6, 7, 8))
EASTER_MONDAY, TUESDAY = date(2026, 4, 6), date(2026, 4, 7)


def started(channel: Channel = Channel.EMAIL) -> DispatchStarted:
    return DispatchStarted(attempt=1, channel=channel, document_sha256=DOCUMENT)


SENT = LetterSent(attempt=1, message_id="m@example.nl")


def mailed(on: date, at: time = time(12)) -> Life:
    """A claim of which a reminder was mailed at a moment."""
    life = Life().claim(invoice_sent(), on=date(2026, 1, 1))
    life.claim(Ordered(letter_id=REMINDER, step="reminder", send_on=on), on=on)
    return life.letter(REMINDER, started(), SENT, on=on, at=at)


def called(on: date, direction: Direction = Direction.OUTGOING) -> Life:
    """A claim of which somebody called on a day."""
    life = Life().claim(invoice_sent(), on=date(2026, 1, 1))
    contact = DebtorContacted(
        channel=Channel.PHONE, outcome=ContactOutcome.REACHED, direction=direction
    )
    return life.claim(contact, on=on)


@pytest.mark.parametrize(
    ("day", "hour", "reason"),
    [
        (FRIDAY, time(7, 0), "in_contact_hours"),
        (FRIDAY, time(6, 59), "outside_contact_hours"),
        (FRIDAY, time(19, 59), "in_contact_hours"),
        (FRIDAY, time(20, 0), "outside_contact_hours"),
        (SATURDAY, time(12, 0), "in_contact_hours"),
        (SUNDAY, time(12, 0), "outside_contact_hours"),
        (EASTER_MONDAY, time(12, 0), "outside_contact_hours"),
        (TUESDAY, time(12, 0), "in_contact_hours"),
    ],
)
def test_an_email_leaves_within_the_hours(day: date, hour: time, reason: str) -> None:
    assert mailed(day, hour).reasons(CONTACT_HOURS) == [reason]


def test_a_violation_says_when_it_would_have_been_allowed_and_on_what_it_rests() -> None:
    (ruling,) = mailed(SUNDAY).held_to(CONTACT_HOURS).rulings
    assert ruling.values == {"hour": "12:00", "allowed_on": date(2026, 2, 9)}
    topics = [rest.topic for rest in ruling.rests]
    assert topics == [DispatchStarted.TOPIC, LetterSent.TOPIC]


def test_what_no_server_took_reached_nobody() -> None:
    life = Life().claim(invoice_sent(), on=date(2026, 1, 1))
    life.claim(Ordered(letter_id=REMINDER, step="reminder", send_on=SUNDAY), on=SUNDAY)
    life.letter(REMINDER, started(), DispatchFailed(attempt=1, why="refused"), on=SUNDAY)
    assert life.held_to(CONTACT_HOURS).verdict is Compliance.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (DoubtOutcome.WAS_SENT, Compliance.VIOLATED),
        (DoubtOutcome.WAS_NOT_SENT, Compliance.NOT_APPLICABLE),
    ],
)
def test_what_was_in_doubt_is_held_to_the_hour_at_which_it_would_have_left(
    outcome: DoubtOutcome, verdict: Compliance
) -> None:
    life = Life().claim(invoice_sent(), on=date(2026, 1, 1))
    life.claim(Ordered(letter_id=REMINDER, step="reminder", send_on=SUNDAY), on=SUNDAY)
    life.letter(REMINDER, started(), LetterInDoubt(attempt=1, why="no answer"), on=SUNDAY)
    found_out = DoubtResolved(outcome=outcome, evidence="the log of the relay")
    life.letter(REMINDER, found_out, on=date(2026, 2, 9))
    assert life.held_to(CONTACT_HOURS).verdict is verdict


def test_the_post_brings_a_letter_by_day_whenever_it_was_handed_over() -> None:
    life = Life().claim(invoice_sent(), on=date(2026, 1, 1))
    life.claim(Ordered(letter_id=REMINDER, step="reminder", send_on=SUNDAY), on=SUNDAY)
    posted = LetterPosted(attempt=1, posted_on=SUNDAY, batch="b")
    life.letter(REMINDER, started(Channel.POST), posted, on=SUNDAY)
    assert life.held_to(CONTACT_HOURS).verdict is Compliance.NOT_APPLICABLE


def test_a_call_on_a_sunday_is_found_and_of_a_saturday_the_hour_is_not_known() -> None:
    assert called(SUNDAY).reasons(CONTACT_HOURS) == ["on_a_closed_day"]
    assert called(SATURDAY).reasons(CONTACT_HOURS) == ["hour_not_recorded"]


@pytest.mark.parametrize(
    ("hour", "reason"),
    [
        (time(6, 59), "called_outside_contact_hours"),
        (time(7, 0), "called_in_contact_hours"),
        (time(19, 59), "called_in_contact_hours"),
        (time(20, 0), "called_outside_contact_hours"),
    ],
)
def test_a_call_of_which_the_hour_was_written_down_is_held_to_it(hour: time, reason: str) -> None:
    life = Life().claim(invoice_sent(), on=date(2026, 1, 1))
    contact = DebtorContacted(channel=Channel.PHONE, outcome=ContactOutcome.REACHED, at=hour)
    (ruling,) = life.claim(contact, on=SATURDAY).held_to(CONTACT_HOURS).rulings
    assert (ruling.reason, ruling.values["hour"]) == (reason, f"{hour:%H:%M}")


def test_the_debtor_may_call_on_a_sunday() -> None:
    assert called(SUNDAY, Direction.INCOMING).held_to(CONTACT_HOURS).verdict is (
        Compliance.NOT_APPLICABLE
    )


def test_before_the_rule_was_in_force_nothing_is_held_to_it() -> None:
    sunday_before = date(2024, 3, 31)
    assert mailed(sunday_before).held_to(CONTACT_HOURS).verdict is Compliance.NOT_APPLICABLE
