"""How a percentage is written in a derivation."""

from fractions import Fraction

from domain.money import as_decimal


def percent_text(percent: Fraction) -> str:
    """Write a percentage with two decimals, or exactly where two do not suffice."""
    hundredths, rest = divmod(percent.numerator * 100, percent.denominator)
    return f"{percent} %" if rest else f"{as_decimal(hundredths)} %"
