"""What was agreed on a claim, or waits to be signed, and what holds it, read from its state."""

from datetime import date

from application.house import House
from application.known import Known, point_of
from application.queries.agreed_shapes import HoldOut, InstalmentOut, PlanToSignOut, PromiseOut
from domain.claim.agreements import last_day_of_promise
from domain.claim.open_plans import plan_to_sign
from domain.claim.paid import instalments_paid
from domain.claim.state import Claim
from domain.money import as_decimal


def promise_out(claim: Claim) -> PromiseOut | None:
    """The promise that the claim waits for."""
    if claim.promise is None:
        return None
    made = claim.promise
    return PromiseOut(
        amount=as_decimal(made.amount),
        by=made.by,
        made_on=made.made_on,
        in_writing=made.in_writing,
        waits_through=last_day_of_promise(made),
    )


def instalments_out(claim: Claim) -> list[InstalmentOut]:
    """The instalments of the plan that runs, its own share of each."""
    if claim.arrangement is None:
        return []
    return [
        InstalmentOut(
            number=part.number,
            amount=as_decimal(part.amount),
            by=part.by,
            paid=covered == part.amount,
        )
        for part, covered in instalments_paid(claim, claim.arrangement)
    ]


def plan_to_sign_out(
    house: House, claim: Claim, on: date, known_at: Known | None
) -> PlanToSignOut | None:
    """The plan that can still be signed, and who has signed it, as known then."""
    found = plan_to_sign(claim, on) if claim.live else None
    if found is None:
        return None
    today = on == house.today and known_at is None
    plan = house.collections.payment_plan(
        found.plan_id, None if today else point_of(house, on, known_at)
    )
    return PlanToSignOut(
        id=found.plan_id,
        proposed_on=found.on,
        open_until=found.open_until,
        link_sent=plan.link is not None,
        paper_sent=bool(plan.papers),
        signed_by_debtor_on=plan.by_debtor.on if plan.by_debtor else None,
        signed_by_creditor_on=plan.by_creditor.on if plan.by_creditor else None,
    )


def holds_out(claim: Claim) -> list[HoldOut]:
    """Its holds, but those that were lifted before a day of them had passed."""
    return [
        HoldOut(id=one.hold_id, category=one.category, from_day=one.from_day, until=one.until)
        for one in claim.holds
        if one.until is None or one.until >= one.from_day
    ]
