"""How what a person decided about steps changes a claim: its first step, approvals."""

from typing import assert_never

from domain.claim.events import FirstStepChosen, GuidingFact, Mark, StepApproved, StepDeclined
from domain.claim.state import Claim, Judged
from domain.facts import Recorded


def guiding(claim: Claim, fact: GuidingFact, recorded: Recorded) -> None:
    """Apply a choice of the first step, or the approval or refusal of one."""
    match fact:
        case FirstStepChosen():
            claim.first_step, claim.marks = fact.step, claim.marks - {Mark.ENTERED_OLD}
            claim.anchor_on = max(fact.from_day, claim.anchor_on or fact.from_day)
        case StepApproved():
            day = recorded.effective_on
            claim.judged_steps[fact.step] = Judged(fact.round, day, fact.amount)
        case StepDeclined():
            claim.judged_steps[fact.step] = Judged(fact.round, recorded.effective_on, None)
        case _:
            assert_never(fact)
