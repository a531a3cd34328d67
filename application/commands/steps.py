"""How a person guides the plan of a claim: its first step, approvals, decisions, another plan."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.by import sealed
from application.commands.conditions import require_old
from application.commands.fields import PlanKey, StepId, Text
from application.commands.kinds import Condition, OnCase
from application.house import House
from domain.application import Session, stream_of_claim
from domain.case import Case
from domain.claim.refusals import require_live
from domain.dunning.next import asked, entry
from domain.dunning.next.move import move_to_plan
from domain.dunning.next.passing import go_on
from domain.dunning.task import Task
from domain.facts import Fact, StreamRef
from domain.user.roles import May


class ChooseFirstStep(OnCase):
    """Let a claim that came in old begin at a step, on the first day that is free."""

    NAME: ClassVar[str] = "first-step"
    PATH: ClassVar[str] = "first-step"
    TAG: ClassVar[str] = "steps"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_old,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "entry.barred",
        "entry.not_waiting",
        "entry.skips_the_law",
        "entry.unknown_step",
        "law.calendar_unverified",
        "limitation.years",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CHOOSE_FIRST_STEP,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"step": "first_steps"}

    step: StepId
    although_barred: bool = Field(default=False, description="also where limitation has passed")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The creditor's ceiling of a day counts it."""
        del house
        case = session.case(about)
        chosen = entry.choose_first_step(
            case, step=self.step, today=session.today, although_barred=self.although_barred
        )
        if chosen:
            stream, who = stream_of_claim(case.claim), case.debtor.id
            session.record(stream, [chosen.for_claim], subject=who, policy=case.plan.key)
            session.record(StreamRef.creditor(case.creditor.id), [chosen.for_creditor])


class JudgeStep(OnCase):
    """Approve or decline the step that waits for it; the next run takes what was approved."""

    NAME: ClassVar[str] = "approval"
    PATH: ClassVar[str] = "approvals"
    TAG: ClassVar[str] = "steps"
    MAY: ClassVar[May] = May.DECIDE
    BY_PLAN: ClassVar[bool] = True
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "approval.no_reason",
        "approval.not_asked",
        "claim.ended",
        "fourteen_days.too_short",
        "law.calendar_unverified",
        "limitation.years",
    )
    WORK: ClassVar[tuple[Task, ...]] = (
        Task.APPROVE_STEP,
        Task.STEP_DECLINED,
        Task.LETTER_STUCK,
        Task.SMALL_REST,
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"step": "asked_step"}

    approved: bool = Field(description="yes: it may be taken; no: it is declined")
    step: str = Field(
        default="", pattern=r"^[a-z0-9-]*$", max_length=100, description="default: the one asked"
    )
    why: Text = Field(default="", description="why not; kept sealed")

    def decide_case(self, case: Case, session: Session) -> Sequence[Fact]:
        """A declined step makes the claim wait for a person."""
        if self.approved:
            return asked.approve(case, step=self.step, today=session.today)
        why = sealed(self.why.strip() or self.reason_text.strip())
        return asked.decline(case, step=self.step, why=why, today=session.today)


class PassStep(OnCase):
    """Let the plan go on past a step that waits for a person."""

    NAME: ClassVar[str] = "decided-step"
    PATH: ClassVar[str] = "decided-steps"
    TAG: ClassVar[str] = "plans"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "fourteen_days.too_short",
        "law.calendar_unverified",
        "limitation.years",
        "step.not_asked",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.DECIDE, Task.WRITE_OFF, Task.ESTABLISH_DEFAULT)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"step": "asked_step"}

    step: StepId
    note: Text = ""

    def decide_case(self, case: Case, session: Session) -> Sequence[Fact]:
        """What a person decided instead stands in the note."""
        return go_on(case, step=self.step, today=session.today, note=sealed(self.note))


class MoveToPlan(OnCase):
    """Move a live claim to another dunning plan or version, for a reason that is given."""

    NAME: ClassVar[str] = "plan"
    PATH: ClassVar[str] = "plan"
    TAG: ClassVar[str] = "course"
    MAY: ClassVar[May] = May.MANAGE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "plan.letter_under_way",
        "plan.no_reason",
        "plan.not_for_this_claim",
        "plan.unknown",
        "plan.unreadable",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOAD_PLAN, Task.PLAN_AT_END)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"plan": "plans"}

    plan: PlanKey

    def decide_case(self, case: Case, session: Session) -> Sequence[Fact]:
        """What was sent stands; the steps go on under the other plan."""
        return move_to_plan(case, plan=self.plan, reason=self.reason_text, today=session.today)
