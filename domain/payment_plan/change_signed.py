"""What both signatures below a change of a running plan bring, and what can be changed at all."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from domain.claim.events import ClaimFact
from domain.claim.imagined import imagine
from domain.claim.negotiation import end_negotiation
from domain.claim.payments import complete_plan, settle_if_nothing_is_open
from domain.claim.refusals import require_live
from domain.claim.state import Claim, Ending
from domain.errors import Refusal
from domain.payment_plan.decisions import agreed_by_both, require_unmoved
from domain.payment_plan.events import PlanConcluded, PlanFact, PlanReplaced
from domain.payment_plan.state import PaymentPlan, PlanStanding, require_proposed


def require_changeable(plan: PaymentPlan, *, signed: bool = False) -> None:
    """Refuse with ``payment_plan.not_running`` a plan that no change can take the place of.

    ``signed``: both signed the change by now. Then a plan that lapsed meanwhile may have it too:
    who signed in time is held to nothing that he was told would be otherwise.
    """
    fits = {PlanStanding.RUNNING, PlanStanding.LAPSED} if signed else {PlanStanding.RUNNING}
    if plan.standing not in fits:
        raise Refusal(
            "payment_plan.not_running",
            "The plan that would be changed does not run any more.",
            way_out="Draw up another one over what is open.",
        )


def require_undisputed(claim: Claim) -> None:
    """Refuse a claim of a plan of which it is not sure what is owed, or that is ours no more.

    Raises Refusal ``claim.ended`` or ``payment_plan.contested``; one that was paid is neither.
    """
    if claim.ending is Ending.SETTLED:
        return
    require_live(claim)
    if claim.disputes or claim.unsaid:
        raise Refusal(
            "payment_plan.contested",
            f"{claim.invoice_number} is contested: what is owed of it is not decided.",
            way_out="Decide the dispute first, or leave the claim out.",
            values={"invoice": claim.invoice_number},
        )


def conclude_change(
    plan: PaymentPlan,
    old: PaymentPlan,
    claims: Mapping[UUID, Claim],
    *,
    document_sha256: str,
    today: date,
) -> tuple[list[PlanFact], list[PlanFact], list[tuple[Claim, list[ClaimFact]]]]:
    """The facts of the change, of the plan that it takes the place of, and of their claims.

    ``claims`` are those of the old plan. One of which nothing is left in the change has kept the
    plan. Raises Refusal ``payment_plan.not_running``, ``.moved``, ``.contested``, ``.running``.
    """
    proposed = require_proposed(plan)
    assert plan.by_debtor is not None
    assert plan.by_creditor is not None
    require_changeable(old, signed=True)
    his = tuple(part.claim_id for part in proposed.claims)
    signed = (plan.by_debtor.on, plan.by_creditor.on)
    facts: list[tuple[Claim, list[ClaimFact]]] = []
    for part in proposed.claims:
        claim = claims[part.claim_id]
        require_undisputed(claim)
        _require_no_other(claim, old)
        require_unmoved(plan, claim, part, today=today)
        agreed = agreed_by_both(plan.id, proposed, part, his, signed)
        facts.append((claim, [agreed, *end_negotiation(claim, today=today)]))
    done = [one for one in claims.values() if one.id not in his and _is_of(one, old)]
    facts.extend((claim, _kept(claim, today)) for claim in done)
    ends: list[PlanFact] = [PlanReplaced(by=plan.id)]
    replaced = ends if old.standing is PlanStanding.RUNNING else []
    return [PlanConcluded(document_sha256=document_sha256)], replaced, facts


def _is_of(claim: Claim, plan: PaymentPlan) -> bool:
    return claim.arrangement is not None and claim.arrangement.plan.plan_id == plan.id


def _require_no_other(claim: Claim, old: PaymentPlan) -> None:
    if claim.arrangement and not _is_of(claim, old):
        raise Refusal(
            "payment_plan.another_runs",
            f"Another payment plan runs on {claim.invoice_number} by now.",
            way_out="Let that one lapse or complete before this one is changed.",
            values={"invoice": claim.invoice_number},
        )


def _kept(claim: Claim, today: date) -> list[ClaimFact]:
    """That the plan ended well on a claim of which all was paid, with what follows."""
    facts = complete_plan(claim, today=today)
    after = imagine(claim, facts, today=today)
    return facts + (settle_if_nothing_is_open(after, today=today) if claim.live else [])
