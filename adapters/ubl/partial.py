"""What can be read of any well-formed invoice-like XML, whatever is wrong with it."""

from collections.abc import Iterable, Iterator
from datetime import date

from lxml import etree

from adapters.ubl.elements import (
    Element,
    cents_if_readable,
    day_if_readable,
    written_in,
)
from adapters.ubl.values import DocumentKind, PartialReading
from domain.money import Cents

_DUE_PATHS = (
    "{*}DueDate",
    "{*}PaymentMeans/{*}PaymentDueDate",
    "{*}PaymentTerms/{*}PaymentDueDate",
    "{*}PaymentTerms/{*}InstallmentDueDate",
)
_TOTALS = ("{*}LegalMonetaryTotal", "{*}RequestedMonetaryTotal")
_KINDS = {
    "Invoice": DocumentKind.INVOICE,
    "SelfBilledInvoice": DocumentKind.INVOICE,
    "CreditNote": DocumentKind.CREDIT_NOTE,
    "SelfBilledCreditNote": DocumentKind.CREDIT_NOTE,
}
_CII_CREDIT_NOTES = frozenset({"81", "83", "261", "262", "296", "308", "381", "396", "532"})
_CII_DAY_LENGTH = 8


def local_name(node: Element) -> str:
    """Give the name of an element without its namespace."""
    return etree.QName(node).localname


def read_partially(root: Element) -> PartialReading:
    """Read number, amount, currency and due day as far as they can be read; never refuses.

    Knows UBL documents in any namespace, and UN/CEFACT CII (Factur-X, ZUGFeRD, XRechnung).
    """
    name = local_name(root)
    return _of_cii(root) if name.startswith("CrossIndustry") else _of_ubl(root)


def _of_ubl(root: Element) -> PartialReading:
    name = local_name(root)
    amounts = _elements(root, *(f"{total}/{{*}}PayableAmount" for total in _TOTALS))
    amount, amount_text = _amount(amounts)
    kind = _KINDS.get(name)
    if kind is DocumentKind.INVOICE and (amount or 0) < 0:
        kind = DocumentKind.CREDIT_NOTE
    return PartialReading(
        number=_one(_texts(root, "{*}ID")),
        amount=amount,
        amount_text=amount_text,
        currency=_one(_texts(root, "{*}DocumentCurrencyCode")) or _one(_currencies(amounts)),
        due_on=_due_in_ubl(root),
        kind=kind,
        root=name,
    )


def _due_in_ubl(root: Element) -> date | None:
    for path in _DUE_PATHS:
        if days := [day for text in _texts(root, path) if (day := day_if_readable(text))]:
            return max(days)
    return None


def _of_cii(root: Element) -> PartialReading:
    document = next(
        iter(_elements(root, "{*}ExchangedDocument", "{*}HeaderExchangedDocument")), root
    )
    amounts = list(root.iter("{*}DuePayableAmount"))
    amount, amount_text = _amount(amounts)
    currencies = [written_in(node) for node in root.iter("{*}InvoiceCurrencyCode")]
    return PartialReading(
        number=_one(_texts(document, "{*}ID")),
        amount=amount,
        amount_text=amount_text,
        currency=_one(currencies) or _one(_currencies(amounts)),
        due_on=max(_days_in_cii(root), default=None),
        kind=_kind_in_cii(_one(_texts(document, "{*}TypeCode")), amount),
        root=local_name(root),
    )


def _days_in_cii(root: Element) -> Iterator[date]:
    for due in root.iter("{*}DueDateDateTime"):
        for text in _texts(due, "{*}DateTimeString"):
            dashed = f"{text[:4]}-{text[4:6]}-{text[6:]}"
            day = day_if_readable(dashed if len(text) == _CII_DAY_LENGTH else text)
            if day is not None:
                yield day


def _kind_in_cii(type_code: str | None, amount: Cents | None) -> DocumentKind | None:
    if type_code is None:
        return None
    credit = type_code in _CII_CREDIT_NOTES or (amount or 0) < 0
    return DocumentKind.CREDIT_NOTE if credit else DocumentKind.INVOICE


def _amount(nodes: Iterable[Element]) -> tuple[Cents | None, str | None]:
    text = _one(written_in(node) for node in nodes)
    return cents_if_readable(text), text


def _currencies(nodes: Iterable[Element]) -> Iterator[str]:
    return (str(node.get("currencyID", "")).strip() for node in nodes)


def _elements(node: Element, *paths: str) -> list[Element]:
    return [hit for path in paths for hit in node.findall(path)]


def _texts(node: Element, path: str) -> list[str]:
    return [written_in(hit) for hit in _elements(node, path)]


def _one(found: Iterable[str]) -> str | None:
    different = {text for text in found if text}
    return different.pop() if len(different) == 1 else None
