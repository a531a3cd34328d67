"""What each ground is worth, in hundredths of certainty, and which of them stop a booking."""

from collections.abc import Iterable, Mapping
from typing import Final

from domain.matching.terms import MOST
from domain.matching.verdict import Ground, Told

_FOR: Final[Mapping[Ground, int]] = {
    Ground.REFERENCE_PRINTED: 75,
    Ground.REFERENCE_OF_LETTER: 75,
    Ground.NUMBER_WHOLE: 45,
    Ground.NUMBER_DIGITS: 42,
    Ground.NUMBER_ZEROS: 38,
    Ground.NUMBER_RANGE: 38,
    Ground.NUMBER_NAMED: 32,
    Ground.NUMBER_LETTERED: 32,
    Ground.NUMBER_SHORT: 15,
    Ground.NUMBER_INSIDE: 12,
    Ground.NUMBER_NEARLY: 12,
    Ground.CUSTOMER_NUMBER: 30,
    Ground.AMOUNT_OPEN: 35,
    Ground.AMOUNT_ASKED: 35,
    Ground.AMOUNT_PRINCIPAL: 33,
    Ground.AMOUNT_INVOICED: 30,
    Ground.AMOUNT_WITHOUT_INTEREST: 32,
    Ground.AMOUNT_INSTALMENT: 33,
    Ground.AMOUNT_OF_PLAN: 33,
    Ground.AMOUNT_PROMISED: 30,
    Ground.AMOUNT_DISCOUNTED: 33,
    Ground.AMOUNT_SUM: 35,
    Ground.AMOUNT_ALL: 35,
    Ground.AMOUNT_SAID: 30,
    Ground.AMOUNT_UNLIKE_OTHERS: 6,
    Ground.AMOUNT_PART: 3,
    Ground.AMOUNT_LATE_DISCOUNT: 3,
    Ground.AMOUNT_MISTYPED: 6,
    Ground.ACCOUNT_SEEN: 35,
    Ground.ACCOUNT_SHARED: 10,
    Ground.NAME_FULL: 35,
    Ground.NAME_SHORT: 30,
    Ground.NAME_IN_TEXT: 10,
}
_AGAINST: Final[Mapping[Ground, int]] = {
    Ground.OTHERS_NUMBER: 50,
    Ground.UNKNOWN_NUMBER: 25,
    Ground.FITS_OTHER: 30,
    Ground.SAME_AMOUNTS: 8,
    Ground.TWO_CREDITORS: 25,
    Ground.NAME_GAINSAYS: 5,
    Ground.NAME_OF_OTHER: 30,
    Ground.NAMESAKES: 20,
    Ground.CLAIM_CLOSED: 50,
    Ground.CLAIM_WITH_PARTY: 40,
    Ground.MORE_THAN_OPEN: 15,
    Ground.SEVERAL_WAYS: 25,
    Ground.NUMBERS_ALIKE: 25,
}

AGAINST: Final = frozenset(_AGAINST)
"""What speaks against a way."""

REFERENCES: Final = frozenset({Ground.REFERENCE_PRINTED, Ground.REFERENCE_OF_LETTER})
NUMBERS: Final = frozenset(
    {
        Ground.NUMBER_WHOLE,
        Ground.NUMBER_DIGITS,
        Ground.NUMBER_ZEROS,
        Ground.NUMBER_RANGE,
        Ground.NUMBER_NAMED,
        Ground.NUMBER_LETTERED,
    }
)
"""A number of ours that is surely there."""
_INEXACT: Final = frozenset(
    {
        Ground.AMOUNT_PART,
        Ground.AMOUNT_LATE_DISCOUNT,
        Ground.AMOUNT_MISTYPED,
        Ground.AMOUNT_UNLIKE_OTHERS,
    }
)
EXACT: Final = frozenset(one for one in Ground if one.value.startswith("amount_")) - _INEXACT
"""The amount is to the cent what is to be paid."""
WHO: Final = frozenset(
    {Ground.ACCOUNT_SEEN, Ground.NAME_FULL, Ground.NAME_SHORT, Ground.CUSTOMER_NUMBER}
)
"""Something beside number and amount says who pays."""
MILD: Final = frozenset({Ground.NAME_GAINSAYS, Ground.SAME_AMOUNTS})
"""What lowers a score and does not stop a booking by itself: others may pay for a debtor."""


def score_of(told: Iterable[Told], against: Iterable[Told]) -> int:
    """From 0 to 100; a ground that is there more than once counts once."""
    grounds, gainsaid = {one.ground for one in told}, {one.ground for one in against}
    numbers = grounds & (NUMBERS | REFERENCES)
    surest = max((_FOR[one] for one in numbers), default=0)
    rest = sum(_FOR[one] for one in grounds - numbers)
    lost = sum(_AGAINST[one] for one in gainsaid)
    return max(0, min(MOST, surest + rest - lost))


_LOOKED_UP: Final = EXACT - {Ground.AMOUNT_OF_PLAN}
"""Whoever owes such an amount is found by it."""
_NAMES: Final = frozenset({Ground.NAME_FULL, Ground.NAME_SHORT})


def may_be_booked(told: Iterable[Told], against: Iterable[Told]) -> bool:
    """Tell whether two signals agree that rest on different things, and nothing gainsays them.

    A reference that we printed, with right check digits, is enough. A number needs something that
    says who pays, or the exact amount where nobody else owes that; one of a letter and four digits
    needs both. So it does with the instalment of a plan over several claims: who else has such a
    one is not found by it. Without any number a person is asked, but where the payer writes
    his customer number, under his name, with an amount that nobody else owes: who pays for his
    family has name, account and now and then the amount.
    """
    grounds, gainsaid = {one.ground for one in told}, {one.ground for one in against}
    if gainsaid - MILD:
        return False
    if not grounds & (REFERENCES | NUMBERS):
        own = Ground.CUSTOMER_NUMBER in grounds and bool(grounds & _NAMES)
        return own and Ground.SAME_AMOUNTS not in gainsaid and bool(grounds & EXACT)
    if grounds & (REFERENCES | NUMBERS) == {Ground.NUMBER_LETTERED}:
        return bool(grounds & EXACT) and bool(grounds & WHO)
    alone = Ground.SAME_AMOUNTS not in gainsaid and bool(grounds & _LOOKED_UP)
    return alone or bool(grounds & (REFERENCES | WHO))
