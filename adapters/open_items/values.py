"""What a list of open items says, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.errors import Refusal
from domain.money import Cents


class Unclarity(StrEnum):
    """Why a line does not say what is open."""

    NO_AMOUNT = "no_amount"
    NO_SUCH_AMOUNT = "no_such_amount"
    THOUSANDS_OR_DECIMALS = "thousands_or_decimals"
    TWO_SIGNS = "two_signs"
    TOO_PRECISE = "too_precise"
    OTHER_CURRENCY = "other_currency"
    SAME_LINE_TWICE = "same_line_twice"
    TWO_DEBTORS = "two_debtors"


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One invoice and what is open on it, its lines added up, in cents; credit is negative.

    ``line`` is that of its first line. Credit may stand under a debtor alone, without a number.
    """

    line: int
    invoice_number: str
    amount: Cents
    debtor: str = ""
    """The customer's number with the creditor, where the list has one."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """An invoice that the list names, of which it is not clear what is open.

    It stands in the list, so it has not vanished. ``said`` is what stands there.
    """

    line: int
    invoice_number: str
    why: Unclarity
    said: str = ""


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list that was read: each invoice stands once, among the items or among what is set aside.

    ``drawn_on`` is the day that the lines above the header give, if they do.
    """

    items: tuple[OpenItem, ...]
    set_aside: tuple[SetAside, ...] = ()
    drawn_on: date | None = None


class Unclear(Exception):
    """One line does not say what is open; the others may."""

    def __init__(self, why: Unclarity, said: str = "") -> None:
        super().__init__(why.value)
        self.why, self.said = why, " ".join(said.split())[:30]


def unreadable(line: int, why: str) -> Refusal:
    """Give the refusal of a list that names its invoices or its columns too badly to be used."""
    return Refusal(
        "open_items.unreadable",
        f"Line {line} cannot be read: {why}. Nothing of the file was used.",
        way_out="Correct that line, or export the list anew, with a header above its columns.",
        values={"line": str(line)},
    )
