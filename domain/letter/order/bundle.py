"""Which claims of a debtor go in one letter, and whether a letter still holds the right ones."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.case.in_order import in_order
from domain.case.series import in_series
from domain.claim.contested import asked_of, wholly_contested
from domain.claim.events import Asked
from domain.claim.imagined import imagine
from domain.dunning.next.channels import unproven_mail
from domain.dunning.next.findings import findings
from domain.dunning.next.identity import undecided_who
from domain.dunning.next.lapsed import TELLING
from domain.dunning.next.permission import allowed_step
from domain.dunning.next.step import Do, channel_for, in_default
from domain.dunning.plan.document import Step, StepKind
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.order.anew import NOT_DUE, decided_otherwise, step_of
from domain.letter.order.decision import listing, reason_to_cancel
from domain.letter.text import OF_NO_PLAN

MOST_CLAIMS: Final = 60
"""At most so many claims in one letter, some three pages; one with costs holds all there are."""

ANOTHER_DEBTOR: Final = "the claim is of another debtor by now"
TAKEN_BACK: Final = "an invoice in it was taken back"


def bundles(case: Case, step: Step) -> bool:
    """Tell whether a step's letter may hold other claims of the debtor beside this one.

    The fourteen-day letter to a consumer always does: costs are counted once over the sum
    (BW 6:96 lid 7). Terms of a series on a consumer are joined there only, with terms of the
    same series: the costs are then the highest of a single term (law.md 1.2). That a plan both
    signed lapsed is told once, of all its claims.
    """
    if not step.kind.is_letter:
        return False
    if step.id == TELLING.id:
        return case.claim.lapsed_plan is not None
    if in_series(case):
        return _asks_once(case, step)
    return step.bundle or _asks_once(case, step)


def bundle_of(
    case: Case, step: Step, neighbours: Sequence[Case], *, today: date
) -> tuple[Case, ...]:
    """The claims of one letter for a step: this one, and the neighbours that reached it too.

    Of one plan and by one channel, in the order of their due dates: whichever of them is asked,
    the answer is the same. Held, disputed, ended and handed-over claims take no step and do not
    join; they keep nobody else out.
    """
    if not bundles(case, step):
        return (case,)
    joined = [one for one in neighbours if _joins(one, case, step, today)]
    return _one_letter(case, step, [case, *joined])


def listed_beside(
    cases: Sequence[Case], step: Step, neighbours: Sequence[Case], *, today: date
) -> tuple[Case, ...]:
    """The claims that a statement lists for information: open, and not asked by it.

    Nothing is asked for them and their plans do not move: what they owe by when stands in their
    own letters, on their invoices where they are not due, or was agreed. Claims that are
    contested as a whole, held, marked to be looked at or with another party are not listed:
    whether they are owed, and to whom, is not for this letter to say.
    """
    if step.kind is not StepKind.STATEMENT or step.id == TELLING.id:
        return ()
    if not bundles(cases[0], step):
        return ()
    asked, first = _ids(cases), cases[0]
    others = [one for one in neighbours if one.claim.id not in asked and _listable(one, today)]
    listed = [one for one in others if not _joins(one, first, step, today)]
    return tuple(sorted(listed, key=in_order))


def reason_to_cancel_bundle(
    cases: Sequence[Case], ordered: LetterOrdered, neighbours: Sequence[Case], *, today: date
) -> str:
    """Tell why a letter must not go out any more, or give the empty string.

    ``cases`` are those the letter asks and that stand, in its order; ``neighbours`` the debtor's
    other claims. One claim that was paid, held or disputed stops the letter for all of them, and
    so does a claim that has come to join it: then it is decided again. Nor does a letter go that
    would not be ordered, or not so, on what is known now.
    """
    if why := gone_elsewhere(cases, ordered) or _stopped(cases, ordered, today):
        return why
    if ordered.letter_kind in OF_NO_PLAN:
        return ""
    step = step_of(cases[0], ordered)
    if step is None:
        return NOT_DUE
    listed: tuple[Case, ...] = ()
    if bundles(cases[0], step):
        level = [_brought_level(one, today) for one in neighbours]
        joining = [one for one in level if _joins(one, cases[0], step, today)]
        if _ids(_one_letter(cases[0], step, [*cases, *joining])) != _ids(cases):
            return "another claim reached this step"
        listed = listed_beside(cases, step, level, today=today)
        if _amounts(listing(listed, today)) != _amounts(ordered.listed):
            return "what it lists changed"
    return decided_otherwise(cases, ordered, today=today)


def gone_elsewhere(cases: Sequence[Case], ordered: LetterOrdered) -> str:
    """Tell whether a claim of a letter is none any more, or is somebody else's; empty: neither."""
    if len(cases) < len(ordered.claims):
        return TAKEN_BACK
    elsewhere = any(case.debtor.id != ordered.debtor_id for case in cases)
    return ANOTHER_DEBTOR if elsewhere else ""


