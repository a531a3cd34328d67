"""An invoice that another one says it corrects waits, whichever of the two comes first."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from domain.application import Session, stream_of_claim
from domain.claim.events import Mark
from domain.claim.marks import place_mark
from domain.claim.opening import Invoice
from domain.ids import normalised_number

CORRECTED_BY: Final = "corrected_by"
"""What identifies the correction of an invoice that is not here yet."""


def marked_corrected(session: Session, invoice: Invoice) -> Invoice:
    """An invoice with the mark that a correction of it came before, if one did.

    Else the decision rests on there being none.
    """
    if session.identified(CORRECTED_BY, normalised_number(invoice.number)) is None:
        return invoice
    return with_mark(invoice)


def with_mark(invoice: Invoice) -> Invoice:
    """An invoice that is known to be corrected."""
    return replace(invoice, marks=(*invoice.marks, Mark.CORRECTED))


def mark_corrected(session: Session, creditor_id: UUID, identity: UUID, invoice: Invoice) -> None:
    """Let the invoices wait that this one says it corrects, also one that comes only later."""
    for number in invoice.corrects:
        old = session.claim_on(creditor_id, number)
        if old.opened:
            facts = place_mark(old, Mark.CORRECTED, source=invoice.source)
            session.record(stream_of_claim(old), facts)
            continue
        value = normalised_number(number)
        if session.identified(CORRECTED_BY, value) is None:
            session.identify(kind=CORRECTED_BY, value=value, stream=identity)
