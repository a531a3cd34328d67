"""A payment plan that was drawn up over a claim, as long as it can still be signed."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.events import OfferEnd, PaymentPlanOffered, PaymentPlanOfferEnded
from domain.claim.remembered import OpenPlan
from domain.claim.state import Claim
from domain.facts import Recorded, by_type
from domain.letter.text.kinds import PlanMoment

UNSIGNED: Final = "a payment plan waits for signatures"
"""Why a claim stays here meanwhile, as the engine says it."""


def plan_to_sign(claim: Claim, on: date) -> OpenPlan | None:
    """The plan over a claim that can be signed longest from a day on; None: there is none.

    What was offered with a term for it binds whoever offered it until the term is over
    (BW 6:219 lid 1).
    """
    can = [one for one in claim.open_plans if one.open_until >= on]
    return max(can, key=lambda one: one.open_until, default=None)


def plan_at_debtor(claim: Claim, on: date) -> OpenPlan | None:
    """The plan that went out to the debtor and can be signed longest from a day on; None: none.

    Within its term he may rely on it: no letter asks for anything else, no default is found and
    no costs fall due meanwhile. Bounded by that term (``open_until``).
    """
    sent = {one.plan_id for one in claim.plan_letters if one.moment is PlanMoment.OFFERED}
    can = [one for one in claim.open_plans if one.open_until >= on and one.plan_id in sent]
    return max(can, key=lambda one: one.open_until, default=None)


def without(open_plans: Sequence[OpenPlan], plan_id: UUID | None) -> tuple[OpenPlan, ...]:
    """What still waits once a plan was agreed, declined or taken back."""
    return tuple(one for one in open_plans if one.plan_id != plan_id)


def end_offer(claim: Claim, plan_id: UUID, why: OfferEnd) -> list[PaymentPlanOfferEnded]:
    """Record on a claim that a plan over it can be signed no more; unknown to it: nothing."""
    known = any(one.plan_id == plan_id for one in claim.open_plans)
    return [PaymentPlanOfferEnded(plan_id=plan_id, why=why)] if known else []


def _offer(claim: Claim, fact: PaymentPlanOffered, recorded: Recorded) -> None:
    new = OpenPlan(fact.plan_id, recorded.effective_on, fact.open_until)
    claim.open_plans = (*claim.open_plans, new)


def _end(claim: Claim, fact: PaymentPlanOfferEnded, _recorded: Recorded) -> None:
    claim.open_plans = without(claim.open_plans, fact.plan_id)


OFFERS: Final = by_type(_offer, _end)