def _stopped(cases: Sequence[Case], ordered: LetterOrdered, today: date) -> str:
    """Tell what stops one of the claims of a letter, and which; empty: nothing does."""
    step = next((one for one in cases[0].plan.step if one.id == ordered.step), None)
    for case in cases:
        why = reason_to_cancel(case, ordered, today=today)
        if why := why or (undecided_who(case, step) if step else ""):
            return why if len(cases) == 1 else f"{case.claim.invoice_number}: {why}"
    return ""


def _one_letter(case: Case, step: Step, joined: Sequence[Case]) -> tuple[Case, ...]:
    """The part of the claims of a step that is one letter, the one that holds this claim."""
    ordered = sorted(joined, key=in_order)
    if _asks_once(case, step):
        return tuple(ordered)
    first = ordered.index(case) // MOST_CLAIMS * MOST_CLAIMS
    return tuple(ordered[first : first + MOST_CLAIMS])


def _amounts(parts: Sequence[AskedOfClaim]) -> list[tuple[UUID, Asked]]:
    return [(part.claim_id, part.asked) for part in parts]


def _ids(cases: Sequence[Case]) -> set[UUID]:
    return {case.claim.id for case in cases}


def _brought_level(case: Case, today: date) -> Case:
    """A case as the run leaves it before its step: the run may not have come to it yet."""
    found = findings(case, today=today)
    return replace(case, claim=imagine(case.claim, found, today=today)) if found else case


def _asks_once(case: Case, step: Step) -> bool:
    return case.consumer and step.kind is StepKind.FOURTEEN_DAY_LETTER


def _joins(one: Case, case: Case, step: Step, today: date) -> bool:
    if not bundles(one, step) or _letter_for(one, step, today) != _letter_for(case, step, today):
        return False
    found = allowed_step(one, today=today)
    return isinstance(found, Do) and found.step.id == step.id


def _letter_for(case: Case, step: Step, today: date) -> tuple[object, ...]:
    """What must be equal of claims in one letter, beside the step itself.

    A letter goes by one channel. It announces costs or none, says of all of them since when they
    are in default, and says again what one letter by e-mail said before, of its claims and no
    others. Terms of a series stay with their own.
    """
    if step.id == TELLING.id:
        return case.claim.lapsed_plan, case.claim.lapsed_on, channel_for(case, step)
    mailed = unproven_mail(case, step)
    return (
        case.plan.key,
        channel_for(case, step),
        mailed.letter_id if mailed else None,
        _speaks_of_default(step) and in_default(case, today),
        step.mentions_costs and _had_costs(case),
        case.claim.series_id if in_series(case) else "",
    )


def _speaks_of_default(step: Step) -> bool:
    """Tell whether the letter says when default begins: one day for all that it asks.

    A later day said of a claim that is in default already would undo its earlier one.
    """
    demands = {StepKind.NOTICE_OF_DEFAULT, StepKind.FINAL_DEMAND}
    return step.serves_as_notice or step.kind in demands


def _had_costs(case: Case) -> bool:
    """Tell whether costs were charged that stand: a letter announces none for such a claim."""
    return any(charged.standing for charged in case.claim.costs)


def _listable(case: Case, today: date) -> bool:
    claim = case.claim
    contested = claim.unsaid or wholly_contested(claim, on=today)
    if not claim.live or claim.offer or contested or claim.held_on(today) or claim.stopped_by:
        return False
    return asked_of(claim, on=today).principal > 0
