"""Whether the program works: alive, and ready to be asked."""

from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, Response

from api.desk import AnyHouse, AnyViews
from api.problems import responses
from application.queries.shapes import HealthOut, ReadyOut

router = APIRouter()
BEHIND = 10_000
"""A view so many positions behind makes the program not ready: pages would show the past."""


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
