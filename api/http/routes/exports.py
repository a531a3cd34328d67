"""Facts of the whole house as a file: streamed while they are read, each proven."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse

from api.desk import AnyInquiry
from api.http.queries import asked_in_address
from api.problems import responses
from api.strict import Operation
from application.exports.forms import MEDIA, ExportForm
from application.exports.trail import export_of
from application.queries.of_audit import AskAuditTrail
from application.rights.scope import require

router = APIRouter(prefix="/v1", tags=["audit"], route_class=Operation)
_FILE: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "content": {kind.partition(";")[0]: {} for kind in MEDIA.values()},
        "description": "The facts; a file without its last lines is not whole.",
    }
}
_question: Final = asked_in_address(AskAuditTrail, without=("limit", "cursor"))


@router.get(
    "/audit-trail/export",
    response_class=StreamingResponse,
    responses={**responses(404), **_FILE},
    openapi_extra={"x-refusals": [*AskAuditTrail.REFUSES, "audit.too_many_for_pdf"]},
)
def export_audit_trail(
    request: Request,
    asked: AnyInquiry,
    question: Annotated[AskAuditTrail, Depends(_question)],
    form: Annotated[ExportForm, Query(alias="format")] = ExportForm.CSV,
) -> StreamingResponse:
    """Give all facts of a question as a file, with their leaves: a reading of everybody in it."""
    require(asked.who, asked.open_house, question.MAY, question.__dict__)
    what = f"GET {request.scope['route'].path}"
    export = export_of(asked, question, form=form, what=what)
    headers = {"Content-Disposition": f'attachment; filename="{export.filename}"'}
    return StreamingResponse(export.parts(), media_type=MEDIA[form], headers=headers)
