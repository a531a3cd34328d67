"""What came of plans that were tried, as the doors give it."""

from collections.abc import Iterator, Sequence
from typing import Final

from application.queries.what_if_shapes import (
    ClaimDiffersOut,
    ClaimTriedOut,
    CountedOut,
    LimitOut,
    MomentOut,
    ObservedOut,
    PlanRemarkOut,
    PlanTriedOut,
    SummedOut,
    WhatIfOut,
)
from application.what_if.comparison import PlansCompared
from application.what_if.course import ClaimCourse
from application.what_if.past import Trial
from application.what_if.tally import DrawnSums, Spread
from domain.dunning.plan.remarks import Remark
from domain.money import as_decimal
from domain.what_if.behaviour import Group

MONEY: Final = frozenset({"cash", "costs", "interest", "rests_on_letters"})

LIMITS: Final = {
    "money_is_the_same": "What was paid is the same under every plan: it is what was really paid.",
    "rests_on_letters": (
        "Some of it was paid within thirty days of a letter that a plan had not sent by then;"
        " whether it would have been paid without is not known."
    ),
    "left_aside": (
        "Some of what people did rested on what the engine had done, and has no place under"
        " another plan; it is left aside and counted."
    ),
    "people_go_on": (
        "Where a plan asks a person what was never asked, he lets it go on the same day; calls"
        " reach nobody."
    ),
    "letters_arrive": "A letter that was never really sent goes out on its day and arrives.",
    "stays_on_its_plan": "Claims that a plan is not for stay on their own, and are counted.",
    "as_they_answered": (
        "Debtors answer as those of this house did to such letters on such amounts, whatever the"
        " term; nothing is known of how they answer what they never got."
    ),
    "each_alone": (
        "A payment ends the course of its claim; that other claims are then written to apart is"
        " not followed."
    ),
    "no_new_claims": "Only claims that are open now are followed; new ones are none of it.",
}
"""What an answer does not know."""


def told(found: PlansCompared, remarks: Sequence[Sequence[Remark]]) -> WhatIfOut:
    """An answer of what was found, with the remarks of the lint on each plan."""
    asked = found.asked
    sides = zip(asked.trials, found.tallies, remarks, strict=True)
    return WhatIfOut(
        first=asked.first,
        last=asked.last,
        over="ahead" if found.ahead else "history",
        position=found.position,
        claims=found.claims,
        runs=found.runs,
        draws=asked.draws if found.ahead else 1,
        seed=asked.seed,
        plans=[_plan(trial, tally, said) for trial, tally, said in sides],
        differing=found.differing,
        differ=[_differs(several) for several in found.differ],
        observed=[*_observed(found)],
        limits=[LimitOut(code=code, says=LIMITS[code]) for code in _limits(found)],
    )


def _plan(trial: Trial, tally: DrawnSums, remarks: Sequence[Remark]) -> PlanTriedOut:
    spreads = list(tally.spreads())
    return PlanTriedOut(
        plan=trial.plan.key if trial.plan else "",
        title=trial.plan.title if trial.plan else "",
        remarks=[_remark(one) for one in remarks],
        counted=[_counted(one) for one in spreads if one.key[0] not in MONEY],
        summed=[_summed(one) for one in spreads if one.key[0] in MONEY],
    )


def _remark(one: Remark) -> PlanRemarkOut:
    return PlanRemarkOut(
        code=one.code, line=one.line, step=one.step, article=one.article, says=one.message
    )


def _counted(spread: Spread) -> CountedOut:
    what, of, by = (*spread.key, "", "")[:3]
    return CountedOut(
        what=what, of=of, by=by, count=spread.middle, low=spread.low, high=spread.high
    )


def _summed(spread: Spread) -> SummedOut:
    what, month = (*spread.key, "")[:2]
    return SummedOut(
        what=what,
        month=month,
        amount=as_decimal(spread.middle),
        low=as_decimal(spread.low),
        high=as_decimal(spread.high),
    )


def _differs(several: Sequence[ClaimCourse]) -> ClaimDiffersOut:
    first = several[0]
    return ClaimDiffersOut(
        claim_id=first.claim_id,
        invoice_number=first.invoice_number,
        under=[_claim(one) for one in several],
    )


def _claim(course: ClaimCourse) -> ClaimTriedOut:
    moments = sorted(_moments(course), key=lambda one: one.on)
    return ClaimTriedOut(
        plan=course.plan,
        moments=moments,
        costs=as_decimal(course.costs),
        interest=as_decimal(course.interest),
    )


def _moments(course: ClaimCourse) -> Iterator[MomentOut]:
    for one in course.letters:
        yield MomentOut(on=one.on, what="letter", of=one.kind.value, by=one.channel.value)
    for what, on in (
        ("default", course.default_on),
        ("handed_over", course.handed_over_on),
        ("settled", course.settled_on),
    ):
        if on:
            yield MomentOut(on=on, what=what, of="", by="")
    for paid in course.paid:
        yield MomentOut(on=paid.on, what="payment", of=as_decimal(paid.cents), by="")
    for on, task, step in course.tasks:
        yield MomentOut(on=on, what="task", of=task, by=step)
    for on, what, why in course.held:
        yield MomentOut(on=on, what="held", of=what, by=why)
    for on, topic, why in course.left_aside:
        yield MomentOut(on=on, what="left_aside", of=why, by=topic)


def _observed(found: PlansCompared) -> Iterator[ObservedOut]:
    for group, (seen, wider) in sorted(found.thin.widened.items()):
        yield ObservedOut(
            asked_by=group.asked_by,
            band=group.band,
            debtor=group.debtor,
            observed=seen,
            widened=_widened(group, wider) if wider else "",
        )


def _widened(group: Group, wider: Group) -> str:
    if wider.asked_by != group.asked_by:
        return "letter"
    return "amount" if wider.debtor else "debtor"


def _limits(found: PlansCompared) -> Iterator[str]:
    keys = {key[0] for tally in found.tallies for key in tally.counted}
    if found.ahead:
        yield from ("as_they_answered", "each_alone", "no_new_claims")
    else:
        yield "money_is_the_same"
        yield from (one for one in ("rests_on_letters", "left_aside") if one in keys)
    yield from ("people_go_on", "letters_arrive")
    if "unmoved" in keys:
        yield "stays_on_its_plan"
