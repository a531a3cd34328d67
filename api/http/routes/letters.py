"""Endpoints about letters: the document, delivery, and what is in doubt."""

from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from api.bodies import DeliveryIn, DoubtIn, TrackingIn
from api.desk import AnyDesk, AnyHouse
from api.problems import responses
from application.commands.letters import deliver, settle_doubt
from application.letters.documents import document_of
from application.letters.post import track
from application.queries.shapes import AnswerOut

router = APIRouter(prefix="/v1/letters/{letter_id}", tags=["letters"])
_POST = responses(400, 404, 409, 422, 503)
PDF: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"application/pdf": {}}, "description": "The letter as it was sent."}
}


@router.get("/document", response_class=Response, responses={**PDF, **responses(404, 422, 503)})
def read_document(letter_id: UUID, house: AnyHouse) -> Response:
    """Give the document of a letter, as it was sent."""
    named = {"Content-Disposition": f'inline; filename="{letter_id}.pdf"'}
    return Response(document_of(house, letter_id), media_type="application/pdf", headers=named)


@router.post("/deliveries", responses=_POST)
def record_delivery(letter_id: UUID, body: DeliveryIn, desk: AnyDesk) -> AnswerOut:
    """Record evidence of delivery, or without a grade that the letter came back."""
    receipt = deliver(
        desk.house,
        letter_id,
        by=desk.by(),
        grade=body.grade,
        received_on=body.received_on,
        evidence=body.evidence,
        signed_by=body.signed_by,
    )
    return desk.answer(receipt)


@router.post("/tracking", responses=_POST)
def record_tracking(letter_id: UUID, body: TrackingIn, desk: AnyDesk) -> AnswerOut:
    """Record the carrier's number of a letter that was posted."""
    receipt = track(desk.house, letter_id, carrier=body.carrier, number=body.number, by=desk.by())
    return desk.answer(receipt)


@router.post("/doubt", responses=_POST)
def resolve_doubt(letter_id: UUID, body: DoubtIn, desk: AnyDesk) -> AnswerOut:
    """Record whether a letter in doubt went out, and what shows it."""
    receipt = settle_doubt(
        desk.house,
        letter_id,
        by=desk.by(),
        was_sent=body.was_sent,
        evidence=body.evidence,
        sent_on=body.sent_on,
    )
    return desk.answer(receipt)
