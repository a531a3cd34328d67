"""Which letter about a running payment plan is due: the text both signed, or an instalment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.claim.arranged import Arrangement
from domain.claim.events import Instalment
from domain.claim.shared_plan import lacking_of
from domain.claim.state import Claim
from domain.days import add_days
from domain.dunning.next.permission import PaymentsUnknown, instalment_holds_back
from domain.dunning.next.step import Wait
from domain.law.calendar import next_banking_day
from domain.letter.text import PlanMoment
from domain.money import Cents

SIGNED_WITHIN: Final = 14
"""Days behind both signatures in which the copy is sent; one that cannot go is for a person."""


@dataclass(frozen=True, slots=True)
class PlanTelling:
    """What a running plan is to tell its debtor today."""

    moment: PlanMoment
    part: Instalment | None = None
    """The instalment, with the amount that is still to be paid of it; None: the whole plan."""
    shares: dict[UUID, Cents] = field(default_factory=dict)
    """What of that is for each claim; a claim of which nothing is lacking is left out."""
    pay_by: date | None = None
    """Of an instalment that is late: the last day on which it can still be paid in time."""

    @property
    def number(self) -> int:
        """Of the instalment; 0: of none."""
        return self.part.number if self.part else 0


def cases_of_plan(case: Case, neighbours: Sequence[Case]) -> tuple[Case, ...]:
    """The claims of the plan that runs on a case, those of both signatures in their order."""
    running = case.claim.arrangement
    if running is None:
        return ()
    known = {one.claim.id: one for one in (case, *neighbours)}
    his = [known[one] for one in running.plan.claims if one in known] or [case]
    return tuple(one for one in his if _same(one.claim, running))


def plan_tellings(cases: Sequence[Case], *, today: date) -> Iterator[PlanTelling]:
    """What the plan of some claims is to tell on a day and was not told, the first one first.

    Whether payments are known, and whether a letter may go, is not asked here.
    """
    if not cases or (running := cases[0].claim.arrangement) is None:
        return
    signed = running.plan.plan_id is not None
    in_time = today <= add_days(running.agreed_on, SIGNED_WITHIN)
    if signed and in_time and not _told(cases, PlanMoment.SIGNED, 0):
        yield PlanTelling(PlanMoment.SIGNED)
    for part in _parts(cases):
        moment = _moment(cases[0], running, part, today)
        if moment and not _told(cases, moment, part.number):
            shares = lacking_of([one.claim for one in cases], part.number, today=today)
            if shares:
                yield _of_instalment(moment, part, shares, running)


def telling_waits(
    cases: Sequence[Case], telling: PlanTelling, *, step: str, today: date
) -> PaymentsUnknown | Wait | None:
    """What holds a word on an instalment back: payments of it that are not known yet."""
    if telling.part is None:
        return None
    late = telling.moment is PlanMoment.LATE
    by = telling.part.by if late else None
    found = (instalment_holds_back(one, by, step=step, today=today) for one in cases)
    return next((one for one in found if one), None)


def _of_instalment(
    moment: PlanMoment, part: Instalment, shares: dict[UUID, Cents], running: Arrangement
) -> PlanTelling:
    lacks = part.model_copy(update={"amount": sum(shares.values())})
    last = _last_day(running, part) if moment is PlanMoment.LATE else None
    return PlanTelling(moment, lacks, shares, last)


def _moment(case: Case, running: Arrangement, part: Instalment, today: date) -> PlanMoment | None:
    """What may be told of an instalment on a day, as the creditor set it.

    On the last day on which it can be paid there is no time left to tell it.
    """
    before, after = case.creditor.remind_before, case.creditor.remind_after
    if before and add_days(part.by, -before) <= today < part.by:
        return PlanMoment.COMING
    if after and add_days(part.by, after) <= today < _last_day(running, part):
        return PlanMoment.LATE
    return None


def _last_day(running: Arrangement, part: Instalment) -> date:
    """The banking day on which the grace of an instalment ends (``last_day_of_instalment``)."""
    return next_banking_day(add_days(part.by, running.plan.grace_days))


def _parts(cases: Sequence[Case]) -> list[Instalment]:
    """The instalments of a plan in their order, of whichever of its claims they are."""
    running = (one.claim.arrangement for one in cases)
    parts = {part.number: part for one in running if one for part in one.plan.instalments}
    return [part for _, part in sorted(parts.items())]


def _told(cases: Sequence[Case], moment: PlanMoment, number: int) -> bool:
    """Tell whether a word went out since the plan was agreed, on whichever of its claims."""
    return any(
        (told.moment, told.number) == (moment, number) and told.on >= running.agreed_on
        for one in cases
        if (running := one.claim.arrangement)
        for told in one.claim.plan_letters
        if told.plan_id == running.plan.plan_id
    )


def _same(claim: Claim, running: Arrangement) -> bool:
    his = claim.arrangement
    return his is not None and his.plan.plan_id == running.plan.plan_id
