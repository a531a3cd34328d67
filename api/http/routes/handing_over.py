"""Endpoints around a hand-over: check-list, hand-over, the party's answer, recall."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body

from api.bodies import AcceptanceIn, EndingIn, HandOverIn, PartyAnswerIn, PartyIn, RecallFailureIn
from api.desk import AnyDesk, AnyHouse
from api.problems import responses
from application.commands import handing_over
from application.hand_over.check import hand_over_out
from application.queries.shapes import AnswerOut, HandOverOut
from domain.claim.events import PartyKind

router = APIRouter(prefix="/v1", tags=["hand-over"], responses=responses(400, 404, 409, 422, 503))


@router.post("/claims/{claim_id}/invoice-document")
def attach_invoice(
    claim_id: UUID,
    desk: AnyDesk,
    content: Annotated[bytes, Body(media_type="application/octet-stream", max_length=10_000_000)],
) -> AnswerOut:
    """Lay the invoice itself with a claim that was opened by hand: a PDF, or UBL."""
    receipt = handing_over.attach_invoice(desk.house, claim_id, by=desk.by(), content=content)
    return desk.answer(receipt)


@router.get("/claims/{claim_id}/hand-over")
def read_hand_over(
    claim_id: UUID, house: AnyHouse, party: str = "", party_kind: PartyKind | None = None
) -> HandOverOut:
    """Give the check-list of a hand-over today; without a party, to the one of the plan."""
    return hand_over_out(house, claim_id, party=party, party_kind=party_kind)


@router.post("/claims/{claim_id}/hand-over")
def post_hand_over(claim_id: UUID, body: HandOverIn, desk: AnyDesk) -> AnswerOut:
    """Hand the claim over with its dossier, or offer it; refused while something blocks it."""
    receipt = handing_over.hand_over(
        desk.house, claim_id, by=desk.by(), party=body.party, party_kind=body.party_kind
    )
    return desk.answer(receipt)


@router.post("/claims/{claim_id}/hand-over/acceptance")
def accept(claim_id: UUID, body: AcceptanceIn, desk: AnyDesk) -> AnswerOut:
    """Record that the party took the claim."""
    return desk.answer(
        handing_over.accept(desk.house, claim_id, by=desk.by(), reference=body.reference)
    )


@router.post("/claims/{claim_id}/hand-over/refusal")
def refuse(claim_id: UUID, body: PartyAnswerIn, desk: AnyDesk) -> AnswerOut:
    """Record that the party did not take the claim; a person decides how it goes on."""
    by = desk.by(body.reason_text)
    return desk.answer(handing_over.refuse(desk.house, claim_id, by=by, why=body.why.value))


@router.post("/claims/{claim_id}/recall-request")
def request_recall(claim_id: UUID, body: EndingIn, desk: AnyDesk) -> AnswerOut:
    """Record that the party was asked to give the claim back."""
    by = desk.by(body.reason_text)
    return desk.answer(handing_over.request_recall(desk.house, claim_id, by=by, why=body.why.value))


@router.post("/claims/{claim_id}/recall")
def recall(claim_id: UUID, body: EndingIn, desk: AnyDesk) -> AnswerOut:
    """Take the claim back from agency, bailiff or lawyer."""
    by = desk.by(body.reason_text)
    return desk.answer(handing_over.recall(desk.house, claim_id, by=by, why=body.why.value))


@router.post("/claims/{claim_id}/recall-failure")
def fail_recall(claim_id: UUID, body: RecallFailureIn, desk: AnyDesk) -> AnswerOut:
    """Record that the party does not give the claim back."""
    receipt = handing_over.fail_recall(
        desk.house,
        claim_id,
        by=desk.by(body.reason_text),
        why=body.why.value,
        stays=body.stays,
    )
    return desk.answer(receipt)


@router.post("/claims/{claim_id}/party-informed")
def inform_party(claim_id: UUID, desk: AnyDesk) -> AnswerOut:
    """Record that the party was told what happened here since the claim went out."""
    return desk.answer(handing_over.inform_party(desk.house, claim_id, by=desk.by()))


@router.post("/creditors/{creditor_id}/parties")
def set_party(creditor_id: UUID, body: PartyIn, desk: AnyDesk) -> AnswerOut:
    """Set down how an agency, bailiff or lawyer of a creditor works."""
    receipt = handing_over.set_party(
        desk.house,
        creditor_id,
        by=desk.by(),
        name=body.name,
        kind=body.kind,
        confirms=body.confirms,
        cut_off=body.cut_off,
    )
    return desk.answer(receipt)
