"""The collection costs that the law allows over what a letter asks, or over what was left."""

from collections.abc import Sequence
from datetime import date

from domain.claim.state import Claim
from domain.compliance.creditor_then import creditor_then
from domain.compliance.demands import DunningLetter
from domain.compliance.sight import Sight
from domain.law.collection_costs import Costs, VatSurcharge, costs_for_letter
from domain.law.recurring_costs import CAP_FROM, SMALL_TERM, ChargedCosts, RecurringSeries
from domain.money import Cents


def costs_of_letter(sight: Sight, demand: DunningLetter) -> Costs:
    """The costs over all that a letter asks, once, with VAT where that may be asked."""
    order = demand.order
    bases = [part.asked.principal for part in order.claims] if order else []
    if demand.fourteen and not order:
        bases = [demand.fourteen.base]
    elif order and not demand.fourteen and len(bases) == 1:  # what is contested may be told of
        bases = [max(order.costs_base, *bases)]
    return costs_over(sight, bases, on=demand.asked_on)


def costs_over(
    sight: Sight, bases: Sequence[Cents], *, on: date, then: Sight | None = None
) -> Costs:
    """The most that may be asked over open principals on a day: scale, floor, cap and VAT.

    ``then``: what was known when it was asked, for what was asked before over a series.
    """
    return costs_for_letter(
        bases,
        business=not sight.consumer,
        vat_percent=vat_percent(sight),
        recurring=_series(then or sight, on),
    )


def vat_percent(sight: Sight) -> int | None:
    """The percentage of VAT on the costs; none: a condition of Besluit BIK art. 2 lid 3 lacks."""
    claim = sight.claim
    assert claim.creditor_id, "a claim that was opened has a creditor"
    creditor = creditor_then(sight.around, claim.creditor_id, sight.point)
    return VatSurcharge(
        taxed_third_party=creditor.collector_charges_vat,
        creditor_can_deduct=creditor.can_deduct_vat,
        declared=True,
    ).percent


def _series(sight: Sight, on: date) -> RecurringSeries | None:
    claim = sight.claim
    if not claim.series_id or not sight.consumer or on < CAP_FROM or claim.principal >= SMALL_TERM:
        return None
    others = (sight.of(one).claim for one in sight.debtor.claims if one != sight.claim_id)
    same = [claim, *(one for one in others if one.series_id == claim.series_id)]
    return RecurringSeries(on=on, earlier=[one for term in same for one in _charged(term)])


def _charged(claim: Claim) -> list[ChargedCosts]:
    return [ChargedCosts(one.on, one.standing) for one in claim.costs if one.standing]
