"""Electronic invoices: the bytes of a UBL 2.x file become a value, or a refusal that says why."""

from adapters.ubl.errors import InvoiceRefused
from adapters.ubl.parsing import LARGEST_FILE
from adapters.ubl.reader import read_invoice
from adapters.ubl.values import (
    BillingReference,
    DocumentKind,
    DueSource,
    InvoiceDocument,
    Line,
    PartialReading,
    Party,
    PaymentAccount,
    Period,
)

__all__ = [
    "LARGEST_FILE",
    "BillingReference",
    "DocumentKind",
    "DueSource",
    "InvoiceDocument",
    "InvoiceRefused",
    "Line",
    "PartialReading",
    "Party",
    "PaymentAccount",
    "Period",
    "read_invoice",
]
