"""Endpoints about dunning plans: which there are, what they do when, and a creditor's own."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, Query
from fastapi.responses import Response

from api.desk import AnyDesk, AnyHouse
from api.plan_bodies import PlansChosenIn, StepDecidedIn
from api.problems import responses
from application.commands import plans as commands
from application.queries.plans import as_row, known_plans, owner_of, plan_named, show_plan
from application.queries.shapes import AnswerOut
from domain.dunning.plan.step import Audience

router = APIRouter(prefix="/v1", tags=["plans"])
_POST = responses(400, 404, 409, 422, 503)
_Creditor = Annotated[UUID | None, Query(description="also this creditor's own plans")]
_DueOn = Annotated[date | None, Query(description="due date of the example; default: today")]


@router.get("/plans", responses=responses(404, 422))
def list_plans(house: AnyHouse, creditor: _Creditor = None) -> list[dict[str, Any]]:
    """List the plans of the house, and those of a creditor."""
    owner = commands.known_creditor(house, creditor) if creditor else None
    return [as_row(one, owner=owner_of(one)) for one in known_plans(owner).values()]


@router.get("/plans/{key}", responses=responses(404, 422))
def show_one(
    key: str,
    house: AnyHouse,
    *,
    on: _DueOn = None,
    audience: Annotated[Audience, Query(alias="for")] = Audience.EVERYONE,
    creditor: _Creditor = None,
) -> dict[str, Any]:
    """Walk a plan with an example invoice that nobody pays: what happens on which day."""
    owner = commands.known_creditor(house, creditor) if creditor else None
    plan = plan_named(key, owner)
    return show_plan(plan, due_on=on or house.today, audience=audience).as_json()


@router.get("/plans/{key}/timeline.svg", response_class=Response, responses=responses(404, 422))
def picture(
    key: str, house: AnyHouse, *, on: _DueOn = None, creditor: _Creditor = None
) -> Response:
    """Draw that walk."""
    owner = commands.known_creditor(house, creditor) if creditor else None
    shown = show_plan(plan_named(key, owner), due_on=on or house.today)
    return Response(shown.svg, media_type="image/svg+xml")


@router.post("/creditors/{creditor_id}/plans", responses=_POST)
def upload(
    creditor_id: UUID,
    text: Annotated[bytes, Body(media_type="application/toml", description="the plan, as it is")],
    desk: AnyDesk,
) -> AnswerOut:
    """Add a creditor's own plan or its next version; refused where the lint refuses."""
    said = text.decode("utf-8", errors="replace")
    receipt = commands.upload_plan(
        desk.house, creditor_id, by=desk.by(), text=said, name="the plan"
    )
    return desk.answer(receipt)


@router.post("/creditors/{creditor_id}/chosen-plans", responses=_POST)
def choose(creditor_id: UUID, body: PlansChosenIn, desk: AnyDesk) -> AnswerOut:
    """Choose the plans with which new claims begin; running claims stay on theirs."""
    receipt = commands.choose_plans(
        desk.house,
        creditor_id,
        by=desk.by(),
        consumers=body.consumers,
        businesses=body.businesses,
    )
    return desk.answer(receipt)


@router.post("/claims/{claim_id}/decided-steps", responses=_POST)
def decide_step(claim_id: UUID, body: StepDecidedIn, desk: AnyDesk) -> AnswerOut:
    """Let the plan go on past a step that waits for a person."""
    receipt = commands.decide_step(
        desk.house, claim_id, by=desk.by(), step=body.step, note=body.note
    )
    return desk.answer(receipt)
