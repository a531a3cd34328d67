"""What is decided on a payment plan that both sign, from its proposal to both signatures."""

import hmac
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Final
from uuid import UUID

from domain.claim.agreements import require_no_plan
from domain.claim.balance import balance
from domain.claim.events import ClaimFact, PaymentPlanAgreed
from domain.claim.negotiation import end_negotiation
from domain.claim.refusals import require_live, unknown_claim
from domain.claim.state import Claim
from domain.errors import NotFound, Refusal
from domain.law.consumer_credit import CreditGround, require_ground
from domain.payment_plan.calculator import open_on
from domain.payment_plan.events import (
    ChargeGrounded,
    PlanConcluded,
    PlanDeclined,
    PlanExpired,
    PlanFact,
    PlannedClaim,
    PlanOpened,
    PlanProposed,
    PlanSignedByCreditor,
    PlanSignedByDebtor,
    PlanWithdrawn,
    SigningLinkIssued,
)
from domain.payment_plan.state import PaymentPlan, PlanStanding, require_proposed
from domain.sealing import Sealed

SIGNED_HOW: Final = "both signed one text"


def require_plannable(claim: Claim, *, debtor_id: UUID) -> None:
    """Refuse a claim that can be in no plan now.

    Raises NotFound ``claim.unknown`` for one of somebody else, of which nothing is told, and
    Refusal ``claim.ended``, ``payment_plan.running`` or ``payment_plan.contested``.
    """
    if claim.debtor_id != debtor_id:
        raise unknown_claim(claim.id)
    require_live(claim)
    require_no_plan(claim)
    if claim.disputes or claim.unsaid:
        raise Refusal(
            "payment_plan.contested",
            f"{claim.invoice_number} is contested: what is owed of it is not decided.",
            way_out="Decide the dispute first, or leave the claim out.",
            values={"invoice": claim.invoice_number},
        )


def propose(plan: PaymentPlan, proposed: PlanProposed) -> list[PlanFact]:
    """Draw a plan up; drawn up already: nothing."""
    return [] if plan.proposed else [proposed]


def state_ground(plan: PaymentPlan, ground: CreditGround, *, actor: str) -> list[PlanFact]:
    """Say on which ground a plan may be offered that costs a consumer something.

    Whoever drew it up does not judge it. Raises Refusal ``payment_plan.not_open``,
    ``payment_plan.own_ground``.
    """
    _require_open(plan)
    if plan.ground is ground:
        return []
    if actor == plan.proposed_by:
        raise Refusal(
            "payment_plan.own_ground",
            "Whoever drew the plan up does not say himself on which ground it may be offered.",
            way_out="Let another senior say it.",
        )
    return [ChargeGrounded(ground=ground)]


def issue_link(
    plan: PaymentPlan, link: SigningLinkIssued, *, today: date, went_out: bool, again: bool
) -> list[PlanFact]:
    """Send the debtor a link by which he signs; an earlier one opens no more.

    ``went_out``: an earlier one did, or may have; ``again``: a senior has another one sent. Raises
    Refusal ``payment_plan.not_open``, ``.expired``, ``.debtor_signed``, ``signing_link.sent``,
    ``consumer_credit.no_ground``.
    """
    require_signable(plan, today=today)
    if plan.link and plan.link.link_id == link.link_id:
        return []
    if went_out and not again:
        raise Refusal(
            "signing_link.sent",
            "The link was sent already.",
            way_out="A senior can have another one sent; then the one before opens no more.",
        )
    if plan.by_debtor:
        raise debtor_signed()
    return [link]


def debtor_signed() -> Refusal:
    """He signed, by his link or on paper: neither counts again."""
    return Refusal(
        "payment_plan.debtor_signed",
        "The debtor signed it already.",
        way_out="Sign it for the creditor.",
    )


def link_of(plan: PaymentPlan, digest: str, *, today: date) -> SigningLinkIssued:
    """The link that a token opens, by its keyed hash, compared in constant time.

    Raises NotFound ``signing_link.unknown`` for any other token, Refusal ``signing_link.used``
    once he signed or declined, ``signing_link.over`` behind its last day or where the plan is no
    longer offered.
    """
    if plan.link is None or not hmac.compare_digest(plan.link.digest, digest):
        raise unknown_link()
    if plan.by_debtor or plan.standing is PlanStanding.DECLINED:
        raise Refusal(
            "signing_link.used",
            "This link was used, and your answer is recorded: it is good once.",
            way_out="Nothing more is to be done here. Call or write to the creditor if you have"
            " questions.",
        )
    if plan.standing is not PlanStanding.PROPOSED or today > plan.link.expires_on:
        raise Refusal(
            "signing_link.over",
            "This link is over: the proposal is no longer open.",
            way_out="Call or write to the creditor: he can make another proposal.",
        )
    return plan.link


