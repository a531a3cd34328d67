"""Contact in the evening, at night, on Sundays and holidays is found (Bki art. 4.2)."""

from collections.abc import Callable
from datetime import date, time

import pytest

from domain.claim.events import Channel, ContactOutcome, DebtorContacted, Direction
from domain.claim.events import LetterOrderedForClaim as Ordered
from domain.compliance.contact_hours import CONTACT_HOURS
from domain.compliance.obligation import Compliance
from domain.creditor.events import TermsChanged
from domain.debtor.events import CapacityEstablished, ContactDetailsChanged
from domain.letter.events import (
    DispatchFailed,
    DispatchStarted,
    DoubtOutcome,
    DoubtResolved,
    LetterInDoubt,
    LetterPosted,
    LetterSent,
)
from domain.parties import Capacity
from domain.sealing import Sealed
from tests.domain.compliance.life import Life
from tests.domain.story import CREDITOR, DOCUMENT, REMINDER, invoice_sent

FRIDAY, SATURDAY, SUNDAY = (date(2026, 2, day) for day in (6, 7, 8))
EASTER_MONDAY, TUESDAY = date(2026, 4, 6), date(2026, 4, 7)


def started(channel: Channel = Channel.EMAIL) -> DispatchStarted:
    return DispatchStarted(attempt=1, channel=channel, document_sha256=DOCUMENT)


SENT = LetterSent(attempt=1, message_id="m@example.nl")


def mailed(on: date, at: time = time(12)) -> Life:
    """A claim of others of which a reminder was mailed at a moment."""
    return mailed_of(of_others(), on, at)


def of_others(capacity: Capacity = Capacity.CONSUMER) -> Life:
    """A claim of somebody who collects for others: the Bki binds him before natural persons."""
    return Life(capacity, for_others=True).claim(invoice_sent(), on=date(2026, 1, 1))


def own(capacity: Capacity = Capacity.CONSUMER) -> Life:
    """A creditor's own claim: the Bki binds nobody."""
    return Life(capacity).claim(invoice_sent(), on=date(2026, 1, 1))


def mailed_of(life: Life, on: date, at: time = time(12)) -> Life:
    """A claim of which a reminder was mailed at a moment."""
    life.claim(Ordered(letter_id=REMINDER, step="reminder", send_on=on), on=on)
    return life.letter(REMINDER, started(), SENT, on=on, at=at)


def called_of(
    life: Life, on: date, at: time | None = None, *, recorded_on: date | None = None
) -> Life:
    """A claim of which somebody called at a moment."""
    contact = DebtorContacted(channel=Channel.PHONE, outcome=ContactOutcome.REACHED, at=at)
    return life.claim(contact, on=on, recorded_on=recorded_on)


def called(on: date, direction: Direction = Direction.OUTGOING) -> Life:
    """A claim of which somebody called on a day."""
    life = of_others()
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
    life = of_others()
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
    life = of_others()
    life.claim(Ordered(letter_id=REMINDER, step="reminder", send_on=SUNDAY), on=SUNDAY)
    life.letter(REMINDER, started(), LetterInDoubt(attempt=1, why="no answer"), on=SUNDAY)
    found_out = DoubtResolved(outcome=outcome, evidence="the log of the relay")
    life.letter(REMINDER, found_out, on=date(2026, 2, 9))
    assert life.held_to(CONTACT_HOURS).verdict is verdict


def test_the_post_brings_a_letter_by_day_whenever_it_was_handed_over() -> None:
    life = of_others()
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
    life = of_others()
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


PERSONS = {Capacity.CONSUMER, Capacity.SOLE_TRADER, Capacity.UNKNOWN}
OUTSIDE: tuple[tuple[Callable[[Life], Life], str, str], ...] = (
    (lambda life: mailed_of(life, SUNDAY), "outside_contact_hours", "outside_own_hours"),
    (
        lambda life: called_of(life, SATURDAY, time(20, 0)),
        "called_outside_contact_hours",
        "called_outside_own_hours",
    ),
    (lambda life: called_of(life, SUNDAY), "on_a_closed_day", "on_a_day_closed_by_us"),
)
WITHIN: tuple[Callable[[Life], Life], ...] = (
    lambda life: mailed_of(life, FRIDAY),
    lambda life: called_of(life, SATURDAY, time(19, 59)),
    lambda life: called_of(life, SATURDAY),
)


