"""A letter that is known, and the log it is recorded in."""

from uuid import UUID

import structlog

from application.by import log_of_debtor
from application.faults import fault
from application.house import House
from domain.letter.refusals import order_of
from domain.letter.state import Letter
from projections.log.quarantine import its_own

log = structlog.get_logger()


def letter_known(house: House, letter_id: UUID) -> Letter:
    """A letter that was ordered; raises NotFound ``letter.unknown``."""
    letter = house.collections.letter(letter_id)
    order_of(letter)
    return letter


def log_of_letter(house: House, letter_id: UUID) -> UUID:
    """The log that a letter is recorded in: its creditor's. Raises NotFound."""
    return log_of_debtor(house, order_of(house.collections.letter(letter_id)).debtor_id)


def claims_of_letter(house: House, letter_id: UUID) -> list[UUID]:
    """The claims that a letter asks; none where it was not ordered or cannot be read: that is told.

    The list of work holds a claim that its letter's fault bears on by itself.
    """
    try:
        order = house.collections.letter(letter_id).order
    except Exception as error:  # noqa: BLE001 - one letter's fault stops no run
        log.error("letter_failed", letter=str(letter_id), code=its_own(error), **fault(error))  # noqa: TRY400
        return []
    return [part.claim_id for part in order.claims] if order else []