def unknown_link() -> NotFound:
    """Nobody is told what is wrong with a link that is none."""
    return NotFound(
        "signing_link.unknown",
        "This link leads nowhere.",
        way_out="Copy all of it from the letter, or ask the creditor for another one.",
    )


def open_link(plan: PaymentPlan, link: SigningLinkIssued) -> list[PlanFact]:
    """Note that the text was shown; noted already: nothing."""
    return [] if plan.opened else [PlanOpened(link_id=link.link_id)]


def sign_by_debtor(
    plan: PaymentPlan,
    link: SigningLinkIssued,
    *,
    name: str,
    seen: str,
    today: date,
    at: time,
) -> list[PlanFact]:
    """The debtor signs the text that he saw, by its hash, with his typed name.

    Raises Refusal ``payment_plan.no_name``, ``payment_plan.other_text``, and as ``issue_link``.
    """
    proposed = require_signable(plan, today=today)
    _require_text(proposed, seen)
    typed = Sealed.of(require_name(name))
    return [
        PlanSignedByDebtor(
            link_id=link.link_id, name=typed, at=at, document_sha256=proposed.document_sha256
        )
    ]


def require_name(name: str) -> str:
    """The name below a signature; raises Refusal ``payment_plan.no_name``."""
    if len(name.strip()) < 2:  # noqa: PLR2004 - a name has two letters
        raise Refusal(
            "payment_plan.no_name",
            "A signature needs your name.",
            way_out="Type your first and last name.",
        )
    return name.strip()


def sign_by_creditor(plan: PaymentPlan, *, seen: str, today: date, at: time) -> list[PlanFact]:
    """Somebody signs for the creditor the text that he saw; signed already: nothing.

    Where the debtor signed after him in a name that may be another's, nothing holds yet: who
    looked at that signs it anew. Raises Refusal ``payment_plan.other_text``, and as ``issue_link``.
    """
    waits = plan.by_debtor is not None and plan.waits
    if plan.by_creditor and not waits:
        return []
    proposed = require_signable(plan, today=today)
    _require_text(proposed, seen)
    return [PlanSignedByCreditor(at=at, document_sha256=proposed.document_sha256)]


def decline(plan: PaymentPlan, link: SigningLinkIssued) -> list[PlanFact]:
    """The debtor does not want it."""
    _require_open(plan)
    return [PlanDeclined(link_id=link.link_id)]


def withdraw(plan: PaymentPlan, *, binds: bool, today: date) -> list[PlanFact]:
    """Take a proposal back; taken back already: nothing.

    ``binds``: the debtor got it, or may have, and nobody said that he does not want it. An offer
    with a term for it cannot be revoked within that term (BW 6:219 lid 1), whoever has signed it
    by then. Raises Refusal ``payment_plan.not_open`` or ``payment_plan.binds``.
    """
    if plan.standing is PlanStanding.WITHDRAWN:
        return []
    proposed = _require_open(plan)
    if binds and today <= proposed.open_until:
        raise Refusal(
            "payment_plan.binds",
            f"It was sent to the debtor, who may sign it until {proposed.open_until}.",
            article="BW 6:219 lid 1",
            way_out="Wait for that day, or say with `confirmed` that he does not want it or may"
            " not rely on it.",
            values={"day": proposed.open_until},
        )
    return [PlanWithdrawn()]


def expire(plan: PaymentPlan, *, today: date) -> list[PlanFact]:
    """End a proposal behind its last day."""
    proposed = require_proposed(plan)
    waits = plan.standing is PlanStanding.PROPOSED
    return [PlanExpired()] if waits and today > proposed.open_until else []


def require_unjudged(plan: PaymentPlan, claims: Mapping[UUID, Claim]) -> None:
    """Refuse with ``payment_plan.judged`` a signature below figures of before a judgment.

    Whoever signs it would agree to pay what the court perhaps rejected. The same after a judgment
    was annulled.
    """
    for part in require_proposed(plan).claims:
        claim = claims[part.claim_id]
        if claim.court.decided_at > plan.proposed_at:
            raise Refusal(
                "payment_plan.judged",
                f"A court decided on {claim.invoice_number} since the plan was drawn up: its"
                " amounts are those of before.",
                way_out="Draw up another one, by what is owed since.",
                values={"invoice": claim.invoice_number},
            )


