"""Whether two documents under one number are the same, and if not, what differs."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from typing import Final

from adapters.e_invoice import read_invoice
from adapters.ubl import InvoiceAccount, InvoiceDocument, InvoiceRefused, Party
from application.house import House
from domain.errors import NotFound
from domain.ids import normalised_number
from domain.money import Cents, as_decimal

_LAYOUT: Final = {"sha256", "syntax", "in_pdf", "warnings", "customization"}
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

_MATTERS: Final = (
    "kind",
    "number",
    "type_code",
    "issued_on",
    "due_on",
    "currency",
    "payable",
    "vat",
)
"""What must agree where one invoice came in two syntaxes, each with elements the other lacks."""


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


def source_kind(document: InvoiceDocument) -> str:
    """What a document was, as a fact says it: a PDF that held it, else its syntax."""
    return "pdf" if document.in_pdf else document.syntax


_PAID_ALONG: Final = {"payable", "payable_as_read", "prepaid", "lines"}


def paid_by(first: InvoiceDocument, second: InvoiceDocument) -> Cents | None:
    """How much more was paid when the same invoice was exported again; None: it is another one.

    Nothing but what was prepaid and what is left to pay differs, by the same amount; the total
    is the same, and the lines name the same things.
    """
    ours = [
        name
        for name in InvoiceDocument.__slots__
        if name not in _LAYOUT and getattr(first, name) != getattr(second, name)
    ]
    more = (second.prepaid or 0) - (first.prepaid or 0)
    fits = first.payable - second.payable == more > 0 and first.tax_inclusive is not None
    fits = fits and [one.description for one in first.lines] == [
        one.description for one in second.lines
    ]
    return more if fits and set(ours) <= _PAID_ALONG else None


def differences(first: InvoiceDocument, second: InvoiceDocument) -> list[str]:
    """Name what differs, both values where they are no personal data; empty: the same content.

    Of a UBL and a CII of one invoice only what matters is compared: who, what, when, where to pay.
    """
    if first.syntax != second.syntax:
        return list(_differences_that_matter(first, second))
    found = []
    for name in InvoiceDocument.__slots__:
        there, here = getattr(first, name), getattr(second, name)
        if name in _LAYOUT or name in _SAID_BY_AMOUNT or there == here:
            continue
        found.append(_said(name, there, here))
    return found


def _differences_that_matter(first: InvoiceDocument, second: InvoiceDocument) -> Iterator[str]:
    for name in _MATTERS:
        there, here = getattr(first, name), getattr(second, name)
        if there != here:
            yield _said(name, there, here)
    parts: tuple[tuple[str, Callable[..., object]], ...] = (
        ("supplier", _who),
        ("customer", _who),
        ("payment", _where),
    )
    for name, of in parts:
        there, here = getattr(first, name), getattr(second, name)
        if of(there) != of(here):
            yield _said(name, there, here)
    if {one.number for one in first.references} != {one.number for one in second.references}:
        yield _said("references", first.references, second.references)


def _who(party: Party) -> tuple[object, ...]:
    return normalised_number(party.name), party.kvk, party.oin, party.vat


def _where(accounts: tuple[InvoiceAccount, ...]) -> tuple[object, ...]:
    return (
        {one.iban or one.account_text for one in accounts} - {None},
        {one.reference for one in accounts} - {None},
        {one.amount for one in accounts},
    )


def _said(name: str, there: object, here: object) -> str:
    word = _WORDS.get(name, name.replace("_", " "))
    if name in _AMOUNTS and isinstance(there, int) and isinstance(here, int):
        return f"{word}: {as_decimal(there)} there, {as_decimal(here)} here"
    if isinstance(there, date) or isinstance(here, date) or name == "type_code":
        return f"{word}: {there or 'none'} there, {here or 'none'} here"
    return f"{word} differs" if not word.startswith("the ") else f"{word} differ"
