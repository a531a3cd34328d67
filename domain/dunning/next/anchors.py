"""From which day a step may be taken: its anchor, its days, holds, and what the law adds."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from domain.case import Case
from domain.case.asking_letters import time_given
from domain.case.defaulting import fourteen_days_of
from domain.case.heard import heard_until
from domain.claim.state import Claim, SentLetter
from domain.days import add_days, day_after
from domain.dunning.next.lapsed import told_until
from domain.dunning.next.progress import done_on, sent_for
from domain.dunning.plan.step import Anchor, Step, StepKind
from domain.law.calendar import next_working_day
from domain.law.delivery import planning_delivery


def eligible_on(case: Case, step: Step, before: Sequence[Step]) -> date:
    """The first day on which a step may be taken, as far as days alone decide.

    What rests on non-payment waits for the whole term of a fourteen-day letter that was sent; a
    hand-over waits for every day that a letter gave.
    """
    moved = _past_holds(case.claim, _anchor(case, step, before), step.days)
    floors = [moved, case.claim.anchor_on, told_until(case), _term_of_law(case, step, before)]
    if step.kind is StepKind.HAND_OVER:
        until = (heard_until(case), time_given(case.claim, case.letters))
        floors += [day_after(last) for last in until if last]
    day = max(floor for floor in floors if floor)
    return next_working_day(day) if step.working_days_only else day


def _anchor(case: Case, step: Step, before: Sequence[Step]) -> date:
    base = case.claim.extended_to or case.claim.due_on
    match step.anchor:
        case Anchor.DUE:
            return base
        case Anchor.PREVIOUS:
            done = [day for day in (done_on(case, b) for b in before) if day]
            return max([base, *done])
        case Anchor.TERM:
            return max(base, _last_term(case, before) or base)
        case Anchor.DELIVERY:
            return max(base, _last_delivery(case, before) or base)
        case _:
            assert_never(step.anchor)


def _last_term(case: Case, before: Sequence[Step]) -> date | None:
    """The last day of the last term that was given in this round."""
    for step in reversed(before):
        sent = sent_for(case, step) if step.kind.is_letter else None
        if sent and sent.fourteen:
            found = fourteen_days_of(case)
            return add_days(found.term.act_from, -1) if found and found.term else None
        if sent and sent.pay_by:
            letter = case.letters.get(sent.letter_id)
            return add_days(sent.pay_by, letter.days_late if letter else 0)
    return None


def _last_delivery(case: Case, before: Sequence[Step]) -> date | None:
    """The day on which the last letter of this round was received, or is planned to be."""
    for step in reversed(before):
        sent = sent_for(case, step) if step.kind.is_letter else None
        if sent:
            return _received_on(case, sent)
    return None


def _received_on(case: Case, sent: SentLetter) -> date:
    letter = case.letters.get(sent.letter_id)
    if letter is not None and letter.proven_on:
        return letter.proven_on
    if letter is not None and letter.posted_on:
        return planning_delivery(letter.posted_on)
    return sent.sent_on


def _term_of_law(case: Case, step: Step, before: Sequence[Step]) -> date | None:
    if not (step.kind.is_letter or step.kind is StepKind.HAND_OVER):
        return None
    if all(one.kind is not StepKind.FOURTEEN_DAY_LETTER for one in before):
        return None
    found = fourteen_days_of(case)
    return found.term.act_from if found and found.term else None


def _past_holds(claim: Claim, anchor: date, days: int) -> date:
    """Count days after an anchor; every held day from the anchor on moves the term by one."""
    holds = [(h.from_day, h.until) for h in claim.holds if h.until and h.until >= h.from_day]
    eligible, counted = add_days(anchor, days), anchor
    for from_day, until in sorted(holds):
        first = max(from_day, counted)
        if first <= eligible and first <= until:
            eligible = add_days(eligible, (until - first).days + 1)
            counted = day_after(until)
    return eligible
