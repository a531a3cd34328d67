"""What a party charges the creditor for a claim, on which ground the debtor may bear of it.

A bill is between the creditor and the party. By it alone nothing is asked of the debtor: he owes
collection costs by the scale of the law (BW 6:96 lid 2 c and lid 5, Besluit BIK), costs of
proceedings as a court awards them (Rv 237), and costs of enforcement as a bailiff made them by a
judgment (Rv 434a, Btag). What is beyond these stays with the creditor.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from domain.claim.balance import costs_paid_before
from domain.claim.court import Award
from domain.claim.events import ClaimFact, PartKind, PartyBilled
from domain.claim.party_money import party_named
from domain.claim.refusals import require_not_after, require_positive
from domain.claim.state import Claim
from domain.claim.there import Billed, PartyCost
from domain.errors import Refusal
from domain.money import Cents, as_decimal, round_half_up


class CostGround(StrEnum):
    """By what alone the debtor may be asked for costs of a kind."""

    SCALE = "scale"
    """The scale of the law for collection costs, whatever the party charges."""
    JUDGMENT = "judgment"
    """A judgment that awards costs of the proceedings (Rv 237)."""
    ENFORCEMENT = "enforcement"
    """Acts of a bailiff who enforced a judgment, by the tariff (Btag)."""


GROUND: Final[Mapping[PartyCost, CostGround]] = {
    PartyCost.FEE: CostGround.SCALE,
    PartyCost.COMMISSION: CostGround.SCALE,
    PartyCost.DISBURSEMENTS: CostGround.SCALE,
    PartyCost.COURT_FEE: CostGround.JUDGMENT,
    PartyCost.PROCEEDINGS: CostGround.JUDGMENT,
    PartyCost.ENFORCEMENT: CostGround.ENFORCEMENT,
}


@dataclass(frozen=True, slots=True)
class Borne:
    """What all parties charged of a ground, before VAT, and what the debtor is asked on it.

    What he is asked is in the ledger by its own facts, and may be more than was charged.
    """

    ground: CostGround
    billed: Cents
    asked: Cents

    @property
    def stays(self) -> Cents:
        """What stays with the creditor, also where the debtor pays all that he is asked."""
        return max(self.billed - self.asked, 0)


def bill(
    claim: Claim,
    *,
    party: str,
    reference: str,
    billed_on: date,
    parts: Mapping[PartyCost, Cents],
    vat: Cents,
    kept: bool,
    credit: bool,
    today: date,
) -> list[ClaimFact]:
    """Record what a party charges, or by a credit note lets off; the debtor's ledger is left alone.

    The same reference again is nothing new, with other sums or another day it is refused
    (``party_bill.known_otherwise``). Raises Refusal ``money.not_positive``,
    ``day.in_the_future``, ``party.not_there``, ``party.which``, ``party_bill.credits_more``.
    """
    name = party_named(claim, party)
    least = min(*parts.values(), vat)
    require_positive(sum(parts.values()) if least >= 0 else 0, what="sum of the bill")
    require_not_after(billed_on, today=today, what="day of the bill")
    amounts = tuple((kind, parts[kind]) for kind in PartyCost if parts.get(kind))
    told = Billed(name, reference, billed_on, amounts, vat, kept, credit)
    for known in bills_of(claim, name):
        if known.bill_id == reference:
            return _repeat(claim, known, told)
    if credit:
        _require_billed(claim, told)
    fact = PartyBilled(
        party=name,
        bill_id=reference,
        billed_on=billed_on,
        vat=vat,
        kept=kept,
        credit=credit,
        **{kind.value: cents for kind, cents in amounts},
    )
    return [fact]


def bills_of(claim: Claim, party: str) -> list[Billed]:
    """The bills and credit notes of a party, in the order in which they were recorded."""
    return [one for one in claim.at_party.bills if one.party == party]


def charged(claim: Claim, party: str, kind: PartyCost) -> Cents:
    """What a party charged of a kind, before VAT, less what it credited."""
    bills = bills_of(claim, party)
    return sum(one.sign * cents for one in bills for of, cents in one.parts if of is kind)


def vat_charged(claim: Claim, party: str) -> Cents:
    """The VAT on what a party charged, less that on what it credited."""
    return sum(one.sign * one.vat for one in bills_of(claim, party))


def borne(claim: Claim) -> list[Borne]:
    """On each ground that was billed: what parties charged, and what the debtor is asked."""
    found: list[Borne] = []
    for ground in CostGround:
        kinds = [kind for kind in PartyCost if GROUND[kind] is ground]
        names = {one.party for one in claim.at_party.bills}
        billed = [charged(claim, name, kind) for name in names for kind in kinds]
        if any(billed):
            found.append(Borne(ground, sum(billed), asked_on_ground(claim, ground)))
    return found


_AWARDED: Final = {
    CostGround.SCALE: frozenset({PartKind.COLLECTION_COSTS}),
    CostGround.JUDGMENT: frozenset({PartKind.PROCEDURAL_COSTS, PartKind.AFTER_COSTS}),
}


def asked_on_ground(claim: Claim, ground: CostGround) -> Cents:
    """What the debtor is asked on a ground, before VAT: charged by the scale, awarded, or made.

    A judgment takes the place of what was charged, beside what of that was paid before it; where
    none holds, nothing but the scale is asked.
    """
    award = claim.court.award
    if award is None:
        return sum(map(_before_vat, _standing(claim))) if ground is CostGround.SCALE else 0
    if ground is CostGround.ENFORCEMENT:
        return sum(one.amount for one in claim.court.costs_of(award))
    awarded = sum(part.amount for part in award.parts if part.kind in _AWARDED[ground])
    return awarded + (_paid_before(claim, award) if ground is CostGround.SCALE else 0)


def _paid_before(claim: Claim, award: Award) -> Cents:
    """What was paid of the scale before a judgment, before VAT: it is off what that awards."""
    charged = _standing(claim)
    vat, total = sum(one[1] for one in charged), sum(one[2] for one in charged)
    return _before_vat((costs_paid_before(claim, award), vat, total))


def _standing(claim: Claim) -> list[tuple[Cents, Cents, Cents]]:
    """Of each charge of collection costs: what stands of it, its VAT and its sum as charged."""
    return [(one.standing, one.vat, one.total) for one in claim.costs]


def _before_vat(charge: tuple[Cents, Cents, Cents]) -> Cents:
    standing, vat, total = charge
    return standing - round_half_up(Fraction(standing * vat, total)) if total else standing


def _require_billed(claim: Claim, credit: Billed) -> None:
    """Refuse a credit note of more than its party charged of a kind, or of VAT."""
    beyond = [kind for kind, cents in credit.parts if cents > charged(claim, credit.party, kind)]
    if beyond or credit.vat > vat_charged(claim, credit.party):
        raise Refusal(
            "party_bill.credits_more",
            f"{credit.party} credits more on {claim.invoice_number} than it charged.",
            way_out="Record the bill first, or correct the sums.",
            values={"invoice": claim.invoice_number, "party": credit.party},
        )


def _repeat(claim: Claim, known: Billed, told: Billed) -> list[ClaimFact]:
    if known == told:
        return []
    raise Refusal(
        "party_bill.known_otherwise",
        f"Bill '{known.bill_id}' of {known.party} was recorded on {claim.invoice_number} as"
        f" {as_decimal(abs(known.total))} with VAT, of {known.on}.",
        way_out="Use another reference for another bill, or correct the first one as an error.",
        values={"bill": known.bill_id, "amount": abs(known.total), "on": known.on},
    )
