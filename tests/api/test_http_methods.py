"""HEAD and OPTIONS on every path, and what a path answers where a method is not for it."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from fastapi.routing import APIRoute
from httpx import Client

from api.app import make_app
from application.house import House
from application.views import views_of
from tests.api.webs import Web, a_client, browsing, routes_of, served
from tests.application.houses import CONSUMER, claim_from


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


@pytest.fixture
def stranger(house: House, claim: UUID) -> Iterator[Client]:
    """Somebody nobody knows."""
    with views_of(house) as views:
        views.catch_up()
        with served(make_app(house, views)) as url, a_client(url) as client:
            yield client


@pytest.mark.parametrize(
    "path", ["/v1/overview", "/", "/style.css", "/healthz", "/v1/openapi.json"]
)
def test_a_head_is_that_of_what_is_read_without_its_body(web: Web, path: str) -> None:
    read, head = web.client.get(path), web.client.head(path)
    assert head.status_code == read.status_code == 200
    assert head.content == b""
    shown = {"content-type", "content-length", "api-version", "etag"}
    assert {k: v for k, v in head.headers.items() if k in shown} == {
        k: v for k, v in read.headers.items() if k in shown
    }


def test_a_head_asks_the_rights_of_a_reading(stranger: Client, claim: UUID) -> None:
    assert stranger.head(f"/v1/claims/{claim}").status_code == 401
    assert stranger.head("/healthz").status_code == 200


def test_a_head_of_what_is_not_there_is_not_found(web: Web) -> None:
    answer = web.client.head(f"/v1/claims/{uuid4()}")
    assert (answer.status_code, answer.content) == (404, b"")


def test_a_path_says_which_methods_it_answers(web: Web, claim: UUID) -> None:
    assert web.client.options("/v1/claims").headers["allow"] == "GET, HEAD, POST, OPTIONS"
    notes = web.client.options(f"/v1/claims/{claim}/notes")
    assert (notes.status_code, notes.content) == (204, b"")
    assert "POST" in notes.headers["allow"]
    assert notes.headers["api-version"]
    assert web.client.options("/v1/nothing").status_code == 404


def test_every_path_answers_options_to_whoever_asks(stranger: Client, house: House) -> None:
    with views_of(house) as views:
        routes = list(routes_of(make_app(house, views).routes))
    ours = [one for one in routes if isinstance(one, APIRoute)]
    assert len(ours) > 150
    for route in ours:
        path = route.path_format.replace("{", "").replace("}", "")
        answer = stranger.options(path)
        assert answer.status_code == 204, path
        assert set(route.methods or ()) <= set(answer.headers["allow"].split(", ")), path


def test_a_method_that_is_not_for_a_path_is_answered_with_all_that_are(web: Web) -> None:
    answer = web.client.delete("/v1/claims")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_pages_of_other_sites_may_read_the_description_and_nothing_else(
    web: Web, claim: UUID
) -> None:
    asks = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    described = web.client.options("/v1/openapi.json", headers=asks)
    assert described.headers["access-control-allow-origin"] == "*"
    other = web.client.options(f"/v1/claims/{claim}", headers=asks)
    assert not [one for one in other.headers if one.startswith("access-control")]


def test_a_head_of_a_stream_ends(web: Web) -> None:
    answer = web.client.head("/v1/events/stream")
    assert (answer.status_code, answer.content) == (200, b"")
