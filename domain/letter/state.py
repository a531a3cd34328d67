"""A letter as its facts leave it: ordered, under way, out, in doubt, delivered or not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.claim.events import Channel
from domain.facts import EnteredInError, Point, Recorded, by_type, in_force
from domain.letter.events import (
    DeliveryDisproved,
    DeliveryDoubted,
    DeliveryFailed,
    DeliveryGrade,
    DispatchFailed,
    DispatchStarted,
    DoubtOutcome,
    DoubtResolved,
    LetterBatched,
    LetterCancelled,
    LetterDelivered,
    LetterInDoubt,
    LetterOrdered,
    LetterPosted,
    LetterSent,
    LetterTracked,
)

LAPSED: Final = "lapsed: not dispatched by its day"
"""Why a letter is called off whose day went by, which says nothing about the letter itself."""


class LetterStatus(StrEnum):
    """Where a letter stands."""

    NONE = "none"
    ORDERED = "ordered"
    STARTED = "started"
    SENT = "sent"
    IN_DOUBT = "in_doubt"
    FAILED = "failed"
    CANCELLED = "cancelled"


_STRENGTH = {grade: strength for strength, grade in enumerate(DeliveryGrade)}


@dataclass(slots=True)
class Letter:
    """The state of one letter."""

    id: UUID
    version: int = 0
    order: LetterOrdered | None = None
    ordered_on: date = date.min
    status: LetterStatus = LetterStatus.NONE
    attempt: int = 0
    channel: Channel | None = None
    document_sha256: str = ""
    message_id: str = ""
    sent_on: date | None = None
    started_on: date | None = None
    posted_on: date | None = None
    batch: str = ""
    tracking: str = ""
    grade: DeliveryGrade | None = None
    received_on: date | None = None
    bounced: bool = False
    sender_refused: bool = False
    """It came back for what is wrong with its sender: its address is as good as before."""
    bounced_on: date | None = None
    """The day on which it was last known to have come back."""
    disproved: bool = False
    doubted_on: date | None = None
    """The day on which a later e-mail to the same address came back, until delivery is shown."""
    doubt: str = ""
    doubt_since: date | None = None
    """The day on which it was last in doubt whether it went out."""
    why: str = ""
    """Why it did not go out, where it was called off or failed."""

    @property
    def waits_for_post(self) -> bool:
        """Tell whether the letter was made and is not yet known to be posted."""
        return self.status is LetterStatus.STARTED and self.channel is Channel.POST

    @property
    def days_late(self) -> int:
        """How many days later it left than it was written for; its terms are short.

        It was posted later, or a doubt about it ended later and nothing shows the earlier day.
        """
        left_on = self.posted_on or self.sent_on
        if left_on is None or self.order is None:
            return 0
        return max(0, (left_on - self.order.send_on).days)

    @property
    def of_debtor(self) -> bool:
        """Tell whether it went to the debtor, so that what came of it says something of him."""
        return self.order is None or self.order.estate is None

    @property
    def arrived(self) -> bool:
        """Tell whether nothing shows that the letter did not arrive."""
        return self.status is LetterStatus.SENT and not self.bounced and not self.disproved

    @property
    def proven_on(self) -> date | None:
        """The day of receipt shown by stronger evidence than a server's acceptance."""
        if not self.arrived or self.grade in {None, DeliveryGrade.SERVER_ACCEPTED}:
            return None
        return self.received_on


