"""What an endpoint has at hand is given on the loop: a thread for each part costs more than it."""

from collections.abc import Callable, Iterator
from inspect import isasyncgenfunction, iscoroutinefunction
from typing import Any

from fastapi.dependencies.models import Dependant

from api.app import make_app
from application.house import House
from application.views import views_of
from tests.api.matrix import operations


def _needed(asked: Dependant) -> Iterator[Callable[..., Any]]:
    for one in asked.dependencies:
        if one.call is not None:
            yield one.call
        yield from _needed(one)


def test_no_part_of_what_an_endpoint_has_at_hand_takes_a_thread(house: House) -> None:
    with views_of(house) as views:
        routes = [route for _, route in operations(make_app(house, views))]
    needed = {one for route in routes for one in _needed(route.dependant)}
    assert {one.__name__ for one in needed} >= {"house_of", "inquiry_of", "desk_of"}
    assert not [one for one in needed if not iscoroutinefunction(one) | isasyncgenfunction(one)]
