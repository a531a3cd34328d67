"""An e-invoice as a page for the press: what its file says, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from adapters.e_invoice import WholeInvoice
from adapters.paper.glyphs import lines, one_line
from adapters.paper.invoice_words import UNITS, WORDS
from adapters.paper.press import print_page
from adapters.ubl import InvoiceDocument, InvoiceLine, Party
from adapters.ubl.specified import LineDetail, Specified
from domain.days import as_dutch_day
from domain.letter.text.payment_reference import in_fours
from domain.money import Cents, as_dutch

_NONE: Final = "–"
_CENTS: Final = 2


def render_invoice(
    whole: WholeInvoice, *, file: str, attached: Sequence[str] = (), specimen: bool = False
) -> bytes:
    """Print an e-invoice as PDF/A-3a in Dutch; equal content, equal bytes.

    ``file`` is what its own file is called where this lies, ``attached`` what lies within it, a
    line each. Raises Refusal ``paper.*`` where it cannot be printed.
    """
    page = _page(whole, file, attached, specimen=specimen)
    return print_page("invoice", page, dated=whole.document.issued_on)


def _page(
    whole: WholeInvoice, file: str, attached: Sequence[str], *, specimen: bool
) -> Mapping[str, Any]:
    one, more = whole.document, whole.specified
    heading = f"{WORDS[one.kind.value]} {one_line(one.number)}"
    return {
        "title": heading,
        "author": one_line(one.supplier.name),
        "description": heading,
        "day": [one.issued_on.year, one.issued_on.month, one.issued_on.day],
        "language": "nl",
        "region": "NL",
        "watermark": "SPECIMEN" if specimen else "",
        "header": "SPECIMEN" if specimen else "",
        "labels": dict(WORDS),
        "heading": heading,
        "readable": WORDS["readable"].format(file=file),
        "sha256": one.sha256,
        "supplier": _party(one.supplier),
        "customer": _party(one.customer),
        "facts": _facts(one),
        **_lines(one, more),
        "tables": list(_tables(more)),
        "totals": list(_totals(one, more)),
        "remarks": list(_remarks(one)),
        "lists": list(_lists(one, more, attached)),
        "foot": lines((f"{heading} · {one.supplier.name}", WORDS["in_foot"].format(file=file))),
    }


def _party(party: Party) -> list[str]:
    place = " ".join(filter(None, (party.postal_code, party.city)))
    numbers = (
        ("kvk", party.kvk),
        ("oin", party.oin),
        ("vat_number", party.vat),
        *(("id", other) for other in party.other_ids),
    )
    return lines(
        (
            party.name,
            party.street or "",
            party.additional or "",
            " ".join(filter(None, (place, party.country))),
            party.contact or "",
            party.email or "",
            party.phone or "",
            *(f"{WORDS[label]} {number}" for label, number in numbers if number),
        )
    )


def _facts(one: InvoiceDocument) -> list[list[str]]:
    facts = (
        ("number", one.number),
        ("issued_on", as_dutch_day(one.issued_on)),
        ("due_on", as_dutch_day(one.due_on) if one.due_on else ""),
        ("delivered_on", as_dutch_day(one.delivered_on) if one.delivered_on else ""),
        ("period", _period(one)),
        ("order_reference", one.order_reference),
        ("buyer_reference", one.buyer_reference),
        ("references", ", ".join(earlier.number for earlier in one.references)),
        ("terms", one.terms_note),
    )
    return [[WORDS[key], one_line(value)] for key, value in facts if value]


def _period(one: InvoiceDocument) -> str:
    if one.period is None:
        return ""
    start, end = one.period.start, one.period.end
    said = {"start": as_dutch_day(start) if start else "", "end": as_dutch_day(end) if end else ""}
    how = "through" if start and end else "from" if start else "until"
    return WORDS[how].format(**said)


def _lines(one: InvoiceDocument, more: Specified) -> Mapping[str, Any]:
    """A column that no line fills is left out."""
    rows = [_line(line, detail) for line, detail in zip(one.lines, more.lines, strict=True)]
    columns = ("description", "quantity", "price", "vat_percent", "line_amount")
    used = [c for c in columns if c in {columns[0], columns[-1]} or any(row[c] for row in rows)]
    return {
        "heads": [WORDS[column] for column in used],
        "lines": [[row[column] or _NONE for column in used] for row in rows],
    }


def _line(line: InvoiceLine, detail: LineDetail) -> Mapping[str, str]:
    price = price_said(detail.price)
    base = number_said(detail.base_quantity)
    if price and base not in {"", "1"}:
        price = WORDS["per"].format(price=price, quantity=base)
    unit = UNITS.get(line.unit or "", line.unit or "")
    return {
        "description": one_line(line.description),
        "quantity": one_line(f"{number_said(line.quantity)} {unit}") if line.quantity else "",
        "price": price,
        "vat_percent": number_said(detail.vat_percent),
        "line_amount": _cents(line.amount),
    }


def _tables(more: Specified) -> Iterator[Mapping[str, Any]]:
    if more.vat:
        yield {
            "title": WORDS["vat_by_rate"],
            "head": [WORDS["rate"], WORDS["taxable"], WORDS["vat"]],
            "rows": [
                [_rate(p.percent, p.category, p.reason), _cents(p.taxable), _cents(p.vat)]
                for p in more.vat
            ],
        }
    if more.charges:
        yield {
            "title": WORDS["charges"],
            "head": [WORDS["description"], WORDS["line_amount"]],
            "rows": [
                [
                    one_line(c.reason or WORDS["charge" if c.charged else "discount"]),
                    _cents(c.amount),
                ]
                for c in more.charges
            ],
        }


def _rate(percent: str | None, category: str | None, reason: str | None) -> str:
    rate = f"{number_said(percent)}%" if percent else WORDS["no_rate"]
    return one_line(" ".join(filter(None, (rate, f"({category})" if category else "", reason))))


def _totals(one: InvoiceDocument, more: Specified) -> Iterator[list[str]]:
    """Label, amount, and a mark at what is to be paid."""
    found = (
        ("without_vat", more.without_vat),
        ("vat_total", one.vat),
        ("tax_inclusive", one.tax_inclusive),
        ("prepaid", -one.prepaid if one.prepaid else None),
        ("rounding", one.rounding or None),
    )
    for label, cents in found:
        if cents is not None:
            yield [WORDS[label], _cents(cents), ""]
    yield [WORDS["payable"], _cents(one.payable), "x"]


def _remarks(one: InvoiceDocument) -> Iterator[str]:
    if not one.particulars.sums_agree:
        yield WORDS["disagree"]
    if one.particulars.other_payee:
        yield WORDS["payee"]
    if one.particulars.direct_debit:
        yield WORDS["direct_debit"]


def _lists(
    one: InvoiceDocument, more: Specified, attached: Sequence[str]
) -> Iterator[Mapping[str, Any]]:
    accounts = [
        WORDS["account_row"].format(
            account=in_fours(account.iban or "") or account.account_text or _NONE,
            name=WORDS["in_name_of"].format(name=account.name) if account.name else "",
            reference=WORDS["under"].format(reference=account.reference)
            if account.reference
            else "",
            amount=WORDS["this_much"].format(amount=_cents(account.amount))
            if account.amount is not None
            else "",
        )
        for account in one.payment
    ]
    for title, rows in (("accounts", accounts), ("notes", more.notes), ("attached", attached)):
        if rows:
            yield {"title": WORDS[title], "rows": lines(rows)}


def _cents(cents: Cents | None) -> str:
    return WORDS["unread"] if cents is None else as_dutch(cents).replace(" ", "\u00a0")


def number_said(text: str | None) -> str:
    """A number as people write it, without zeros at its end; what is none stands as it is."""
    value = _decimal(text)
    return one_line(text or "") if value is None else _written(value)


def price_said(text: str | None) -> str:
    """A price with at least two decimals, and all that it has."""
    value = _decimal(text)
    if value is None:
        return one_line(text or "")
    whole, _, rest = _written(value).partition(",")
    return f"€\u00a0{whole},{rest.ljust(_CENTS, '0')}"


def _decimal(text: str | None) -> Decimal | None:
    try:
        value = Decimal(text or "")
    except InvalidOperation:
        return None
    # Written out, 1E+999999999 would be a thousand million digits.
    fits = value.is_finite() and max(len(text or ""), abs(value.adjusted())) <= _LONGEST
    return value if fits else None


def _written(value: Decimal) -> str:
    plain = f"{value:f}"
    short = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return short.replace(".", ",")


_LONGEST: Final = 30
