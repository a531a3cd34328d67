"""The letter that a payment plan was kept: what was paid on it, and that nothing is due."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.claim.arranged import KeptPlan
from domain.claim.balance import balance
from domain.claim.events import Asked
from domain.claim.litigation import in_court
from domain.claim.marks import look_first
from domain.claim.paid import paid_towards
from domain.claim.state import Claim, Ending
from domain.days import add_days
from domain.law.contact_hours import no_contact_on
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.order.told_plan import MOVED, OTHER, reason_to_cancel_plan_letter
from domain.letter.state import LAPSED
from domain.letter.text import PlanMoment
from domain.money import Cents

TOLD_WITHIN: Final = 14
"""Days behind the end of a plan in which it is told; whoever could not be told then knows it."""


def kept_together(case: Case, neighbours: Sequence[Case]) -> tuple[Case, ...]:
    """The claims of the plan that was kept on a case, those of both signatures in their order."""
    kept = case.claim.kept_plan
    if kept is None:
        return ()
    known = {one.claim.id: one for one in (case, *neighbours)}
    his = [known[one] for one in kept.plan.plan.claims if one in known] or [case]
    return tuple(his)


def paid_to_tell(cases: Sequence[Case], *, today: date) -> Mapping[UUID, Cents]:
    """What was paid on a plan that was kept and of which no letter told so, by claim.

    Empty: nothing is to be told. Only where nothing is open on any claim of the plan: a debtor of
    whom anything of it is asked, or contested, is not told that he owes nothing.
    """
    kept = cases[0].claim.kept_plan if cases else None
    if kept is None or today > add_days(kept.on, TOLD_WITHIN):
        return {}
    all_there = len(kept.plan.plan.claims) in {0, len(cases)}
    if not all_there or any(_is_asked(one.claim, kept, today) for one in cases):
        return {}
    if any(is_told_kept(one.claim) for one in cases):
        return {}
    paid = {one.claim.id: paid_towards(one.claim, _of(one.claim).plan) for one in cases}
    return paid if sum(paid.values()) > 0 else {}


def is_told_kept(claim: Claim) -> bool:
    """Whether a letter told since the end of the plan that was kept that it was."""
    kept = claim.kept_plan
    return kept is not None and any(
        one.moment is PlanMoment.COMPLETED and one.on >= kept.on for one in claim.plan_letters
    )


def parts_of_kept(cases: Sequence[Case], paid: Mapping[UUID, Cents]) -> tuple[AskedOfClaim, ...]:
    """The claims of the letter: nothing is asked of them, and so much was paid on each."""
    return tuple(
        AskedOfClaim(
            claim_id=case.claim.id,
            version=case.claim.version,
            round=case.claim.round,
            asked=Asked(principal=0),
            instalment=paid[case.claim.id],
        )
        for case in cases
    )


def reason_to_cancel_about_plan(case: Case, ordered: LetterOrdered, *, today: date) -> str:
    """Tell why a letter about a plan must not go out, or give the empty string."""
    if ordered.plan_moment is PlanMoment.COMPLETED:
        return _reason_of_kept(case, ordered, today)
    return reason_to_cancel_plan_letter(case, ordered, today=today)


def _reason_of_kept(case: Case, ordered: LetterOrdered, today: date) -> str:
    claim = case.claim
    kept = claim.kept_plan
    same = kept is not None and kept.plan.plan.plan_id == ordered.payment_plan
    told = [one for one in ordered.claims if one.claim_id == claim.id]
    found = (
        (today > ordered.send_on, LAPSED),
        (bool(closed := no_contact_on(today)), closed),
        (kept is None or not same or _is_asked(claim, kept, today), OTHER),
        (bool(barred := case.debtor.stopped_on(today, claim)), barred),
        (bool(claim.stopped_by), look_first(claim)),
        (bool(court := in_court(claim)), court),
        (
            kept is not None
            and any(paid_towards(claim, kept.plan) != one.instalment for one in told),
            MOVED,
        ),
    )
    return next((why for holds, why in found if holds), "")


def _is_asked(claim: Claim, kept: KeptPlan, today: date) -> bool:
    """Whether anything of a claim may still be asked, or its plan was another one."""
    other = claim.kept_plan is None or claim.kept_plan.plan.plan.plan_id != kept.plan.plan.plan_id
    owing = balance(claim, on=today).total > 0
    return other or owing or claim.ending is not Ending.SETTLED or bool(claim.party)


def _of(claim: Claim) -> KeptPlan:
    assert claim.kept_plan is not None, "only claims of a plan that was kept are told so"
    return claim.kept_plan
