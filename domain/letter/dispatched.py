"""What came of a dispatch: begun, gone, failed, in doubt or called off; each recorded once."""

from datetime import date
from typing import Final

from domain.claim.events import Channel
from domain.letter.doubt import ended
from domain.letter.events import (
    DispatchFailed,
    DispatchStarted,
    LetterCancelled,
    LetterFact,
    LetterInDoubt,
    LetterPosted,
    LetterSent,
)
from domain.letter.state import LAPSED, Letter, LetterStatus

HEARD: Final = "the worker that sent it heard the mail server's answer after all"


def start(
    letter: Letter, *, channel: Channel, document_sha256: str, message_id: str
) -> list[LetterFact]:
    """Begin the dispatch of an ordered letter; nothing where it is not waiting for one."""
    if letter.status is not LetterStatus.ORDERED:
        return []
    return [
        DispatchStarted(
            attempt=letter.attempt + 1,
            channel=channel,
            document_sha256=document_sha256,
            message_id=message_id,
        )
    ]


def cancel(letter: Letter, *, why: str, unwritable: bool = False) -> list[LetterFact]:
    """Call an ordered letter off; nothing where its dispatch began or it was called off before.

    ``unwritable``: it could not be made, and another try would not change that.
    """
    if letter.status is not LetterStatus.ORDERED:
        return []
    return [LetterCancelled(why=why, unwritable=unwritable, passing=why == LAPSED)]


def accept(letter: Letter, *, said: str) -> list[LetterFact]:
    """Record that a mail server took a started letter, or one in doubt after all."""
    if letter.status is LetterStatus.IN_DOUBT:
        return [ended(was_sent=True, evidence=HEARD)]
    if letter.status is not LetterStatus.STARTED:
        return []
    message_id = letter.message_id or f"{letter.id}@outbox"
    return [LetterSent(attempt=letter.attempt, message_id=message_id, relay_said=said)]


def put_out(letter: Letter, *, batch: str, today: date) -> list[LetterFact]:
    """Record that a started letter lies in the folder from which it is printed and posted."""
    if letter.status is LetterStatus.IN_DOUBT:
        return [ended(was_sent=True, evidence=HEARD)]
    if letter.status is not LetterStatus.STARTED:
        return []
    return [LetterPosted(attempt=letter.attempt, posted_on=today, batch=batch)]


def fail(
    letter: Letter, *, why: str, permanent: bool = False, passing: bool = False
) -> list[LetterFact]:
    """Record that a started letter certainly did not go out, nor one that was in doubt.

    ``permanent``: it was refused for good; ``passing``: no server answered at all.
    """
    if letter.status is LetterStatus.IN_DOUBT:
        return [ended(was_sent=False, evidence=HEARD)]
    if letter.status is not LetterStatus.STARTED:
        return []
    return [DispatchFailed(attempt=letter.attempt, why=why, permanent=permanent, passing=passing)]


def lose_track(letter: Letter, *, why: str) -> list[LetterFact]:
    """Record that nobody knows whether a started letter went out."""
    if letter.status is not LetterStatus.STARTED:
        return []
    return [LetterInDoubt(attempt=letter.attempt, why=why)]
