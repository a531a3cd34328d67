"""Whether the program works: alive, and ready to be asked."""

from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, Request, Response

from api.desk import AnyHouse, AnyStopping, AnyViews
from api.schedule import Punctual
from application.queries.shapes import HealthOut, ReadyOut

router = APIRouter()
BEHIND = 10_000
"""A view so many positions behind makes the program not ready: pages would show the past."""


@router.get("/healthz", tags=["operation"])
def health() -> HealthOut:
    """Say that the process is alive."""
    return HealthOut(status="alive", version=program_version())


@router.get("/readyz", tags=["operation"])
def ready(
    request: Request,
    house: AnyHouse,
    views: AnyViews,
    stopping: AnyStopping,
    response: Response,
) -> ReadyOut:
    """Say whether the store answers, the views keep up and the daily run is done; 503 where not."""
    last = house.store.last_position()
    behind = {name: max(0, last - at) for name, at in views.engine.positions().items()}
    punctual: Punctual = request.app.state.punctual()
    level = all(distance < BEHIND for distance in behind.values())
    on_time = punctual in {Punctual.ON_TIME, Punctual.NOT_WANTED}
    fit = level and on_time and not stopping.begun
    response.status_code = 200 if fit else 503
    return ReadyOut(
        ready=fit,
        mode=house.store.mode.value,
        last_position=last,
        views=behind,
        daily_run=punctual.value,
    )


def program_version() -> str:
    """Give the version that is installed."""
    try:
        return version("vordering")
    except PackageNotFoundError:
        return "0"
