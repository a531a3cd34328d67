"""One payment over several claims: as the debtor says, else in the order of BW 6:43 lid 2.

Within a claim the ledger lays it on costs, interest and principal (BW 6:44). Where the payer
names numbers, that is his designation (BW 6:43 lid 1); where he names how much is for each, that
as well. What is too much for all of them lies on the last one and stays his.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from domain.matching.incoming import Payable
from domain.matching.verdict import Part
from domain.money import Cents, share_out


def allocated(
    amount: Cents,
    claims: Sequence[Payable],
    *,
    on: date,
    said: Mapping[UUID, Cents] | None = None,
) -> tuple[Part, ...]:
    """Lay an amount over claims, every cent of it; ``said``: what the debtor says is for which.

    What he says counts where it is no more than he paid. Else what can be demanded goes first,
    then the most onerous, then the oldest, and equals by what is open (BW 6:43 lid 2); of a claim
    under a payment plan its instalments can be demanded, the rest cannot.
    """
    shares = dict.fromkeys((one.id for one in claims), 0)
    left = amount
    if said and sum(said.values()) <= amount:
        for claim_id, cents in said.items():
            shares[claim_id] += cents
        left -= sum(said.values())
    for round_ in (_due_first(claims, on), _whole(claims)):
        for cents_of in round_:
            wanted = {key: max(0, cents - shares[key]) for key, cents in cents_of.items()}
            given = min(left, sum(wanted.values()))
            for key, share in zip(wanted, share_out(given, list(wanted.values())), strict=True):
                shares[key] += share
            left -= given
    if left and claims:
        shares[_ranked(claims)[-1].id] += left
    return tuple(Part(key, cents) for key, cents in shares.items() if cents)


def _due_first(claims: Sequence[Payable], on: date) -> list[dict[UUID, Cents]]:
    """By rank, what can be demanded on the day."""
    due = [one for one in claims if one.due and one.due_on <= on]
    return [{one.id: min(one.due, one.open) for one in equal} for equal in _equals(due)]


def _whole(claims: Sequence[Payable]) -> list[dict[UUID, Cents]]:
    return [{one.id: one.open for one in equal} for equal in _equals(claims)]


def _equals(claims: Sequence[Payable]) -> list[list[Payable]]:
    return [list(equal) for _, equal in groupby(_ranked(claims), key=_rank)]


def _ranked(claims: Sequence[Payable]) -> list[Payable]:
    return sorted(claims, key=_rank)


def _rank(claim: Payable) -> tuple[int, date, date]:
    return -claim.burden, claim.due_on, claim.issued_on
