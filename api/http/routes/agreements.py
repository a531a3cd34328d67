"""Endpoints about contact, agreements, disputes and holds on a claim."""

from uuid import UUID

from fastapi import APIRouter

from api.bodies import (
    ContactIn,
    DisputeIn,
    ExtensionIn,
    HoldIn,
    PaymentPlanIn,
    PromiseIn,
    ResolutionIn,
    TextIn,
)
from api.desk import AnyDesk
from api.problems import responses
from application.commands import arranging, stopping
from application.queries.shapes import AnswerOut
from domain.claim.events import Instalment
from domain.money import cents_from

router = APIRouter(
    prefix="/v1/claims/{claim_id}",
    tags=["agreements"],
    responses=responses(400, 404, 409, 422, 503),
)


@router.post("/contacts")
def record_contact(claim_id: UUID, body: ContactIn, desk: AnyDesk) -> AnswerOut:
    """Record contact or a try; a call that reached the debtor fulfils the call step he is in."""
    receipt = arranging.record_contact(
        desk.house,
        claim_id,
        by=desk.by(),
        channel=body.channel,
        outcome=body.outcome,
        direction=body.direction,
        reason_for_non_payment=body.reason_for_non_payment.value,
        note=body.note,
    )
    return desk.answer(receipt)


@router.post("/promises")
def record_promise(claim_id: UUID, body: PromiseIn, desk: AnyDesk) -> AnswerOut:
    """Record a promise to pay by a day (inclusive)."""
    amount = None if body.amount is None else cents_from(body.amount)
    receipt = arranging.record_promise(
        desk.house, claim_id, by=desk.by(), amount=amount, pay_by=body.by
    )
    return desk.answer(receipt)


@router.post("/extensions")
def extend_term(claim_id: UUID, body: ExtensionIn, desk: AnyDesk) -> AnswerOut:
    """Agree a new last day, as a one-time exception."""
    receipt = arranging.extend_term(
        desk.house,
        claim_id,
        by=desk.by(body.reason_text),
        pay_by=body.pay_by,
        overrule=body.overrule,
    )
    return desk.answer(receipt)


@router.post("/payment-plans")
def agree_payment_plan(claim_id: UUID, body: PaymentPlanIn, desk: AnyDesk) -> AnswerOut:
    """Agree instalments that add up to what is open; a plan costs the debtor nothing."""
    receipt = arranging.agree_payment_plan(
        desk.house,
        claim_id,
        by=desk.by(),
        instalments=_instalments(body),
        signed_by_debtor_on=body.signed_by_debtor_on,
        signed_by_creditor_on=body.signed_by_creditor_on,
        signed_how=body.signed_how,
    )
    return desk.answer(receipt)


@router.post("/disputes")
def record_dispute(claim_id: UUID, body: DisputeIn, desk: AnyDesk) -> AnswerOut:
    """Record what the debtor contests; automatic steps stop."""
    receipt = stopping.record_dispute(
        desk.house,
        claim_id,
        by=desk.by(),
        ground=body.ground.value,
        amount=None if body.amount is None else cents_from(body.amount),
        text=body.text,
        answer_by=body.answer_by,
    )
    return desk.answer(receipt)


@router.post("/disputes/answer")
def answer_dispute(claim_id: UUID, body: TextIn, desk: AnyDesk) -> AnswerOut:
    """Record that what is contested was answered."""
    return desk.answer(stopping.answer_dispute(desk.house, claim_id, by=desk.by(), text=body.text))


@router.post("/disputes/resolution")
def resolve_dispute(claim_id: UUID, body: ResolutionIn, desk: AnyDesk) -> AnswerOut:
    """End the dispute; the steps go on from today."""
    return desk.answer(
        stopping.resolve_dispute(desk.house, claim_id, by=desk.by(), outcome=body.outcome)
    )


@router.post("/holds")
def place_hold(claim_id: UUID, body: HoldIn, desk: AnyDesk) -> AnswerOut:
    """Take no step from a day; may be back-dated."""
    receipt = stopping.place_hold(
        desk.house,
        claim_id,
        by=desk.by(),
        category=body.category.value,
        from_day=body.from_day,
        until=body.until,
    )
    return desk.answer(receipt)


@router.post("/holds/{hold_id}/lift")
def lift_hold(claim_id: UUID, hold_id: str, desk: AnyDesk) -> AnswerOut:
    """End a hold today."""
    return desk.answer(stopping.lift_hold(desk.house, claim_id, by=desk.by(), hold_id=hold_id))


def _instalments(body: PaymentPlanIn) -> tuple[Instalment, ...]:
    return tuple(
        Instalment(number=number, amount=cents_from(part.amount), by=part.by)
        for number, part in enumerate(body.instalments, 1)
    )
