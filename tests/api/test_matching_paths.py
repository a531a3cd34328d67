"""A route is found by its whole path, however soon it is told that another is none."""

from collections.abc import Iterator
from re import sub

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Match

from api.app import make_app
from api.guarded import Guarded
from application.house import House
from application.views import views_of
from tests.api.webs import routes_of
from tests.application.houses import HousePlace


@pytest.fixture
def routes(place: HousePlace) -> Iterator[list[Guarded]]:
    house: House = place.open()
    with views_of(house) as views:
        app = make_app(house, views)
        yield [one for one in routes_of(app.routes) if isinstance(one, Guarded)]


def test_each_path_leads_where_the_framework_leads(routes: list[Guarded]) -> None:
    paths = {sub(r"\{[^}]+\}", "0a1b", route.path) for route in routes}
    odd = {f"{path}/" for path in paths} | {path.rpartition("/")[0] for path in paths}
    otherwise = []
    for path in sorted(paths | odd):
        for method in ("GET", "POST"):
            scope = {"type": "http", "path": path, "method": method}
            found = [route.matches(scope)[0] for route in routes]
            right = [APIRoute.matches(route, scope)[0] for route in routes]
            if found != right:
                otherwise.append(path)
    assert otherwise == []
    assert len(routes) > 200


def test_below_another_path_a_route_is_found_as_well(routes: list[Guarded]) -> None:
    [claims] = [one for one in routes if one.path == "/v1/claims/{claim_id}"]
    scope = {"type": "http", "path": "/house/v1/claims/7", "root_path": "/house", "method": "GET"}
    assert claims.matches(scope)[0] is Match.FULL
