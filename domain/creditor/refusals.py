"""The refusal that every decision on a creditor shares: there is no such creditor."""

from domain.creditor.state import Creditor
from domain.errors import NotFound, Refusal


def unknown_creditor(named: object) -> NotFound:
    """The refusal ``creditor.unknown`` of an id, or of a name in quotes."""
    return NotFound(
        "creditor.unknown",
        f"There is no creditor {named}.",
        way_out="`vordering creditors` names those there are: go by id, KvK, OIN or VAT number."
        " Register him, or import an invoice of his.",
    )


def require_registered(creditor: Creditor) -> None:
    """Refuse with ``creditor.unknown`` where there is no such creditor."""
    if not creditor.registered:
        raise unknown_creditor(creditor.id)


def require_collects(creditor: Creditor) -> None:
    """Refuse with ``collection.no_identifier`` or ``collection.no_account`` who cannot collect."""
    if not creditor.debit_identifier:
        raise Refusal(
            "collection.no_identifier",
            "The creditor has no creditor identifier: he cannot collect.",
            way_out="An administrator sets it: `vordering record direct-debit`.",
        )
    if not creditor.ibans:
        raise Refusal(
            "collection.no_account",
            "The creditor has no account to collect to.",
            way_out="An administrator sets it: `vordering record creditor-accounts`.",
        )


def why_no_collecting(creditor: Creditor) -> Refusal | None:
    """The refusal of ``require_collects``; None: he can collect."""
    try:
        require_collects(creditor)
    except Refusal as refusal:
        return refusal
    return None
