"""Whether the program works: alive, and ready to be asked."""

from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST

from api.desk import AnyHouse, AnyStopping, AnyViews
from api.guarded import Guarded
from api.later import LATER_SECONDS
from api.metrics import Figures
from api.readiness import checks, without_details
from api.served import served
from api.who import nobody
from application.principal import NOBODY, NotAllowed
from application.queries.shapes import HealthOut, ReadyOut
from domain.user.roles import May

router = APIRouter(route_class=Guarded)


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
    if not fit:
        response.headers["Retry-After"] = str(LATER_SECONDS)
    if not served().has(May.RUN):
        found = [without_details(one) for one in found]
    return ReadyOut(ready=fit, checks=found)


@router.get("/metrics", tags=["operation"], response_class=PlainTextResponse)
def metrics(request: Request, house: AnyHouse) -> Response:
    """Give the figures of this server for Prometheus: no personal data, and no ids.

    For whoever may run it, and for this machine where the settings say so. Raises NotSignedIn,
    NotAllowed.
    """
    here = house.settings.metrics_on_loopback and is_from_here(request)
    if not (here or served().has(May.RUN)):
        who = served()
        raise nobody(request) if who is NOBODY else NotAllowed(May.RUN, login=who.login)
    figures: Figures = request.app.state.metrics
    return Response(figures.text(), media_type=CONTENT_TYPE_LATEST)


def is_from_here(request: Request) -> bool:
    """Whether somebody on this machine asks, and nobody for whom a proxy passes it on."""
    passed_on = {"forwarded", "x-forwarded-for"} & set(request.headers.keys())
    address = request.client.host if request.client else ""
    with suppress(ValueError):
        return ip_address(address).is_loopback and not passed_on
    return False


def program_version() -> str:
    """Give the version that is installed."""
    try:
        return version("vordering")
    except PackageNotFoundError:
        return "0"