def fold(letter_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> Letter:
    """The letter as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    letter = Letter(letter_id)
    for recorded in in_force(known, at):
        evolve(letter, recorded)
    letter.version = known[-1].originator_version if known else 0
    return letter


def evolve(letter: Letter, recorded: Recorded) -> Letter:
    """Apply one fact to a letter in place, and give it back."""
    fact = recorded.fact
    CHANGES[type(fact)](letter, fact, recorded)
    letter.version = recorded.originator_version
    return letter


def _order(letter: Letter, fact: LetterOrdered, recorded: Recorded) -> None:
    letter.order, letter.ordered_on = fact, recorded.effective_on
    letter.status = LetterStatus.ORDERED


def _cancel(letter: Letter, fact: LetterCancelled, _recorded: Recorded) -> None:
    letter.status, letter.why = LetterStatus.CANCELLED, fact.why


def _start(letter: Letter, fact: DispatchStarted, recorded: Recorded) -> None:
    letter.status, letter.attempt = LetterStatus.STARTED, fact.attempt
    letter.channel, letter.document_sha256 = fact.channel, fact.document_sha256
    letter.message_id, letter.started_on = fact.message_id, recorded.effective_on
    letter.batch = ""


def _send(letter: Letter, _fact: LetterSent, recorded: Recorded) -> None:
    letter.status, letter.sent_on = LetterStatus.SENT, recorded.effective_on


def _post(letter: Letter, fact: LetterPosted, _recorded: Recorded) -> None:
    letter.status, letter.sent_on = LetterStatus.SENT, fact.posted_on
    letter.posted_on, letter.batch = fact.posted_on, fact.batch


def _batch(letter: Letter, fact: LetterBatched, _recorded: Recorded) -> None:
    letter.batch = fact.batch


def _track(letter: Letter, fact: LetterTracked, _recorded: Recorded) -> None:
    letter.tracking = f"{fact.carrier} {fact.number}".strip()


def _doubt(letter: Letter, fact: LetterInDoubt, recorded: Recorded) -> None:
    letter.doubt_since = recorded.effective_on
    letter.status, letter.doubt = LetterStatus.IN_DOUBT, fact.why


def _fail(letter: Letter, fact: DispatchFailed, _recorded: Recorded) -> None:
    letter.status, letter.why = LetterStatus.FAILED, fact.why


def _resolve(letter: Letter, fact: DoubtResolved, recorded: Recorded) -> None:
    if fact.outcome is DoubtOutcome.WAS_SENT:
        letter.status, letter.sent_on = LetterStatus.SENT, fact.sent_on or recorded.effective_on
        if letter.channel is Channel.POST:
            letter.posted_on = letter.sent_on
    else:
        letter.status = LetterStatus.ORDERED


def _deliver(letter: Letter, fact: LetterDelivered, _recorded: Recorded) -> None:
    if letter.grade is None or _STRENGTH[fact.grade] >= _STRENGTH[letter.grade]:
        letter.grade, letter.received_on = fact.grade, fact.received_on
    if fact.grade is not DeliveryGrade.SERVER_ACCEPTED:
        letter.bounced = letter.disproved = False
        letter.doubted_on = None


def _bounce(letter: Letter, fact: DeliveryFailed, recorded: Recorded) -> None:
    letter.sender_refused = fact.sender
    letter.bounced_on = recorded.effective_on
    # What the debtor himself said outweighs what a post office says afterwards.
    letter.bounced = letter.grade is not DeliveryGrade.ACKNOWLEDGED
    letter.doubted_on = None


def _doubt_delivery(letter: Letter, _fact: DeliveryDoubted, recorded: Recorded) -> None:
    letter.doubted_on = letter.doubted_on or recorded.effective_on


def _disprove(letter: Letter, _fact: DeliveryDisproved, recorded: Recorded) -> None:
    letter.bounced_on = recorded.effective_on
    letter.disproved, letter.grade, letter.received_on = True, None, None
    letter.doubted_on = None


def _note(_letter: Letter, _fact: EnteredInError, _recorded: Recorded) -> None:
    """Change nothing: it is known, and that is all."""


CHANGES: Final = by_type(
    _order,
    _cancel,
    _start,
    _send,
    _post,
    _batch,
    _track,
    _doubt,
    _fail,
    _resolve,
    _deliver,
    _bounce,
    _doubt_delivery,
    _disprove,
    _note,
)
"""What each type of fact does to a letter; a test holds it against ``LetterFact``."""
