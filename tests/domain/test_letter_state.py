"""A letter as its facts leave it: where it stands, and whether it arrived."""

from datetime import date

import pytest

from domain.claim.events import (
    Channel,
)
from domain.facts import EnteredInError, Fact, Point
from domain.letter import state as letters
from domain.letter.events import (
    DeliveryDisproved,
    DeliveryFailed,
    DeliveryGrade,
    DispatchFailed,
    DispatchStarted,
    DoubtOutcome,
    DoubtResolved,
    LetterCancelled,
    LetterDelivered,
    LetterInDoubt,
    LetterOrdered,
    LetterPosted,
    LetterSent,
)
from domain.letter.order.decision import order_letter
from domain.letter.state import Letter, LetterStatus
from tests.domain.story import (
    DOCUMENT,
    REMINDER,
    given,
    invoice_sent,
    recorded,
)

MONDAY = date(2026, 2, 2)
STORY = given(invoice_sent())
ORDERED = order_letter(STORY.case, STORY.case.plan.step[0], today=MONDAY).ordered
STARTED = DispatchStarted(attempt=1, channel=Channel.EMAIL, document_sha256=DOCUMENT)
BY_POST = DispatchStarted(attempt=1, channel=Channel.POST, document_sha256=DOCUMENT)
SENT = LetterSent(attempt=1, message_id="1@x")
OPENED = LetterDelivered(grade=DeliveryGrade.OPENED, received_on=date(2026, 2, 3))
ACKNOWLEDGED = LetterDelivered(grade=DeliveryGrade.ACKNOWLEDGED, received_on=date(2026, 2, 5))
ACCEPTED = LetterDelivered(grade=DeliveryGrade.SERVER_ACCEPTED, received_on=MONDAY)


def letter(*facts: Fact, at: Point | None = None) -> Letter:
    history = [
        recorded(fact, version=number, on=date(2026, 2, number), stream=REMINDER)
        for number, fact in enumerate((ORDERED, *facts), 1)
    ]
    return letters.fold(REMINDER, history, at)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ((), LetterStatus.ORDERED),
        ((LetterCancelled(why="paid"),), LetterStatus.CANCELLED),
        ((STARTED,), LetterStatus.STARTED),
        ((STARTED, SENT), LetterStatus.SENT),
        ((STARTED, LetterInDoubt(attempt=1, why="x")), LetterStatus.IN_DOUBT),
        ((STARTED, DispatchFailed(attempt=1, why="550", permanent=True)), LetterStatus.FAILED),
    ],
)
def test_a_letter_stands_where_its_last_fact_left_it(
    facts: tuple[Fact, ...], status: LetterStatus
) -> None:
    assert letter(*facts).status is status


def test_doubt_is_resolved_both_ways() -> None:
    doubt = LetterInDoubt(attempt=1, why="x")
    out = DoubtResolved(outcome=DoubtOutcome.WAS_SENT, evidence="relay log")
    back = DoubtResolved(outcome=DoubtOutcome.WAS_NOT_SENT, evidence="relay log")
    assert letter(STARTED, doubt, out).status is LetterStatus.SENT
    assert letter(STARTED, doubt, back).status is LetterStatus.ORDERED


def test_a_posted_letter_out_of_doubt_counts_as_posted_no_earlier_than_it_was_known() -> None:
    out = DoubtResolved(outcome=DoubtOutcome.WAS_SENT, evidence="the batch list")
    doubt = LetterInDoubt(attempt=1, why="x")
    assert letter(BY_POST, doubt, out).posted_on == date(2026, 2, 4)
    assert letter(STARTED, doubt, out).posted_on is None


def test_the_posting_day_is_the_day_the_post_had_it() -> None:
    posted = letter(BY_POST, LetterPosted(attempt=1, posted_on=date(2026, 2, 1), batch="7"))
    assert (posted.sent_on, posted.posted_on) == (date(2026, 2, 1), date(2026, 2, 1))


def test_stronger_evidence_of_delivery_wins_and_weaker_does_not() -> None:
    assert letter(STARTED, SENT, ACCEPTED).proven_on is None
    assert letter(STARTED, SENT, ACCEPTED, OPENED).proven_on == date(2026, 2, 3)
    assert letter(STARTED, SENT, OPENED, ACCEPTED).grade is DeliveryGrade.OPENED


@pytest.mark.parametrize("lost", [DeliveryFailed(permanent=True), DeliveryDisproved(evidence="x")])
def test_a_letter_that_came_back_or_was_disproved_did_not_arrive(lost: Fact) -> None:
    assert letter(STARTED, SENT).arrived
    gone = letter(STARTED, SENT, OPENED, lost)
    assert (gone.arrived, gone.proven_on) == (False, None)


def test_a_letter_that_bounced_and_was_acknowledged_did_arrive() -> None:
    bounced = DeliveryFailed(permanent=True)
    for told in ((bounced, ACKNOWLEDGED), (ACKNOWLEDGED, bounced)):
        found = letter(STARTED, SENT, *told)
        assert (found.arrived, found.bounced, found.proven_on) == (True, False, date(2026, 2, 5))


def test_that_a_server_took_a_letter_says_nothing_against_its_bounce() -> None:
    assert not letter(STARTED, SENT, DeliveryFailed(permanent=True), ACCEPTED).arrived


def test_evidence_after_it_was_disproved_counts_by_itself() -> None:
    shown_wrong = DeliveryDisproved(evidence="x")
    found = letter(STARTED, SENT, ACKNOWLEDGED, shown_wrong, OPENED)
    assert (found.arrived, found.grade) == (True, DeliveryGrade.OPENED)


def test_a_bounce_entered_in_error_lets_the_letter_arrive_again() -> None:
    wrong = EnteredInError(version=4, topic=DeliveryFailed.TOPIC)
    bounced = DeliveryFailed(permanent=True)
    assert letter(STARTED, SENT, bounced, wrong).arrived
    assert not letter(STARTED, SENT, bounced, wrong, at=Point(4, date(2026, 3, 1))).arrived


def test_a_letter_that_was_never_ordered_is_none() -> None:
    assert letters.fold(REMINDER, []).status is LetterStatus.NONE


def test_an_order_is_for_at_least_one_claim() -> None:
    with pytest.raises(ValueError, match="claims"):
        LetterOrdered.model_validate({**ORDERED.model_dump(), "claims": ()})
