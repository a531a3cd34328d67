"""What a person makes of a step that the plan left to him."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.claim.events import ClaimFact, StepTakenByPerson
from domain.claim.refusals import require_live
from domain.dunning.next.answers import Ask
from domain.dunning.next.step import next_step
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.sealing import Sealed

_LEFT_TO_PERSONS: Final = frozenset(
    {Task.CALL, Task.DECIDE, Task.WRITE_OFF, Task.HAND_OVER_REFUSED}
)


def go_on(
    case: Case, *, step: str, today: date, note: Sealed[str] | None = None
) -> list[ClaimFact]:
    """Record that the plan goes on past a step that waits for a person; repeated, it is nothing.

    For a call: that nobody is called. Raises Refusal ``step.not_asked`` where the plan does not
    wait for a person at that step.
    """
    require_live(case.claim)
    if step in case.claim.done_steps:
        return []
    asked = next_step(case, today=today)
    if isinstance(asked, Ask) and asked.task in _LEFT_TO_PERSONS and asked.step == step:
        return [StepTakenByPerson(step=step, note=note)]
    raise Refusal(
        "step.not_asked",
        f"The plan does not wait for a person at the step '{step}'.",
        way_out="See the claim's work: `vordering claim ID` names the step that waits.",
        values={"step": step},
    )
