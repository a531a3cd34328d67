"""What the plan asks a person today, and the answers that rest on what it asks."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.claim.events import Channel, ClaimFact, ContactOutcome
from domain.dunning.next import approval
from domain.dunning.next.answers import Ask
from domain.dunning.next.step import next_step
from domain.dunning.task import Task
from domain.sealing import Sealed

_APPROVED: Final = frozenset(
    {Task.APPROVE_STEP, Task.STEP_DECLINED, Task.LETTER_STUCK, Task.SMALL_REST}
)


def asked_approval(case: Case, *, today: date) -> Ask | None:
    """What the plan asks today, where that is the approval of a step, or of another try."""
    match next_step(case, today=today):
        case Ask(task=task) as asked if task in _APPROVED:
            return asked
    return None


def step_of_call(case: Case, *, channel: Channel, outcome: ContactOutcome, today: date) -> str:
    """The call step of the plan that a contact fulfils; empty: it fulfils none."""
    if channel is not Channel.PHONE or outcome is not ContactOutcome.REACHED:
        return ""
    match next_step(case, today=today):
        case Ask(task=Task.CALL, step=step):
            return step
    return ""


def approve(case: Case, *, step: str = "", today: date) -> list[ClaimFact]:
    """Let a step be taken (none named: the one that waits); raises ``approval.not_asked``."""
    asked = asked_approval(case, today=today)
    wanted = step or (asked.step if asked else "")
    return approval.approve(case, step=wanted, asked=asked, today=today)


def decline(
    case: Case, *, step: str = "", why: Sealed[str] | None = None, today: date
) -> list[ClaimFact]:
    """Do not let a step be taken (none named: the one that waits); raises as ``approve``."""
    asked = asked_approval(case, today=today)
    wanted = step or (asked.step if asked else "")
    return approval.decline(case, step=wanted, asked=asked, why=why)
