"""Electronic invoices: the bytes of a UBL 2.x file become a value, or a refusal that says why."""

from adapters.ubl.errors import InvoiceRefused
from adapters.ubl.parsing import LARGEST_FILE
from adapters.ubl.reader import read_invoice
from adapters.ubl.values import (
    BillingReference,
    DocumentKind,
    DueSource,
    InvoiceAccount,
    InvoiceDocument,
    InvoiceLine,
    PartialReading,
    Party,
    Period,
)

__all__ = [
    "LARGEST_FILE",
    "BillingReference",
    "DocumentKind",
    "DueSource",
    "InvoiceAccount",
    "InvoiceDocument",
    "InvoiceLine",
    "InvoiceRefused",
    "PartialReading",
    "Party",
    "Period",
    "read_invoice",
]
