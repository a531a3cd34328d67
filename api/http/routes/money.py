"""Endpoints about money on a claim."""

from uuid import UUID

from fastapi import APIRouter

from api.bodies import CreditNoteIn, PaymentIn, RefundIn, ReversalIn, WaiverIn
from api.desk import AnyDesk
from api.problems import responses
from application.commands import paying
from application.queries.shapes import AnswerOut
from domain.claim.grounds import EndingGround
from domain.money import cents_from

router = APIRouter(
    prefix="/v1/claims/{claim_id}", tags=["money"], responses=responses(400, 404, 409, 422, 503)
)


@router.post("/payments")
def register_payment(claim_id: UUID, body: PaymentIn, desk: AnyDesk) -> AnswerOut:
    """Record money that was credited on a day; money is never refused, in whatever state."""
    receipt = paying.register_payment(
        desk.house,
        claim_id,
        by=desk.by(),
        amount=cents_from(body.amount),
        credited_on=body.credited_on,
        payment_id=body.payment_id,
        designation=body.designation,
    )
    return desk.answer(receipt)


@router.post("/payment-reversals")
def reverse_payment(claim_id: UUID, body: ReversalIn, desk: AnyDesk) -> AnswerOut:
    """Record that a payment was taken back; a settled claim lives again at its step."""
    receipt = paying.reverse_payment(
        desk.house,
        claim_id,
        by=desk.by(),
        payment_id=body.payment_id,
        reversed_on=body.reversed_on,
        reason_code=body.reason_code,
    )
    return desk.answer(receipt)


@router.post("/refunds")
def refund(claim_id: UUID, body: RefundIn, desk: AnyDesk) -> AnswerOut:
    """Record that what was paid too much went back."""
    receipt = paying.refund(
        desk.house,
        claim_id,
        by=desk.by(),
        amount=cents_from(body.amount),
        refunded_on=body.refunded_on,
    )
    return desk.answer(receipt)


@router.post("/credit-notes")
def apply_credit_note(claim_id: UUID, body: CreditNoteIn, desk: AnyDesk) -> AnswerOut:
    """Lower the principal by a credit note, from the start unless said otherwise."""
    receipt = paying.apply_credit_note(
        desk.house,
        claim_id,
        by=desk.by(),
        number=body.number,
        amount=cents_from(body.amount),
        issued_on=body.issued_on,
        retroactive=body.retroactive,
    )
    return desk.answer(receipt)


@router.post("/waivers")
def waive(claim_id: UUID, body: WaiverIn, desk: AnyDesk) -> AnswerOut:
    """Waive a part of the principal (BW 6:160), or charged collection costs."""
    amount, by, why = cents_from(body.amount), desk.by(), EndingGround.GOODWILL.value
    if body.of == "costs":
        return desk.answer(paying.waive_costs(desk.house, claim_id, by=by, amount=amount, why=why))
    return desk.answer(
        paying.waive_part(desk.house, claim_id, by=by, amount=amount, accepted_on=body.accepted_on)
    )
