"""How a percentage is written in a derivation."""

from fractions import Fraction

from domain.money import as_decimal


def percent_text(percent: Fraction) -> str:
    """Write a percentage with two decimals, or exactly where two do not suffice."""
    hundredths = percent * 100
    if hundredths.denominator == 1:
        return f"{as_decimal(hundredths.numerator)} %"
    return f"{percent} %"
