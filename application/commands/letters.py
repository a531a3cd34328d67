"""Commands on letters: what was found out about one in doubt, and evidence of delivery."""

from datetime import date
from uuid import UUID

from application.by import By
from application.house import House
from application.letters.delivery import record_delivery, resolve_doubt
from application.letters.known import log_of_letter
from domain.application import Receipt
from domain.letter.events import DeliveryGrade


def settle_doubt(
    house: House,
    letter_id: UUID,
    *,
    by: By,
    was_sent: bool,
    evidence: str,
    sent_on: date | None = None,
) -> Receipt:
    """Record whether a letter in doubt went out, on which day, and what shows it."""
    said = ("doubt", letter_id, was_sent, evidence, sent_on or "")
    command = by.command(house, log=log_of_letter(house, letter_id), said=said)
    return resolve_doubt(
        house,
        letter_id,
        was_sent=was_sent,
        evidence=evidence,
        command=command,
        sent_on=sent_on,
    )


def deliver(
    house: House,
    letter_id: UUID,
    *,
    by: By,
    grade: DeliveryGrade | None,
    received_on: date,
    evidence: str = "",
    signed_by: str = "",
) -> Receipt:
    """Record that a letter arrived, by the strength of evidence; no grade: it came back."""
    said = ("delivery", letter_id, grade, received_on, evidence, signed_by)
    command = by.command(house, log=log_of_letter(house, letter_id), said=said)
    return record_delivery(
        house,
        letter_id,
        grade=grade,
        received_on=received_on,
        evidence=evidence,
        signed_by=signed_by,
        command=command,
    )
