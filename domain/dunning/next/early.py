"""A hand-over by hand that comes early: while the debtor has time to pay, or may have paid."""

from datetime import date

from domain.case import Case
from domain.case.asking_letters import time_given
from domain.claim.beyond_reason import MEANT_SO
from domain.dunning.next.answers import Wait
from domain.dunning.next.permission import PaymentsUnknown, payments_hold_back
from domain.dunning.next.step import next_step
from domain.dunning.plan.step import StepKind
from domain.errors import Refusal


def ask_about_early_hand_over(case: Case, *, today: date) -> None:
    """Ask about a hand-over that the plan would not do yet; what is meant so says it.

    Raises Refusal ``hand_over.term_runs`` (a letter gave the debtor until a day), then
    ``hand_over.payments_unknown`` (he may have paid in time) or ``hand_over.before_plan``.
    """
    number = case.claim.invoice_number
    last = time_given(case.claim, case.letters)
    if last and last >= today:
        raise Refusal(
            "hand_over.term_runs",
            f"A letter gives the debtor of {number} until {last} to pay.",
            article="BW 6:248",
            way_out=f"Wait for that day, {MEANT_SO}.",
            values={"invoice": number, "day": last},
        )
    held = payments_hold_back(case, StepKind.HAND_OVER.value, today=today)
    if held:
        through = held.needed if isinstance(held, PaymentsUnknown) else held.until
        raise Refusal(
            "hand_over.payments_unknown",
            f"It is not known yet what was paid on {number} through {through}.",
            article="BW 6:248",
            way_out=f"Record the payments of those days first, {MEANT_SO}.",
            values={"invoice": number, "day": through},
        )
    found = next_step(case, today=today)
    if isinstance(found, Wait) and found.until > today and _hands_over(case, found.step):
        raise Refusal(
            "hand_over.before_plan",
            f"By its plan {number} is handed over from {found.until} on.",
            way_out=f"Wait for that day, {MEANT_SO}.",
            values={"invoice": number, "day": found.until},
        )


def _hands_over(case: Case, step: str) -> bool:
    steps = case.plan.steps_for(case.debtor.capacity)
    return any(one.id == step and one.kind is StepKind.HAND_OVER for one in steps)
