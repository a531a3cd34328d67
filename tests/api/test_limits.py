"""Whoever asks too often is told so, with how long to wait; nobody who works meets a limit."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from httpx import Client
from starlette.types import Message

from api import limits
from api.app import make_app
from api.guarded import Guarded
from api.limits import Buckets, Limits, TooOften, network_of
from api.patience import MOST_OF_JSON
from api.who import known_by
from application.principal import NOBODY, Principal
from application.settings import Settings
from application.views import views_of
from domain.user.state import Rights
from tests.api.test_patience import door
from tests.api.webs import a_client, as_named, routes_of, served
from tests.application.houses import HousePlace

__all__ = ["door"]
HTML = {"Accept": "text/html"}


class Ticks:
    """Seconds that go on when a test says so."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@contextmanager
def limited(place: HousePlace, ticks: Ticks, *, signed_in: bool, **said: Any) -> Iterator[Client]:
    house = place.open(**said)
    known = as_named if signed_in else known_by
    with views_of(house) as views:
        views.catch_up()
        with (
            served(make_app(house, views, tick=ticks, known=known)) as url,
            a_client(url) as client,
        ):
            yield client


# --- a bucket -----------------------------------------------------------------------------------


def test_a_quota_may_be_used_at_once_and_comes_back_drop_by_drop() -> None:
    ticks = Ticks()
    buckets = Buckets(60, tick=ticks)
    assert [buckets.take("els").left for _ in range(60)] == list(range(59, -1, -1))
    assert buckets.take("els").wait == 1
    ticks.now += 0.99
    assert buckets.take("els").wait == 1
    ticks.now += 0.02
    assert buckets.take("els") == limits.Taken(left=0, full_in=60, wait=0)
    assert buckets.take("jan").left == 59


def test_who_waits_a_whole_minute_has_all_of_it_again() -> None:
    ticks = Ticks()
    buckets = Buckets(3, tick=ticks)
    for _ in range(3):
        buckets.take("els")
    ticks.now += 60
    assert buckets.take("els").left == 2


def test_of_those_whose_quota_is_full_nothing_is_kept_and_never_more_than_so_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MOST_KEPT", 3)
    ticks = Ticks()
    buckets = Buckets(60, tick=ticks)
    for one in range(10):
        buckets.take(f"10.0.0.{one}")
        assert len(buckets) <= 3
    ticks.now += 60
    buckets.take("els")
    assert len(buckets) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.0.0.1", "10.0.0.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.2", False),
        ("fe80::1%eth0", "fe80::1", True),
    ],
)
def test_an_address_counts_with_the_house_it_is_of(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same


def test_a_user_at_his_screen_and_his_program_have_a_quota_each() -> None:
    asked = Limits(Settings(requests_a_minute=1, requests_a_minute_unknown=1), tick=Ticks())
    els = Principal(login="els", rights=Rights(), user_id=UUID(int=1))
    program = Principal(login="els", rights=Rights(), user_id=UUID(int=1), by_token=True)
    for who in (els, program, NOBODY):
        assert asked.take(who, "10.0.0.1")["RateLimit"].endswith(";r=0;t=60")
        with pytest.raises(TooOften):
            asked.take(who, "10.0.0.1")


def test_no_quota_is_no_limit() -> None:
    asked = Limits(Settings(requests_a_minute=0, requests_a_minute_unknown=0), tick=Ticks())
    assert [asked.take(NOBODY, "10.0.0.1") for _ in range(5)] == [{}] * 5


# --- at the door --------------------------------------------------------------------------------


def test_every_answer_tells_what_is_left_and_too_many_are_told_when_to_come_back(
    place: HousePlace,
) -> None:
    ticks = Ticks()
    with limited(place, ticks, signed_in=True, requests_a_minute=2) as client:
        first = client.get("/v1/me")
        assert first.headers["ratelimit-policy"] == '"principal";q=2;w=60'
        assert first.headers["ratelimit"] == '"principal";r=1;t=30'
        client.get("/v1/me")
        over = client.get("/v1/me")
        assert (over.status_code, over.headers["retry-after"]) == (429, "30")
        assert over.headers["content-type"] == "application/problem+json"
        assert over.headers["ratelimit"] == '"principal";r=0;t=60'
        assert (over.json()["code"], over.json()["type"]) == (
            "request.too_often",
            "/docs/problems/request.too_often",
        )
        ticks.now += 30
        assert client.get("/v1/me").status_code == 200


def test_a_person_is_told_on_a_page_and_the_process_is_asked_freely(place: HousePlace) -> None:
    with limited(place, Ticks(), signed_in=False, requests_a_minute_unknown=1) as client:
        assert client.get("/aanmelden", headers=HTML).status_code == 200
        over = client.get("/aanmelden", headers=HTML)
        assert (over.status_code, over.headers["retry-after"]) == (429, "60")
        assert "te veel verzoeken" in over.text
        assert client.get("/healthz").status_code == 200


def test_a_token_that_proves_nobody_counts_with_the_address_it_came_from(
    place: HousePlace,
) -> None:
    bad = {"Authorization": "Bearer nonsense"}
    with limited(place, Ticks(), signed_in=False, requests_a_minute_unknown=2) as client:
        asked = [client.get("/v1/me", headers=bad).status_code for _ in range(3)]
        assert asked == [401, 401, 429]


# --- what is turned away before it is read -------------------------------------------------------


def test_a_host_that_is_not_ours_is_a_problem(place: HousePlace) -> None:
    with limited(place, Ticks(), signed_in=True) as client:
        for host in ("elsewhere.example", "127.0.0.1.example:80", "", "[::2]"):
            answer = client.get("/v1/me", headers={"Host": host})
            assert (answer.status_code, answer.json()["code"]) == (400, "request.unknown_host")
        for host in ("localhost:1", "[::1]:8000", "127.0.0.1"):
            assert client.get("/v1/me", headers={"Host": host}).status_code == 200


def test_a_file_of_whom_nobody_knows_is_not_read_into_memory(place: HousePlace) -> None:
    with limited(place, Ticks(), signed_in=False) as client:
        body = b"x" * (MOST_OF_JSON + 1)
        kind = {"Content-Type": "application/xml", "Idempotency-Key": "k"}
        answer = client.post("/v1/invoices", content=body, headers=kind)
        assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")


def asked_without_a_body(app: FastAPI, path: str, **headers: str) -> int:
    """Send a head that promises a body which never comes; whoever reads it makes the test fail."""
    told: list[int] = []

    async def receive() -> Message:
        raise AssertionError("the body was read")

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            told.append(message["status"])

    said = {"host": "localhost", "idempotency-key": "k", "content-length": "5000000", **headers}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in said.items()],
        "client": ("127.0.0.1", 5),
        "server": ("127.0.0.1", 80),
    }
    asyncio.run(app(scope, receive, send))
    return told[0]


