"""Each step is one of the plan in force for the claim, in its order, and not before its day.

The plan is the creditor's own word to his debtors: whoever sets an order and terms keeps to them. A
person may pass a step or begin further on, by a fact of his own; so does an agreement that broke.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from domain.claim.events import (
    ClaimReopened,
    DebtorContacted,
    FirstStepChosen,
    FourteenDayLetterSent,
    LetterFact,
    NewRoundBegun,
    PaymentPlanLapsed,
    PaymentReversed,
    PlanChanged,
    PromiseBroken,
    StepApproved,
    StepTakenByPerson,
)
from domain.claim.references import PLAN_LAPSED
from domain.claim.state import Claim, SentLetter
from domain.compliance.acts import Deed, DeedKind
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.plan_in_force import plan_facts, plan_in_force
from domain.days import add_days
from domain.dunning.plan.step import Anchor, Step
from domain.facts import Fact, Recorded
from domain.law.fourteen_days import SHORTEST, Wording
from domain.letter.events import LetterOrdered

_EXCUSES: Final[tuple[type[Fact], ...]] = (
    *(FirstStepChosen, PlanChanged, PromiseBroken, PaymentPlanLapsed, PaymentReversed),
    *(NewRoundBegun, ClaimReopened),
)
"""What lets a claim go on at another step than the next one, each by a fact."""


def _judge(file: CaseFile) -> Iterator[Ruling]:
    for deed in file.acts:
        if (step := _step_of(deed)) and not _tells_of_lapse(file, deed, step):
            yield from _of(file, deed, step)


def _tells_of_lapse(file: CaseFile, deed: Deed, step: str) -> bool:
    """Tell whether it said that a payment plan lapsed, which is a step of no plan."""
    return step == PLAN_LAPSED and any(deed.knew(one) for one in file.of(PaymentPlanLapsed))


def _step_of(deed: Deed) -> str:
    """The step that an act took; empty: it was none of a plan."""
    fact = deed.told.fact
    if deed.kind is DeedKind.LETTER and isinstance(fact, LetterFact):
        return fact.step
    return fact.step if isinstance(fact, DebtorContacted) else ""


def _of(file: CaseFile, deed: Deed, name: str) -> Iterator[Ruling]:
    """A letter is held to the plan of when it was ordered, a call to that of when it was made."""
    ordered = _order(file, deed)
    until = ordered.position if ordered else deed.until
    plan, said = plan_in_force(file, until), plan_facts(file, until)[-1:]
    rests = (*said, *((ordered,) if ordered else ()), *deed.rests)
    if plan is None:
        yield found("plan_not_known", deed.on, *rests, step=name)
        return
    other = _planned_by(file, ordered)
    if other and other != plan.key:
        yield found("by_another_plan", deed.on, *rests, step=name, plan=plan.key, by_plan=other)
        return
    seen = file.claim_at(deed)
    steps = plan.steps_for(file.debtor_at(deed).capacity)
    step = next((one for one in steps if one.id == name), None)
    if step is None:
        moved = [one for one in file.of(PlanChanged) if one.position <= until]
        reason = "step_of_an_earlier_plan" if moved else "no_step_of_the_plan"
        yield found(reason, deed.on, *moved, *rests, step=name, plan=plan.key)
        return
    yield from _in_order(file, deed, step, steps, seen)
    yield _on_its_day(file, deed, step, steps, seen)
    if step.needs_approval:
        yield _approved(file, deed, step, seen)


def _order(file: CaseFile, deed: Deed) -> Recorded | None:
    """The order of the letter that was sent, if it was one and its order is recorded."""
    fact = deed.told.fact
    if not isinstance(fact, LetterFact):
        return None
    return next(iter(file.of_letter(fact.letter_id, LetterOrdered)), None)


def _planned_by(file: CaseFile, ordered: Recorded | None) -> str:
    """The plan that an order names; empty: of this claim it names none."""
    order = ordered.fact if ordered else None
    if isinstance(order, LetterOrdered) and order.claims[0].claim_id == file.claim_id:
        return order.plan
    return ""


def _in_order(
    file: CaseFile, deed: Deed, step: Step, steps: Sequence[Step], seen: Claim
) -> Iterator[Ruling]:
    """No letter that the plan sends whatever happens was left out before this one."""
    sent = {one.kind.value for one in seen.letters} | {one.step for one in seen.letters}
    passed = {getattr(one.fact, "step", "") for one in file.of(StepTakenByPerson)}
    before = steps[: steps.index(step)]
    left = [
        one
        for one in before
        if one.kind.is_letter
        and not one.is_conditional
        and not {one.id, one.kind.value} & sent
        and one.id not in passed
    ]
    if not left:
        return
    excuses = [one for one in file.of(*_EXCUSES) if deed.knew(one)]
    reason = "step_left_out_with_a_ground" if excuses else "step_left_out"
    yield found(reason, deed.on, *excuses[-1:], *deed.rests, step=step.id, left_out=left[0].id)


def _on_its_day(
    file: CaseFile, deed: Deed, step: Step, steps: Sequence[Step], seen: Claim
) -> Ruling:
    """Not before its days have passed since what it counts from, as far as the claim tells."""
    anchor = _anchor(file, deed, step, steps[: steps.index(step)], seen)
    earliest = add_days(anchor, step.days)
    reason = "step_of_the_plan" if deed.on >= earliest else "before_its_day"
    said = plan_facts(file, deed.until)[-1:]
    return found(reason, deed.on, *said, *deed.rests, step=step.id, earliest=earliest)


def _anchor(file: CaseFile, deed: Deed, step: Step, before: Sequence[Step], seen: Claim) -> date:
    """The day from which it counts at the earliest: a letter that was lost gave no term."""
    # Before the day of its invoice a claim was none yet: then its own day counts.
    known = seen if seen.opened else file.claim
    base = known.extended_to or known.due_on
    if step.anchor not in {Anchor.TERM, Anchor.DELIVERY}:
        return base
    earlier = {one.id for one in before}
    for sent in reversed(seen.sent_in_round()):
        letter = file.around.letter(sent.letter_id, deed.point)
        if sent.step in earlier and not letter.bounced and not letter.disproved:
            last = _last_day(sent) if step.anchor is Anchor.TERM else sent.sent_on
            return max(base, last or base)
    return base


def _last_day(sent: SentLetter) -> date | None:
    """The last day of a letter's term; of a fourteen-day letter at the earliest."""
    fourteen = sent.fourteen
    if not isinstance(fourteen, FourteenDayLetterSent):
        return sent.pay_by
    known = fourteen.wording in set(Wording)
    shortest = SHORTEST[Wording(fourteen.wording)] if known else 0
    return add_days(sent.sent_on, max(shortest, fourteen.term_days))


