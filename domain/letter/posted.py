"""Letters by post: put into batches, posted by people, taken out, and followed by a number."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from domain.errors import Refusal
from domain.letter.events import (
    DispatchFailed,
    LetterBatched,
    LetterFact,
    LetterPosted,
    LetterTracked,
)
from domain.letter.refusals import order_of
from domain.letter.state import Letter, LetterStatus

_NAME_LENGTH = 6


def batch_name(letters: Sequence[Letter], *, made_on: date) -> str:
    """The name of a batch: its day and six signs that its letters alone decide."""
    over = ",".join(sorted(str(letter.id) for letter in letters))
    return f"{made_on}-{sha256(over.encode()).hexdigest()[:_NAME_LENGTH]}"


def put_in_batch(letter: Letter, *, batch: str) -> list[LetterFact]:
    """Put a letter into a batch; nothing where it lies in one, or does not wait for post."""
    return [LetterBatched(batch=batch)] if letter.waits_for_post and not letter.batch else []


def post(letter: Letter, *, posted_on: date, carrier: str, today: date) -> list[LetterFact]:
    """Record that a letter was posted with its batch on a day; posted before: nothing.

    Raises Refusal ``post.day``.
    """
    if not letter.waits_for_post:
        return []
    require_posted_on(letter, posted_on, today=today)
    return [
        LetterPosted(
            attempt=letter.attempt, posted_on=posted_on, batch=letter.batch, carrier=carrier
        )
    ]


def require_posted_on(letter: Letter, day: date, *, today: date) -> None:
    """Refuse with ``post.day`` a day on which a letter cannot have been posted."""
    made_on = letter.started_on or day
    if not made_on <= day <= today:
        raise Refusal(
            "post.day",
            f"Letters made on {made_on} cannot have been posted on {day}.",
            way_out="Give the day on which the carrier took them, today at the latest.",
            values={"day": day, "made": made_on},
        )


def require_waiting(letter: Letter) -> None:
    """Refuse with ``post.not_waiting`` a letter that does not wait to be posted."""
    order_of(letter)
    if not letter.waits_for_post:
        raise Refusal(
            "post.not_waiting",
            f"Letter {letter.id} is {letter.status.value}: it does not wait to be posted.",
            way_out="See `vordering post list` for the ones that do.",
        )


def require_posted(letter: Letter) -> None:
    """Refuse with ``post.not_posted`` a letter that no carrier has."""
    order_of(letter)
    if letter.status is not LetterStatus.SENT or letter.posted_on is None:
        raise Refusal(
            "post.not_posted",
            f"Letter {letter.id} was not posted, so no carrier has it.",
            way_out="Confirm its batch first: `vordering post done`.",
        )


def withdraw(letter: Letter, *, why: str) -> list[LetterFact]:
    """Record that a printed letter was not posted after all; raises ``post.not_waiting``."""
    require_waiting(letter)
    return [DispatchFailed(attempt=letter.attempt, why=f"not posted: {why}")]


def track(letter: Letter, *, carrier: str, number: str) -> list[LetterFact]:
    """Record the carrier's number of a posted letter; raises Refusal ``post.not_posted``."""
    require_posted(letter)
    if letter.tracking == f"{carrier} {number}".strip():
        return []
    return [LetterTracked(carrier=carrier, number=number)]