@pytest.mark.parametrize(("contacted", "violated", "told"), OUTSIDE)
def test_who_collects_for_others_from_a_natural_person_breaks_it_and_nobody_else(
    contacted: Callable[[Life], Life], violated: str, told: str
) -> None:
    for capacity in Capacity:
        of_another, of_himself = contacted(of_others(capacity)), contacted(own(capacity))
        assert of_another.reasons(CONTACT_HOURS) == [violated if capacity in PERSONS else told], (
            capacity
        )
        assert of_himself.reasons(CONTACT_HOURS) == [told], capacity
    assert contacted(of_others()).held_to(CONTACT_HOURS).verdict is Compliance.VIOLATED
    assert contacted(own()).held_to(CONTACT_HOURS).verdict is Compliance.NOT_APPLICABLE


@pytest.mark.parametrize("contacted", WITHIN)
def test_where_nobody_is_bound_nothing_is_said_of_what_lies_within_the_hours(
    contacted: Callable[[Life], Life],
) -> None:
    assert contacted(of_others()).reasons(CONTACT_HOURS)
    assert not contacted(own()).reasons(CONTACT_HOURS)
    assert not contacted(of_others(Capacity.COMPANY)).reasons(CONTACT_HOURS)


def test_who_lives_abroad_is_not_protected_by_it() -> None:
    life = of_others()
    moved = ContactDetailsChanged(contact=Sealed.committed("ab" * 32), country="BE")
    life.debtor(moved, on=FRIDAY)
    assert called_of(life, SUNDAY).reasons(CONTACT_HOURS) == ["on_a_day_closed_by_us"]


def test_who_the_debtor_is_counts_as_it_was_known_when_he_was_called() -> None:
    """Of a call that is recorded later what became known in between does not count."""
    person = CapacityEstablished(capacity=Capacity.CONSUMER, evidence="he wrote it")
    life = called_of(of_others(Capacity.COMPANY), SUNDAY).debtor(person, on=date(2026, 2, 9))
    called_of(life, date(2026, 2, 15))
    assert life.reasons(CONTACT_HOURS) == ["on_a_day_closed_by_us", "on_a_closed_day"]
    late = of_others(Capacity.COMPANY).debtor(person, on=date(2026, 2, 9))
    called_of(late, SUNDAY, recorded_on=date(2026, 2, 10))
    assert late.reasons(CONTACT_HOURS) == ["on_a_day_closed_by_us"]


def test_who_says_for_the_first_time_that_he_collects_for_others_says_it_of_all_before() -> None:
    """Of himself he always knew it; who first says no, and then yes, began to."""
    life = called_of(own(), SUNDAY)
    life.creditor(TermsChanged(collects_for_others=True), on=date(2026, 2, 9))
    called_of(life, date(2026, 2, 15))
    life.creditor(TermsChanged(collects_for_others=False), on=date(2026, 2, 16))
    called_of(life, date(2026, 2, 22))
    assert life.reasons(CONTACT_HOURS) == [
        "on_a_closed_day",
        "on_a_closed_day",
        "on_a_day_closed_by_us",
    ]
    began = own().creditor(TermsChanged(collects_for_others=False), on=FRIDAY)
    called_of(began, SUNDAY)
    began.creditor(TermsChanged(collects_for_others=True), on=date(2026, 2, 9))
    assert began.reasons(CONTACT_HOURS) == ["on_a_day_closed_by_us"]


def test_what_was_said_of_it_in_error_was_not_said() -> None:
    life = called_of(own(), SUNDAY)
    life.creditor(TermsChanged(collects_for_others=True), on=date(2026, 2, 9))
    assert life.reasons(CONTACT_HOURS) == ["on_a_closed_day"]
    life.in_error(CREDITOR, 2, on=date(2026, 2, 10))
    assert life.reasons(CONTACT_HOURS) == ["on_a_day_closed_by_us"]


def test_what_was_done_before_the_creditor_was_here_is_held_to_who_he_is() -> None:
    """An old claim comes in with a call of before: nothing was recorded of anybody that day."""
    called_before = date(2025, 12, 28)
    assert called_before.isoweekday() == 7
    life = called_of(of_others(), called_before, recorded_on=FRIDAY)
    assert life.reasons(CONTACT_HOURS) == ["on_a_closed_day"]
