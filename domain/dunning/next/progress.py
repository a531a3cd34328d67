"""How far a claim came in its plan: which steps of this round are done, and when."""

from collections.abc import Sequence
from datetime import date

from domain.case import Case
from domain.case.defaulting import letter_of_standing_costs
from domain.case.replaced import term_replaced
from domain.claim.references import PLAN_LAPSED
from domain.claim.state import SentLetter
from domain.dunning.plan.step import Step, StepKind


def sent_for(case: Case, step: Step) -> SentLetter | None:
    """The letter that fulfils a step: of this round, not void, not known as lost.

    A demand within whose term something was agreed is said again when that is over.

    A letter of another plan fulfils the first step of its kind that no letter of its own does.
    """
    return _fulfilled(case).get(step.id)


def _fulfilled(case: Case) -> dict[str, SentLetter]:
    arrived = [sent for sent in case.claim.sent_in_round() if _counts(case, sent)]
    if not arrived:
        return {}
    steps = {one.id: one for one in case.plan.steps_for(case.debtor.capacity)}
    found: dict[str, SentLetter] = {}
    strange: list[SentLetter] = []
    for sent in arrived:
        step = steps.get(sent.step)
        if step is None or step.kind.value != sent.kind.value:
            strange.append(sent)
        else:
            _lay(case, found, step, sent)
    for sent in strange:
        alike = (one for one in steps.values() if one.kind.value == sent.kind.value)
        if step := next((one for one in alike if one.id not in found), None):
            found[step.id] = sent
    return found


def _counts(case: Case, sent: SentLetter) -> bool:
    if sent.step == PLAN_LAPSED or _is_lost(case, sent):
        return False
    return not term_replaced(case.claim, sent)


def _is_lost(case: Case, sent: SentLetter) -> bool:
    letter = case.letters.get(sent.letter_id)
    return letter is not None and (letter.bounced or letter.disproved)


def _lay(case: Case, found: dict[str, SentLetter], step: Step, sent: SentLetter) -> None:
    """Let the first letter fulfil a step; after a storno the first one that was written since."""
    at, known = case.claim.taken_back_at, found.get(step.id)
    if known is None or (at and sent.ordered_at > at >= known.ordered_at):
        found[step.id] = sent


def done_on(case: Case, step: Step) -> date | None:
    """The day on which a step was done, none where it is still to be done.

    The hand-over steps of a plan are done in their order: after a recall the next one follows.
    A claim that bears costs from an earlier round needs no second fourteen-day letter.
    """
    if step.kind.is_letter:
        sent = sent_for(case, step)
        if sent is None and step.kind is StepKind.FOURTEEN_DAY_LETTER:
            sent = letter_of_standing_costs(case.claim)
        return sent.sent_on if sent else None
    if step.kind is StepKind.DEFAULT:
        return case.claim.default.since if case.claim.default else None
    if step.kind is StepKind.HAND_OVER and step.id not in case.claim.done_steps:
        return _handed_on(case, step)
    return case.claim.done_steps.get(step.id)


def in_default(case: Case, today: date) -> bool:
    """Tell whether default was found that had begun by today."""
    return case.claim.default is not None and case.claim.default.since <= today


def is_passed(case: Case, step: Step, later: Sequence[Step]) -> bool:
    """Tell whether the plan went on without a step, so that it is not taken any more.

    Only one before the step at which a person let the plan begin, a call, a step with a
    condition, or one that a broken agreement jumped over: whatever else was not done, or was
    lost on its way, is still to be done.
    """
    if any(sent.step == step.id for sent in case.claim.sent_in_round()):
        return False
    if any(one.id == case.claim.first_step for one in later):
        return True
    if _jumped(case, step, later) or _moved_past(case, step, later):
        return True
    optional = step.kind is StepKind.CALL or step.is_conditional
    followed = (one for one in later if one.kind is not StepKind.DEFAULT)
    return optional and any(done_on(case, one) is not None for one in followed)


def _jumped(case: Case, step: Step, later: Sequence[Step]) -> bool:
    """Tell whether a broken agreement leads past a step; never past one the law asks for."""
    target = case.plan.after_broken_agreement
    if case.claim.broken_on is None or all(one.id != target for one in later):
        return False
    if step.kind is StepKind.CALL:
        return True
    return step.kind.is_letter and not _asked_by_law(case, step)


def _moved_past(case: Case, step: Step, later: Sequence[Step]) -> bool:
    """Tell whether the claim was moved to its plan from a place behind a step."""
    before = case.claim.letters[: case.claim.letters_at_move]
    sent = (sent_for(case, one) for one in later if one.kind.is_letter)
    return any(one in before for one in sent if one) and not _asked_by_law(case, step)


def _asked_by_law(case: Case, step: Step) -> bool:
    if step.kind is StepKind.FOURTEEN_DAY_LETTER:
        return True
    return step.serves_as_notice and case.claim.default is None


def _handed_on(case: Case, step: Step) -> date | None:
    steps = case.plan.steps_for(case.debtor.capacity)
    handing = [one.id for one in steps if one.kind is StepKind.HAND_OVER]
    number = handing.index(step.id) if step.id in handing else 0
    done = case.claim.hand_overs
    return done[number] if number < len(done) else None
