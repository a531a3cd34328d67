"""The amounts: what is to be paid, what it is made of, and the lines of the specification."""

from dataclasses import dataclass, replace
from typing import Final

from adapters.ubl.elements import (
    InvoiceNode,
    Warn,
    cents_if_readable,
    cents_in,
    find_all,
    first,
    required,
    text_of,
)
from adapters.ubl.values import InvoiceLine
from domain.money import Cents

_TOTAL: Final = "cac:LegalMonetaryTotal"
PAYABLE: Final = f"{_TOTAL}/cbc:PayableAmount"
_QUANTITIES: Final = ("cbc:InvoicedQuantity", "cbc:CreditedQuantity")
_DESCRIPTIONS: Final = ("cac:Item/cbc:Name", "cac:Item/cbc:Description", "cbc:Note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The totals of a document in cents, with the signs of the file."""

    payable: Cents
    vat: Cents | None
    tax_inclusive: Cents | None
    prepaid: Cents | None
    rounding: Cents | None
    agree: bool
    """Whether they add up, also with the amount without VAT."""


def read_totals(root: InvoiceNode, *, currency: str, warn: Warn) -> Totals:
    """Read the totals; the claim is PayableAmount, in which all others are already settled.

    Raises Refusal where PayableAmount is missing, repeated or no amount in whole cents. Any
    other total that cannot be read is left out with a warning.
    """
    vat = _vat(root, currency)
    totals = Totals(
        payable=cents_in(required(root, PAYABLE), element=PAYABLE),
        vat=vat,
        tax_inclusive=_optional(root, f"{_TOTAL}/cbc:TaxInclusiveAmount", warn),
        prepaid=_optional(root, f"{_TOTAL}/cbc:PrepaidAmount", warn),
        rounding=_optional(root, f"{_TOTAL}/cbc:PayableRoundingAmount", warn),
        agree=True,
    )
    if not _adds_up(totals):
        warn(f"{PAYABLE} is not TaxInclusiveAmount less PrepaidAmount plus PayableRoundingAmount.")
    without = cents_if_readable(first(root, f"{_TOTAL}/cbc:TaxExclusiveAmount"))
    if _of_two_signs(without, totals.tax_inclusive):
        warn(f"{_TOTAL}/cbc:TaxExclusiveAmount and TaxInclusiveAmount have different signs.")
        return replace(totals, agree=False)
    return replace(totals, agree=_adds_up(totals))


def read_lines(root: InvoiceNode, *, sign: int, warn: Warn) -> tuple[InvoiceLine, ...]:
    """Read the specification; ``sign`` turns its amounts round with the document."""
    lines = tuple(
        _line(node, sign)
        for path in ("cac:InvoiceLine", "cac:CreditNoteLine")
        for node in find_all(root, path)
    )
    unread = sum(line.amount is None for line in lines)
    if unread:
        warn(f"{unread} of {len(lines)} lines have no amount in whole cents.")
    return lines


def turned(amount: Cents | None, sign: int) -> Cents | None:
    """Give an amount times plus or minus one."""
    return None if amount is None else sign * amount


def _line(node: InvoiceNode, sign: int) -> InvoiceLine:
    quantity = next((hit for path in _QUANTITIES for hit in find_all(node, path)), None)
    unit = None if quantity is None else quantity.get("unitCode").strip()
    return InvoiceLine(
        description=first(node, *_DESCRIPTIONS) or "",
        quantity=None if quantity is None else text_of(quantity) or None,
        unit=unit or None,
        amount=turned(cents_if_readable(first(node, "cbc:LineExtensionAmount")), sign),
    )


def _optional(root: InvoiceNode, path: str, warn: Warn) -> Cents | None:
    text = first(root, path)
    cents = cents_if_readable(text)
    if text is not None and cents is None:
        warn(f"{path} is no amount in whole cents: it is left out.")
    return cents


def _vat(root: InvoiceNode, currency: str) -> Cents | None:
    """Add up the VAT in the currency of the document; a second total may be in another one."""
    totals = [
        amount
        for amount in find_all(root, "cac:TaxTotal/cbc:TaxAmount")
        if amount.get("currencyID", currency).strip() == currency
    ]
    amounts = [cents_if_readable(text_of(amount)) for amount in totals]
    read = [amount for amount in amounts if amount is not None]
    return sum(read) if read and len(read) == len(amounts) else None


def _adds_up(totals: Totals) -> bool:
    """Whether rule BR-CO-16 holds, also where the rounding is already in the total (UBL 2.1)."""
    if totals.tax_inclusive is None:
        return True
    rest = totals.tax_inclusive - (totals.prepaid or 0)
    return totals.payable in {rest, rest + (totals.rounding or 0)}


def _of_two_signs(without: Cents | None, total: Cents | None) -> bool:
    return (without or 0) * (total or 0) < 0
