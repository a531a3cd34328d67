"""What was entered in error counts no more from then on, and is still seen as known before."""

from datetime import date

import pytest

from domain.claim.balance import balance
from domain.claim.corrections import enter_in_error, enter_in_error_on_claim
from domain.claim.events import ClaimReopened, ClaimSettled, NoteAdded, PaymentReceived
from domain.claim.evolve import fold
from domain.claim.state import Ending
from domain.errors import NotFound, Refusal
from domain.facts import EnteredInError, Point
from domain.sealing import Sealed
from tests.domain.story import CALL, CLAIM, given, invoice_sent

TODAY = date(2026, 2, 10)


def paid(cents: int = 1_000_00) -> PaymentReceived:
    return PaymentReceived(
        payment_id="p-1", amount=cents, credited_on=date(2026, 2, 1), source=CALL
    )


def test_a_payment_booked_on_the_wrong_claim_counts_no_more() -> None:
    story = given(invoice_sent(), paid(400_00))
    [error] = enter_in_error(story.history, version=2, actor="anna", approved_by="bob")
    assert balance(story.after(error, on=TODAY).claim, on=TODAY).principal == 1_000_00


def test_as_known_before_the_correction_the_payment_still_counts() -> None:
    story = given(invoice_sent(), paid(400_00))
    story.after(*enter_in_error(story.history, version=2, actor="anna", approved_by="bob"))
    before = fold(CLAIM, story.history, Point(2, TODAY))
    assert balance(before, on=TODAY).principal == 600_00


def test_a_claim_settled_by_the_mistake_lives_again_at_its_step() -> None:
    story = given(invoice_sent(), paid(), ClaimSettled(ground="nothing open"))
    facts = enter_in_error_on_claim(
        story.claim, story.history, version=2, actor="anna", approved_by="bob", today=TODAY
    )
    assert [type(fact) for fact in facts] == [EnteredInError, ClaimReopened]
    claim = story.after(*facts, on=TODAY).claim
    assert claim.ending is Ending.NONE
    assert claim.round == 1


@pytest.mark.parametrize("second", ["", "anna", " "])
def test_money_is_not_taken_back_without_a_second_person(second: str) -> None:
    story = given(invoice_sent(), paid())
    with pytest.raises(Refusal, match="second person"):
        enter_in_error(story.history, version=2, actor="anna", approved_by=second)


def test_a_note_needs_no_second_person() -> None:
    story = given(invoice_sent(), NoteAdded(text=Sealed.committed("ab" * 32)))
    assert enter_in_error(story.history, version=2, actor="anna")


def test_the_same_error_twice_is_nothing_new() -> None:
    story = given(invoice_sent(), paid())
    story.after(*enter_in_error(story.history, version=2, actor="anna", approved_by="bob"))
    assert enter_in_error(story.history, version=2, actor="anna", approved_by="bob") == []


def test_an_error_entered_in_error_brings_its_target_back() -> None:
    story = given(invoice_sent(), paid(400_00))
    story.after(*enter_in_error(story.history, version=2, actor="anna", approved_by="bob"))
    with pytest.raises(Refusal, match="second person"):
        enter_in_error(story.history, version=3, actor="anna")
    story.after(*enter_in_error(story.history, version=3, actor="anna", approved_by="bob"))
    assert balance(story.claim, on=TODAY).principal == 600_00


def test_a_version_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotFound, match="no fact with version 9"):
        enter_in_error(given(invoice_sent()).history, version=9, actor="anna")
