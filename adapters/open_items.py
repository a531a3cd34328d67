"""Reading a list of open items as a bookkeeping program writes it: CSV, strict, whole or not."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from domain.characters import unfit
from domain.errors import Refusal
from domain.ids import normalised_number
from domain.money import Cents, cents_from

MOST_BYTES: Final = 64_000_000
"""A list that is larger is not one of open items."""


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One line: an invoice and what is open on it, in cents; credit is negative."""

    line: int
    invoice_number: str
    amount: Cents
    debtor: str = ""
    """The customer's number with the creditor, where the list has one."""


_NAMES: Final = {
    "number": (
        "factuurnummer factuurnr factuur boekstuknummer invoice invoicenumber invoiceno number"
    ).split(),
    "amount": (
        "openstaand openstaandbedrag openbedrag bedragopen nogopen open saldo"
        " openamount amountopen outstanding outstandingamount balance amountdue"
    ).split(),
    "debtor": (
        "debiteur debiteurnummer debiteurnr klantnummer klantnr relatienummer"
        " debtor debtornumber customernumber customer customerno"
    ).split(),
    "currency": "valuta munt currency".split(),
}
_DUTCH: Final = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}")
_ENGLISH: Final = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}")
_WHOLE: Final = re.compile(r"\d+")
_DELIMITERS: Final = (";", "\t", ",")


def read_open_items(content: bytes) -> list[OpenItem]:
    """Read a list; raises Refusal ``open_items.*`` that names the line, and reads nothing then.

    UTF-8 with or without a mark, else Windows-1252; ``;``, tab or ``,``; amounts such as
    ``1.234,56`` and ``1234.56``. A header line names the columns in Dutch or English.
    """
    if len(content) > MOST_BYTES:
        raise _refused("too_large", "The file is larger than 64 MB.", "Give a list of open items.")
    text = _decoded(content)
    header = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=header.count)
    rows = _rows(text, delimiter)
    first, names = next(rows, (1, []))
    columns = _columns(names, first)
    items = [_item(row, columns, line) for line, row in rows if any(cell.strip() for cell in row)]
    _require_once(items)
    return items


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            _require_fit(text)
            return normalize("NFC", text)
    raise _refused(
        "encoding", "The file is no text in UTF-8 or Windows-1252.", "Save it as CSV in UTF-8."
    )


def _require_fit(text: str) -> None:
    """Refuse a list that holds what no text may hold, and name the line."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if wrong := unfit(line, lines=True):
            raise _unreadable(number, f"it holds a character that cannot be kept ({wrong})")


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that are not empty with the number of their last line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise _unreadable(reader.line_num, f"it is no CSV ({error})") from error


def _columns(names: Sequence[str], line: int) -> dict[str, int]:
    plain = [re.sub(r"[^a-z]", "", name.lower()) for name in names]
    columns: dict[str, int] = {}
    for column, known in _NAMES.items():
        found = [at for at, name in enumerate(plain) if name in known]
        if len(found) > 1:
            raise _unreadable(line, f"two columns could be the {column}")
        columns.update({column: found[0]} if found else {})
    for column, example in (("number", "Factuurnummer"), ("amount", "Openstaand")):
        if column not in columns:
            raise _unreadable(line, f"no column is named '{example}' or the like")
    return columns


def _item(row: Sequence[str], columns: dict[str, int], line: int) -> OpenItem:
    if len(row) <= max(columns.values()):
        raise _unreadable(line, f"it has {len(row)} cells, fewer than the header")
    number = row[columns["number"]].strip()
    if not number:
        raise _unreadable(line, "it names no invoice")
    currency = row[columns["currency"]].strip().upper() if "currency" in columns else ""
    if currency not in {"", "EUR", "€", "EURO"}:
        raise _unreadable(line, f"its currency is {currency[:10]}, and only euro is kept")
    debtor = row[columns["debtor"]].strip() if "debtor" in columns else ""
    return OpenItem(line, number, _amount(row[columns["amount"]], line), debtor)


def _amount(text: str, line: int) -> Cents:
    plain = re.sub(r"^(€|EUR)\s*|\s*(€|EUR)$", "", text.strip(), flags=re.IGNORECASE)
    negative = plain.startswith("-") != plain.endswith("-")
    bare = plain.removeprefix("-").removesuffix("-").strip()
    if _DUTCH.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(bare):
        bare = bare.replace(",", "")
    elif not _WHOLE.fullmatch(bare):
        raise _unreadable(line, f"'{text.strip()[:30]}' is no amount such as 1.234,56 or 1234.56")
    return -cents_from(bare) if negative else cents_from(bare)


def _require_once(items: Sequence[OpenItem]) -> None:
    lines: dict[str, int] = {}
    for item in items:
        before = lines.setdefault(normalised_number(item.invoice_number), item.line)
        if before != item.line:
            raise _unreadable(item.line, f"its invoice stands on line {before} already")


def _unreadable(line: int, why: str) -> Refusal:
    return Refusal(
        "open_items.unreadable",
        f"Line {line} cannot be read: {why}. Nothing of the file was used.",
        way_out="Correct that line, or export the list anew, with one line for each invoice.",
        values={"line": str(line)},
    )


def _refused(code: str, message: str, way_out: str) -> Refusal:
    return Refusal(f"open_items.{code}", message, way_out=way_out)
