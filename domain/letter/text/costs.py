"""How collection costs follow from the scale, in the words of a letter (Besluit BIK art. 2)."""

from decimal import Decimal

from domain.law.collection_costs import CAP, FLOOR, SCALE, statutory_costs
from domain.letter.text.content import Language
from domain.letter.text.words import euro, house_phrases
from domain.money import Cents


def how_costs_follow(base: Cents, amount: Cents, *, language: Language) -> str:
    """Say over what parts which percentages were taken; all amounts in cents, without VAT.

    Empty where the amount is not the scale's over this base: a cap on recurring claims, the
    lower amount of an earlier letter, or costs that were agreed.
    """
    if base <= 0 or amount != statutory_costs(base):
        return ""
    if amount == FLOOR:
        return house_phrases(language)["costs_floor"]
    if amount == CAP:
        return house_phrases(language)["costs_cap"]
    words, parts, below = house_phrases(language), [], 0
    for top, part in SCALE:
        within = (base if top is None else min(base, top)) - below
        if within <= 0:
            break
        below += within
        percent = f"{Decimal(part.numerator * 100) / part.denominator:f}"
        percent = percent.replace(".", ",") if language == "nl" else percent
        parts.append(f"{percent}% {words['costs_over']} {euro(within, language=language)}")
    *first, last = parts
    return f"{', '.join(first)} {words['costs_and']} {last}" if first else last
