"""What money and a missed instalment mean for a payment plan: it ends on all its claims at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.claim.arranged import Arrangement
from domain.claim.events import ClaimFact, PaymentPlanLapsed
from domain.claim.imagined import imagine
from domain.claim.payments import complete_plan, is_plan_kept, settle_if_nothing_is_open
from domain.claim.shared_plan import lapse_of
from domain.claim.state import Claim
from domain.facts import Envelope, Fact, StreamKind, StreamRef
from domain.payment_plan.events import PlanCompleted, PlanLapsed
from domain.payment_plan.state import PaymentPlan, PlanStanding


class PlanSaving(Protocol):
    """The taking of a decision: what it reads is guarded, what it records is saved at once."""

    today: date
    envelopes: list[Envelope]

    def claim(self, claim_id: UUID) -> Claim:
        """Read a claim, as it is stored."""

    def payment_plan(self, plan_id: UUID) -> PaymentPlan:
        """Read a payment plan."""

    def record(
        self, stream: StreamRef, facts: Sequence[Fact], *, subject: UUID | None = None
    ) -> None:
        """Append facts to a stream."""


def follow_plans(saving: PlanSaving, moved: Mapping[UUID, Claim], log: UUID) -> None:
    """Let a plan that lapsed on one claim lapse on all, and one that was paid end on all.

    ``moved`` are the claims on which money moved in this save, as that leaves them.
    """
    for claim_id, number, why in list(_lapsed(saving)):
        _lapse_together(saving, saving.claim(claim_id), number, why, log)
    for claim in list(moved.values()):
        plan = _signed(claim)
        if plan is not None:
            _complete_together(saving, plan, moved, log)
    for claim in list(moved.values()):
        _undo_completion(saving, claim, log)


def _signed(claim: Claim) -> Arrangement | None:
    running = claim.arrangement
    return running if running and running.plan.plan_id else None


def _lapsed(saving: PlanSaving) -> Iterator[tuple[UUID, int, str]]:
    """The claims of a signed plan that lapsed in this save, with what was missed, and why."""
    missed = {
        one.originator_id: getattr(one.fact, "number", 0)
        for one in saving.envelopes
        if one.fact.TOPIC == "claim.instalment_missed"
    }
    for one in saving.envelopes:
        if isinstance(one.fact, PaymentPlanLapsed):
            yield one.originator_id, missed.get(one.originator_id, 0), one.fact.why


def _lapse_together(saving: PlanSaving, claim: Claim, number: int, why: str, log: UUID) -> None:
    running = _signed(claim)
    if running is None or running.plan.plan_id is None:
        return
    plan = saving.payment_plan(running.plan.plan_id)
    if plan.standing is not PlanStanding.RUNNING or _known(saving, plan.id):
        return
    for other_id in running.plan.claims:
        other = saving.claim(other_id)
        theirs = _signed(other)
        if theirs and theirs.plan.plan_id == plan.id and not _has_lapsed(saving, other_id):
            stream = StreamRef(StreamKind.CLAIM, other_id, log)
            saving.record(stream, lapse_of(other, number, why=why))
    saving.record(StreamRef(StreamKind.PAYMENT_PLAN, plan.id, log), [PlanLapsed(number=number)])


def _complete_together(
    saving: PlanSaving, running: Arrangement, moved: Mapping[UUID, Claim], log: UUID
) -> None:
    assert running.plan.plan_id is not None
    plan = saving.payment_plan(running.plan.plan_id)
    if plan.standing is not PlanStanding.RUNNING or _known(saving, plan.id):
        return
    claims = [moved.get(one) or saving.claim(one) for one in running.plan.claims]
    his = [one for one in claims if _signed(one) and one.arrangement]
    if not all(is_plan_kept(one, today=saving.today) for one in his):
        return
    for claim in his:
        facts: list[ClaimFact] = complete_plan(claim, today=saving.today)
        after = imagine(claim, facts, today=saving.today)
        facts += settle_if_nothing_is_open(after, today=saving.today) if claim.live else []
        saving.record(StreamRef(StreamKind.CLAIM, claim.id, log), facts, subject=claim.debtor_id)
    saving.record(StreamRef(StreamKind.PAYMENT_PLAN, plan.id, log), [PlanCompleted()])


def _undo_completion(saving: PlanSaving, claim: Claim, log: UUID) -> None:
    """Say of a completed plan that it was not kept, where a payment of it went back."""
    kept = claim.kept_plan
    if kept is None or kept.plan.plan.plan_id is None or _known(saving, kept.plan.plan.plan_id):
        return
    plan = saving.payment_plan(kept.plan.plan.plan_id)
    running = kept.plan
    if plan.standing is PlanStanding.COMPLETED and not is_plan_kept(
        claim, today=saving.today, running=running
    ):
        last = running.plan.instalments[-1].number
        stream = StreamRef(StreamKind.PAYMENT_PLAN, plan.id, log)
        saving.record(stream, [PlanLapsed(number=last)])


def _known(saving: PlanSaving, plan_id: UUID) -> bool:
    """Whether this save says already how the plan ended."""
    return any(
        one.originator_id == plan_id and isinstance(one.fact, PlanLapsed | PlanCompleted)
        for one in saving.envelopes
    )


def _has_lapsed(saving: PlanSaving, claim_id: UUID) -> bool:
    return any(
        one.originator_id == claim_id and isinstance(one.fact, PaymentPlanLapsed)
        for one in saving.envelopes
    )
