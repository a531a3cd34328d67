"""A debtor is not contacted more often than the plan's ceiling, over all his claims."""

from datetime import date
from uuid import UUID

import pytest

from domain.claim.events import (
    Channel,
    ContactOutcome,
    DebtorContacted,
    Direction,
    LetterOrderedForClaim,
)
from domain.dunning.next.answers import Wait
from domain.dunning.next.ceiling import WHY, Contact, ceiling_holds_back, contacts_of
from tests.domain.story import REMINDER, Story, given, invoice_sent, reminder_sent

MONDAY, SUNDAY = date(2026, 2, 2), date(2026, 2, 8)
"""The first and the last day of a week: the ceiling of the plan is three contacts in seven days."""


def held_back(*days: int, on: date) -> Wait | None:
    contacts: list[Contact] = [(f"letter {n}", date(2026, 2, day)) for n, day in enumerate(days)]
    return ceiling_holds_back(given(invoice_sent()).case, contacts, step="reminder", today=on)


def test_a_third_contact_in_a_week_is_made_and_a_fourth_waits() -> None:
    assert held_back(2, 3, on=date(2026, 2, 4)) is None
    assert held_back(2, 3, 4, on=date(2026, 2, 5)) == Wait(date(2026, 2, 9), WHY, "reminder")


def test_on_the_last_of_the_seven_days_it_waits_and_on_the_next_it_goes() -> None:
    assert held_back(2, 3, 4, on=SUNDAY) is not None
    assert held_back(2, 3, 4, on=date(2026, 2, 9)) is None


def test_it_waits_until_few_enough_are_left_in_the_days() -> None:
    assert held_back(2, 3, 4, 5, on=date(2026, 2, 5)) == Wait(date(2026, 2, 10), WHY, "reminder")


def test_two_letters_of_one_day_are_two_contacts() -> None:
    assert held_back(4, 4, 4, on=date(2026, 2, 5)) is not None


# --- what counts ------------------------------------------------------------------------------


def approached(direction: Direction = Direction.OUTGOING) -> Story:
    fact = DebtorContacted(
        channel=Channel.PHONE, direction=direction, outcome=ContactOutcome.NO_ANSWER
    )
    return given(invoice_sent()).after(fact, on=MONDAY)


def test_a_letter_over_several_claims_counts_once() -> None:
    claims = [given(invoice_sent()).after(reminder_sent(pay_by=SUNDAY), on=MONDAY).claim] * 3
    assert contacts_of(claims) == {(str(REMINDER), MONDAY)}


def test_a_letter_under_way_counts() -> None:
    ordered = LetterOrderedForClaim(letter_id=UUID(int=7), step="reminder", send_on=MONDAY)
    claim = given(invoice_sent()).after(ordered, on=MONDAY).claim
    assert contacts_of([claim]) == {(str(UUID(int=7)), MONDAY)}


@pytest.mark.parametrize(("direction", "count"), [(Direction.OUTGOING, 1), (Direction.INCOMING, 0)])
def test_what_we_began_counts_and_what_the_debtor_began_does_not(
    direction: Direction, count: int
) -> None:
    assert len(contacts_of([approached(direction).claim])) == count
