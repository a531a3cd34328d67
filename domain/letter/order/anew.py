"""An order that is decided once more right before it is sent: whether it would be the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.claim.state import Claim
from domain.dunning.next.lapsed import TELLING
from domain.dunning.next.permission import allowed_step
from domain.dunning.next.step import Do
from domain.dunning.plan.step import Step
from domain.errors import Refusal
from domain.letter.events import LetterOrdered
from domain.letter.order.decision import order_bundle

NOT_DUE: Final = "its step is not due any more"
SAYS_OTHERWISE: Final = "what it says changed"

_ITS_OWN: Final = frozenset({"claims", "payment_reference", "listed"})
"""What holds the id of a letter or the version of a claim, or is compared apart."""
_OF_THE_PLAN: Final = frozenset(
    {"pay_by", "term_days", "wording", "serves_as_notice", "attach_invoice", "send_on"}
)
"""What follows from its step, which never changes, and from its day, which is looked at before."""


def step_of(case: Case, ordered: LetterOrdered) -> Step | None:
    """The step of an order, of the plan or beside it; none: the plan has no such step any more."""
    steps = (*case.plan.step, TELLING)
    return next((step for step in steps if step.id == ordered.step), None)


def decided_otherwise(cases: Sequence[Case], ordered: LetterOrdered, *, today: date) -> str:
    """Tell why the order would not be given again on what is known now; empty: it would.

    ``cases`` are those it asks. They are looked at as they would be without it: a step that
    somebody took or declined meanwhile, an address that is no more, other costs, another
    language, form or round stop it, whatever brought them about.
    """
    ids = frozenset(part.claim_id for part in ordered.claims)
    free = [_without_it(case, ids) for case in cases]
    step = step_of(free[0], ordered)
    if step is None:
        return ""
    if not all(_is_at(case, step, today) for case in free):
        return NOT_DUE
    by_its_channel = step.model_copy(update={"channel": ordered.channel})
    try:
        now = order_bundle(free, by_its_channel, today=today).ordered
    except Refusal:
        return NOT_DUE
    return "" if _said(now) == _said(ordered) else SAYS_OTHERWISE


def _is_at(case: Case, step: Step, today: date) -> bool:
    found = allowed_step(case, today=today)
    return isinstance(found, Do) and found.step.id == step.id


def _without_it(case: Case, ids: frozenset[UUID]) -> Case:
    """The case as it would be had the letter that asks these claims not been ordered."""
    return replace(
        case,
        claim=replace(case.claim, pending=None),
        siblings=_free(case.siblings, ids),
        others=_free(case.others, ids),
    )


def _free(claims: Sequence[Claim], ids: frozenset[UUID]) -> tuple[Claim, ...]:
    return tuple(replace(one, pending=None) if one.id in ids else one for one in claims)


def _said(ordered: LetterOrdered) -> tuple[object, ...]:
    """What an order fixes of its letter by facts, without its own id and the versions of those."""
    parts = [part.model_dump(exclude={"version"}) for part in ordered.claims]
    return ordered.model_dump(exclude=set(_ITS_OWN | _OF_THE_PLAN)), parts
