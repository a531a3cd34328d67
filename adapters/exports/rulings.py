"""What was found of claims as CSV: a line for each ruling, and a line for each claim.

UTF-8 with its mark, lines end as RFC 4180 wants, and no cell is taken for a formula.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from adapters.exports.sheet import MARK, cell, line

RULING_COLUMNS: Final = (
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
    "values",
    "facts",
    "topics",
    "positions",
)
_ABOUT_CLAIM: Final = ("claim", "invoice_number", "creditor", "debtor", "opened_on")


def rulings_sheet(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A line for each ruling, with the facts it rests on."""
    yield MARK + line(RULING_COLUMNS)
    for row in rows:
        yield line([cell(row[name]) for name in RULING_COLUMNS])


def claims_sheet(rows: Iterable[Mapping[str, Any]], obligations: Sequence[str]) -> Iterator[bytes]:
    """A line for each claim, with how each obligation stands and how often it was held back."""
    columns = (*_ABOUT_CLAIM, *obligations, "withheld")
    yield MARK + line(columns)
    for row in rows:
        yield line([cell(row[name]) for name in columns])


def persons_sheet(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A line for each debtor: who he is, and which claims are his."""
    columns = ("debtor", "name", "address", "invoice_numbers", "claims")
    yield MARK + line(columns)
    for row in rows:
        yield line([cell(row[name]) for name in columns])
