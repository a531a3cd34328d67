"""What a party charged, added up plainly from what is stored: the yardstick of its bills."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from domain.claim import party_costs, party_money
from domain.claim.state import Claim
from domain.claim.there import PartyCost
from tests.trial.machine.lines import Told, in_force

_PARTS: Final = "fee commission disbursements court_fee proceedings enforcement".split()


def standing_bills(facts: Sequence[Told]) -> list[Mapping[str, Any]]:
    """The bills and credit notes that were not entered in error."""
    return [one.said for one in in_force(facts) if one.topic == "claim.party_billed"]


def billed(facts: Sequence[Told], part: str) -> int:
    """What stands charged of a part, or of VAT, after credit notes."""
    return sum(_sign(one) * one.get(part, 0) for one in standing_bills(facts))


def check(claim: Claim, facts: Sequence[Told], party: str, *, fees: int) -> None:
    """What the claim says of its bills is what was told; ``fees``: kept from remittances."""
    for kind in PartyCost:
        said = party_costs.charged(claim, party, kind)
        assert said == billed(facts, kind.value), f"{kind.value}: {said}"
    assert party_costs.vat_charged(claim, party) == billed(facts, "vat")
    to_keep = sum(
        _sign(one) * (one.get("vat", 0) + sum(one.get(part, 0) for part in _PARTS))
        for one in standing_bills(facts)
        if one.get("kept")
    )
    assert party_money.to_keep(claim, party) == max(to_keep - fees, 0)
    assert party_money.kept_without_bill(claim, party) == max(fees - to_keep, 0)


def _sign(one: Mapping[str, Any]) -> int:
    return -1 if one.get("credit") else 1
