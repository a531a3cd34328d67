"""A payment booked on the wrong claim, and fourteen-day letters that never yield costs."""

from datetime import date, timedelta

import pytest

from domain.case.defaulting import charge_costs, undo_what_letters_no_longer_carry
from domain.claim.balance import balance
from domain.claim.corrections import enter_in_error_on_claim
from domain.claim.evolve import fold
from domain.claim.payments import receive_payment
from domain.claim.state import Ending
from domain.errors import Refusal
from domain.facts import Point
from domain.letter.text import LetterKind, check_content
from tests.domain.lapsed import ACT_FROM, POSTED, charge, lapsed
from tests.domain.story import (
    CALL,
    CLAIM,
    REMINDER,
    Story,
    given,
    invoice_sent,
    names,
)
from tests.paper_samples import letter

DAY = timedelta(days=1)


def pay(story: Story, amount: int, *, on: date, payment_id: str = "P-1") -> list[str]:
    return names(
        story.when(
            lambda case, day: receive_payment(
                case.claim,
                payment_id=payment_id,
                amount=amount,
                credited_on=day,
                source=CALL,
                today=day,
            ),
            on=on,
        )
    )


def test_failure_27_a_payment_on_the_wrong_claim_is_corrected_and_still_seen_as_known_then() -> (
    None
):
    story = given(invoice_sent())
    pay(story, 1_000_00, on=date(2026, 1, 20))
    settled_at = story.history[-1].position
    version = story.history[1].originator_version
    facts = enter_in_error_on_claim(
        story.claim,
        story.history,
        version=version,
        actor="a",
        approved_by="b",
        today=date(2026, 2, 10),
    )
    story.after(*facts, on=date(2026, 2, 10))
    assert names(facts) == ["entered_in_error", "reopened"]
    assert balance(story.claim, on=date(2026, 2, 10)).principal == 1_000_00
    then = fold(CLAIM, story.history, Point(settled_at, date(2026, 2, 10)))
    assert (then.ending, balance(then, on=date(2026, 2, 10)).total) == (Ending.SETTLED, 0)
    again = enter_in_error_on_claim(
        story.claim,
        story.history,
        version=version,
        actor="a",
        approved_by="b",
        today=date(2026, 2, 11),
    )
    assert again == []


def test_failure_29_a_fourteen_day_letter_sent_before_default_never_yields_costs() -> None:
    story = lapsed(since=POSTED + DAY)
    later = [ACT_FROM + n * DAY for n in range(0, 400, 20)]
    assert [charge_costs(story.case, today=day) for day in later] == [[]] * len(later)


def test_failure_29_costs_fall_with_a_default_that_proves_to_be_later_than_the_letter() -> None:
    story = lapsed()
    charge(story)
    story.letter(REMINDER, sent_on=date(2026, 2, 2), bounced=True)
    assert "collection_costs_waived" in names(undo_what_letters_no_longer_carry(story.case))


def test_failure_29_a_fourteen_day_letter_with_a_calendar_date_is_refused() -> None:
    content = letter(LetterKind.FOURTEEN_DAY_LETTER)
    with pytest.raises(Refusal) as refused:
        check_content(content.model_copy(update={"pay_by": content.dated + 16 * DAY}))
    assert (refused.value.code, refused.value.article) == ("letter.calendar_day", "BW 6:96 lid 6")
