"""What a letter about a payment plan takes from the plan itself: its text, and the link to sign."""

from datetime import date
from typing import Final, Protocol
from uuid import UUID

from application.house import House
from application.payment_plans.links import address_of_link
from application.payment_plans.signatures import text_of_plan
from domain.claim.state import Claim
from domain.letter.events import LetterOrdered
from domain.letter.order.told_plan import instalment_moved, why_plan_moved_on
from domain.letter.text import LetterContent, PlanMoment
from domain.payment_plan.state import PaymentPlan

_WITH_TEXT: Final = frozenset({PlanMoment.OFFERED, PlanMoment.SIGNED})
"""What tells the whole text of a plan."""


class PlanReads(Protocol):
    """Whatever reads a payment plan; in a session what it reads is guarded."""

    def payment_plan(self, plan_id: UUID) -> PaymentPlan:
        """Read a payment plan."""

    def claim(self, claim_id: UUID) -> Claim:
        """Read a claim."""


def reason_of_plan(reads: PlanReads, order: LetterOrdered, *, today: date) -> str:
    """Tell why the plan that a letter tells of is no more what it says; empty: it is, or none."""
    if order.payment_plan is None:
        return ""
    plan = reads.payment_plan(order.payment_plan)
    his = [reads.claim(part.claim_id) for part in plan.proposed.claims] if plan.proposed else []
    why = why_plan_moved_on(plan, order, today=today)
    return why or instalment_moved(his, order, today=today)


def with_plan(house: House, order: LetterOrdered, content: LetterContent) -> LetterContent:
    """The content with the text of the plan that it offers, or that was signed.

    In a sandbox, from which no mail leaves, the paper bears the link, so that it can be tried.
    Raises NotFound ``document.erased``.
    """
    if order.payment_plan is None or order.plan_moment not in _WITH_TEXT:
        return content
    text = text_of_plan(house, house.collections.payment_plan(order.payment_plan))
    found = content.model_copy(update={"plan_text": tuple(text.rstrip("\n").split("\n"))})
    return with_link(house, order, found) if house.sandbox else found


def with_link(house: House, order: LetterOrdered, content: LetterContent) -> LetterContent:
    """The content with the link by which the debtor signs, for the e-mail that nobody keeps."""
    if order.payment_plan is None or order.sign_link is None:
        return content
    link = address_of_link(house, order.payment_plan, order.sign_link)
    return content.model_copy(update={"sign_link": link})
