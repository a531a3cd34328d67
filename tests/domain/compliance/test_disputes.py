"""What is contested is answered in time, and neither asked, charged nor handed over meanwhile."""

from datetime import date, timedelta

import pytest

from domain.claim.events import (
    Asked,
    Channel,
    ClaimDisputed,
    ClaimReopened,
    ClaimSettled,
    CollectionCostsCharged,
    DisputeAnswered,
    DisputeDecided,
    DisputeOutcome,
    DisputeResolved,
    HandedOver,
    LetterDroppedForClaim,
    PartyKind,
    PaymentReversed,
    ReminderSent,
)
from domain.claim.events import LetterOrderedForClaim as Ordered
from domain.compliance.disputes import DISPUTES
from domain.compliance.obligation import Compliance
from domain.facts import Fact, Point
from domain.letter.events import DispatchStarted, LetterCancelled, LetterPosted, LetterSent
from tests.domain.compliance.life import Life
from tests.domain.story import CLAIM, DOCUMENT, REMINDER, invoice_sent, paid

CONTESTED, ANSWER_BY = date(2026, 2, 9), date(2026, 2, 20)
DAY = timedelta(days=1)
DISPUTE_VERSION = 2


def contested(amount: int = 600_00, answer_by: date | None = ANSWER_BY) -> Life:
    """A claim of a thousand euro of which a part is contested."""
    dispute = ClaimDisputed(amount=amount, ground="quality", answer_by=answer_by)
    return Life().claim(invoice_sent(), on=date(2026, 1, 1)).claim(dispute, on=CONTESTED)


def reminder(principal: int) -> ReminderSent:
    return ReminderSent(
        letter_id=REMINDER,
        step="reminder",
        channel=Channel.EMAIL,
        asked=Asked(principal=principal),
        document_sha256=DOCUMENT,
        pay_by=date(2026, 3, 10),
    )


def decided(outcome: DisputeOutcome, granted: int = 0) -> DisputeDecided:
    return DisputeDecided(disputed_version=DISPUTE_VERSION, outcome=outcome, granted=granted)


def handed(kind: PartyKind) -> HandedOver:
    return HandedOver(
        party="De Wit", party_kind=kind, dossier_sha256=DOCUMENT, balance=Asked(principal=1_000_00)
    )


ANSWERED = DisputeAnswered(disputed_version=DISPUTE_VERSION)
REJECTED = decided(DisputeOutcome.REJECTED)


@pytest.mark.parametrize("answer", [ANSWERED, REJECTED, DisputeAnswered()])
def test_the_last_day_to_answer_is_in_time_and_the_day_after_is_late(answer: Fact) -> None:
    assert contested().claim(answer, on=ANSWER_BY).reasons(DISPUTES) == ["answered_in_time"]
    late = contested().claim(answer, on=ANSWER_BY + DAY)
    assert late.reasons(DISPUTES) == ["answered_late"]


def test_where_no_day_was_set_thirty_days_are_in_time_and_of_later_nobody_can_say() -> None:
    last = CONTESTED + timedelta(days=30)
    assert contested(answer_by=None).claim(ANSWERED, on=last).reasons(DISPUTES) == [
        "answered_in_time"
    ]
    later = contested(answer_by=None).claim(ANSWERED, on=last + DAY)
    assert later.held_to(DISPUTES).verdict is Compliance.NOT_PROVABLE
    assert later.reasons(DISPUTES) == ["no_day_was_set"]


def test_without_an_answer_it_is_broken_the_day_after_the_last_one() -> None:
    life = contested()
    assert not life.held_to(DISPUTES, at=Point(life.position, ANSWER_BY)).rulings
    (ruling,) = life.held_to(DISPUTES, at=Point(life.position, ANSWER_BY + DAY)).rulings
    assert (ruling.reason, ruling.on) == ("not_answered", ANSWER_BY + DAY)
    assert ruling.values == {"amount": 600_00, "answer_by": ANSWER_BY}


