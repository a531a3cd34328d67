"""What a plan answers instead of a hand-over: it waits for signatures, or asks a person."""

from datetime import date

from domain.case import Case
from domain.case.hand_over import missing_for_hand_over
from domain.claim.events import PartyKind
from domain.claim.open_plans import UNSIGNED, plan_to_sign
from domain.creditor.state import party_said
from domain.days import day_after
from domain.dunning.next.answers import Ask, Wait
from domain.dunning.plan.step import Step
from domain.dunning.task import Task


def not_handed(case: Case, step: Step, eligible: date, today: date) -> Ask | Wait | None:
    """What comes before a hand-over: a plan to be signed, a person's answer; None: it may go."""
    if case.claim.disputed:
        return to_lawyer(eligible, step.id)
    if offered := plan_to_sign(case.claim, today):
        return Wait(day_after(offered.open_until), UNSIGNED, step.id)
    kind = step.party_kind or PartyKind.AGENCY
    to = party_said(case.creditor, name=step.party, kind=kind)
    lacks = missing_for_hand_over(case, today=today, party_kind=kind, party=to)
    if lacks:
        return Ask(Task.COMPLETE_DOSSIER, ", ".join(lacks), eligible, step.id)
    return None


def to_lawyer(since: date, step: str) -> Ask:
    """Ask that a contested claim goes to a lawyer."""
    why = "a contested claim goes to a lawyer, or its dispute is decided"
    return Ask(Task.HAND_TO_LAWYER, why, since, step)
