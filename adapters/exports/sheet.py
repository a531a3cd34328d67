"""Facts as CSV (RFC 4180, UTF-8 with its mark, so that a spreadsheet reads it as such).

The first line names the columns, a line each fact, and behind them stands what was asked and what
proves it, in lines that begin with ``#``. No cell is taken for a formula.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any, Final

from adapters.exports.trailer import Head, Row, Trailer

COLUMNS: Final = (
    "position",
    "recorded_at",
    "effective_on",
    "actor",
    "role",
    "topic",
    "what",
    "amount",
    "why",
    "in_error",
    "invoice_number",
    "claim",
    "letter",
    "creditor",
    "kind",
    "stream",
    "version",
    "command_name",
    "command",
    "cause",
    "policy",
    "reason",
    "sealed",
    "leaf_index",
    "leaf_hash",
)
MARK: Final = "\ufeff".encode()
"""How a spreadsheet knows UTF-8."""
_BEGINS: Final = re.compile("[ \t\r\n]*[=+\\-@%\uff1d\uff0b\uff0d\uff20]")
_FOLLOWS: Final = re.compile("[;,|\t\r\n]" + _BEGINS.pattern)
"""Both tell sooner than the one below that there is no such place, as in most cells."""
_FORMULA: Final = re.compile(f"(?:^|(?<=[;,|\t\r\n]))(?={_BEGINS.pattern})")
"""Where a spreadsheet may begin to carry something out: a cell, and what another separator makes
one (a Dutch spreadsheet parts cells at ``;``)."""
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")


def sheet(head: Head, rows: Iterable[Row]) -> Iterator[bytes]:
    """Write an export line by line."""
    end = Trailer()
    yield end.part(MARK + line(COLUMNS))
    for row in end.facts(rows):
        yield end.part(line([cell(row[name]) for name in COLUMNS]))
    for name, value in _told(head):
        yield end.part(_about(name, value))
    yield end.part(_about("leaves_sha256", end.leaves_sha256))
    yield _about("sha256", end.sha256)


def cell(value: Any) -> str:
    """A value as no spreadsheet carries it out: ``'`` stands before what looks like a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case list():
            return cell(", ".join(map(str, value)))
    text = str(value)
    if not (_BEGINS.match(text) or _FOLLOWS.search(text)):
        return text
    return text if _NUMBER.fullmatch(text) else _FORMULA.sub("'", text)


def _told(head: Head) -> Iterator[tuple[str, Any]]:
    told = head.told()
    yield from ((f"question {name}", value) for name, value in told.pop("question").items())
    roots = told.pop("roots")
    yield from told.items()
    yield from ((f"root of {one['log']}", f"{one['root']} of {one['size']}") for one in roots)


def _about(name: str, value: Any) -> bytes:
    """A line about the export, as wide as the others."""
    return line([f"# {name}", cell(value), *[""] * (len(COLUMNS) - 2)])


def line(cells: Iterable[str]) -> bytes:
    """A line of CSV."""
    return lines((cells,))


def lines(rows: Iterable[Iterable[str]]) -> bytes:
    """Lines of CSV."""
    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()
