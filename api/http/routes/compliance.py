"""The inspector's file over HTTP: the whole report as one zip."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from api.desk import AnyInquiry
from api.http.queries import asked_in_address
from api.problems import responses
from api.strict import Operation
from application.compliance.kept import kept_report
from application.compliance.packed import packed
from application.compliance.persons import note_report
from application.queries.of_compliance import AskCompliance
from application.rights.scope import require

router = APIRouter(prefix="/v1", tags=["audit"], route_class=Operation)
_FILE: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "content": {"application/zip": {}},
        "description": "report.json and what is made of it, with the digest of each file.",
    }
}
_question: Final = asked_in_address(AskCompliance, without=())


@router.get(
    "/compliance/report",
    response_class=StreamingResponse,
    responses={**responses(404), **_FILE},
    openapi_extra={"x-refusals": list(AskCompliance.REFUSES)},
)
def compliance_report(
    request: Request,
    asked: AnyInquiry,
    question: Annotated[AskCompliance, Depends(_question)],
) -> StreamingResponse:
    """Give the whole report as a zip: a reading of how everybody in it was treated."""
    require(asked.who, asked.open_house, question.MAY, question.__dict__)
    report = kept_report(asked.house, question.asked_of(asked), words=asked.say_compliance)
    parts = packed(report.folder)
    what = f"GET {request.scope['route'].path}"
    note_report(asked.house, asked.who, report.content["claims"], what=what)
    position = report.content["head"]["known"]["position"]
    headers = {"Content-Disposition": f'attachment; filename="compliance-{position}.zip"'}
    return StreamingResponse(parts, media_type="application/zip", headers=headers)
