"""What is entered in error of a plan over several claims: on all of them, and on the plan."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from application.payment_plans.signatures import stream_of_plan
from domain.application import Session, stream_of_claim
from domain.claim.corrections import enter_in_error_on_claim, meant
from domain.claim.events import (
    InstalmentMissed,
    PaymentPlanAgreed,
    PaymentPlanCompleted,
    PaymentPlanLapsed,
)
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.facts import EnteredInError, Fact, Recorded, in_force, wrong_versions
from domain.payment_plan.events import (
    PlanCompleted,
    PlanConcluded,
    PlanLapsed,
    PlanReplaced,
    PlanWithdrawn,
)
from domain.payment_plan.state import PaymentPlan

_ENDS: Final = (InstalmentMissed, PaymentPlanLapsed, PaymentPlanCompleted)
_ON_PLAN: Final[dict[type[Fact], type[Fact]]] = {
    PaymentPlanAgreed: PlanConcluded,
    PaymentPlanLapsed: PlanLapsed,
    PaymentPlanCompleted: PlanCompleted,
}
"""By what a claim was told, what the plan was told in the same save."""


def take_back_of_plan(
    session: Session,
    claim: Claim,
    history: Sequence[Recorded],
    *,
    version: int,
    approved_by: str,
) -> None:
    """Let what a plan told one of its claims be in error on all of them, in the same save.

    The same where that is undone: what was in error on all counts on all again. A plan that both
    signed and that never held is no proposal either: who wants one draws another up. Raises
    Refusal ``error.plan_over`` where it ended since: its end is taken back first.
    """
    target = meant(history, version)
    if target is None or not isinstance(target.fact, (PaymentPlanAgreed, *_ENDS)):
        return
    agreed = _agreement(target, history)
    if agreed is None:
        return
    restored = target.originator_version != version
    if target is agreed and not restored:
        _require_running(claim, history, agreed)
    if (plan_id := _plan_of(agreed)) is None:
        return
    said = next(one for one in history if one.originator_version == version)
    for other_id in _others(agreed, claim.id):
        _on_other(session, session.claim(other_id), said, approved_by)
    _on_plan(session, plan_id, said, type(target.fact), approved_by)


def _agreement(target: Recorded, history: Sequence[Recorded]) -> Recorded | None:
    """The fact by which the plan was agreed that a fact is about: itself, or an earlier one."""
    if isinstance(target.fact, PaymentPlanAgreed):
        return target
    known = getattr(target.fact, "agreed_version", None)
    return next((one for one in history if one.originator_version == known), None)


def _plan_of(agreed: Recorded) -> UUID | None:
    return agreed.fact.plan_id if isinstance(agreed.fact, PaymentPlanAgreed) else None


def _others(agreed: Recorded, claim_id: UUID) -> Iterator[UUID]:
    assert isinstance(agreed.fact, PaymentPlanAgreed)
    return (one for one in agreed.fact.claims if one != claim_id)


def _require_running(claim: Claim, history: Sequence[Recorded], agreed: Recorded) -> None:
    for one in in_force(history):
        ended = isinstance(one.fact, PaymentPlanLapsed | PaymentPlanCompleted)
        if ended and getattr(one.fact, "agreed_version", 0) == agreed.originator_version:
            raise Refusal(
                "error.plan_over",
                f"The payment plan on {claim.invoice_number} ended since.",
                way_out="Enter its end in error first, and then the plan.",
                values={"invoice": claim.invoice_number},
            )


def _on_other(session: Session, claim: Claim, said: Recorded, approved_by: str) -> None:
    history = session.reads.history(claim.id)
    for one in _same(history, said):
        facts = enter_in_error_on_claim(
            claim,
            history,
            version=one.originator_version,
            actor=session.decider,
            approved_by=approved_by,
            today=session.today,
        )
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)


def _on_plan(
    session: Session, plan_id: UUID, said: Recorded, told: type[Fact], approved_by: str
) -> None:
    wanted = _ON_PLAN.get(told)
    if wanted is None:
        return
    plan = session.payment_plan(plan_id)
    undoes = isinstance(said.fact, EnteredInError)
    facts = _in_error(session, plan, said, wanted, approved_by)
    if facts and wanted is PlanConcluded and not undoes:
        facts.append(PlanWithdrawn())
    session.record(stream_of_plan(plan), facts)
    replaced = plan.proposed.replaces if plan.proposed else None
    if replaced and wanted is PlanConcluded:
        old = session.payment_plan(replaced)
        session.record(
            stream_of_plan(old), _in_error(session, old, said, PlanReplaced, approved_by)
        )


def _in_error(
    session: Session, plan: PaymentPlan, said: Recorded, wanted: type[Fact], approved_by: str
) -> list[Fact]:
    """What a plan was told in the same save, in error; where that is undone, the errors are."""
    undoes = isinstance(said.fact, EnteredInError)
    kinds = (EnteredInError, PlanWithdrawn) if undoes else (wanted,)
    history = session.reads.history(plan.id)
    wrong = wrong_versions(history)
    return [
        EnteredInError(
            version=one.originator_version, topic=one.fact.TOPIC, approved_by=approved_by
        )
        for one in history
        if one.command_id == said.command_id
        and isinstance(one.fact, kinds)
        and one.originator_version not in wrong
    ]


def _same(history: Sequence[Recorded], said: Recorded) -> Iterator[Recorded]:
    """What another claim was told in the same save, and in the same words."""
    for one in history:
        same = one.command_id == said.command_id and one.fact.TOPIC == said.fact.TOPIC
        of = getattr(said.fact, "topic", None)
        if same and getattr(one.fact, "topic", None) == of:
            yield one
