"""Why a letter about a payment plan must not go out any more: seen from each of its claims."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.limitation import BARRED, barred_since
from domain.claim.contested import wholly_contested
from domain.claim.litigation import in_court
from domain.claim.marks import look_first
from domain.claim.shared_plan import lacking_of
from domain.claim.state import Claim
from domain.debtor.credit import credit_first
from domain.law.contact_hours import no_contact_on
from domain.letter.events import LetterOrdered
from domain.letter.state import LAPSED
from domain.letter.text import PlanMoment
from domain.payment_plan.calculator import open_on
from domain.payment_plan.state import PaymentPlan, PlanStanding

MOVED: Final = "the amount changed"
OTHER: Final = "the agreement changed"


def reason_to_cancel_plan_letter(case: Case, ordered: LetterOrdered, *, today: date) -> str:
    """Tell why it must not go out, or give the empty string; whether the plan stands is not asked.

    A plan is offered on hold, too: a person sends it, and it asks for nothing.
    """
    claim = case.claim
    found = (
        (today > ordered.send_on, LAPSED),
        (bool(closed := no_contact_on(today)), closed),
        (not claim.live, f"claim {claim.ending.value}"),
        (claim.offer is not None, "the claim was offered to a party"),
        (bool(barred := case.debtor.stopped_on(today, claim)), barred),
        (claim.unsaid is not None, "it is not said how much of a dispute was granted"),
        (wholly_contested(claim, on=today), "disputed"),
        (bool(claim.stopped_by), look_first(claim)),
        (bool(court := in_court(claim)), court),
        (barred_since(case, today=today) is not None, BARRED),
        *_stops_a_reminder(case, ordered, today),
        (_is_other(case, ordered), OTHER),
        (_moved(case, ordered), MOVED),
    )
    return next((why for holds, why in found if holds), "")


def _stops_a_reminder(
    case: Case, ordered: LetterOrdered, today: date
) -> Iterator[tuple[bool, str]]:
    """What stops a word on an instalment beside what stops any letter about a plan."""
    if not ordered.instalments:
        return
    claim, number = case.claim, ordered.instalments[0].number
    yield claim.held_on(today) is not None, "on hold"
    yield bool(claim.disputed), "disputed"
    yield bool(case.debtor.credits), credit_first(case.debtor)
    lacks = lacking_of([claim], number, today=today).get(claim.id, 0)
    told = [one.instalment or 0 for one in ordered.claims if one.claim_id == claim.id]
    yield any(one > lacks for one in told), MOVED


def instalment_moved(claims: Sequence[Claim], ordered: LetterOrdered, *, today: date) -> str:
    """Tell whether less is lacking of an instalment than its letter says; empty: it is not."""
    if not ordered.instalments:
        return ""
    lacks = lacking_of(claims, ordered.instalments[0].number, today=today)
    return MOVED if sum(lacks.values()) < ordered.agreed_amount else ""


def why_plan_moved_on(plan: PaymentPlan, ordered: LetterOrdered, *, today: date) -> str:
    """Tell why the plan of a letter is not what the letter says it is, or give the empty string."""
    if ordered.plan_moment is PlanMoment.COMPLETED:
        return "" if plan.standing is PlanStanding.COMPLETED else OTHER
    if ordered.plan_moment is not PlanMoment.OFFERED:
        return "" if plan.standing is PlanStanding.RUNNING else OTHER
    offered = plan.standing is PlanStanding.PROPOSED and plan.by_debtor is None
    on_paper = ordered.sign_link is None and bool(plan.papers)
    same = on_paper or (plan.link is not None and plan.link.link_id == ordered.sign_link)
    in_time = plan.proposed is not None and today <= plan.proposed.open_until
    return "" if offered and same and in_time else OTHER


def _is_other(case: Case, ordered: LetterOrdered) -> bool:
    """Tell whether the plan that it speaks of is not the one that runs on the claim."""
    running = case.claim.arrangement
    if ordered.plan_moment is PlanMoment.OFFERED:
        return running is not None and running.plan.plan_id != ordered.plan_replaced
    return running is None or running.plan.plan_id != ordered.payment_plan


def _moved(case: Case, ordered: LetterOrdered) -> bool:
    """Tell whether the text of a plan states another amount than was owed on its own day."""
    if ordered.reckoned_on is None:
        return False
    asked = [part.asked for part in ordered.claims if part.claim_id == case.claim.id]
    return asked != [open_on(case.claim, on=ordered.reckoned_on)]
