"""What payment plans over several claims ask next: one amount, which is an instalment of none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from domain.claim.shared_plan import next_of
from domain.claim.state import Claim
from domain.matching.incoming import AmountKind, AskedByPlan, Payable


def asked_by_plans(claims: Iterable[Claim], *, on: date) -> Iterator[AskedByPlan]:
    """The next instalment of each plan over several of these claims, for money of a day.

    A plan of which not every claim is there is left out: what it asks is not known then. So is one
    that was drawn up after that day: what was paid before it is no instalment of it.
    """
    known = {claim.id: claim for claim in claims}
    for plan_id, ids in _plans(known).items():
        his = [known[one] for one in ids if one in known]
        if len(his) < len(ids) or any(one.debtor_id != his[0].debtor_id for one in his):
            continue
        under = [one for one in his if _plan_of(one) == plan_id]
        day = max([on, *(one.issued_on for one in under)])
        shares = next_of(under, today=day)
        if shares and _drawn_up_on(under[0]) <= on:
            yield AskedByPlan(claims=ids, shares=tuple(shares.items()))


def without_shares(claim: Payable, plan: AskedByPlan | None) -> Payable:
    """A claim under a plan over several: its share alone is no instalment that anybody asked.

    ``plan`` None: what the plan asks is not known. Where the instalment is for this claim alone,
    it stays one of it.
    """
    if plan is not None and plan.shares == ((claim.id, plan.amount),):
        kept = {**claim.amounts, AmountKind.INSTALMENT: frozenset({plan.amount})}
        return replace(claim, amounts=kept)
    kept = {kind: one for kind, one in claim.amounts.items() if kind is not AmountKind.INSTALMENT}
    return replace(claim, amounts=kept)


def is_shared(claim: Claim) -> bool:
    """Tell whether a claim is under a plan over several."""
    return claim.arrangement is not None and len(claim.arrangement.plan.claims) > 1


def siblings_of(claims: Iterable[Claim]) -> dict[UUID, None]:
    """The claims of the plans over several that these are under, in their order."""
    return dict.fromkeys(
        one
        for claim in claims
        if claim.arrangement and is_shared(claim)
        for one in claim.arrangement.plan.claims
    )


def _plans(known: Mapping[UUID, Claim]) -> dict[UUID, tuple[UUID, ...]]:
    return {
        running.plan.plan_id: running.plan.claims
        for claim in known.values()
        if (running := claim.arrangement) and running.plan.plan_id and is_shared(claim)
    }


def _plan_of(claim: Claim) -> UUID | None:
    return claim.arrangement.plan.plan_id if claim.arrangement else None


def _drawn_up_on(claim: Claim) -> date:
    assert claim.arrangement is not None
    return claim.arrangement.plan.reckoned_on or claim.arrangement.agreed_on
