"""What became of a letter after its dispatch: doubt resolved, delivery shown, letter come back."""

from datetime import date
from uuid import UUID

from application.house import House
from application.letters.outcomes import end_doubt, record_on_letter
from domain.application import Mandate, Receipt, Session
from domain.errors import Refusal
from domain.letter.events import DeliveryFailed, DeliveryGrade, LetterDelivered
from domain.letter.state import Letter, LetterStatus
from domain.sealing import Sealed


def resolve_doubt(
    house: House,
    letter_id: UUID,
    *,
    was_sent: bool,
    evidence: str,
    command: Mandate,
    sent_on: date | None = None,
) -> Receipt:
    """Record what a relay log or a person found out about a letter in doubt.

    ``sent_on``: the day on which the evidence shows it went out; none: today at the latest, and
    its term counts from there. Raises Refusal ``letter.no_doubt`` where there is none,
    ``letter.no_evidence`` without a word, ``letter.sent_when`` for a day that cannot be.
    """
    if not evidence.strip():
        raise Refusal(
            "letter.no_evidence",
            "Say what shows whether the letter went out.",
            way_out="Name the relay's log line, a reply of the debtor, or who looked.",
        )

    def decide(session: Session) -> None:
        letter = session.letter(letter_id)
        if letter.status is not LetterStatus.IN_DOUBT:
            raise Refusal(
                "letter.no_doubt",
                f"Letter {letter_id} is {letter.status.value}, not in doubt.",
                way_out="See `vordering letters` for the ones that are.",
            )
        if sent_on:
            _check_sent_on(letter, sent_on, was_sent=was_sent, today=session.today)
        end_doubt(session, letter, was_sent=was_sent, evidence=evidence, sent_on=sent_on)

    return house.collections.carry_out(command, decide)


def _check_sent_on(letter: Letter, day: date, *, was_sent: bool, today: date) -> None:
    begun = letter.started_on or letter.ordered_on
    if not was_sent or not begun <= day <= today:
        raise Refusal(
            "letter.sent_when",
            f"Letter {letter.id} cannot have gone out on {day}: its sending began on {begun}.",
            way_out="Give the day that the evidence shows, or leave it out.",
        )


def record_delivery(
    house: House,
    letter_id: UUID,
    *,
    grade: DeliveryGrade | None,
    received_on: date,
    evidence: str,
    signed_by: str,
    command: Mandate,
) -> Receipt:
    """Record evidence of delivery, or with no grade that the letter came back.

    ``signed_by`` is personal and sealed; ``evidence`` is not, and must hold no name.
    """

    def decide(session: Session) -> None:
        letter = session.letter(letter_id)
        if letter.status is not LetterStatus.SENT or letter.sent_on is None:
            raise Refusal(
                "letter.not_sent",
                f"Letter {letter_id} is {letter.status.value}: it cannot have been delivered.",
                way_out="Record the delivery of a letter that was sent.",
            )
        if not letter.sent_on <= received_on <= session.today:
            raise Refusal(
                "letter.delivered_when",
                f"Delivery on {received_on} does not lie between sending ({letter.sent_on})"
                " and today.",
                way_out="Give the day on which it was received.",
            )
        if grade is None:
            record_on_letter(session, letter, [DeliveryFailed(permanent=True, code=evidence)])
        else:
            fact = LetterDelivered(
                grade=grade,
                received_on=received_on,
                evidence=evidence,
                signed_by=Sealed.of(signed_by) if signed_by else None,
            )
            record_on_letter(session, letter, [fact])

    return house.collections.carry_out(command, decide)
