"""What came of a letter's dispatch, recorded on the letter and on its claims in one save."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from application.letters.transport import Doubtful, Failed, Sent
from domain.application import Session, stream_of_claim
from domain.facts import StreamKind, StreamRef
from domain.letter.events import (
    DispatchFailed,
    DoubtOutcome,
    DoubtResolved,
    LetterFact,
    LetterInDoubt,
    LetterPosted,
    LetterSent,
)
from domain.letter.outcomes import dropped, facts_of_sent
from domain.letter.state import Letter, LetterStatus

HEARD: Final = "the worker that sent it heard the mail server's answer after all"


def record_outcome(session: Session, letter_id: UUID, outcome: Sent | Failed | Doubtful) -> None:
    """Record what came of a started dispatch; what was recorded before stays as it is."""
    letter = session.letter(letter_id)
    if letter.status is LetterStatus.IN_DOUBT and not isinstance(outcome, Doubtful):
        end_doubt(session, letter, was_sent=isinstance(outcome, Sent), evidence=HEARD)
    if letter.status is not LetterStatus.STARTED:
        return
    if isinstance(outcome, Doubtful):
        record_on_letter(session, letter, [LetterInDoubt(attempt=letter.attempt, why=outcome.why)])
        return
    if isinstance(outcome, Failed):
        fact = DispatchFailed(attempt=letter.attempt, why=outcome.why, permanent=outcome.permanent)
        record_on_letter(session, letter, [fact])
        drop(session, letter, outcome.why, lost_for_good=outcome.permanent)
        return
    record_on_letter(session, letter, [_sent_fact(letter, outcome, session)])
    tell_claims(session, letter)


def end_doubt(
    session: Session,
    letter: Letter,
    *,
    was_sent: bool,
    evidence: str,
    sent_on: date | None = None,
) -> None:
    """Record whether a letter in doubt went out, on which day, and what follows for its claims.

    Without a day it counts as sent today: the latest it can have been.
    """
    outcome = DoubtOutcome.WAS_SENT if was_sent else DoubtOutcome.WAS_NOT_SENT
    resolved = DoubtResolved(outcome=outcome, evidence=evidence, sent_on=sent_on)
    record_on_letter(session, letter, [resolved])
    if was_sent:
        tell_claims(session, letter, effective_on=sent_on)


def _sent_fact(letter: Letter, sent: Sent, session: Session) -> LetterSent | LetterPosted:
    if sent.posted:
        return LetterPosted(attempt=letter.attempt, posted_on=session.today, batch=sent.said)
    return LetterSent(
        attempt=letter.attempt,
        message_id=letter.message_id or f"{letter.id}@outbox",
        relay_said=sent.said,
    )


def tell_claims(session: Session, letter: Letter, *, effective_on: date | None = None) -> None:
    """Record on each claim of a letter that it went out, today or on a day, in the same save."""
    assert letter.order is not None
    for part in letter.order.claims:
        claim = session.claim(part.claim_id)
        session.record(
            stream_of_claim(claim),
            facts_of_sent(letter, part),
            effective_on=effective_on,
            cause=f"{letter.id}",
        )


def drop(session: Session, letter: Letter, why: str, *, lost_for_good: bool = False) -> None:
    """Record on the claims that wait for a letter that it will not go out."""
    assert letter.order is not None
    lost = letter.order.channel if lost_for_good else None
    for part in letter.order.claims:
        claim = session.claim(part.claim_id)
        if claim.pending and claim.pending.letter_id == letter.id:
            session.record(stream_of_claim(claim), [dropped(letter, why, lost=lost)])


def record_on_letter(
    session: Session,
    letter: Letter,
    facts: Sequence[LetterFact],
    *,
    effective_on: date | None = None,
) -> None:
    """Record facts of a letter, of today or a day, in the log of the command.

    What is personal in them is sealed under the keys of the letter's debtor.
    """
    assert letter.order is not None
    stream = StreamRef(StreamKind.LETTER, letter.id, session.command.log)
    debtor = letter.order.debtor_id
    session.record(stream, facts, subject=debtor, effective_on=effective_on)
