"""In which order claims of one debtor stand in a letter, a text or a list: one for all of them."""

from datetime import date
from uuid import UUID

from domain.case import Case


def in_order(case: Case) -> tuple[date, str, UUID]:
    """The place of a claim among others: by the day it was due, then by its number.

    An id is no order that a debtor could follow: it only tells two of one day and number apart.
    """
    return case.claim.due_on, case.claim.invoice_number, case.claim.id
