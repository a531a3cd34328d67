"""A letter that is known, and the log it is recorded in."""

from uuid import UUID

from application.by import log_of_debtor
from application.house import House
from domain.errors import NotFound
from domain.letter.state import Letter


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
