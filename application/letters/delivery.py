"""What became of a letter after its dispatch: doubt resolved, delivery shown, letter come back."""

from datetime import date
from uuid import UUID

from application.house import House
from application.letters.outcomes import record_on_letter
from domain.application import Mandate, Receipt, Session
from domain.letter import delivered, doubt
from domain.letter.events import DeliveryGrade
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

    def decide(session: Session) -> None:
        letter = session.letter(letter_id)
        facts = doubt.resolve(
            letter, was_sent=was_sent, evidence=evidence, sent_on=sent_on, today=session.today
        )
        record_on_letter(session, letter, facts)

    return house.collections.carry_out(command, decide)


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
        letter, today = session.letter(letter_id), session.today
        if grade is None:
            facts = delivered.come_back(letter, on=received_on, today=today, why=evidence)
        else:
            facts = delivered.show_delivery(
                letter,
                grade=grade,
                received_on=received_on,
                today=today,
                evidence=evidence,
                signed_by=Sealed.of(signed_by) if signed_by else None,
            )
        record_on_letter(session, letter, facts)

    return house.collections.carry_out(command, decide)
