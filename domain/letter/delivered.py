"""What became of a letter that was sent: shown to have arrived, or come back."""

from datetime import date

from domain.claim.events import Channel
from domain.errors import Refusal
from domain.letter.events import (
    DeliveryDoubted,
    DeliveryFailed,
    DeliveryGrade,
    LetterDelivered,
    LetterFact,
)
from domain.letter.refusals import order_of
from domain.letter.state import Letter, LetterStatus
from domain.letter.text import LetterKind
from domain.sealing import Sealed


def show_delivery(
    letter: Letter,
    *,
    grade: DeliveryGrade,
    received_on: date,
    today: date,
    evidence: str = "",
    signed_by: Sealed[str] | None = None,
) -> list[LetterFact]:
    """Record evidence of delivery; ``evidence`` holds no name, ``signed_by`` may.

    Raises NotFound ``letter.unknown``, Refusal ``letter.not_sent`` or ``letter.delivered_when``.
    """
    _check_day(letter, received_on, today)
    fact = LetterDelivered(
        grade=grade, received_on=received_on, evidence=evidence, signed_by=signed_by
    )
    return [fact]


def come_back(letter: Letter, *, on: date, today: date, why: str = "") -> list[LetterFact]:
    """Record that a letter came back; raises as ``show_delivery``."""
    _check_day(letter, on, today)
    return [DeliveryFailed(permanent=True, code=why)]


def cast_doubt(letter: Letter, *, bounced: Letter, code: str = "") -> list[LetterFact]:
    """Doubt an earlier e-mail to an address from which a later one came back.

    Only one on which something rests, a notice of default or a fourteen-day letter, and of which
    nothing shows that it was received: the sender proves receipt (BW 3:37 lid 3).
    """
    order, gone = letter.order, bounced.sent_on or bounced.started_on
    rests = order is not None and (
        order.serves_as_notice or order.letter_kind is LetterKind.FOURTEEN_DAY_LETTER
    )
    earlier = letter.sent_on is not None and gone is not None and letter.sent_on <= gone
    if not rests or not earlier or letter.id == bounced.id or letter.channel is not Channel.EMAIL:
        return []
    if not letter.arrived or letter.proven_on or letter.doubted_on:
        return []
    return [DeliveryDoubted(bounced=bounced.id, code=code)]


def give_up(
    letter: Letter, *, code: str, permanent: bool, sender: bool = False
) -> list[LetterFact]:
    """Record a server's report that it could not deliver; once, and not against a reply.

    ``sender``: the sender was refused, so it is no report about the address.
    """
    known = letter.bounced or letter.grade is DeliveryGrade.ACKNOWLEDGED
    if known:
        return []
    return [DeliveryFailed(permanent=permanent and not sender, code=code, sender=sender)]


def take_report(
    letter: Letter, *, opened: bool, reported_on: date, evidence: str
) -> list[LetterFact]:
    """Record a server's report that a letter arrived or was opened, where that shows more."""
    if letter.proven_on or (not opened and (letter.grade or letter.bounced)):
        return []
    grade = DeliveryGrade.OPENED if opened else DeliveryGrade.SERVER_ACCEPTED
    return [LetterDelivered(grade=grade, received_on=reported_on, evidence=evidence)]


def day_of_report(letter: Letter, *, said: date | None, today: date) -> date:
    """The day of a report, never before the sending or after today: its clock is another's."""
    first = letter.sent_on or letter.started_on or today
    return min(max(said or today, first), today)


def require_sent(letter: Letter) -> None:
    """Refuse with ``letter.not_sent`` a letter that did not go out."""
    order_of(letter)
    if letter.status is not LetterStatus.SENT or letter.sent_on is None:
        raise Refusal(
            "letter.not_sent",
            f"Letter {letter.id} is {letter.status.value}: it cannot have been delivered.",
            way_out="Record the delivery of a letter that was sent.",
        )


def _check_day(letter: Letter, day: date, today: date) -> None:
    require_sent(letter)
    assert letter.sent_on is not None
    if not letter.sent_on <= day <= today:
        raise Refusal(
            "letter.delivered_when",
            f"Delivery on {day} does not lie between sending ({letter.sent_on}) and today.",
            way_out="Give the day on which it was received.",
            values={"day": day, "sent": letter.sent_on},
        )
