"""Endpoints over all claims: the overview and the work list; and whether the program works."""

from importlib.metadata import PackageNotFoundError, version
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.desk import AnyHouse, AnyViews
from api.http.routes.days import On
from api.problems import responses
from application.queries.list_shapes import OverviewOut, WorkListOut
from application.queries.lists import overview_of, work_list_of
from application.queries.shapes import HealthOut, ReadyOut

router = APIRouter()
BEHIND = 10_000
"""A view so many positions behind makes the program not ready: pages would show the past."""


@router.get("/v1/overview", tags=["overview"], responses=responses(422, 503))
def read_overview(
    house: AnyHouse, views: AnyViews, on: On = None, creditor: UUID | None = None
) -> OverviewOut:
    """Give what is outstanding on a day, by age and by status."""
    return overview_of(views, on or house.today, creditor=creditor)


@router.get("/v1/worklist", tags=["overview"], responses=responses(422, 503))
def read_worklist(
    house: AnyHouse,
    views: AnyViews,
    *,
    on: On = None,
    task: Annotated[str | None, Query(max_length=50)] = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 200,
    cursor: Annotated[str | None, Query(max_length=2_000)] = None,
) -> WorkListOut:
    """Give what waits for a person on a day, the most urgent first."""
    return work_list_of(views, on or house.today, task=task, limit=limit, after=cursor)


@router.get("/healthz", tags=["operation"])
def health() -> HealthOut:
    """Say that the process is alive."""
    return HealthOut(status="alive", version=program_version())


@router.get("/readyz", tags=["operation"], responses=responses(503))
def ready(house: AnyHouse, views: AnyViews, response: Response) -> ReadyOut:
    """Say whether the store answers and the views keep up; 503 where not."""
    last = house.store.last_position()
    behind = {name: max(0, last - at) for name, at in views.engine.positions().items()}
    fit = all(distance < BEHIND for distance in behind.values())
    response.status_code = 200 if fit else 503
    return ReadyOut(ready=fit, mode=house.store.mode.value, last_position=last, views=behind)


def program_version() -> str:
    """Give the version that is installed."""
    try:
        return version("vordering")
    except PackageNotFoundError:
        return "0"
