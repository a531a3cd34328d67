"""The refusal that every decision on a creditor shares: there is no such creditor."""

from domain.creditor.state import Creditor
from domain.errors import NotFound


def unknown_creditor(named: object) -> NotFound:
    """The refusal ``creditor.unknown`` of an id, or of a name in quotes."""
    return NotFound(
        "creditor.unknown",
        f"There is no creditor {named}.",
        way_out="Register him, or import an invoice of his; he goes by id, KvK, OIN or VAT number.",
    )


def require_registered(creditor: Creditor) -> None:
    """Refuse with ``creditor.unknown`` where there is no such creditor."""
    if not creditor.registered:
        raise unknown_creditor(creditor.id)
