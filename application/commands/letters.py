"""Commands on letters: what was found out about one in doubt, and evidence of delivery."""

from datetime import date
from uuid import UUID

from application.commands.by import By, log_of_debtor
from application.house import House
from application.letters.delivery import record_delivery, resolve_doubt
from domain.application import Receipt
from domain.errors import NotFound
from domain.letter.events import DeliveryGrade
from domain.letter.state import Letter


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


def letter_known(house: House, letter_id: UUID) -> Letter:
    """Give a letter that was ordered; raises NotFound ``letter.unknown``."""
    letter = house.collections.letter(letter_id)
    if letter.order is None:
        raise NotFound(
            "letter.unknown",
            f"There is no letter {letter_id}.",
            way_out="A claim names its letters; see `vordering claim ID`.",
        )
    return letter


def log_of_letter(house: House, letter_id: UUID) -> UUID:
    """Give the log that a letter is recorded in: its creditor's. Raises NotFound."""
    order = letter_known(house, letter_id).order
    assert order is not None
    return log_of_debtor(house, order.debtor_id)
