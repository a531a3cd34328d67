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


def creditor_known(number: str) -> Refusal:
    """The refusal ``creditor.known`` of a number by which another creditor is known."""
    return Refusal(
        "creditor.known",
        f"A creditor with number {number} is registered already.",
        way_out="`vordering creditors` names him: go on with him, or give another one's number.",
        values={"number": number},
    )


def nobodys_number(named: str) -> NotFound:
    """The refusal ``creditor.nobodys_number`` of eight digits that only fill the field."""
    return NotFound(
        "creditor.nobodys_number",
        f"There is no creditor {named}: equal or counted digits are nobody's KvK number.",
        way_out="Go by the creditor's id: `vordering creditors` names it.",
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
