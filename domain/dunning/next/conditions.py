"""Whether a step of a plan is for a claim as it is on a day: its amounts, and what skips it."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from domain.case import Case
from domain.case.defaulting import notice_of
from domain.claim.balance import balance
from domain.claim.state import Claim
from domain.dunning.next.progress import done_on, in_default
from domain.dunning.plan.step import Skip, Step, StepKind


def applies(case: Case, step: Step, before: Sequence[Step], today: date) -> bool:
    """Tell whether a step is to be taken at all, as the claim is today.

    Its amounts are held against the principal that is open. Nothing skips a fourteen-day
    letter: the law asks for it (BW 6:96 lid 6).
    """
    if not _fits_amount(case.claim, step, today):
        return False
    if step.kind is StepKind.FOURTEEN_DAY_LETTER:
        return True
    return not any(_holds(case, skip, before, today) for skip in step.skip_if)


def _fits_amount(claim: Claim, step: Step, today: date) -> bool:
    if step.amount_from is None and step.amount_below is None:
        return True
    return step.takes_amount(balance(claim, on=today).principal)


def _holds(case: Case, skip: Skip, before: Sequence[Step], today: date) -> bool:
    match skip:
        case Skip.PARTLY_PAID:
            return _paid_since_last_step(case, before, today)
        case Skip.IN_DEFAULT:
            return in_default(case, today)
        case Skip.NOTICE_SERVED:
            return notice_of(case) is not None
        case Skip.SPOKEN:
            return case.claim.spoken_on is not None
        case Skip.NO_PHONE:
            return case.debtor.phone_known is False
        case Skip.SINGLE_CLAIM | Skip.SEVERAL_CLAIMS:
            several = any(_overdue(other, today) for other in case.others)
            return several == (skip is Skip.SEVERAL_CLAIMS)
        case _:
            assert_never(skip)


def _paid_since_last_step(case: Case, before: Sequence[Step], today: date) -> bool:
    done = [day for day in (done_on(case, step) for step in before) if day]
    since = max(done, default=date.min)
    return case.claim.paid(until=today) > case.claim.paid(until=since)


def _overdue(claim: Claim, today: date) -> bool:
    late = claim.live and (claim.extended_to or claim.due_on) < today
    return late and balance(claim, on=today).principal > 0
