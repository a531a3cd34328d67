"""From the bytes of a list to its rows and what its columns are."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final
from unicodedata import normalize

from adapters.open_items.values import unreadable
from domain.characters import unfit
from domain.errors import Refusal

MOST_BYTES: Final = 64_000_000
"""A list that is larger is not one of open items."""

_HEAD: Final = 50
"""The header stands among so many first rows."""

# What programs call a column: the names of the first group are sure, those of the next count
# where none of an earlier group is there. Letters only, small, and without the currency.
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "number": (
        "factuurnummer factuurnr factuurno factuurid invoicenumber invoiceno invoicenr invoiceid",
        "factuur invoice verkoopfactuur",
        "boekstuknummer boekstuknr boekstuk documentnummer documentnumber documentno number nummer",
    ),
    "amount": (
        (
            "openstaand openstaandbedrag bedragopenstaand openstaandsaldo openstaandbasis"
            " nogtebetalen nogteontvangen nogopen openbedrag bedragopen restantbedrag"
            " openstaandewaarde openamount amountopen outstanding outstandingamount amountdue"
            " totalunpaid openamountbase balancedue"
        ),
        "open saldo balance restant",
    ),
    "debit": ("debet debit debetbedrag bedragdebet debitamount",),
    "credit": ("credit creditbedrag bedragcredit creditamount",),
    "debtor": (
        (
            "debiteurnummer debiteurnr debiteurcode klantnummer klantnr klantcode relatienummer"
            " relatienr relatiecode customernumber customerno customercode debtornumber debtorcode"
        ),
        "debiteur debtor code",
        "klant relatie customer contact",
    ),
    "currency": ("valuta munt muntsoort valutacode munteenheid currency currencycode",),
}
_OF_EURO: Final = re.compile(r"[(\s]\s*(?:in\s+)?(?:€|eur|euro)\s*\)?\s*$", re.IGNORECASE)
_SEP: Final = re.compile(r'"?sep=(.)"?[;,\t]*\r?\n?', re.IGNORECASE)
_DELIMITERS: Final = (";", "\t", ",", "|")
_DRAWN: Final = re.compile(r"(peildatum|stand per|per datum|per|as of|datum)\b", re.IGNORECASE)
_DAY: Final = re.compile(r"\b(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)[-/.](\d\d?)[-/.](\d{4}))\b")

Row = tuple[int, list[str]]
"""The number of a row's last line, and its cells."""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """The rows below a header, and at which place each column stands."""

    columns: dict[str, int]
    header: list[str]
    rows: list[Row]
    drawn_on: date | None

    def cell(self, row: Sequence[str], column: str) -> str:
        """Give a cell without padding; empty where the row is shorter or has no such column."""
        at = self.columns.get(column)
        return row[at].strip() if at is not None and at < len(row) else ""


def sheet_of(content: bytes) -> ListSheet:
    """Read the rows; raises Refusal ``open_items.too_large``, ``.encoding`` or ``.unreadable``.

    The delimiter is the one by which a header is found, or what ``sep=`` says.
    """
    if len(content) > MOST_BYTES:
        raise Refusal(
            "open_items.too_large",
            "The file is larger than 64 MB.",
            way_out="Give a list of open items.",
        )
    text = _decoded(content)
    said = _SEP.match(text)
    # The line stays as an empty one, so that the others keep their numbers.
    text = "\n" + text[said.end() :] if said else text
    sheets, why = [], None
    for delimiter in [said[1]] if said else _DELIMITERS:
        try:
            sheets.append(_below_header(_rows(text, delimiter)))
        except Refusal as no:
            why = why or no
    if not sheets:
        assert why is not None
        raise why
    return max(sheets, key=lambda sheet: len(sheet.header))


def _decoded(content: bytes) -> str:
    for encoding in _encodings(content):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if "\0" not in text:
                _require_fit(text)
                return normalize("NFC", text)
    raise Refusal(
        "open_items.encoding",
        "The file is no text in UTF-8, UTF-16 or Windows-1252.",
        way_out="Save it as CSV in UTF-8; a workbook has to be saved as CSV first.",
    )


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    zeros = content[:200].count(0)
    if zeros and zeros * 3 > len(content[:200]):
        return ("utf-16-be",) if content[0] == 0 else ("utf-16-le",)
    return ("utf-8-sig", "cp1252")


def _require_fit(text: str) -> None:
    """Refuse a list that holds what no text may hold, and name the line."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if wrong := unfit(line, lines=True):
            raise unreadable(number, f"it holds a character that cannot be kept ({wrong})")


def _rows(text: str, delimiter: str) -> list[Row]:
    """Give the rows that are not empty with the number of their last line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise unreadable(reader.line_num, f"it is no CSV ({error})") from error


def _below_header(rows: list[Row]) -> ListSheet:
    for at, (line, names) in enumerate(rows[:_HEAD]):
        plain = [_plain(name) for name in names]
        if _first_of("number", plain) and (_first_of("amount", plain) or _first_of("debit", plain)):
            above = [cell for _, row in rows[:at] for cell in [" ".join(row)]]
            return ListSheet(_columns(plain, line), names, rows[at + 1 :], _drawn_on(above))
    line, names = rows[0] if rows else (1, [])
    plain = [_plain(name) for name in names]
    example = "Openstaand" if _first_of("number", plain) else "Factuurnummer"
    raise unreadable(line, f"no column is named '{example}' or the like")


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", _OF_EURO.sub("", name.strip()).lower())


def _first_of(column: str, plain: Sequence[str]) -> list[int]:
    """Give the places of the surest names of a column that are there."""
    for names in _NAMES[column]:
        known = names.split()
        if found := [at for at, name in enumerate(plain) if name in known]:
            return found
    return []


def _columns(plain: Sequence[str], line: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column in _NAMES:
        found = _first_of(column, plain)
        if len(found) > 1 and column != "debtor":
            raise unreadable(line, f"two columns could be the {column}")
        columns.update({column: found[0]} if found else {})
    if "amount" not in columns and "credit" not in columns:
        raise unreadable(line, "no column is named 'Openstaand' or the like")
    return columns


def _drawn_on(above: Sequence[str]) -> date | None:
    """Find the day on which a list says that it was drawn, above its header."""
    for text in above:
        if _DRAWN.search(text) and (match := _DAY.search(text)):
            year, month, day, first, second, last = match.groups()
            with suppress(ValueError):
                if year:
                    return date(int(year), int(month), int(day))
                return date(int(last), int(second), int(first))
    return None
