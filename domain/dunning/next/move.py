"""Moving a running claim to another plan or version; the move is a fact with a reason."""

from datetime import date

from domain.case import Case
from domain.claim.balance import balance
from domain.claim.events import ClaimFact, PlanChanged
from domain.claim.refusals import require_live
from domain.creditor.plans import plan_for, require_fit
from domain.errors import Refusal


def move_to_plan(case: Case, *, plan: str, reason: str, today: date) -> list[ClaimFact]:
    """Move a live claim; a letter that was sent is not sent again under the new plan.

    Letters of this round fulfil the new plan's steps of their kind, and what stands before those
    is passed over unless the law asks for it. Raises NotFound ``plan.unknown``, Refusal
    ``plan.no_reason``, ``plan.not_for_this_claim`` or ``plan.letter_under_way``.
    """
    require_live(case.claim)
    if case.claim.plan == plan:
        return []
    if not reason.strip():
        raise Refusal(
            "plan.no_reason",
            "A claim is moved to another plan with a reason only.",
            way_out="Say why it moves.",
        )
    if case.claim.pending:
        raise Refusal(
            "plan.letter_under_way",
            f"A letter of {case.claim.plan} is under way for claim {case.claim.invoice_number}.",
            way_out="Move the claim when the letter is out, or cancel the letter first.",
            values={"invoice": case.claim.invoice_number},
        )
    new = plan_for(case.creditor, plan)
    principal = balance(case.claim, on=today).principal
    require_fit(new, case.creditor, capacity=case.debtor.capacity, principal=principal)
    return [PlanChanged(old=case.claim.plan, new=new.key)]
