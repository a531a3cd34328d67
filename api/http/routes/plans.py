"""Endpoints about dunning plans: which there are, what they do when, and a creditor's own."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.desk import AnyHouse
from api.problems import responses
from application.intake.parties import creditor_known
from application.queries.plans import as_row, known_plans, owner_of, plan_named, show_plan
from domain.dunning.plan.step import Audience

router = APIRouter(prefix="/v1", tags=["plans"])
_POST = responses(400, 404, 409, 422, 503)
_Creditor = Annotated[UUID | None, Query(description="also this creditor's own plans")]
_DueOn = Annotated[date | None, Query(description="due date of the example; default: today")]


@router.get("/plans", responses=responses(404, 422))
def list_plans(house: AnyHouse, creditor: _Creditor = None) -> list[dict[str, Any]]:
    """List the plans of the house, and those of a creditor."""
    owner = creditor_known(house, creditor) if creditor else None
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
    owner = creditor_known(house, creditor) if creditor else None
    plan = plan_named(key, owner)
    return show_plan(plan, due_on=on or house.today, audience=audience).as_json()


@router.get("/plans/{key}/timeline.svg", response_class=Response, responses=responses(404, 422))
def picture(
    key: str, house: AnyHouse, *, on: _DueOn = None, creditor: _Creditor = None
) -> Response:
    """Draw that walk."""
    owner = creditor_known(house, creditor) if creditor else None
    shown = show_plan(plan_named(key, owner), due_on=on or house.today)
    return Response(shown.svg, media_type="image/svg+xml")