def _approved(file: CaseFile, deed: Deed, step: Step, seen: Claim) -> Ruling:
    yes = [
        one
        for one in file.of(StepApproved)
        if deed.knew(one) and _approves(one, step.id, seen.round)
    ]
    reason = "approved_first" if yes else "without_approval"
    return found(reason, deed.on, *yes[-1:], *deed.rests, step=step.id)


def _approves(one: Recorded, step: str, round_: int) -> bool:
    fact = one.fact
    return isinstance(fact, StepApproved) and (fact.step, fact.round) == (step, round_)


PLAN_KEPT: Final = Obligation(
    code="plan_kept",
    article="plan: steps",
    source="the dunning plan of the claim, in its version",
    since=date(1992, 1, 1),
    gravity=Gravity.CARE,
    reasons={
        "step_of_the_plan": Compliance.FULFILLED,
        "before_its_day": Compliance.VIOLATED,
        "step_left_out": Compliance.VIOLATED,
        "step_left_out_with_a_ground": Compliance.FULFILLED,
        "no_step_of_the_plan": Compliance.VIOLATED,
        "step_of_an_earlier_plan": Compliance.FULFILLED,
        "by_another_plan": Compliance.VIOLATED,
        "approved_first": Compliance.FULFILLED,
        "without_approval": Compliance.VIOLATED,
        "plan_not_known": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
