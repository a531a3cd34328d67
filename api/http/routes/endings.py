"""Endpoints that end a claim, bring it back, put it right, or note something beside it."""

from uuid import UUID

from fastapi import APIRouter

from api.bodies import CorrectionIn, EndingIn, ErrorIn, HandlerIn, MarkIn, NoteIn
from api.desk import AnyDesk
from api.plan_bodies import PlanIn
from api.problems import responses
from application.commands import correcting, ending
from application.queries.shapes import AnswerOut

router = APIRouter(
    prefix="/v1/claims/{claim_id}", tags=["course"], responses=responses(400, 404, 409, 422, 503)
)


@router.post("/withdrawal")
def withdraw(claim_id: UUID, body: EndingIn, desk: AnyDesk) -> AnswerOut:
    """Ask the claim no longer at all."""
    by = desk.by(body.reason_text)
    return desk.answer(ending.withdraw(desk.house, claim_id, by=by, why=body.why.value))


@router.post("/write-off")
def write_off(claim_id: UUID, body: EndingIn, desk: AnyDesk) -> AnswerOut:
    """Take the claim out of the books; the debtor still owes it."""
    by = desk.by(body.reason_text)
    return desk.answer(ending.write_off(desk.house, claim_id, by=by, why=body.why.value))


@router.post("/reopening")
def reopen(claim_id: UUID, body: EndingIn, desk: AnyDesk) -> AnswerOut:
    """Let an ended claim live again, in a new round of its plan."""
    by = desk.by(body.reason_text)
    return desk.answer(ending.reopen(desk.house, claim_id, by=by, why=body.why.value))


@router.post("/errors")
def enter_in_error(claim_id: UUID, body: ErrorIn, desk: AnyDesk) -> AnswerOut:
    """Take a fact back that should not have been recorded; money needs a second person."""
    receipt = correcting.enter_in_error(
        desk.house,
        claim_id,
        by=desk.by(body.reason_text),
        version=body.version,
        approved_by=body.approved_by,
    )
    return desk.answer(receipt)


@router.post("/notes")
def add_note(claim_id: UUID, body: NoteIn, desk: AnyDesk) -> AnswerOut:
    """Write something down; the text is sealed."""
    return desk.answer(ending.add_note(desk.house, claim_id, by=desk.by(), text=body.text))


@router.post("/corrections")
def correct(claim_id: UUID, body: CorrectionIn, desk: AnyDesk) -> AnswerOut:
    """Put a detail of the invoice right; a day, an amount in euro, or a known value."""
    receipt = ending.correct(
        desk.house,
        claim_id,
        by=desk.by(),
        field=body.field,
        new=body.new,
        evidence=body.evidence,
    )
    return desk.answer(receipt)


@router.post("/cleared-marks")
def clear_mark(claim_id: UUID, body: MarkIn, desk: AnyDesk) -> AnswerOut:
    """Record that a person looked at what intake had marked."""
    return desk.answer(ending.clear_mark(desk.house, claim_id, by=desk.by(), mark=body.mark))


@router.post("/handler")
def assign_handler(claim_id: UUID, body: HandlerIn, desk: AnyDesk) -> AnswerOut:
    """Make somebody responsible."""
    return desk.answer(
        ending.assign_handler(desk.house, claim_id, by=desk.by(), handler=body.handler)
    )


@router.post("/plan")
def move_to_plan(claim_id: UUID, body: PlanIn, desk: AnyDesk) -> AnswerOut:
    """Move a live claim to another dunning plan or version."""
    return desk.answer(
        ending.move_to_plan(desk.house, claim_id, by=desk.by(body.reason_text), plan=body.plan)
    )