def test_what_was_settled_before_its_day_needs_no_answer() -> None:
    life = contested().claim(ClaimSettled(ground="paid"), on=ANSWER_BY)
    assert life.reasons(DISPUTES) == ["fell_away"]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [(400_00, "asked_the_rest_only"), (400_01, "asked_what_is_contested")],
)
def test_a_letter_asks_what_is_not_contested_and_not_a_cent_more(asked: int, reason: str) -> None:
    life = contested().claim(reminder(asked), on=date(2026, 2, 10)).claim(REJECTED, on=ANSWER_BY)
    assert life.reasons(DISPUTES) == [reason, "answered_in_time"]
    ruling = life.held_to(DISPUTES).rulings[0]
    assert ruling.values == {"asked": asked, "at_most": 400_00}


def test_a_letter_that_left_before_the_dispute_was_known_is_not_blamed() -> None:
    """By e-mail: it had left; by post: the day on which it was posted counts, recorded later."""
    for channel, out, at in (
        (Channel.EMAIL, LetterSent(attempt=1, message_id="m"), CONTESTED),
        (Channel.POST, LetterPosted(attempt=1, posted_on=CONTESTED - DAY, batch="b"), CONTESTED),
    ):
        life = Life().claim(invoice_sent(), on=date(2026, 1, 1))
        begun = DispatchStarted(attempt=1, channel=channel, document_sha256=DOCUMENT)
        life.letter(REMINDER, begun, on=CONTESTED - DAY)
        life.claim(ClaimDisputed(amount=1_000_00, ground="quality"), on=CONTESTED)
        sent = out.legal_day or at
        life.letter(REMINDER, out, on=at)
        told = reminder(1_000_00).model_copy(update={"channel": channel})
        life.claim(told, on=sent, recorded_on=at).claim(ANSWERED, on=CONTESTED)
        assert life.reasons(DISPUTES) == ["answered_in_time"]


def test_a_letter_posted_after_the_dispute_came_in_is_found_though_printed_before() -> None:
    life = Life().claim(invoice_sent(), on=date(2026, 1, 1))
    begun = DispatchStarted(attempt=1, channel=Channel.POST, document_sha256=DOCUMENT)
    life.letter(REMINDER, begun, on=CONTESTED - DAY)
    life.claim(ClaimDisputed(amount=1_000_00, ground="quality"), on=CONTESTED)
    posted = LetterPosted(attempt=1, posted_on=CONTESTED + DAY, batch="b")
    life.letter(REMINDER, posted, on=CONTESTED + DAY)
    told = reminder(1_000_00).model_copy(update={"channel": Channel.POST})
    life.claim(told, on=CONTESTED + DAY).claim(REJECTED, on=CONTESTED + DAY)
    assert "asked_what_is_contested" in life.reasons(DISPUTES)


def test_costs_are_charged_on_what_is_not_contested() -> None:
    right, wrong = (CollectionCostsCharged(amount=60_00, base=b) for b in (400_00, 1_000_00))
    assert "asked_the_rest_only" in contested().claim(right, on=ANSWER_BY).reasons(DISPUTES)
    assert "charged_on_what_is_contested" in contested().claim(wrong, on=ANSWER_BY).reasons(
        DISPUTES
    )


def test_a_contested_claim_goes_to_a_lawyer_only() -> None:
    def to(kind: PartyKind) -> list[str]:
        return contested().claim(handed(kind), REJECTED, on=ANSWER_BY).reasons(DISPUTES)

    assert "contested_to_a_lawyer" in to(PartyKind.LAWYER)
    assert "contested_handed_over" in to(PartyKind.AGENCY)
    assert "contested_handed_over" in to(PartyKind.BAILIFF)


