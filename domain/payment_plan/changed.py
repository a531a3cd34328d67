"""A running plan changed by both: a later day for an instalment, or what it lacks spread on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.claim.arranged import Arrangement
from domain.claim.balance import balance
from domain.claim.events import Instalment
from domain.claim.paid import instalments_paid, paid_towards
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.money import Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """What of a running plan becomes otherwise: of which instalment, and how.

    ``number`` None: the first that is not paid. ``later``: its new last day (inclusive); None:
    what is lacking of it, and of those before it, is spread over those behind it.
    """

    number: int | None = None
    later: date | None = None


@dataclass(frozen=True, slots=True)
class ChangedPlan:
    """A plan as it would be after a change: what is left of it, and never more."""

    part: Instalment
    """The instalment that is changed, with what is left of it."""
    instalments: tuple[Instalment, ...]
    shares: Mapping[UUID, tuple[Instalment, ...]]
    """What of each instalment is for which claim; of a claim of which nothing is left: none."""


def changed_plan(
    claims: Sequence[Claim],
    instalments: Sequence[Instalment],
    change: PlanChange,
    *,
    plan_id: UUID,
    on: date,
) -> ChangedPlan:
    """Work out what is left of a plan that runs on some claims, otherwise divided over days.

    ``instalments`` are those of the plan. What is left is what was agreed less what was paid, on
    whichever of its claims, and no more than is open; what was credited meanwhile falls off the
    last ones. Spread: equal parts, the last adjusted. Each claim keeps its own share. Raises
    Refusal ``payment_plan.paid_ahead``, ``.no_instalment``, ``.not_later``, ``.nothing_after``,
    ``.first_day``.
    """
    his = [(one, plan) for one in claims if (plan := _running(one, plan_id))]
    owing = {claim.id: _left_of(claim, plan, on) for claim, plan in his}
    left = _left(his, instalments, owing)
    part = _chosen(left, change)
    found = _moved(left, part, change.later) if change.later else _spread(left, part)
    if found[0].by < on:
        raise Refusal(
            "payment_plan.first_day",
            f"The first instalment would fall on {found[0].by}, which has passed.",
            way_out="Give today or a later day, soon.",
            values={"day": found[0].by},
        )
    return ChangedPlan(part, found, _shares(found, his, owing))


def _running(claim: Claim, plan_id: UUID) -> Arrangement | None:
    plan = claim.arrangement
    return plan if plan and plan.plan.plan_id == plan_id else None


def _left_of(claim: Claim, plan: Arrangement, on: date) -> Cents:
    agreed = sum(part.amount for part in plan.plan.instalments)
    unpaid = max(0, agreed - paid_towards(claim, plan))
    return min(unpaid, balance(claim, on=on).total) if claim.live else 0


def _left(
    his: Sequence[tuple[Claim, Arrangement]],
    instalments: Sequence[Instalment],
    owing: Mapping[UUID, Cents],
) -> list[Instalment]:
    """What is left of each instalment, in their order; those that are paid are left out."""
    agreed = sum(part.amount for part in instalments)
    paid, rest = sum(paid_towards(*one) for one in his), sum(owing.values())
    if agreed - paid < rest:
        raise Refusal(
            "payment_plan.paid_ahead",
            "More was paid on one claim of the plan than its share.",
            way_out="Set what is too much off against the others: `vordering record set-off`.",
        )
    found: list[Instalment] = []
    for part in instalments:
        covered = min(max(0, paid), part.amount)
        paid -= covered
        lacks = min(part.amount - covered, rest)
        rest -= lacks
        if lacks:
            found.append(part.model_copy(update={"amount": lacks}))
    return found


def _chosen(left: Sequence[Instalment], change: PlanChange) -> Instalment:
    wanted = [one for one in left if change.number in {None, one.number}]
    if not wanted:
        raise Refusal(
            "payment_plan.no_instalment",
            "Nothing is to be paid of that instalment.",
            way_out="Give the number of one that is not paid.",
        )
    if change.later and change.later <= wanted[0].by:
        raise Refusal(
            "payment_plan.not_later",
            f"The new day is not behind {wanted[0].by}.",
            way_out="Give a later day.",
            values={"day": wanted[0].by},
        )
    return wanted[0]


def _moved(left: Sequence[Instalment], part: Instalment, later: date) -> tuple[Instalment, ...]:
    """The instalments with one on a later day; what falls on one day is one instalment."""
    by_day: dict[date, Cents] = {}
    for one in left:
        day = later if one.number == part.number else one.by
        by_day[day] = by_day.get(day, 0) + one.amount
    return _numbered(sorted(by_day.items()))


def _spread(left: Sequence[Instalment], part: Instalment) -> tuple[Instalment, ...]:
    """What is left up to one of them, in equal parts over those behind it, the last adjusted."""
    behind = [one for one in left if one.number > part.number]
    if not behind:
        raise Refusal(
            "payment_plan.nothing_after",
            "No instalment follows over which it could be spread.",
            way_out="Give it a later day.",
        )
    lacking = sum(one.amount for one in left if one.number <= part.number)
    each = lacking // len(behind)
    last = lacking - each * (len(behind) - 1)
    more = [each] * (len(behind) - 1) + [last]
    return _numbered(
        [(one.by, one.amount + cents) for one, cents in zip(behind, more, strict=True)]
    )


def _numbered(parts: Sequence[tuple[date, Cents]]) -> tuple[Instalment, ...]:
    return tuple(
        Instalment(number=number, amount=amount, by=day)
        for number, (day, amount) in enumerate(parts, 1)
    )


def _shares(
    parts: Sequence[Instalment],
    his: Sequence[tuple[Claim, Arrangement]],
    owing: Mapping[UUID, Cents],
) -> dict[UUID, tuple[Instalment, ...]]:
    """What of each instalment is for which claim: what was to be paid first still is."""
    queue = sorted(_queue(his, owing), key=lambda one: one[0])
    shares: dict[UUID, list[Instalment]] = {}
    for part in parts:
        taken: dict[UUID, Cents] = {}
        rest = part.amount
        while rest:
            number, claim_id, cents = queue.pop(0)
            share = min(rest, cents)
            rest -= share
            taken[claim_id] = taken.get(claim_id, 0) + share
            if share < cents:
                queue.insert(0, (number, claim_id, cents - share))
        for claim_id, cents in taken.items():
            shares.setdefault(claim_id, []).append(part.model_copy(update={"amount": cents}))
    assert not queue, "a cent was lost"
    return {claim_id: tuple(found) for claim_id, found in shares.items()}


def _queue(
    his: Sequence[tuple[Claim, Arrangement]], owing: Mapping[UUID, Cents]
) -> Iterator[tuple[int, UUID, Cents]]:
    """What is left of each claim by the number of its instalment; what was credited falls last."""
    for claim, plan in his:
        rest = owing[claim.id]
        for part, covered in instalments_paid(claim, plan):
            left = min(part.amount - covered, rest)
            rest -= left
            if left:
                yield part.number, claim.id, left
