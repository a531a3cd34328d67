"""What time and evidence make of a claim, found before any step of its plan is taken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from domain.case import Case
from domain.case.defaulting import declare_default, undo_what_letters_no_longer_carry
from domain.case.paid_as_asked import Paper, rest_of_what_was_asked
from domain.claim.agreements import broken_promise, lapse_what_was_broken
from domain.claim.events import ClaimFact
from domain.claim.imagined import imagine
from domain.claim.payments import settle_if_nothing_is_open
from domain.claim.shared_plan import lapse_of, missed_of
from domain.dunning.next.permission import day_judged


def findings(case: Case, *, today: date) -> list[ClaimFact]:
    """What is to be recorded on a claim today, each finding on what the ones before found.

    What rests on non-payment is found only as far as the payments are known. A claim that ended
    only loses what its letters no longer carry: the money that was paid for it must go back.
    """
    facts: list[ClaimFact] = list(undo_what_letters_no_longer_carry(case))
    for finding in _FINDINGS:
        seen = replace(case, claim=imagine(case.claim, facts, today=today)) if facts else case
        facts += finding(seen, today)
    return facts


def _default(case: Case, today: date) -> list[ClaimFact]:
    """Find default, unless a person must look first whether the debtor has to pay at all."""
    if case.claim.stopped_by:
        return []
    return declare_default(case, today=day_judged(case, today=today))


def _broken(case: Case, today: date) -> list[ClaimFact]:
    """Find what was agreed broken; a plan over several claims is judged by all of them.

    While something bars the way nothing is: who is bankrupt may not pay what he promised, and
    whoever has a moratorium need not (Fw 23); then a person looks.
    """
    claim = case.claim
    if case.debtor.stopped_on(today, claim):
        return []
    judged = day_judged(case, today=today)
    if not claim.live or claim.arrangement is None or claim.arrangement.plan.plan_id is None:
        return lapse_what_was_broken(claim, today=judged)
    missed = missed_of((claim, *case.planned_with), today=judged)
    broken = broken_promise(claim, judged)
    return broken + (lapse_of(claim, missed.number) if missed else [])


_FINDINGS: tuple[Callable[[Case, date], list[ClaimFact]], ...] = (
    lambda case, today: rest_of_what_was_asked(Paper.of(case), today=today),
    _broken,
    _default,
    lambda case, today: settle_if_nothing_is_open(case.claim, today=today),
)
