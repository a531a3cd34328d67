"""A slip of one sign: where it would make this number of another one, which the amount fits."""

from collections.abc import Sequence
from uuid import UUID

from domain.matching.incoming import Payable
from domain.matching.numbers import Sureness
from domain.matching.reading import Reading
from domain.matching.signs import compact
from domain.matching.sums import is_payable, one_off


def alike(reading: Reading, claims: Sequence[Payable]) -> bool:
    """Tell whether another claim differs in one sign, and the amount fits it as well."""
    ids = frozenset(one.id for one in claims)
    return any(
        other.id not in ids and one_off(number, compact(claim.number))
        for claim in claims
        for other, number in reading.fitting
    )


def own_alike(reading: Reading, debtor_id: UUID, claims: Sequence[Payable]) -> bool:
    """Tell whether a slip of one sign names this claim, and his other one is open to the cent.

    Not where this one is open to the cent as well: then he says which of them he pays (BW 6:43).
    """
    ids, amount = frozenset(one.id for one in claims), reading.incoming.amount
    numbers = [compact(one.number) for one in claims]
    return sum(one.open for one in claims) != amount and any(
        one.id not in ids
        and is_payable(one)
        and one.open == amount
        and any(one_off(compact(one.number), number) for number in numbers)
        for one in reading.ledgers.of(debtor_id)
    )


def checked(reading: Reading, claims: Sequence[Payable]) -> bool:
    """Tell whether each is named by a reference with check digits, which no slip makes another."""
    ids = {one for spot in reading.sure if spot.found is Sureness.REFERENCE for one in spot.claims}
    return frozenset(one.id for one in claims) <= ids
