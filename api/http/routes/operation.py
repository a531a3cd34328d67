"""Whether the program works: alive, and ready to be asked."""

from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, Request, Response

from api.desk import AnyHouse, AnyStopping, AnyViews
from api.readiness import checks, without_details
from api.served import served
from application.queries.shapes import HealthOut, ReadyOut
from domain.user.roles import May

router = APIRouter()


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
    """Say whether all that the program needs is as it should be; 503 where not.

    What was found, its limit and the way out are for whoever may run it.
    """
    found = list(checks(house, views, punctual=request.app.state.punctual, stopping=stopping))
    fit = all(one.fit for one in found)
    response.status_code = 200 if fit else 503
    if not served().has(May.RUN):
        found = [without_details(one) for one in found]
    return ReadyOut(ready=fit, checks=found)


def program_version() -> str:
    """Give the version that is installed."""
    try:
        return version("vordering")
    except PackageNotFoundError:
        return "0"
