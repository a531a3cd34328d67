"""Ordering a letter about a payment plan: its text to be signed, or as both signed it."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.claim.events import Channel, LetterOrderedForClaim
from domain.dunning.next.channels import channel_for
from domain.dunning.plan.step import Anchor, Step, StepKind
from domain.errors import Refusal
from domain.ids import letter_id
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.order.decision import Order, no_channel
from domain.letter.order.reference import reference_for
from domain.letter.text import LetterKind, PlanMoment
from domain.payment_plan.state import PaymentPlan, require_proposed

PLAN_LETTER: Final = Step(
    id="payment-plan",
    kind=StepKind.STATEMENT,
    anchor=Anchor.PREVIOUS,
    days=0,
    term_days=1,
    channel=Channel.EMAIL,
    fallback=Channel.POST,
)
"""What stands in for a step of the plan of a claim: a letter about a payment plan is none."""


def order_offer(plan: PaymentPlan, cases: Sequence[Case], *, link_id: UUID, today: date) -> Order:
    """Freeze the letter that brings a debtor the text of a plan and the link to sign it.

    By e-mail alone: on paper the link would be seen by whoever posts it, and kept with the letter.
    Raises Refusal ``signing_link.no_mail``.
    """
    if channel_for(cases[0], PLAN_LETTER) is not Channel.EMAIL:
        raise Refusal(
            "signing_link.no_mail",
            "There is no e-mail address of the debtor that works.",
            way_out="Record his e-mail address; or sign on paper, with a plan on one claim.",
        )
    proposed = require_proposed(plan)
    about: dict[str, object] = {
        "channel": Channel.EMAIL,
        "plan_moment": PlanMoment.OFFERED,
        "sign_link": link_id,
        "sign_until": proposed.open_until,
    }
    return _order(plan, cases, link_id.hex, about, today)


def order_signed(plan: PaymentPlan, cases: Sequence[Case], *, today: date) -> Order:
    """Freeze the letter with the text that both signed; raises Refusal ``letter.no_channel``."""
    channel = channel_for(cases[0], PLAN_LETTER)
    if channel is None:
        raise no_channel(PLAN_LETTER)
    about: dict[str, object] = {"channel": channel, "plan_moment": PlanMoment.SIGNED}
    return _order(plan, cases, "signed", about, today)


def _order(
    plan: PaymentPlan, cases: Sequence[Case], of: str, about: dict[str, object], today: date
) -> Order:
    proposed, first = require_proposed(plan), cases[0]
    over = [(case.claim.id, case.claim.round) for case in cases]
    day = f"{today.isoformat()}/{plan.id}/{of}"
    identity = letter_id(first.creditor.id, step=PLAN_LETTER.id, claims=over, day=day)
    opened = {part.claim_id: part.open for part in proposed.claims}
    parts = tuple(
        AskedOfClaim(
            claim_id=case.claim.id,
            version=case.claim.version,
            round=case.claim.round,
            asked=opened[case.claim.id],
        )
        for case in cases
    )
    said: dict[str, object] = {
        "letter_kind": LetterKind.PAYMENT_PLAN,
        "debtor_id": proposed.debtor_id,
        "step": PLAN_LETTER.id,
        "plan": first.plan.key,
        "claims": parts,
        "send_on": today,
        "payment_plan": plan.id,
        "reckoned_on": proposed.reckoned_on,
        "agreed_amount": sum(part.amount for part in proposed.instalments),
        "language": proposed.language,
        "template": first.creditor.template,
        "payment_reference": reference_for(
            first.creditor.reference_kind, [case.claim for case in cases], letter_id=identity
        ),
        **about,
    }
    waiting = LetterOrderedForClaim(letter_id=identity, step=PLAN_LETTER.id, send_on=today)
    return Order(identity, LetterOrdered.model_validate(said), waiting)