@pytest.mark.parametrize("path", ["/v1/invoices", "/invoer"])
def test_of_whom_nobody_knows_no_body_is_read_whatever_he_says_he_is(
    place: HousePlace, path: str
) -> None:
    with place.opened() as house, views_of(house) as views:
        app = make_app(house, views)
        kind = {"content-type": "application/xml", "accept": "application/json"}
        assert asked_without_a_body(app, path, authorization="Bearer x", **kind) == 401
        assert asked_without_a_body(app, path, cookie="session=x", **kind) == 401


def test_of_whoever_asks_too_often_no_body_is_read(place: HousePlace) -> None:
    house = place.open(requests_a_minute=1)
    with views_of(house) as views:
        app = make_app(house, views, known=as_named, tick=Ticks())
        first = asked_without_a_body(app, "/v1/invoices", authorization="x")
        assert first == 400  # it was let in, and its body never came
        assert asked_without_a_body(app, "/v1/invoices", authorization="x") == 429


def test_every_route_asks_who_sends_it_before_it_reads_what(place: HousePlace) -> None:
    with place.opened() as house, views_of(house) as views:
        routes = list(routes_of(make_app(house, views).routes))
    ours = [one for one in routes if isinstance(one, APIRoute)]
    assert len(ours) > 100
    assert [one.path for one in ours if not isinstance(one, Guarded)] == []


def test_a_route_that_asks_nobody_answers_nobody(place: HousePlace) -> None:
    house = place.open()
    with views_of(house) as views:
        app = make_app(house, views, known=as_named)
        app.add_api_route("/v1/forgotten", lambda: "", openapi_extra={"x-may": "ask"})
        with served(app) as url, a_client(url) as client:
            answer = client.get("/v1/forgotten")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")


@pytest.mark.parametrize("said", [b"nonsense\r\n\r\n", b"GET / HTTP/1.1\r\nX: " + b"y" * 70_000])
def test_what_is_no_request_is_answered_with_a_problem(door: int, said: bytes) -> None:
    with socket.create_connection(("127.0.0.1", door), timeout=10) as client:
        client.sendall(said)
        answer = b"".join(iter(lambda: client.recv(4_096), b""))
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"application/problem+json" in answer
    assert b'"code":"request.broken_head"' in answer


def test_a_connection_too_many_is_told_to_come_back(
    door: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.patience.MOST_CONNECTIONS", 1)
    asks = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with closing(socket.create_connection(("127.0.0.1", door), timeout=10)) as first:
        first.sendall(asks)
        assert first.recv(4_096).startswith(b"HTTP/1.1 200")
        with closing(socket.create_connection(("127.0.0.1", door), timeout=10)) as second:
            second.sendall(asks)
            answer = b"".join(iter(lambda: second.recv(4_096), b""))
    assert answer.startswith(b"HTTP/1.1 503")
    assert b'"code":"server.busy"' in answer
    assert b"retry-after: 2" in answer.lower()
