"""Facts entered in error, and histories read as of a day and as known at a position."""

from dataclasses import replace
from datetime import date

import pytest

from domain.claim.balance import balance
from domain.claim.corrections import enter_in_error, enter_in_error_on_claim
from domain.claim.events import (
    ClaimReopened,
    ClaimSettled,
    HoldPlaced,
    InvoiceSent,
    PaymentReceived,
    ReminderSent,
)
from domain.claim.evolve import fold
from domain.claim.state import Claim
from domain.facts import EnteredInError, Point
from tests.domain.story import (
    CLAIM,
    Story,
    given,
    invoice_sent,
    names,
    paid,
    refusal,
    reminder_sent,
)

MARCH_1 = date(2026, 3, 1)


def wrong(version: int, topic: str = PaymentReceived.TOPIC) -> EnteredInError:
    return EnteredInError(version=version, topic=topic, approved_by="els")


def mistyped() -> Story:
    return given(invoice_sent(), paid(900_00, on=date(2026, 2, 10))).after(wrong(2), on=MARCH_1)


def open_at(story: Story, position: int, day: date = MARCH_1) -> int:
    claim = fold(CLAIM, story.history, Point(position, day))
    return balance(claim, on=day).total


def test_a_mistyped_payment_counts_no_more_from_the_day_it_is_found_out_and_on_any_day() -> None:
    assert balance(mistyped().claim, on=date(2026, 2, 10)).total == 1_000_00


def test_as_known_before_it_was_found_out_the_mistake_is_still_visible() -> None:
    assert [open_at(mistyped(), position) for position in (1, 2, 3)] == [1_000_00, 100_00, 1_000_00]


def test_an_error_of_an_error_restores_what_it_hid() -> None:
    story = mistyped().after(wrong(3, EnteredInError.TOPIC), on=MARCH_1)
    assert [open_at(story, position) for position in (3, 4)] == [1_000_00, 100_00]


def test_the_version_counts_every_fact_also_those_entered_in_error() -> None:
    assert mistyped().claim.version == 3


def test_the_right_amount_may_be_recorded_under_the_same_id_after_the_error() -> None:
    story = mistyped().after(paid(90_00, on=date(2026, 2, 10)))
    assert balance(story.claim, on=MARCH_1).total == 910_00


def test_an_invoice_entered_in_error_leaves_no_claim() -> None:
    story = given(invoice_sent(), paid(100_00, on=MARCH_1)).after(wrong(1, InvoiceSent.TOPIC))
    assert not story.claim.opened
    assert balance(story.claim, on=MARCH_1).total == 0


def test_a_letter_entered_in_error_was_never_sent() -> None:
    story = given(invoice_sent(), reminder_sent(pay_by=MARCH_1)).after(wrong(2, ReminderSent.TOPIC))
    assert story.claim.letters == []


@pytest.mark.parametrize(
    ("day", "total"), [(date(2026, 2, 9), 1_000_00), (date(2026, 2, 10), 100_00)]
)
def test_as_of_a_day_only_what_was_effective_by_then_counts(day: date, total: int) -> None:
    story = given(invoice_sent(), paid(900_00, on=date(2026, 2, 10)))
    assert open_at(story, 2, day) == total


def test_a_back_dated_hold_is_seen_on_its_day_only_from_the_position_it_was_entered_at() -> None:
    story = given(invoice_sent()).after(
        HoldPlaced(hold_id="h", category="x", from_day=date(2026, 2, 10)), on=MARCH_1
    )
    before, after = (
        fold(CLAIM, story.history, Point(position, date(2026, 2, 10))) for position in (1, 2)
    )
    assert before.held_on(date(2026, 2, 10)) is None
    assert after.held_on(date(2026, 2, 10)) is not None


def test_before_its_invoice_a_claim_is_not_there() -> None:
    claim = fold(CLAIM, mistyped().history, Point(9, date(2025, 12, 31)))
    assert (claim.opened, claim.version) == (False, 3)


def test_an_empty_history_is_a_claim_that_was_never_opened() -> None:
    assert fold(CLAIM, []) == Claim(CLAIM)


# --- the decision ----------------------------------------------------------------------------


def test_an_error_about_money_needs_a_second_person() -> None:
    history = given(invoice_sent(), paid(900_00, on=MARCH_1)).history
    for approved_by in ("", " ", "tom"):
        code = refusal(
            lambda approved_by=approved_by: enter_in_error(  # type: ignore[misc]  # the loop's value
                history, version=2, actor="tom", approved_by=approved_by
            )
        )
        assert code == "error.four_eyes"
    assert enter_in_error(history, version=2, actor="tom", approved_by="els") == [wrong(2)]


def test_an_error_about_a_letter_needs_one_person() -> None:
    history = given(invoice_sent(), reminder_sent(pay_by=MARCH_1)).history
    assert enter_in_error(history, version=2, actor="tom")


def test_an_error_told_twice_is_nothing_new_and_of_no_fact_is_refused() -> None:
    history = mistyped().history
    assert enter_in_error(history, version=2, actor="tom", approved_by="els") == []
    assert refusal(lambda: enter_in_error(history, version=9, actor="tom")) == "error.no_such_fact"


def test_a_claim_settled_by_a_mistyped_payment_lives_again_at_its_step() -> None:
    story = given(invoice_sent(), paid(1_000_00, on=MARCH_1), ClaimSettled(ground="nothing open"))
    facts = enter_in_error_on_claim(
        story.claim, story.history, version=2, actor="tom", approved_by="els", today=MARCH_1
    )
    assert names(facts) == ["entered_in_error", "reopened"]
    reopened = facts[-1]
    assert isinstance(reopened, ClaimReopened)
    assert not reopened.new_round


def test_positions_of_other_streams_in_between_do_not_matter() -> None:
    story = mistyped()
    spread = [replace(one, position=one.position * 10) for one in story.history]
    claim = fold(CLAIM, spread, Point(29, MARCH_1))
    assert (claim.version, balance(claim, on=MARCH_1).total) == (2, 100_00)
