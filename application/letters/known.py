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


def letter_if_readable(house: House, letter_id: UUID) -> Letter | None:
    """A letter among others; None where it cannot be read, which is told and stops no list.

    Raises StoreError where the store cannot go on.
    """
    try:
        return house.collections.letter(letter_id)
    except Exception as error:  # noqa: BLE001 - one letter's fault stops no run and no list
        log.error("letter_failed", letter=str(letter_id), code=its_own(error), **fault(error))  # noqa: TRY400
        return None


def claims_of_letter(house: House, letter_id: UUID) -> list[UUID]:
    """The claims that a letter asks; none where it was not ordered or cannot be read.

    The list of work holds a claim that its letter's fault bears on by itself.
    """
    letter = letter_if_readable(house, letter_id)
    return [part.claim_id for part in letter.order.claims] if letter and letter.order else []


def number_of_claim(house: House, claim_id: UUID) -> str:
    """The invoice number of a claim among others; empty where the claim cannot be read."""
    try:
        return house.collections.claim(claim_id).invoice_number
    except Exception as error:  # noqa: BLE001 - one claim's fault stops no list
        log.error("claim_failed", claim=str(claim_id), code=its_own(error), **fault(error))  # noqa: TRY400
        return ""


def numbers_of_plan(house: House, plan_id: UUID) -> str:
    """The invoice numbers of a payment plan's claims; empty where it cannot be read."""
    plan = house.collections.payment_plan(plan_id)
    claims = plan.proposed.claims if plan.proposed else ()
    return ", ".join(filter(None, (number_of_claim(house, one.claim_id) for one in claims)))
