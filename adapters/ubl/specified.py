"""What else stands on an e-invoice for people: VAT by rate, discounts and charges, prices."""

from dataclasses import dataclass

from adapters.ubl.elements import (
    InvoiceNode,
    cents_if_readable,
    find,
    find_all,
    first,
    text_of,
    texts,
)
from domain.money import Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class VatPart:
    """VAT of one rate; ``percent`` is as written, amounts are cents, None: not in whole cents."""

    percent: str | None
    category: str | None
    reason: str | None
    """Why none is charged, in the words of the file."""
    taxable: Cents | None
    vat: Cents | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A discount (less than zero) or a charge on the whole of the document, in cents."""

    reason: str | None
    amount: Cents | None
    charged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDetail:
    """What a line says beside its description, quantity and amount; all as written."""

    price: str | None
    base_quantity: str | None
    vat_percent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Specified:
    """As the file has it, nothing reckoned; ``lines`` go with those of the document, in order."""

    without_vat: Cents | None
    vat: tuple[VatPart, ...]
    charges: tuple[Charge, ...]
    lines: tuple[LineDetail, ...]
    notes: tuple[str, ...]


def specified(root: InvoiceNode, *, currency: str) -> Specified:
    """Read what people look for on an invoice and no claim rests on; refuses nothing."""
    return Specified(
        without_vat=cents_if_readable(first(root, "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount")),
        vat=tuple(
            _vat_part(node)
            for node in find_all(root, "cac:TaxTotal/cac:TaxSubtotal")
            if _currency(node, currency) == currency
        ),
        charges=tuple(_charge(node) for node in find_all(root, "cac:AllowanceCharge")),
        lines=tuple(
            _line(node)
            for path in ("cac:InvoiceLine", "cac:CreditNoteLine")
            for node in find_all(root, path)
        ),
        notes=tuple(texts(root, "cbc:Note")),
    )


def _currency(node: InvoiceNode, otherwise: str) -> str:
    amount = find(node, "cbc:TaxAmount")
    return otherwise if amount is None else amount.get("currencyID", otherwise).strip()


def _vat_part(node: InvoiceNode) -> VatPart:
    category = "cac:TaxCategory"
    return VatPart(
        percent=first(node, f"{category}/cbc:Percent"),
        category=first(node, f"{category}/cbc:ID"),
        reason=first(node, f"{category}/cbc:TaxExemptionReason"),
        taxable=cents_if_readable(first(node, "cbc:TaxableAmount")),
        vat=cents_if_readable(first(node, "cbc:TaxAmount")),
    )


def _charge(node: InvoiceNode) -> Charge:
    charged = (first(node, "cbc:ChargeIndicator") or "").lower() in {"true", "1"}
    cents = cents_if_readable(first(node, "cbc:Amount"))
    amount = cents if charged or cents is None else -cents
    return Charge(reason=first(node, "cbc:AllowanceChargeReason"), amount=amount, charged=charged)


def _line(node: InvoiceNode) -> LineDetail:
    price = find(node, "cac:Price/cbc:PriceAmount")
    return LineDetail(
        price=None if price is None else text_of(price) or None,
        base_quantity=first(node, "cac:Price/cbc:BaseQuantity"),
        vat_percent=first(node, "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent"),
    )
