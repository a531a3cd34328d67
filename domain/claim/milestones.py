"""What figures count of a claim besides money: agreements, disputes, ends, each on its day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.claim.events import (
    ClaimDisputed,
    ClaimRecalled,
    ClaimReopened,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
    DeterminationWithdrawn,
    DisputeDecided,
    DisputeResolved,
    HandedOver,
    PaymentPlanAgreed,
    PaymentPlanCompleted,
    PaymentPlanLapsed,
    PaymentPromised,
    PromiseBroken,
    PromiseKept,
)
from domain.facts import Fact, Recorded


class MilestoneKind(StrEnum):
    """What was reached."""

    PROMISED = "promised"
    PROMISE_KEPT = "promise_kept"
    PROMISE_BROKEN = "promise_broken"
    PLAN_AGREED = "plan_agreed"
    PLAN_COMPLETED = "plan_completed"
    PLAN_LAPSED = "plan_lapsed"
    DISPUTED = "disputed"
    DISPUTE_DECIDED = "dispute_decided"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    WRITTEN_OFF = "written_off"
    HANDED_OVER = "handed_over"
    REOPENED = "reopened"
    RECALLED = "recalled"
    """It came back from the party it was handed over to."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One of them: the version of its fact, its day, and its cents where it is about an amount."""

    version: int
    on: date
    kind: MilestoneKind
    cents: int = 0


KINDS: Final[dict[type[Fact], MilestoneKind]] = {
    PaymentPromised: MilestoneKind.PROMISED,
    PromiseKept: MilestoneKind.PROMISE_KEPT,
    PromiseBroken: MilestoneKind.PROMISE_BROKEN,
    PaymentPlanAgreed: MilestoneKind.PLAN_AGREED,
    PaymentPlanCompleted: MilestoneKind.PLAN_COMPLETED,
    PaymentPlanLapsed: MilestoneKind.PLAN_LAPSED,
    ClaimDisputed: MilestoneKind.DISPUTED,
    DisputeDecided: MilestoneKind.DISPUTE_DECIDED,
    DisputeResolved: MilestoneKind.DISPUTE_DECIDED,
    ClaimSettled: MilestoneKind.SETTLED,
    ClaimWithdrawn: MilestoneKind.WITHDRAWN,
    ClaimWrittenOff: MilestoneKind.WRITTEN_OFF,
    HandedOver: MilestoneKind.HANDED_OVER,
    ClaimReopened: MilestoneKind.REOPENED,
    ClaimRecalled: MilestoneKind.RECALLED,
}


MOVING: Final = frozenset({*KINDS, DeterminationWithdrawn})
"""The facts after which the milestones are others."""


def milestones_after(known: tuple[Milestone, ...], recorded: Recorded) -> tuple[Milestone, ...]:
    """The milestones with what a fact adds; a finding that proved wrong was none."""
    fact = recorded.fact
    if isinstance(fact, DeterminationWithdrawn):
        return tuple(one for one in known if one.version != fact.version)
    kind = KINDS.get(type(fact))
    if kind is None:
        return known
    cents = _cents(fact) or _cents_of(known, _CAME_OF.get(kind))
    return (*known, Milestone(recorded.originator_version, recorded.effective_on, kind, cents))


_CAME_OF: Final = {
    MilestoneKind.PROMISE_KEPT: MilestoneKind.PROMISED,
    MilestoneKind.PROMISE_BROKEN: MilestoneKind.PROMISED,
    MilestoneKind.PLAN_COMPLETED: MilestoneKind.PLAN_AGREED,
    MilestoneKind.PLAN_LAPSED: MilestoneKind.PLAN_AGREED,
}
"""What was agreed before, whose amount it is about."""


def _cents(fact: Fact) -> int:
    match fact:
        case PaymentPlanAgreed():
            return sum(part.amount for part in fact.instalments)
        case HandedOver():
            return fact.balance.total
        case PaymentPromised() | ClaimDisputed():
            return fact.amount
        case DisputeDecided():
            return fact.granted
        case _:
            return 0


def _cents_of(known: tuple[Milestone, ...], kind: MilestoneKind | None) -> int:
    return next((one.cents for one in reversed(known) if one.kind is kind), 0)
