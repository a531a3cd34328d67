"""A client is waited for, but not for ever and not for everything."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.types import Message

from api.app import make_app
from api.cli.serving import listening
from api.gate import Gate
from api.patience import MOST_OF_JSON, Patient, bounded
from api.problems import TooLarge, TooSlow
from api.serving import server_config
from application.views import views_of
from tests.api.webs import Prompt, Web, browsing
from tests.application.houses import HousePlace


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def web(place: HousePlace) -> Iterator[Web]:
    with browsing(place.open()) as served:
        yield served


class Hurried(Patient):
    """Waits a fifth of a second, so that a test does not wait long."""

    seconds = 0.2


@pytest.fixture
def door(place: HousePlace) -> Iterator[int]:
    """The port of a server as `serve` configures it, but in a hurry."""
    from threading import Thread

    house = place.open()
    with views_of(house) as views, listening("127.0.0.1", 0) as taken:
        config = server_config(make_app(house, views), stop_seconds=5)
        config.http, config.lifespan = Hurried, "off"
        server = Prompt(config)
        thread = Thread(target=server.run, kwargs={"sockets": [taken]})
        thread.start()
        yield taken.getsockname()[1]
        server.leave()
        thread.join()


@pytest.mark.parametrize("said", [b"", b"GET /healthz HT", b"GET /healthz HTTP/1.1\r\nHost: a\r\n"])
def test_a_connection_on_which_nothing_whole_is_asked_is_closed(door: int, said: bytes) -> None:
    with socket.create_connection(("127.0.0.1", door), timeout=10) as client:
        client.sendall(said)
        assert client.recv(100) == b""


def answered(client: socket.socket) -> bytes:
    """Give a whole answer of this program, however it is cut on its way."""
    found = b""
    while not found.endswith(b"}"):
        found += client.recv(4_096)
    return found


def test_whoever_asks_something_whole_is_answered_and_may_ask_again(door: int) -> None:
    asked = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with socket.create_connection(("127.0.0.1", door), timeout=10) as client:
        for _ in range(2):
            client.sendall(asked)
            assert answered(client).startswith(b"HTTP/1.1 200")


def test_a_head_that_is_too_long_is_refused(door: int) -> None:
    with socket.create_connection(("127.0.0.1", door), timeout=10) as client:
        client.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + b"y" * 70_000)
        assert client.recv(4_096).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(("length", "status"), [(MOST_OF_JSON, 400), (MOST_OF_JSON + 1, 413)])
def test_a_body_whose_length_is_too_much_is_not_read(web: Web, length: int, status: int) -> None:
    headers = {"Content-Type": "application/json"}
    answer = web.client.post("/v1/creditors", content=b"[" * length, headers=headers)
    assert answer.status_code == status
    assert answer.headers["x-frame-options"] == "DENY"


def test_parts_within_parts_without_end_are_a_bad_request(web: Web) -> None:
    raw = b'{"a":' * 100_000
    headers = {"Content-Type": "application/json", "Idempotency-Key": "k"}
    answer = web.client.post("/v1/creditors", content=raw, headers=headers)
    assert answer.status_code in {400, 422}


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", "text/csv", ""])
def test_a_command_is_bounded_as_json_whatever_its_sender_calls_it(web: Web, kind: str) -> None:
    headers = {"Content-Type": kind, "Idempotency-Key": "k"}
    most = b"[" * (MOST_OF_JSON + 1)
    assert web.client.post("/v1/creditors", content=most, headers=headers).status_code == 413
    unsaid = (most[at : at + 100_000] for at in range(0, len(most), 100_000))
    assert web.client.post("/v1/creditors", content=unsaid, headers=headers).status_code == 413


@pytest.mark.parametrize(("kind", "status"), [("text/csv", 200), ("application/json", 413)])
def test_where_a_file_is_taken_it_may_be_larger(web: Web, kind: str, status: int) -> None:
    headers = {"Content-Type": kind, "Idempotency-Key": "k", "Authorization": "Bearer x"}
    answer = web.client.post("/v1/invoices", content=b"x" * (MOST_OF_JSON + 1), headers=headers)
    assert answer.status_code == status


def test_a_body_that_goes_on_and_on_is_cut_off() -> None:
    async def chunk() -> Message:
        return {"type": "http.request", "body": b"x" * 400_000, "more_body": True}

    async def read() -> None:
        receive = bounded(chunk, most=lambda: MOST_OF_JSON)
        await receive()
        await receive()
        await receive()

    with pytest.raises(TooLarge):
        asyncio.run(read())


def test_a_body_that_does_not_end_in_time_is_refused() -> None:
    async def never() -> Message:
        await asyncio.Event().wait()
        return {}

    async def read() -> None:
        await bounded(never, most=lambda: MOST_OF_JSON, seconds=0.01)()

    with pytest.raises(TooSlow):
        asyncio.run(read())


def test_a_body_that_stays_away_is_answered_as_declared(
    door: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Gate, "seconds", 0.05)
    with socket.create_connection(("127.0.0.1", door), timeout=10) as client:
        client.sendall(_HEAD + b"Content-Length: 9\r\n\r\n{")
        answer = answered(client)
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"request.too_slow" in answer


_HEAD = b"POST /v1/deliveries/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nIdempotency-Key: k\r\n"


@pytest.mark.parametrize(("fields", "refused"), [(400, False), (401, True)])
def test_a_form_with_too_many_fields_is_refused_with_words(
    web: Web, fields: int, refused: bool
) -> None:
    data = {f"f{number}": "x" for number in range(fields)}
    headers = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    answer = web.client.post("/afmelden", data=data, headers=headers, follow_redirects=False)
    assert answer.status_code == (422 if refused else 303)
    assert ("te veel velden" in answer.text) is refused
