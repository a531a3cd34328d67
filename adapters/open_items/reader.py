"""Reading a list of open items as bookkeeping programs write it.

What can be read counts line by line; a line of which the number is clear and the amount is not
sets its invoice aside. A list that leaves open which invoices it names is refused whole, since
every claim that it does not name would be taken as vanished.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from adapters.open_items.amounts import DecimalSign, cents_of, point_of
from adapters.open_items.sheet import MOST_BYTES, ListSheet, sheet_of
from adapters.open_items.values import OpenItem, OpenList, SetAside, Unclarity, Unclear, unreadable
from domain.errors import Refusal
from domain.ids import normalised_number
from domain.money import Cents, as_decimal

__all__ = ["MOST_BYTES", "read_open_items"]

_TOTAL: Final = re.compile(
    r"(?:sub|eind|generaal\s+|grand\s+)?tota+l(?:en|s)?\b.*|saldo\b.*|som\b.*", re.IGNORECASE
)
_FORMULA: Final = re.compile(r'=?"([^"]*)"|\'(.*)')
_ROUNDED: Final = re.compile(r"\d+(?:[.,]\d+)?E[+]?\d+", re.IGNORECASE)
_EURO: Final = frozenset({"", "EUR", "€", "EURO", "EUROS"})


@dataclass(slots=True)
class _Invoice:
    """One invoice on its way through the rows."""

    line: int
    number: str
    amount: Cents = 0
    debtor: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)
    doubt: Unclear | None = None


@dataclass(slots=True)
class _Sums:
    """What the lines add up to, to be laid beside the totals of the list itself."""

    all: Cents = 0
    since: Cents = 0
    subtotals: Cents = 0
    whole: bool = True
    """Nothing was set aside."""


def read_open_items(content: bytes) -> OpenList:
    """Read a list; raises Refusal ``open_items.*`` that names the line, and reads nothing then.

    UTF-8, UTF-16 or Windows-1252; ``;``, tab, ``,`` or ``|``; lines above the header; amounts in
    all their forms; several lines of one invoice are added up, totals are not counted but must
    agree (``open_items.total_differs``).
    """
    sheet = sheet_of(content)
    point = point_of(
        sheet.cell(row, column) for _, row in sheet.rows for column in ("amount", "debit", "credit")
    )
    found: dict[str, _Invoice] = {}
    credit: list[OpenItem] = []
    sums = _Sums()
    for line, cells, amount in _with_amounts(sheet, point):
        _take(sheet, line, cells, amount, found=found, credit=credit, sums=sums)
    items = [
        OpenItem(one.line, one.number, one.amount, one.debtor)
        for one in found.values()
        if one.doubt is None
    ]
    aside = tuple(
        SetAside(one.line, one.number, one.doubt.why, one.doubt.said)
        for one in found.values()
        if one.doubt
    )
    return OpenList((*items, *credit), aside, sheet.drawn_on)


def _take(
    sheet: ListSheet,
    line: int,
    cells: list[str],
    amount: Cents | Unclear,
    *,
    found: dict[str, _Invoice],
    credit: list[OpenItem],
    sums: _Sums,
) -> None:
    number = _number(sheet.cell(cells, "number"), line)
    if _is_total(number, cells):
        _check_total(line, amount, sums)
    elif number:
        one = found.setdefault(normalised_number(number), _Invoice(line, number))
        _add(one, sheet, cells, amount)
        sums.whole = sums.whole and one.doubt is None
        _count(sums, 0 if isinstance(amount, Unclear) else amount)
    elif not isinstance(amount, Unclear) and amount:
        debtor = sheet.cell(cells, "debtor")
        if amount > 0 or not debtor or not _in_euro(sheet, cells):
            raise unreadable(line, "it names no invoice")
        credit.append(OpenItem(line, "", amount, debtor))
        _count(sums, amount)
    elif isinstance(amount, Unclear) and sheet.cell(cells, "amount"):
        raise unreadable(line, "it names no invoice")


def _count(sums: _Sums, amount: Cents) -> None:
    sums.all += amount
    sums.since += amount


def _add(one: _Invoice, sheet: ListSheet, cells: list[str], amount: Cents | Unclear) -> None:
    """Add one line to its invoice; what is doubtful of one line is doubtful of all."""
    whole = tuple(cell.strip() for cell in cells)
    debtor = sheet.cell(cells, "debtor")
    if not _in_euro(sheet, cells):
        one.doubt = Unclear(Unclarity.OTHER_CURRENCY, sheet.cell(cells, "currency"))
    elif isinstance(amount, Unclear):
        one.doubt = one.doubt or amount
    elif whole in one.rows:
        one.doubt = one.doubt or Unclear(Unclarity.SAME_LINE_TWICE)
    elif debtor and one.debtor and debtor != one.debtor:
        one.doubt = one.doubt or Unclear(Unclarity.TWO_DEBTORS)
    else:
        one.amount += amount
    one.rows.append(whole)
    one.debtor = one.debtor or debtor


def _in_euro(sheet: ListSheet, cells: list[str]) -> bool:
    return sheet.cell(cells, "currency").upper() in _EURO


def _number(text: str, line: int) -> str:
    """Give a number as it is meant: not the formula that kept its zeros."""
    match = _FORMULA.fullmatch(text)
    number = (match[1] or match[2] or "").strip() if match else text
    if _ROUNDED.fullmatch(number):
        raise unreadable(line, f"a spreadsheet has rounded its invoice number to {number[:20]}")
    return number


def _is_total(number: str, cells: list[str]) -> bool:
    """Whether a row adds up others: it says so where its number stands, or has none."""
    if number:
        return bool(_TOTAL.fullmatch(number)) and not re.search(r"\d", number)
    return any(_TOTAL.fullmatch(cell.strip()) for cell in cells)


def _check_total(line: int, amount: Cents | Unclear, sums: _Sums) -> None:
    """Refuse a list whose total is not that of its lines: lines are missing, or misread."""
    if isinstance(amount, Unclear):
        return
    if sums.whole and amount not in {sums.all, sums.since, sums.subtotals}:
        raise Refusal(
            "open_items.total_differs",
            f"The total on line {line} is {as_decimal(amount)}, and the lines above it add up to"
            f" {as_decimal(sums.all)}. Nothing of the file was used.",
            way_out="Export the list anew and whole, or leave the total out.",
            values={"line": str(line)},
        )
    sums.since = 0
    sums.subtotals += amount


def _with_amounts(
    sheet: ListSheet, point: DecimalSign
) -> Iterator[tuple[int, list[str], Cents | Unclear]]:
    """Give each row with what is open by it; the names of the columns may stand there again."""
    header = [cell.strip() for cell in sheet.header]
    rows = [row for row in sheet.rows if [cell.strip() for cell in row[1]] != header]
    pairs = "debit" in sheet.columns and "credit" in sheet.columns
    by_pair = pairs and ("amount" not in sheet.columns or _is_running(sheet, rows, point))
    for line, cells in rows:
        yield line, cells, _open_in(sheet, cells, point, by_pair=by_pair)


def _open_in(
    sheet: ListSheet, cells: list[str], point: DecimalSign, *, by_pair: bool
) -> Cents | Unclear:
    try:
        if by_pair:
            return _of_pair(sheet, cells, point)
        text = sheet.cell(cells, "amount")
        if not text:
            raise Unclear(Unclarity.NO_AMOUNT)
        return cents_of(text, point)
    except Unclear as unclear:
        return unclear


def _of_pair(sheet: ListSheet, cells: list[str], point: DecimalSign) -> Cents:
    debit, credit = sheet.cell(cells, "debit"), sheet.cell(cells, "credit")
    if not debit and not credit:
        raise Unclear(Unclarity.NO_AMOUNT)
    return (cents_of(debit, point) if debit else 0) - (cents_of(credit, point) if credit else 0)


def _is_running(sheet: ListSheet, rows: list[tuple[int, list[str]]], point: DecimalSign) -> bool:
    """Whether the balance beside debit and credit runs on from line to line, as in a ledger.

    Raises Refusal where it is neither that nor the balance of each line.
    """
    each = running = True
    before = 0
    for line, cells in rows:
        if not _number(sheet.cell(cells, "number"), line) or _is_total(
            sheet.cell(cells, "number"), cells
        ):
            continue
        try:
            moved, said = (
                _of_pair(sheet, cells, point),
                cents_of(sheet.cell(cells, "amount"), point),
            )
        except Unclear:
            continue
        each, running = each and moved == said, running and before + moved == said
        before = said
        if not each and not running:
            raise unreadable(line, "its balance is not that of its debit and credit")
    return not each
