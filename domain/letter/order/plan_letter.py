"""Ordering a letter about a payment plan: its text, one of its instalments, or that it was kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.claim.contested import asked_of
from domain.claim.events import Channel, LetterOrderedForClaim
from domain.dunning.next.channels import channel_for
from domain.dunning.plan.step import Anchor, Step, StepKind
from domain.errors import Refusal
from domain.ids import letter_id
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.order.completed import parts_of_kept
from domain.letter.order.decision import Order, no_channel
from domain.letter.order.instalments import PlanTelling
from domain.letter.order.reference import reference_for
from domain.letter.text import LetterKind, PlanMoment
from domain.money import Cents
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

PAPER: Final = PLAN_LETTER.model_copy(update={"channel": Channel.POST})
"""The same where it is to be signed on paper."""


def order_offer(plan: PaymentPlan, cases: Sequence[Case], *, link_id: UUID, today: date) -> Order:
    """Freeze the letter that brings a debtor the text of a plan and the link to sign it.

    By e-mail alone: on paper the link would be seen by whoever posts it, and kept with the letter.
    Raises Refusal ``signing_link.no_mail``.
    """
    if channel_for(cases[0], PLAN_LETTER) is not Channel.EMAIL:
        raise Refusal(
            "signing_link.no_mail",
            "There is no e-mail address of the debtor that works.",
            way_out="Record his e-mail address; or have him sign on paper.",
        )
    proposed = require_proposed(plan)
    about: dict[str, object] = {
        "channel": Channel.EMAIL,
        "plan_moment": PlanMoment.OFFERED,
        "sign_link": link_id,
        "sign_until": proposed.open_until,
        "plan_replaced": proposed.replaces,
    }
    return _order(plan, cases, link_id.hex, about, today)


def order_paper(plan: PaymentPlan, cases: Sequence[Case], *, of: UUID, today: date) -> Order:
    """Freeze the letter with the text of a plan to be signed on it and sent back; ``of``: once.

    Raises Refusal ``signing_paper.no_post``.
    """
    if channel_for(cases[0], PAPER) is not Channel.POST:
        raise Refusal(
            "signing_paper.no_post",
            "There is no postal address of the debtor that works.",
            way_out="Record his address; or send him a link by e-mail.",
        )
    proposed = require_proposed(plan)
    about: dict[str, object] = {
        "channel": Channel.POST,
        "plan_moment": PlanMoment.OFFERED,
        "sign_until": proposed.open_until,
        "plan_replaced": proposed.replaces,
    }
    return _order(plan, cases, of.hex, about, today)


def order_signed(
    plan: PaymentPlan, cases: Sequence[Case], *, today: date, step: Step = PLAN_LETTER
) -> Order:
    """Freeze the letter with the text that both signed; raises Refusal ``letter.no_channel``."""
    channel = channel_for(cases[0], step)
    if channel is None:
        raise no_channel(step)
    about: dict[str, object] = {"channel": channel, "plan_moment": PlanMoment.SIGNED}
    return _order(plan, cases, "signed", about, today)


def order_telling(
    telling: PlanTelling, cases: Sequence[Case], *, today: date, step: Step = PLAN_LETTER
) -> Order:
    """Freeze the letter with a word on an instalment; raises Refusal ``letter.no_channel``.

    It asks of each claim what is still to be paid of that instalment; a claim of which nothing
    is lacking is not in it.
    """
    part, channel = telling.part, channel_for(cases[0], step)
    assert part is not None
    if channel is None:
        raise no_channel(step)
    asked = [case for case in cases if case.claim.id in telling.shares]
    running = asked[0].claim.arrangement
    assert running is not None
    plan = running.plan.plan_id or asked[0].claim.id
    about = {
        "channel": channel,
        "plan_moment": telling.moment,
        "payment_plan": running.plan.plan_id,
        "instalments": (part,),
        "agreed_amount": part.amount,
        "pay_by": telling.pay_by,
        "language": asked[0].debtor.language,
    }
    parts = tuple(
        AskedOfClaim(
            claim_id=case.claim.id,
            version=case.claim.version,
            round=case.claim.round,
            asked=asked_of(case.claim, on=today),
            instalment=telling.shares[case.claim.id],
        )
        for case in asked
    )
    of = f"{plan}/{telling.moment.value}/{part.number}"
    return _frozen(asked, parts, of, about, today)


def order_completed(
    cases: Sequence[Case],
    paid: Mapping[UUID, Cents],
    *,
    today: date,
    step: Step = PLAN_LETTER,
) -> Order:
    """Freeze the letter that a plan was kept; raises Refusal ``letter.no_channel``.

    ``paid``: what came in on it, by claim.
    """
    channel = channel_for(cases[0], step)
    if channel is None:
        raise no_channel(step)
    kept = cases[0].claim.kept_plan
    assert kept is not None, "only claims of a plan that was kept are told so"
    about = {
        "channel": channel,
        "plan_moment": PlanMoment.COMPLETED,
        "payment_plan": kept.plan.plan.plan_id,
        "agreed_amount": sum(paid.values()),
        "language": cases[0].debtor.language,
    }
    of = f"{kept.plan.plan.plan_id or cases[0].claim.id}/{PlanMoment.COMPLETED.value}"
    return _frozen(cases, parts_of_kept(cases, paid), of, about, today)


def _order(
    plan: PaymentPlan, cases: Sequence[Case], of: str, about: dict[str, object], today: date
) -> Order:
    proposed = require_proposed(plan)
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
        "payment_plan": plan.id,
        "reckoned_on": proposed.reckoned_on,
        "agreed_amount": sum(part.amount for part in proposed.instalments),
        "language": proposed.language,
        **about,
    }
    return _frozen(cases, parts, f"{plan.id}/{of}", said, today)


def _frozen(
    cases: Sequence[Case],
    parts: tuple[AskedOfClaim, ...],
    of: str,
    about: Mapping[str, object],
    today: date,
) -> Order:
    first = cases[0]
    over = [(case.claim.id, case.claim.round) for case in cases]
    day = f"{today.isoformat()}/{of}"
    identity = letter_id(first.creditor.id, step=PLAN_LETTER.id, claims=over, day=day)
    said: dict[str, object] = {
        "letter_kind": LetterKind.PAYMENT_PLAN,
        "debtor_id": first.debtor.id,
        "step": PLAN_LETTER.id,
        "plan": first.plan.key,
        "claims": parts,
        "send_on": today,
        "template": first.creditor.template,
        "payment_reference": reference_for(
            first.creditor.reference_kind, [case.claim for case in cases], letter_id=identity
        ),
        **about,
    }
    waiting = LetterOrderedForClaim(letter_id=identity, step=PLAN_LETTER.id, send_on=today)
    return Order(identity, LetterOrdered.model_validate(said), waiting)
