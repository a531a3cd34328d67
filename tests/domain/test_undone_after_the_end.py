"""What proves void after a claim ended: costs go back, and who has the claim is told."""

from datetime import date, timedelta

import pytest

from domain.case.hand_over import hand_over
from domain.claim.balance import balance
from domain.claim.ends import asked_on, write_off
from domain.claim.payments import receive_payment
from domain.claim.state import Ending
from domain.dunning.next.findings import findings
from tests.domain.lapsed import ACT_FROM, POSTED, charge, lapsed
from tests.domain.parties import registered
from tests.domain.story import CALL, DOCUMENT, FOURTEEN, REMINDER, Story, names

LATER = ACT_FROM + timedelta(days=30)


def settled() -> Story:
    """Tell of a consumer who paid principal, interest and 150 euro of costs."""
    story = lapsed()
    charge(story)
    story.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id="P-1",
            amount=asked_on(case.claim, day).total,
            credited_on=day,
            source=CALL,
            today=day,
        ),
        on=ACT_FROM,
    )
    assert story.claim.ending is Ending.SETTLED
    return story


def handed() -> Story:
    story = lapsed()
    charge(story)
    to = registered("Incasso B.V.")
    story.when(
        lambda case, day: hand_over(case, to=to, dossier_sha256=DOCUMENT, today=day), on=ACT_FROM
    )
    return story


def find(story: Story, *, on: date = LATER) -> list[str]:
    return names(story.when(lambda case, day: findings(case, today=day), on=on))


@pytest.mark.parametrize("how", ["bounced", "disproved"])
def test_failure_27_costs_that_were_paid_on_a_void_letter_are_to_be_refunded(how: str) -> None:
    story = settled()
    assert find(story) == []
    story.letter(
        FOURTEEN,
        sent_on=POSTED,
        posted=True,
        bounced=how == "bounced",
        disproved=how == "disproved",
    )
    assert find(story) == ["fourteen_day_letter_voided", "collection_costs_waived"]
    assert balance(story.claim, on=LATER).unallocated >= 150_00
    assert story.claim.ending is Ending.SETTLED
    assert find(story) == []


def test_interest_that_was_paid_on_a_notice_that_never_arrived_is_to_be_refunded_too() -> None:
    story = settled()
    paid = balance(story.claim, on=LATER).paid
    story.letter(REMINDER, sent_on=date(2026, 2, 2), bounced=True)
    assert "determination_withdrawn" in find(story)
    assert balance(story.claim, on=LATER).unallocated == paid - 1_000_00


def test_a_letter_that_proves_void_after_the_hand_over_is_told_to_the_party() -> None:
    story = handed().letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    assert find(story) == ["fourteen_day_letter_voided", "collection_costs_waived"]
    assert story.claim.untold == ("fourteen_day_letter_voided", "collection_costs_waived")
    assert (story.claim.ending, balance(story.claim, on=LATER).costs) == (Ending.HANDED_OVER, 0)


def test_a_claim_that_was_written_off_loses_void_costs_too() -> None:
    story = lapsed()
    charge(story)
    story.when(lambda case, day: write_off(case.claim, why="x", today=day), on=ACT_FROM)
    story.letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    assert find(story) == ["fourteen_day_letter_voided", "collection_costs_waived"]
    assert story.claim.ending is Ending.WRITTEN_OFF
