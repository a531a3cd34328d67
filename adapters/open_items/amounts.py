"""An amount as people and programs write it: one meaning, or none."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Final

from adapters.open_items.values import Unclarity, Unclear
from domain.money import Cents

_SPACES: Final = re.compile(r"[\s\u00a0\u202f\u2007\u2009]+")
_EURO: Final = re.compile(r"€|\bEURO?\b", re.IGNORECASE)
_LETTER: Final = re.compile(r"(.*\d)\s*(CREDIT|CR|C|DEBET|DEBIT|DR|D)\.?", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?P<whole>\d+|\d{1,3}(?P<group>[., '])\d{3}(?:(?P=group)\d{3})*)"
                            r"(?:(?P<point>[.,])(?P<decimals>\d+))?")  # fmt: skip
_DECIMALS: Final = 2
_FLOAT: Final = 8
"""From so many decimals on it is the rest of a binary fraction, as spreadsheets write them."""
_NEAR: Final = Decimal("0.000001")


class DecimalSign(Enum):
    """Which sign stands before the cents in a list."""

    COMMA = ","
    DOT = "."
    UNKNOWN = ""


def point_of(texts: Iterable[str]) -> DecimalSign:
    """Find what stands before the cents, from the amounts that can mean one thing only."""
    found = {point for text in texts if (point := _said(text))}
    return DecimalSign(found.pop()) if len(found) == 1 else DecimalSign.UNKNOWN


def cents_of(text: str, point: DecimalSign) -> Cents:
    """Read an amount; raises Unclear for what is none, or may mean two things.

    A sign stands before, after or as brackets, or as C (credit) and D (debit); not twice. Three
    decimals are read where the third is zero, and no amount is ever rounded, but for the last
    digits of a spreadsheet's 1234.5600000001.
    """
    negative, bare = _unsigned(text)
    if _is_open_to_both(bare):
        if point is DecimalSign.UNKNOWN:
            raise Unclear(Unclarity.THOUSANDS_OR_DECIMALS, bare)
        if bare[-4] != point.value:
            return _signed(negative, int(bare.replace(bare[-4], "")) * 100)
    match = _NUMBER.fullmatch(bare)
    if match is None or match["group"] == (match["point"] or "-"):
        raise Unclear(Unclarity.NO_SUCH_AMOUNT, text)
    whole = re.sub(r"\D", "", match["whole"])
    return _signed(negative, int(whole) * 100 + _cents(match["decimals"] or "", bare))


def _signed(negative: bool, cents: Cents) -> Cents:  # noqa: FBT001 - private, and reads as said
    return -cents if negative else cents


def _unsigned(text: str) -> tuple[bool, str]:
    """Part an amount from its sign and its euro; Unclear where it has two signs."""
    bare = _SPACES.sub(" ", _EURO.sub(" ", text)).strip()
    bare = bare.replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-").replace("’", "'")
    bare = re.sub(r"(?<=\d)[.,]-{1,2}$", "", bare)  # "12,-" is twelve euro
    signs = []
    if bare.startswith("(") and bare.endswith(")"):
        signs, bare = ["-"], bare[1:-1].strip()
    if letter := _LETTER.fullmatch(bare):
        bare = letter[1]
        signs.append("-" if letter[2].upper().startswith("C") else "+")
    if bare[:1] in {"-", "+"}:
        signs, bare = [*signs, bare[0]], bare[1:].strip()
    if bare[-1:] in {"-", "+"}:
        signs, bare = [*signs, bare[-1]], bare[:-1].strip()
    if len(signs) > 1:
        raise Unclear(Unclarity.TWO_SIGNS, text)
    return signs == ["-"], bare


def _is_open_to_both(bare: str) -> bool:
    """Whether it is ``1.234`` or ``1,234``, which is thousands to one and decimals to another."""
    return bool(re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", bare))


def _said(text: str) -> str:
    """Give the sign before the cents where it can be one only."""
    try:
        _, bare = _unsigned(text)
    except Unclear:
        return ""
    match = _NUMBER.fullmatch(bare)
    if match is None or _is_open_to_both(bare):
        return ""
    if match["point"]:
        return match["point"] if match["point"] != match["group"] else ""
    return {".": ",", ",": "."}.get(match["group"] or "", "")


def _cents(decimals: str, bare: str) -> Cents:
    kept = decimals.rstrip("0")
    if len(kept) <= _DECIMALS:
        return int(kept.ljust(_DECIMALS, "0"))
    exact = Decimal(f"0.{decimals}") * 100
    whole = exact.to_integral_value()
    if len(decimals) >= _FLOAT and abs(exact - whole) < _NEAR * 100:
        return int(whole)
    raise Unclear(Unclarity.TOO_PRECISE, bare)
