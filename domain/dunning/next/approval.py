"""Steps that a person approves before they are taken, for each claim and round."""

from datetime import date

from domain.case import Case
from domain.claim.balance import balance
from domain.claim.events import ClaimFact, StepApproved, StepDeclined
from domain.claim.refusals import require_live
from domain.claim.remembered import Judged
from domain.dunning.next.answers import Ask
from domain.dunning.next.since import last_risen
from domain.dunning.plan.step import Step
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.money import Cents
from domain.sealing import Sealed


def asks_approval(case: Case, step: Step, *, since: date, today: date) -> Ask | None:
    """Ask a person where a step needs approval and has none that holds; None: it may go.

    An approval holds for its round, and as long as no more principal and costs are open.
    """
    if not step.needs_approval:
        return None
    judged = _judged(case, step.id)
    if judged is None:
        return Ask(Task.APPROVE_STEP, "a person is to approve this step", since, step.id)
    if judged.amount is None:
        return Ask(Task.STEP_DECLINED, "a person declined this step", judged.on, step.id)
    if at_stake(case, today=today) > judged.amount:
        why, rose = "more is open than when it was approved", last_risen(case.claim)
        return Ask(Task.APPROVE_STEP, why, max(judged.on, rose), step.id)
    return None


def approve(case: Case, *, step: str, asked: Ask | None, today: date) -> list[ClaimFact]:
    """Let a step be taken; approved already: nothing. Raises Refusal ``approval.not_asked``.

    ``asked`` is what the plan asks today, if it asks for approval at all.
    """
    require_live(case.claim)
    if asked is None or asked.step != step:
        judged = _judged(case, step)
        if judged is not None and judged.amount is not None:
            return []
        raise _not_asked(step)
    amount = at_stake(case, today=today)
    return [StepApproved(step=step, round=case.claim.round, amount=amount)]


def decline(
    case: Case, *, step: str, asked: Ask | None, why: Sealed[str] | None = None
) -> list[ClaimFact]:
    """Do not let a step be taken, and say why; declined already: nothing.

    Raises Refusal ``approval.not_asked`` or ``approval.no_reason``: the next one who looks must
    know what is in the way.
    """
    require_live(case.claim)
    if asked is None or asked.step != step:
        raise _not_asked(step)
    if asked.task is Task.STEP_DECLINED:
        return []
    if why is None:
        raise Refusal(
            "approval.no_reason",
            f"The step '{step}' is declined without a word of why.",
            way_out="Say why: who goes on with the claim must know.",
            values={"step": step},
        )
    return [StepDeclined(step=step, round=case.claim.round, why=why)]


def at_stake(case: Case, *, today: date) -> Cents:
    """What an approval looks at: open principal and costs, not the interest that runs."""
    now = balance(case.claim, on=today)
    return now.principal + now.costs


def _judged(case: Case, step: str) -> Judged | None:
    judged = case.claim.judged_steps.get(step)
    return judged if judged is not None and judged.round == case.claim.round else None


def _not_asked(step: str) -> Refusal:
    return Refusal(
        "approval.not_asked",
        f"Nobody is asked to approve the step '{step}' of this claim now.",
        way_out="See `vordering approvals` for the steps that wait.",
        values={"step": step},
    )
