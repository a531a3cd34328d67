"""Costs that were charged and prove not to be owed: what is taken back, exactly once."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from domain.claim.balance import balance_in_hindsight
from domain.claim.events import ClaimFact, CollectionCostsWaived
from domain.claim.found import Charged
from domain.claim.kept import kept
from domain.claim.state import Claim
from domain.law.account import EntryKind
from domain.law.collection_costs import statutory_costs, trade_floor
from domain.money import Cents, round_half_up

_ONE_DAY = timedelta(days=1)


def unpaid_for_costs(claim: Claim, *, on: date) -> Cents:
    """The principal over which a consumer owes costs on a day: payments count for it first.

    By BW 6:44 a payment goes to the interest first; whoever paid the principal in time would owe
    the floor of 40 euro over the cents that are left. We do not ask that.
    """
    notes = [e for e in claim.ledger if e.kind is EntryKind.CREDIT]
    credited = sum(e.cents for e in notes if e.on <= on or e.retroactive)
    unpaid = claim.principal - credited - claim.paid(until=on)
    return min(balance_in_hindsight(claim, on=on).principal, max(0, unpaid))


def costs_beyond_the_ledger(claim: Claim) -> list[ClaimFact]:
    """Take back costs over what turns out not to have been open when they were charged.

    The scale and its floor apply to the remainder (BW 6:96 lid 6, Besluit BIK art. 2). What was
    not owed counts as never charged: money that came since went to what was owed (BW 6:44).
    """
    found, stands = list[ClaimFact](), dict[UUID | None, Cents]()
    for charged in claim.costs:
        over = _excess(claim, charged, beside=stands.get(charged.letter_id, 0))
        stands[charged.letter_id] = stands.get(charged.letter_id, 0) + charged.standing - over
        if over:
            why = "less was open when the costs fell due"
            found.append(less_was_open(charged, over, why=why))
    return found


def less_was_open(charged: Charged, amount: Cents, *, why: str) -> CollectionCostsWaived:
    """The fact that an amount of a charge was never owed, from the day it was charged."""
    return CollectionCostsWaived(
        amount=amount, why=why, retroactive=True, less_was_open=True, charge=charged.version
    )


def costs_without_ground(
    claim: Claim, *, consumer: bool, voided: AbstractSet[UUID]
) -> list[ClaimFact]:
    """Take back costs that rest on a void letter, or that a consumer was charged without one."""
    why = "no lawful letter carries these costs"
    return [
        CollectionCostsWaived(
            amount=charged.standing, why=why, retroactive=True, charge=charged.version
        )
        for charged in claim.costs
        if charged.standing
        and (charged.letter_id in voided or (consumer and charged.letter_id is None))
    ]


def _excess(claim: Claim, charged: Charged, *, beside: Cents) -> Cents:
    """What stands of a charge beyond the costs over what was open on the day before it.

    ``beside``: what stands of earlier charges on the same letter, which are a part of those costs.
    """
    if not charged.standing:
        return 0
    unpaid = base_in_hindsight(claim, charged)
    if unpaid == charged.base:
        return 0
    without_vat = charged.total - charged.vat
    scale = _allowed(charged, unpaid)
    vat = round_half_up(Fraction(charged.vat * scale, without_vat)) if without_vat else 0
    allowed = min(charged.total + beside, scale + vat)
    return max(0, charged.standing - max(0, allowed - beside))


def base_in_hindsight(claim: Claim, charged: Charged) -> Cents:
    """What was unpaid when costs were charged, as far as it is known by now; never more."""
    before, known = charged.on - _ONE_DAY, without_reversed(claim, by=charged.on)
    unpaid = (
        unpaid_for_costs(known, on=before)
        if charged.letter_id
        else balance_in_hindsight(known, on=before).principal
    )
    return min(unpaid, charged.base)


def _allowed(charged: Charged, unpaid: Cents) -> Cents:
    """The costs over what was open: of claims that share them the part of this one.

    Rounded down. The others count as they did then: where less was open of them too, the law
    gives this one no less, so nothing is asked beyond it. A business owes forty euro at least.
    """
    others = max(0, charged.letter_base - charged.base)
    if not others or not unpaid:
        return statutory_costs(unpaid)
    part = statutory_costs(unpaid + others) * unpaid // (unpaid + others)
    return part if charged.letter_id else max(part, trade_floor())


def without_reversed(claim: Claim, *, by: date) -> Claim:
    """Leave out the payments that were taken back by a day: then they count as never made.

    None was: the claim itself.
    """
    if not any(one.kind is EntryKind.REVERSAL and one.on <= by for one in claim.ledger):
        return claim
    return replace(claim, ledger=kept(claim.ledger, by=by))
