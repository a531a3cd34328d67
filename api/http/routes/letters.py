"""Endpoints about letters: the document, delivery, and what is in doubt."""

from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from api.desk import AnyHouse
from api.problems import responses
from application.letters.documents import document_of

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
