"""Endpoints about a creditor: which payments are known."""

from uuid import UUID

from fastapi import APIRouter

from api.bodies import PaymentsCheckedIn, PaymentsThroughIn
from api.commanding import creditors
from api.desk import AnyDesk
from api.problems import responses
from api.schemas import AnswerOut

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
