"""Endpoints by which a person guides the plan of a claim: its first step, and approvals."""

from uuid import UUID

from fastapi import APIRouter

from api.bodies import ApprovalIn, FirstStepIn
from api.desk import AnyDesk, AnyHouse
from api.problems import responses
from application.commands import guiding
from application.queries.claims import entry_out
from application.queries.shapes import AnswerOut, EntryOut

router = APIRouter(prefix="/v1/claims/{claim_id}", tags=["steps"])
_POST = responses(400, 404, 409, 422, 503)


@router.get("/entry", responses=responses(404, 422, 503))
def read_entry(claim_id: UUID, house: AnyHouse) -> EntryOut:
    """Give what is proposed for a claim that came in old."""
    return entry_out(house, claim_id)


@router.post("/first-step", responses=_POST)
def choose_first_step(claim_id: UUID, body: FirstStepIn, desk: AnyDesk) -> AnswerOut:
    """Let a claim that came in old begin at a step, on the first day that is free."""
    receipt = guiding.choose_first_step(
        desk.house,
        claim_id,
        by=desk.by(),
        step=body.step,
        although_barred=body.although_barred,
    )
    return desk.answer(receipt)


@router.post("/approvals", responses=_POST)
def judge_step(claim_id: UUID, body: ApprovalIn, desk: AnyDesk) -> AnswerOut:
    """Approve or decline the step that waits for it."""
    if body.approved:
        receipt = guiding.approve_step(desk.house, claim_id, by=desk.by(), step=body.step)
    else:
        receipt = guiding.decline_step(
            desk.house, claim_id, by=desk.by(), step=body.step, why=body.why
        )
    return desk.answer(receipt)
