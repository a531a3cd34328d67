"""What came of a letter, recorded on the letter and on its claims in one save."""

from collections.abc import Sequence
from uuid import UUID

from application.letters.transport import Doubtful, Failed, Sent
from domain.application import Session
from domain.facts import StreamKind, StreamRef
from domain.letter import dispatched
from domain.letter.events import LetterFact
from domain.letter.outcomes import concerns_claims, follows, went_on
from domain.letter.refusals import order_of
from domain.letter.state import Letter


def record_outcome(
    session: Session, letter_id: UUID, outcome: Sent | Failed | Doubtful
) -> list[LetterFact]:
    """Record what came of a started dispatch; what was recorded before stays as it is."""
    letter = session.letter(letter_id)
    facts = _facts(session, letter, outcome)
    record_on_letter(session, letter, facts)
    return facts


def _facts(session: Session, letter: Letter, outcome: Sent | Failed | Doubtful) -> list[LetterFact]:
    match outcome:
        case Doubtful():
            return dispatched.lose_track(letter, why=outcome.why)
        case Failed():
            return dispatched.fail(
                letter,
                why=outcome.why,
                permanent=outcome.permanent,
                passing=outcome.passing,
            )
        case Sent(posted=True):
            return dispatched.put_out(letter, batch=outcome.said, today=session.today)
    return dispatched.accept(letter, said=outcome.said)


def record_on_letter(session: Session, letter: Letter, facts: Sequence[LetterFact]) -> None:
    """Record facts of a letter in the log of the command, and on its claims what follows.

    What is personal in them is sealed under the keys of the letter's debtor.
    """
    order = order_of(letter)
    stream = StreamRef(StreamKind.LETTER, letter.id, session.mandate.log)
    for fact in facts:
        session.record(stream, [fact], subject=order.debtor_id)
        if concerns_claims(fact):
            _tell_claims(session, letter, fact)


def _tell_claims(session: Session, letter: Letter, fact: LetterFact) -> None:
    for part in order_of(letter).claims:
        claim = session.claim(part.claim_id)
        session.record(
            # Also where its invoice was taken back meanwhile: what happened to it happened.
            StreamRef(StreamKind.CLAIM, claim.id, session.mandate.log),
            follows(letter, fact, claim),
            effective_on=went_on(fact),
            cause=session.head_of(letter.id),
        )
