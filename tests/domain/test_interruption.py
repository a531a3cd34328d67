"""Limitation that a person says was interrupted: from which day, and what counts as certain."""

from datetime import date

import pytest

from domain.case.limitation import limitation_of
from domain.claim.events import LimitationInterrupted
from domain.claim.interruption import interrupt_limitation
from domain.errors import Refusal
from domain.law.limitation import InterruptionGround
from tests.domain.story import Story, given, invoice_sent

BELONGS = InterruptionGround.ACKNOWLEDGEMENT
ON = date(2026, 3, 2)


def interrupted(story: Story, *, on: date = ON, proven: bool = True) -> Story:
    facts = interrupt_limitation(
        story.claim, ground=BELONGS, on=on, proven=proven, today=date(2026, 3, 10)
    )
    return story.after(*facts, on=on)


def test_what_is_proven_moves_both_ends_and_what_is_not_only_the_claimed_one() -> None:
    before = limitation_of(given(invoice_sent()).case)
    shown = limitation_of(interrupted(given(invoice_sent())).case)
    said = limitation_of(interrupted(given(invoice_sent()), proven=False).case)
    assert shown.last_day_to_interrupt == shown.provable_last_day > before.provable_last_day
    assert said.last_day_to_interrupt == shown.last_day_to_interrupt
    assert said.provable_last_day == before.provable_last_day


def test_it_may_be_of_today_and_not_of_tomorrow() -> None:
    story, ahead = given(invoice_sent()), date(2026, 3, 11)
    assert interrupted(story, on=date(2026, 3, 10)).claim.interruptions != []
    with pytest.raises(Refusal, match="lies in the future"):
        interrupted(story, on=ahead)


def test_the_same_day_again_is_nothing_new_and_proof_of_it_is() -> None:
    story = interrupted(given(invoice_sent()), proven=False)
    again = interrupt_limitation(
        story.claim, ground=BELONGS, on=ON, proven=False, today=date(2026, 3, 10)
    )
    assert again == []
    shown = interrupt_limitation(
        story.claim, ground=BELONGS, on=ON, proven=True, today=date(2026, 3, 10)
    )
    assert shown == [LimitationInterrupted(ground="acknowledgement", proven=True)]
