"""A letter that is known, and the log it is recorded in."""

from uuid import UUID

from application.by import log_of_debtor
from application.house import House
from domain.letter.refusals import order_of
from domain.letter.state import Letter


def letter_known(house: House, letter_id: UUID) -> Letter:
    """A letter that was ordered; raises NotFound ``letter.unknown``."""
    letter = house.collections.letter(letter_id)
    order_of(letter)
    return letter


def log_of_letter(house: House, letter_id: UUID) -> UUID:
    """The log that a letter is recorded in: its creditor's. Raises NotFound."""
    return log_of_debtor(house, order_of(house.collections.letter(letter_id)).debtor_id)
