"""What was found of claims as CSV: a line for each ruling, and a line for each claim.

UTF-8 with its mark, lines end as RFC 4180 wants, and no cell is taken for a formula.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from adapters.exports.sheet import MARK, cell, line, lines

_OFTEN: Final = (
    "claim",
    "invoice_number",
    "creditor",
    "debtor",
    "obligation",
    "article",
    "gravity",
    "verdict",
    "reason",
    "on",
)
"""Columns in which one text stands in many lines."""
_ITS_OWN: Final = ("values", "facts", "topics", "positions")
RULING_COLUMNS: Final = (*_OFTEN, *_ITS_OWN)
_ABOUT_CLAIM: Final = ("claim", "invoice_number", "creditor", "debtor", "opened_on")


def rulings_head() -> bytes:
    """The first line of the sheet of rulings."""
    return MARK + line(RULING_COLUMNS)


def ruling_lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A line for each ruling, with the facts it rests on."""
    known = _Cells()
    return lines(
        [
            *(known[row[name]] for name in _OFTEN),
            *(cell(row[name]) for name in _ITS_OWN),
        ]
        for row in rows
    )


def claims_head(obligations: Sequence[str]) -> bytes:
    """The first line of the sheet of claims."""
    return MARK + line(_claim_columns(obligations))


def claim_lines(rows: Iterable[Mapping[str, Any]], obligations: Sequence[str]) -> bytes:
    """A line for each claim, with how each obligation stands and how often it was held back."""
    columns = _claim_columns(obligations)
    return lines([cell(row[name]) for name in columns] for row in rows)


def _claim_columns(obligations: Sequence[str]) -> tuple[str, ...]:
    return (*_ABOUT_CLAIM, *obligations, "withheld")


class _Cells(dict[str, str]):
    """Texts as cells, each worked out once: most stand in many lines."""

    def __missing__(self, text: str) -> str:
        found = self[text] = cell(text)
        return found


def persons_sheet(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A line for each debtor: who he is, and which claims are his."""
    columns = ("debtor", "name", "address", "invoice_numbers", "claims")
    yield MARK + line(columns)
    for row in rows:
        yield line([cell(row[name]) for name in columns])
