"""Files that are taken in: a creditor's list of open items."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, Query

from api.desk import AnyDesk
from api.problems import responses
from application.intake.open_items import import_open_items

router = APIRouter(prefix="/v1/creditors/{creditor_id}", tags=["creditors"])
_POST = responses(400, 404, 409, 422, 503)


@router.post("/open-items", responses=_POST)
def lay_open_items(
    creditor_id: UUID,
    content: Annotated[bytes, Body(media_type="text/csv", description="the list, as it is")],
    as_of: Annotated[date, Query(description="day on which the list was drawn")],
    desk: AnyDesk,
    *,
    dry_run: bool = False,
) -> dict[str, Any]:
    """Lay a list of open items beside the claims: what vanished is held, nothing is settled."""
    laid = import_open_items(
        desk.house, creditor_id, content, as_of=as_of, actor=desk.actor, dry_run=dry_run
    )
    desk.level()
    return laid.as_json()
