"""What an invoice says of the direct debit by which it is collected (BG-19)."""

from dataclasses import dataclass

from adapters.ubl.elements import InvoiceNode, find_all, first
from adapters.ubl.payment import valid_iban

_PARTIES = ("cac:PayeeParty", "cac:AccountingSupplierParty/cac:Party")
_SEPA = "SEPA"


@dataclass(frozen=True, slots=True, kw_only=True)
class DebitTold:
    """The mandate that an invoice names; what it does not name is empty."""

    mandate_id: str
    """BT-89."""
    creditor_identifier: str
    """BT-90, without spaces."""
    account: str
    """BT-91 as an IBAN without spaces; empty where it is none."""


def debit_told(root: InvoiceNode) -> DebitTold | None:
    """Read the first mandate that a document names by its reference; None: it names none."""
    for means in find_all(root, "cac:PaymentMeans"):
        named = first(means, "cac:PaymentMandate/cbc:ID")
        if named:
            account = first(means, "cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID")
            return DebitTold(
                mandate_id=named,
                creditor_identifier=_identifier(root),
                account=valid_iban(account) or "",
            )
    return None


def _identifier(root: InvoiceNode) -> str:
    for party in _PARTIES:
        for node in find_all(root, f"{party}/cac:PartyIdentification/cbc:ID"):
            if node.get("schemeID").strip().upper() == _SEPA:
                return "".join((node.element.text or "").split()).upper()
    return ""
