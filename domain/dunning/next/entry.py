"""Old claims enter one by one: a person chooses the first step, and only so many begin a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.defaulting import declare_default
from domain.case.limitation import kind_unknown, limitation_of, reckoned_kind
from domain.claim.events import FirstStepChosen, Mark
from domain.claim.refusals import require_live
from domain.creditor.events import OldClaimAdmitted
from domain.days import day_after
from domain.dunning.plan.step import Step, StepKind
from domain.errors import Refusal
from domain.law.calendar import next_working_day
from domain.law.limitation import ARTICLES

_NEED_DEFAULT: Final = frozenset(
    {StepKind.FOURTEEN_DAY_LETTER, StepKind.DEFAULT, StepKind.HAND_OVER}
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed for an old claim: a first step, its first free day, and limitation.

    That is reckoned by what can be proven: less is asked, and the warning comes first.
    """

    step: str
    steps: tuple[str, ...]
    """Every step that may be chosen, in the order of the plan."""
    from_day: date
    barred_since: date | None
    """The first day on which the debtor may invoke limitation, where that has passed."""
    last_day_to_interrupt: date
    sale_barred_since: date | None
    """The same, if it should be the price of goods sold to a consumer (BW 7:28)."""


@dataclass(frozen=True, slots=True)
class EntryChosen:
    """The facts of a choice: the claim's, and the creditor's, which counts towards the ceiling."""

    for_claim: FirstStepChosen
    for_creditor: OldClaimAdmitted


def waits_for_entry(case: Case) -> bool:
    """Tell whether a claim came in old and nobody chose its first step yet."""
    return case.claim.live and Mark.ENTERED_OLD in case.claim.marks


def propose(case: Case, *, today: date) -> Proposed:
    """Propose a first step by the age of a claim; the law's own steps are never passed over."""
    steps = case.plan.steps_for(case.debtor.capacity)
    allowed = [s.id for at, s in enumerate(steps) if _refusal(case, steps, at, today) is None]
    age = (today - case.claim.due_on).days
    by_age = [p.step for p in case.plan.entry.propose if p.from_days <= age and p.step in allowed]
    found, safe = limitation_of(case, kind=case.claim.claim_kind), limitation_of(case)
    first = found.provable_first_barred_day
    sale = safe.provable_first_barred_day if kind_unknown(case) else None
    return Proposed(
        step=by_age[-1] if by_age else allowed[0],
        steps=tuple(allowed),
        from_day=free_day(case, today=today),
        barred_since=first if first <= today else None,
        last_day_to_interrupt=safe.provable_last_day,
        sale_barred_since=sale if sale and sale <= today else None,
    )


def choose_first_step(
    case: Case, *, step: str, today: date, although_barred: bool = False
) -> EntryChosen | None:
    """Let an old claim begin at a step, on the first day that is free; chosen before: None.

    Raises Refusal ``entry.not_waiting``, ``entry.unknown_step``, ``entry.barred`` (unless said
    otherwise), or ``entry.skips_the_law`` with the article of the step that may not be passed.
    """
    require_live(case.claim)
    if not waits_for_entry(case):
        if case.claim.first_step == step:
            return None
        raise not_waiting()
    steps = case.plan.steps_for(case.debtor.capacity)
    at = next((at for at, one in enumerate(steps) if one.id == step), None)
    if at is None:
        raise _unknown(step, steps)
    if (refusal := _refusal(case, steps, at, today)) is not None:
        raise refusal
    barred_since = limitation_of(case).provable_first_barred_day
    if barred_since <= today and not although_barred:
        raise _barred(case, barred_since)
    day = free_day(case, today=today)
    fact = FirstStepChosen(
        step=step, from_day=day, barred_since=barred_since if barred_since <= today else None
    )
    return EntryChosen(fact, OldClaimAdmitted(claim_id=case.claim.id, on=day))


def free_day(case: Case, *, today: date) -> date:
    """The first working day on which one more old claim of the creditor may begin."""
    day = next_working_day(today)
    while case.creditor.admitted.get(day, 0) >= case.plan.entry.ceiling_a_day:
        day = next_working_day(day_after(day))
    return day


def _refusal(case: Case, steps: Sequence[Step], at: int, today: date) -> Refusal | None:
    """Why the plan may not begin at a step: what it would pass over is asked by law."""
    if any(one.kind is StepKind.FOURTEEN_DAY_LETTER for one in steps[:at]):
        return _skips(steps[at], "a consumer first gets the fourteen-day letter", "BW 6:96 lid 6")
    passed = any(_serves(one) for one in steps[:at])
    if passed and not _in_default_by_law(case, today) and not _notice_first(steps[at:]):
        return _skips(steps[at], "the debtor is not in default without a notice", "BW 6:82 lid 1")
    return None


def _in_default_by_law(case: Case, today: date) -> bool:
    return case.claim.default is not None or bool(declare_default(case, today=today))


def _notice_first(steps: Sequence[Step]) -> bool:
    """Tell whether a notice comes before the first step that needs default."""
    for step in steps:
        if _serves(step):
            return True
        if step.kind in _NEED_DEFAULT or step.kind is StepKind.FINAL_DEMAND:
            return False
    return True


def _serves(step: Step) -> bool:
    return step.serves_as_notice


def _skips(step: Step, why: str, article: str) -> Refusal:
    return Refusal(
        "entry.skips_the_law",
        f"The plan cannot begin at '{step.id}': {why}.",
        way_out="Choose that step or one before it.",
        article=article,
        values={"step": step.id, "held": why},
    )


def not_waiting() -> Refusal:
    """The refusal for a claim of which nobody has to choose a first step."""
    return Refusal(
        "entry.not_waiting",
        "This claim does not wait for its first step.",
        way_out="Only a claim that came in long past its due day does.",
    )


def _unknown(step: str, steps: Sequence[Step]) -> Refusal:
    return Refusal(
        "entry.unknown_step",
        f"The plan has no step '{step[:40]}' for this debtor.",
        way_out=f"Choose one of: {', '.join(one.id for one in steps)}.",
        values={"steps": ", ".join(one.id for one in steps)},
    )


def _barred(case: Case, since: date) -> Refusal:
    return Refusal(
        "entry.barred",
        f"The claim is barred by limitation since {since}, as far as is recorded.",
        way_out="Write it off, record what interrupted limitation, correct the kind of the claim,"
        " or say that it begins anyway.",
        article=ARTICLES[reckoned_kind(case)],
        values={"since": since},
    )
