"""The refusal that every decision on a debtor shares: there is no such debtor."""

from uuid import UUID

from domain.debtor.state import Debtor
from domain.errors import NotFound


def unknown_debtor(debtor_id: UUID) -> NotFound:
    """The refusal ``debtor.unknown``, also of a debtor of another creditor."""
    return NotFound(
        "debtor.unknown",
        f"There is no debtor {debtor_id}.",
        way_out="A claim names its debtor: `vordering claim ID`; a new one is given by name.",
    )


def creditor_of(debtor: Debtor) -> UUID:
    """The creditor to whom a debtor owes; raises NotFound ``debtor.unknown``."""
    if debtor.creditor_id is None:
        raise unknown_debtor(debtor.id)
    return debtor.creditor_id


def require_debtor_of(debtor: Debtor, creditor_id: UUID) -> None:
    """Refuse with ``debtor.unknown`` where a creditor has no such debtor."""
    if not debtor.registered or debtor.creditor_id != creditor_id:
        raise unknown_debtor(debtor.id)
