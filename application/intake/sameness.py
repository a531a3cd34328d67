"""Whether two documents under one number are the same, and if not, what differs."""

from contextlib import suppress
from datetime import date
from typing import Final

from adapters.ubl import InvoiceDocument, InvoiceRefused, read_invoice
from application.house import House
from domain.errors import NotFound
from domain.money import as_decimal

_LAYOUT: Final = {"sha256", "warnings", "customization"}
"""Not content: how a file is written, and what we said of it."""

_AMOUNTS: Final = {"payable", "payable_as_read", "vat", "tax_inclusive", "prepaid", "rounding"}

_WORDS: Final = {
    "payable": "amount",
    "issued_on": "issued on",
    "due_on": "due on",
    "customer": "the customer",
    "supplier": "the supplier's details",
    "payment": "the accounts or references to pay with",
    "lines": "the specification",
    "references": "the invoices it refers to",
    "delivered_on": "delivered on",
    "type_code": "type code",
    "order_reference": "order reference",
    "terms_note": "the terms in words",
}
_SAID_BY_AMOUNT: Final = {"payable_as_read"}


def archived(house: House, sha256: str | None) -> InvoiceDocument | None:
    """Read the e-invoice that was taken in before; None where none is kept (any more)."""
    if sha256 is None:
        return None
    try:
        raw = house.archive.get(sha256)
    except NotFound:
        return None
    if not isinstance(raw, bytes):
        return None
    with suppress(InvoiceRefused):  # a person laid another kind of document with the claim
        return read_invoice(raw)
    return None


def differences(first: InvoiceDocument, second: InvoiceDocument) -> list[str]:
    """Name what differs, both values where they are no personal data; empty: the same content."""
    found = []
    for name in InvoiceDocument.__slots__:
        there, here = getattr(first, name), getattr(second, name)
        if name in _LAYOUT or name in _SAID_BY_AMOUNT or there == here:
            continue
        found.append(_said(name, there, here))
    return found


def _said(name: str, there: object, here: object) -> str:
    word = _WORDS.get(name, name.replace("_", " "))
    if name in _AMOUNTS and isinstance(there, int) and isinstance(here, int):
        return f"{word}: {as_decimal(there)} there, {as_decimal(here)} here"
    if isinstance(there, date) or isinstance(here, date) or name == "type_code":
        return f"{word}: {there or 'none'} there, {here or 'none'} here"
    return f"{word} differs" if not word.startswith("the ") else f"{word} differ"
