"""Who died, or may have paid twice, is looked at before a return lets him be asked."""

from datetime import date

import pytest

from domain.claim.events import Mark, MarkPlaced
from domain.claim.marks import fail_collection
from domain.claim.payments import reverse_payment
from domain.dunning.next.step import Ask, next_step
from domain.dunning.task import Task
from tests.domain.moving_money import FEB_20, pay
from tests.domain.story import Story, given, invoice_sent, names, paid

BACK = date(2026, 2, 24)


def settled() -> Story:
    story = given(invoice_sent())
    pay(story, 1_000_00, credited_on=FEB_20)
    return story


def goes_back(story: Story, code: str) -> list[str]:
    facts = reverse_payment(
        story.claim, payment_id="P-1", reversed_on=BACK, reason_code=code, today=BACK
    )
    story.after(*facts, on=BACK)
    return names(facts)


@pytest.mark.parametrize("code", ["MD07", "AM05"])
def test_a_return_for_such_a_reason_opens_the_claim_and_lets_nothing_be_asked(code: str) -> None:
    story = settled()
    assert goes_back(story, code) == ["payment_reversed", "reopened", "mark_placed"]
    asked = next_step(story.case, today=date(2026, 6, 1))
    assert isinstance(asked, Ask)
    assert asked.task is Task.LOOK_AT_MARKS


@pytest.mark.parametrize("code", ["AM04", "MD06", "storno", ""])
def test_any_other_return_opens_the_claim_at_its_step(code: str) -> None:
    story = settled()
    assert goes_back(story, code) == ["payment_reversed", "reopened"]
    assert Mark.RETURN_UNCLEAR not in story.claim.marks


def test_a_collection_that_fails_since_he_died_is_looked_at_as_well() -> None:
    collected = invoice_sent().model_copy(update={"marks": (Mark.DIRECT_DEBIT,)})
    for code, after in (("MD07", {Mark.RETURN_UNCLEAR}), ("AM04", set())):
        story = given(collected)
        facts = fail_collection(story.claim, failed_on=BACK, reason_code=code, today=BACK)
        story.after(*facts, on=BACK)
        assert story.claim.marks == after


def test_what_is_marked_already_is_not_marked_again() -> None:
    story = given(invoice_sent(), paid(400_00, on=FEB_20), paid(1, on=FEB_20, payment_id="P-2"))
    assert goes_back(story, "MD07") == ["payment_reversed", "mark_placed"]
    more = reverse_payment(
        story.claim, payment_id="P-2", reversed_on=BACK, reason_code="MD07", today=BACK
    )
    assert not [fact for fact in more if isinstance(fact, MarkPlaced)]