def test_between_an_answer_and_a_decision_nobody_can_say_whether_it_may_be_asked() -> None:
    life = contested().claim(ANSWERED, on=ANSWER_BY).claim(reminder(1_000_00), on=ANSWER_BY + DAY)
    assert life.reasons(DISPUTES) == ["answered_in_time", "asked_after_an_answer"]
    life = contested().claim(ANSWERED, on=ANSWER_BY)
    life.claim(handed(PartyKind.AGENCY), on=ANSWER_BY + DAY)
    assert life.reasons(DISPUTES) == ["answered_in_time", "asked_after_an_answer"]


def test_what_was_granted_is_asked_no_more() -> None:
    partly = decided(DisputeOutcome.PARTLY, granted=200_00)

    def then_asked(principal: int) -> list[str]:
        life = contested().claim(partly, on=ANSWER_BY)
        return life.claim(reminder(principal), on=ANSWER_BY + DAY).reasons(DISPUTES)

    assert then_asked(800_00) == ["answered_in_time", "granted_taken_off"]
    assert then_asked(800_01) == ["answered_in_time", "asked_what_was_granted"]


def test_of_what_was_upheld_without_a_sum_nobody_can_say_what_may_be_asked() -> None:
    life = contested().claim(DisputeResolved(outcome=DisputeOutcome.PARTLY), on=ANSWER_BY)
    life.claim(reminder(1_000_00), on=ANSWER_BY + DAY)
    assert life.reasons(DISPUTES) == ["answered_in_time", "grant_not_said"]


def test_a_letter_that_was_called_off_shows_that_one_refrained() -> None:
    life = Life().claim(invoice_sent(), on=date(2026, 1, 1))
    life.claim(Ordered(letter_id=REMINDER, step="reminder", send_on=CONTESTED), on=CONTESTED)
    life.claim(ClaimDisputed(amount=1_000_00, ground="quality"), on=CONTESTED)
    life.letter(REMINDER, LetterCancelled(why="disputed"), on=CONTESTED)
    off = LetterDroppedForClaim(letter_id=REMINDER, step="reminder", why="disputed")
    life.claim(off, on=CONTESTED).claim(REJECTED, on=ANSWER_BY)
    first = life.held_to(DISPUTES).rulings[0]
    assert (first.reason, first.values) == ("letter_called_off", {"contested": 1_000_00})
    topics = [rest.topic for rest in first.rests]
    assert topics == [one.TOPIC for one in (ClaimDisputed, LetterCancelled, LetterDroppedForClaim)]


def test_a_dispute_that_was_entered_in_error_is_none() -> None:
    life = contested().claim(reminder(1_000_00), on=ANSWER_BY)
    life.in_error(CLAIM, DISPUTE_VERSION, on=ANSWER_BY)
    assert life.held_to(DISPUTES).verdict is Compliance.NOT_APPLICABLE


def test_a_claim_that_was_settled_before_the_dispute_and_lived_again_is_answered() -> None:
    settled, back = date(2026, 1, 20), date(2026, 2, 1)
    life = Life().claim(invoice_sent(), on=date(2026, 1, 1))
    life.claim(paid(1_000_00, on=settled), ClaimSettled(ground="paid"), on=settled)
    storno = PaymentReversed(payment_id="P-1", amount=1_000_00, reversed_on=back)
    life.claim(storno, ClaimReopened(why="storno"), on=back)
    dispute = ClaimDisputed(amount=600_00, ground="quality", answer_by=ANSWER_BY)
    assert life.claim(dispute, on=CONTESTED).reasons(DISPUTES) == ["not_answered"]


@pytest.mark.parametrize("set_day", [ANSWER_BY, None])
def test_a_late_answer_is_of_the_first_day_on_which_there_was_none(set_day: date | None) -> None:
    """So the report over that day says the same before and after the answer came."""
    by = set_day or CONTESTED + timedelta(days=30)
    life = contested(answer_by=set_day).claim(ANSWERED, on=by + 20 * DAY)
    (ruling,) = life.held_to(DISPUTES).rulings
    assert (ruling.on, ruling.values["answered_on"]) == (by + DAY, by + 20 * DAY)
