"""A letter in doubt that proves sent later than it was written for: its term counts from there."""

from datetime import date

import pytest

from domain.case.defaulting import declare_default, notice_of
from domain.claim.events import Asked, Channel, LetterOrderedForClaim
from domain.dunning.next.step import Ask, next_step
from domain.facts import Recorded
from domain.letter.events import (
    AskedOfClaim,
    DispatchStarted,
    DoubtOutcome,
    DoubtResolved,
    LetterFact,
    LetterInDoubt,
    LetterOrdered,
)
from domain.letter.outcomes import facts_of_sent
from domain.letter.state import Letter, fold
from domain.letter.text import LetterKind
from tests.domain.story import CLAIM, DEBTOR, DOCUMENT, REMINDER, Story, given, invoice_sent
from tests.domain.story import recorded as told

SENT = date(2026, 2, 2)
PAY_BY = date(2026, 2, 16)
ORDER = LetterOrdered(
    letter_kind=LetterKind.REMINDER,
    debtor_id=DEBTOR,
    step="reminder",
    plan="four-steps@1",
    claims=(AskedOfClaim(claim_id=CLAIM, version=1, round=1, asked=Asked(principal=1_000_00)),),
    channel=Channel.EMAIL,
    send_on=SENT,
    pay_by=PAY_BY,
    term_days=14,
    serves_as_notice=True,
)


def letter(*, resolved: date, sent_on: date | None = None) -> Letter:
    facts: list[tuple[LetterFact, date]] = [
        (ORDER, SENT),
        (
            DispatchStarted(
                attempt=1, channel=Channel.EMAIL, document_sha256=DOCUMENT, message_id="m@x"
            ),
            SENT,
        ),
        (LetterInDoubt(attempt=1, why="no answer"), SENT),
        (
            DoubtResolved(outcome=DoubtOutcome.WAS_SENT, evidence="log", sent_on=sent_on),
            resolved,
        ),
    ]
    history: list[Recorded] = [
        told(fact, version=n, on=on, stream=REMINDER) for n, (fact, on) in enumerate(facts, 1)
    ]
    return fold(REMINDER, history)


def story(*, resolved: date, sent_on: date | None = None) -> Story:
    sent = letter(resolved=resolved, sent_on=sent_on)
    assert sent.sent_on is not None
    waiting = LetterOrderedForClaim(letter_id=REMINDER, step="reminder", send_on=SENT)
    one = given(invoice_sent()).after(waiting, on=SENT)
    one.letters[REMINDER] = sent
    return one.after(*facts_of_sent(sent, ORDER.claims[0]), on=sent.sent_on)


@pytest.mark.parametrize(
    ("resolved", "serves"), [(date(2026, 2, 9), True), (date(2026, 2, 10), False)]
)
def test_it_is_a_notice_only_where_seven_days_of_its_term_were_left(
    resolved: date, *, serves: bool
) -> None:
    one = story(resolved=resolved)
    assert (notice_of(one.case) is not None) is serves
    assert bool(declare_default(one.case, today=date(2026, 4, 1))) is serves


def test_the_day_that_the_evidence_shows_counts_and_not_the_day_it_was_found() -> None:
    one = story(resolved=date(2026, 2, 25), sent_on=SENT)
    assert notice_of(one.case) is not None
    assert one.letters[REMINDER].days_late == 0


def test_the_next_step_waits_as_many_days_longer_as_the_letter_left_later() -> None:
    in_time = next_step(story(resolved=SENT).case, today=date(2026, 2, 17))
    assert isinstance(in_time, Ask)
    late = story(resolved=date(2026, 2, 6)).case
    assert not isinstance(next_step(late, today=date(2026, 2, 20)), Ask)
    assert isinstance(next_step(late, today=date(2026, 2, 21)), Ask)
