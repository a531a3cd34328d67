"""Answers that are documents, not JSON: letters as PDF, a plan as a picture."""

import json
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from api.desk import AnyHouse
from api.problems import responses
from api.strict import Operation
from application.intake.parties import creditor_known
from application.letters.documents import document_of
from application.letters.preview import preview_letter
from application.queries.plans import plan_named, show_plan
from application.queries.query import OfCreditor, On
from domain.letter.text import Language, LetterKind

router = APIRouter(prefix="/v1", tags=["letters"], route_class=Operation)
OBJECTIONS: Final = "Letter-Objections"
"""Why the letter would not go out today: a list of sentences, as JSON."""
_PDF: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"application/pdf": {}}, "description": "The letter."}
}


@router.get(
    "/claims/{claim_id}/letters/preview",
    response_class=Response,
    responses={**_PDF, **responses(404)},
)
def preview(
    claim_id: UUID, house: AnyHouse, kind: LetterKind, lang: Language | None = None
) -> Response:
    """Show a letter on a claim as it would be today, as a specimen; nothing is recorded."""
    made = preview_letter(house, claim_id, kind, language=lang)
    headers = {
        "Content-Disposition": f'inline; filename="{kind.value}.pdf"',
        OBJECTIONS: json.dumps(made.objections),
    }
    return Response(made.pdf, media_type="application/pdf", headers=headers)


@router.get(
    "/letters/{letter_id}/document",
    response_class=Response,
    responses={**_PDF, **responses(404)},
)
def read_document(letter_id: UUID, house: AnyHouse) -> Response:
    """Give the document of a letter, as it was sent."""
    named = {"Content-Disposition": f'inline; filename="{letter_id}.pdf"'}
    return Response(document_of(house, letter_id), media_type="application/pdf", headers=named)


@router.get(
    "/plans/{key}/timeline.svg",
    tags=["plans"],
    response_class=Response,
    responses=responses(404),
)
def picture(key: str, house: AnyHouse, *, on: On = None, creditor: OfCreditor = None) -> Response:
    """Draw a plan as it is walked with an example invoice that nobody pays."""
    owner = creditor_known(house, creditor) if creditor else None
    shown = show_plan(plan_named(key, owner), due_on=on or house.today)
    return Response(shown.svg, media_type="image/svg+xml")
