"""Money is whole cents of euro; exact fractions inside a computation, rounded once, half up."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from domain.errors import Refusal

Cents: TypeAlias = int
"""An amount in whole cents of euro. Signed; 12345 is EUR 123.45."""

_AMOUNT: Final = re.compile(r"([+-]?)([0-9]{1,15})(?:\.(?:([0-9]{1,2})0*)?)?", re.ASCII)


def cents_from(text: str) -> Cents:
    """Read a decimal string of euros, such as ``"1234.50"`` or ``"-3"``, as cents.

    Raises Refusal ``money.not_an_amount`` for anything else, and for more than two decimals
    that are not zero: money is never rounded on the way in.
    """
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        raise _not_an_amount(text)
    sign, whole, fraction = found.groups()
    cents = int(whole) * 100 + int((fraction or "").ljust(2, "0")[:2])
    return -cents if sign == "-" else cents


def as_decimal(cents: Cents) -> str:
    """Write cents as a decimal string of euros with two decimals: the form used in JSON."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def as_dutch(cents: Cents) -> str:
    """Write cents the way a Dutch letter does: ``€ 1.234,50``, less than nothing ``−€ 0,05``."""
    whole = f"{abs(cents) // 100:,}".replace(",", ".")
    return f"{minus(cents)}€ {whole},{abs(cents) % 100:02d}"


def minus(cents: Cents) -> str:
    """The sign before an amount for people: a minus, at which no line breaks, or nothing."""
    return "\N{MINUS SIGN}" if cents < 0 else ""


def round_half_up(amount: Fraction) -> Cents:
    """Round exact cents to whole cents, halves away from zero."""
    above, below = amount.numerator, amount.denominator  # in integers: fractions cost ten times it
    rounded = (2 * abs(above) + below) // (2 * below)
    return rounded if above >= 0 else -rounded


def share_out(total: Cents, weights: Sequence[int]) -> list[Cents]:
    """Divide a total over weights without losing a cent.

    Every share is rounded down; the cents that remain go to the largest fractions, the first
    one where they are equal. Weights are not negative; where all are zero the first takes all.
    """
    if not weights:
        return []
    whole = sum(weights)
    if whole == 0:
        return [total, *([0] * (len(weights) - 1))]
    exact = [Fraction(total * weight, whole) for weight in weights]
    shares = [share.numerator // share.denominator for share in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares


def _not_an_amount(text: str) -> Refusal:
    return Refusal(
        "money.not_an_amount",
        f"'{text[:40]}' is not an amount in euro.",
        way_out="Give digits with at most two decimals and a point, such as 1234.50.",
    )
