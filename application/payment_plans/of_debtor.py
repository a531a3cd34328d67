"""The payment plans of a debtor, in the order in which they were drawn up."""

from collections.abc import Iterator
from itertools import count
from typing import Final
from uuid import UUID

from application.house import House
from domain.claim.state import Claim
from domain.debtor.state import Debtor
from domain.facts import Point
from domain.payment_plan.state import PaymentPlan, PlanStanding

OF_DEBTOR: Final = "payment_plan_of"
"""Under which kind of value a debtor's plans are found, one after the other."""


def ids_of_plans(house: House, debtor: Debtor) -> Iterator[UUID]:
    """The ids of his plans."""
    if debtor.creditor_id is None:
        return
    for number in count(1):
        value = f"{debtor.id}/{number}"
        found = house.store.find_identity(debtor.creditor_id, OF_DEBTOR, value)
        if found is None:
            return
        yield found


def plans_of(house: House, debtor: Debtor, at: Point | None = None) -> list[PaymentPlan]:
    """His plans at a point; one that was drawn up later is none of them."""
    found = (house.collections.payment_plan(one, at) for one in ids_of_plans(house, debtor))
    return [plan for plan in found if plan.proposed is not None]


def open_plans(house: House, debtor: Debtor) -> list[PaymentPlan]:
    """His plans that wait for a signature."""
    return [one for one in plans_of(house, debtor) if one.standing is PlanStanding.PROPOSED]


def running_plans(house: House, debtor: Debtor) -> list[PaymentPlan]:
    """His plans that both signed and that run."""
    return [one for one in plans_of(house, debtor) if one.standing is PlanStanding.RUNNING]


def fits_a_plan(claim: Claim) -> bool:
    """Whether a plan can be made of a claim now."""
    return claim.live and not (claim.arrangement or claim.disputes or claim.unsaid)
