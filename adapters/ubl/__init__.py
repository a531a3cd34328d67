"""UBL 2.x: a document becomes a value, or a refusal that says why."""

from adapters.ubl.errors import InvoiceRefused
from adapters.ubl.parsing import LARGEST_FILE
from adapters.ubl.reader import document_of
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
    Syntax,
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
    "Syntax",
    "document_of",
]
