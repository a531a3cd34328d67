"""An endpoint that shows a letter before it goes: a specimen, with what speaks against it."""

import json
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from api.desk import AnyHouse
from api.problems import responses
from application.letters.preview import preview_letter
from domain.letter.text import Language, LetterKind

router = APIRouter(prefix="/v1/claims/{claim_id}/letters", tags=["letters"])
OBJECTIONS: Final = "Letter-Objections"
"""Why the letter would not go out today: a list of sentences, as JSON."""
_PDF: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"application/pdf": {}}, "description": "The letter, as a specimen."}
}


@router.get("/preview", response_class=Response, responses={**_PDF, **responses(404, 422, 503)})
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
