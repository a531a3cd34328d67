"""Endpoints about a creditor: which payments are known, and his list of open items."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, Query

from api.bodies import PaymentsCheckedIn, PaymentsThroughIn
from api.desk import AnyDesk
from api.problems import responses
from application.commands import creditors
from application.intake.open_items import import_open_items
from application.queries.shapes import AnswerOut

router = APIRouter(prefix="/v1/creditors/{creditor_id}", tags=["creditors"])
_POST = responses(400, 404, 409, 422, 503)


@router.post("/payments-through", responses=_POST)
def know_payments(creditor_id: UUID, body: PaymentsThroughIn, desk: AnyDesk) -> AnswerOut:
    """Record that every payment credited through a day is recorded; a run needs to know it."""
    receipt = creditors.know_payments(
        desk.house, creditor_id, by=desk.by(), through=body.through, ibans=tuple(body.ibans)
    )
    return desk.answer(receipt)


@router.post("/payments-checked", responses=_POST)
def check_payments(creditor_id: UUID, body: PaymentsCheckedIn, desk: AnyDesk) -> AnswerOut:
    """Say whether the run must know the payments before it writes to a debtor."""
    receipt = creditors.check_payments(
        desk.house, creditor_id, by=desk.by(), checked=body.payments_checked
    )
    return desk.answer(receipt)


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