def conclude(
    plan: PaymentPlan, claims: Mapping[UUID, Claim], *, document_sha256: str, today: date
) -> tuple[list[PlanFact], list[tuple[Claim, list[ClaimFact]]]]:
    """What both signatures bring: it holds on every claim, each with its share.

    ``plan`` is as both signed it. Raises Refusal ``payment_plan.moved`` where anything of what
    is open changed since it was drawn up, and as ``require_plannable``.
    """
    proposed = require_proposed(plan)
    assert plan.by_debtor is not None
    assert plan.by_creditor is not None
    for part in proposed.claims:
        require_plannable(claims[part.claim_id], debtor_id=proposed.debtor_id)
        require_unmoved(plan, claims[part.claim_id], part, today=today)
    his = tuple(part.claim_id for part in proposed.claims)
    signed = (plan.by_debtor.on, plan.by_creditor.on)
    facts: list[tuple[Claim, list[ClaimFact]]] = [
        (
            claims[part.claim_id],
            [
                agreed_by_both(plan.id, proposed, part, his, signed),
                *end_negotiation(claims[part.claim_id], today=today),
            ],
        )
        for part in proposed.claims
    ]
    return [PlanConcluded(document_sha256=document_sha256)], facts


def agreed_by_both(
    plan_id: UUID,
    proposed: PlanProposed,
    part: PlannedClaim,
    claims: Sequence[UUID],
    signed: tuple[date, date],
) -> PaymentPlanAgreed:
    """What a plan that both signed is on one of its claims; ``signed``: when debtor and creditor.

    Of a change the interest that runs counts from the day of the first plan.
    """
    return PaymentPlanAgreed(
        instalments=part.shares,
        grace_days=proposed.grace_days,
        interest_during_plan=proposed.interest > 0,
        signed_by_debtor_on=signed[0],
        signed_by_creditor_on=signed[1],
        signed_how=SIGNED_HOW,
        plan_id=plan_id,
        claims=tuple(claims),
        reckoned_on=proposed.begun_on or proposed.reckoned_on,
    )


def require_unmoved(plan: PaymentPlan, claim: Claim, part: PlannedClaim, *, today: date) -> None:
    """Refuse where money moved since, or the account of that day is another one by now.

    Interest that runs meanwhile is no change: the plan was reckoned without it, or with it to
    the days of its instalments.
    """
    assert plan.proposed is not None
    moved = any(entry.position > plan.proposed_at for entry in claim.ledger)
    then = open_on(claim, on=plan.proposed.reckoned_on)
    now = balance(claim, on=today)
    same = (now.principal, now.costs) == (part.open.principal, part.open.costs)
    if moved or then != part.open or not same:
        raise Refusal(
            "payment_plan.moved",
            f"What is open on {claim.invoice_number} changed since the plan was drawn up.",
            way_out="Withdraw it, and draw up another one.",
            values={"invoice": claim.invoice_number},
        )


def _require_open(plan: PaymentPlan) -> PlanProposed:
    proposed = require_proposed(plan)
    if plan.standing is not PlanStanding.PROPOSED:
        raise Refusal(
            "payment_plan.not_open",
            "This plan is no longer a proposal.",
            way_out="See how it stands on the page of the debtor.",
        )
    return proposed


def require_signable(plan: PaymentPlan, *, today: date) -> PlanProposed:
    """What can be signed today.

    Raises Refusal ``payment_plan.not_open``, ``.expired``, ``consumer_credit.no_ground``.
    """
    proposed = _require_open(plan)
    if today > proposed.open_until:
        raise Refusal(
            "payment_plan.expired",
            f"It could be signed until {proposed.open_until}.",
            way_out="Draw up another one.",
            values={"day": proposed.open_until},
        )
    require_ground(plan.offer, plan.ground)
    return proposed


def _require_text(proposed: PlanProposed, seen: str) -> None:
    if not hmac.compare_digest(proposed.document_sha256, seen):
        raise Refusal(
            "payment_plan.other_text",
            "The text that was seen is not that of this plan.",
            way_out="Read it again, and sign what you read.",
        )
