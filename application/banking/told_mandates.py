"""Mandates that a debtor's own invoices name, for a person to confirm."""

from re import fullmatch
from typing import NamedTuple

from adapters.e_invoice import read_debit
from adapters.ubl.errors import InvoiceRefused
from application.banking.accounts import compact
from application.house import House
from domain.debtor.mandate_events import MANDATE_ID
from domain.debtor.state import Debtor
from domain.sealing import Erased


class ToldMandate(NamedTuple):
    """A mandate as an invoice names it; the account may be empty, the day is not on it."""

    mandate_id: str
    account: str
    invoice_number: str


def told_mandate(house: House, debtor: Debtor) -> ToldMandate | None:
    """The newest mandate that an invoice which announces a direct debit names (BT-89, BT-91).

    One that is recorded already is not proposed, nor one that names another creditor identifier
    than the creditor's (BT-90): it lets somebody else collect; nor one on an account of his own.
    Nothing is recorded by it.
    """
    if debtor.creditor_id is None:
        return None
    creditor = house.collections.creditor(debtor.creditor_id)
    ours, own = creditor.debit_identifier, set(map(compact, creditor.ibans))
    claims = [
        one
        for one in house.collections.claims_of(debtor)
        if one.collected_elsewhere and one.document_sha256
    ]
    for claim in sorted(claims, key=lambda one: one.issued_on, reverse=True):
        raw = house.archive.get(claim.document_sha256 or "")
        if isinstance(raw, Erased):
            continue
        try:
            told = read_debit(raw)
        except InvoiceRefused:
            continue
        if told is None or not fullmatch(MANDATE_ID, told.mandate_id):
            continue
        other = bool(ours and told.creditor_identifier) and told.creditor_identifier != ours
        other = other or compact(told.account) in own
        if not other and told.mandate_id not in debtor.mandates:
            return ToldMandate(told.mandate_id, told.account, claim.invoice_number)
    return None
