"""A server that is told to stop takes no more, finishes what is in flight, and ends in time."""

import asyncio
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.app import make_app
from application.stopping import Stopping
from application.views import views_of
from tests.api.test_cli import Shell, empty, filled, shell
from tests.api.test_cli_errors import PATIENCE_SECONDS, process
from tests.api.webs import a_client, served
from tests.application.houses import HousePlace

__all__ = ["empty", "filled", "shell"]

BODY = b"login=els&password=wrong"
ASKS = (
    b"POST /aanmelden HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(BODY)
)


# --- who listens --------------------------------------------------------------------------------


def test_who_listens_is_told_once_however_often_it_is_begun() -> None:
    stopping, told = Stopping(), []
    stopping.listen(lambda: told.append("first"))
    leave = stopping.listen(lambda: told.append("left"))
    leave()
    assert not stopping.begun
    stopping.begin()
    stopping.begin()
    assert (stopping.begun, told) == (True, ["first"])


def test_who_begins_to_listen_afterwards_is_told_at_once() -> None:
    stopping, told = Stopping(), []
    stopping.begin()
    stopping.listen(lambda: told.append("late"))
    assert told == ["late"]
    assert stopping.waited(PATIENCE_SECONDS)


def test_a_coroutine_that_waits_goes_on_as_soon_as_it_begins_and_else_when_its_time_is_over() -> (
    None
):
    async def waits() -> tuple[bool, bool]:
        stopping = Stopping()
        over = await stopping.within(0)
        waiting = asyncio.create_task(stopping.within(PATIENCE_SECONDS))
        await asyncio.to_thread(stopping.begin)
        return over, await waiting

    assert asyncio.run(waits()) == (False, True)


def test_whoever_is_on_his_way_out_is_not_ready(tmp_path: Path) -> None:
    place, stopping = HousePlace("sqlite", "", tmp_path / "home"), Stopping()
    house = place.open()
    with views_of(house) as views:
        views.catch_up()
        with served(make_app(house, views, stopping=stopping)) as url, a_client(url) as client:
            assert client.get("/readyz").status_code == 200
            stopping.begin()
            assert client.get("/readyz").status_code == 503
            assert client.get("/healthz").status_code == 200
    place.close()


# --- the real thing, in a process of its own ---------------------------------------------------


@contextmanager
def serving(home: Path, **env: str) -> "Iterator[tuple[subprocess.Popen[str], int]]":
    """A server and its port; it is gone afterwards, whatever became of it."""
    server = process(home, "serve", "--port", "0", **env)
    try:
        assert server.stderr is not None
        line = server.stderr.readline()
        assert "Pages: http://127.0.0.1:" in line
        yield server, int(line.split("127.0.0.1:")[1].split("/")[0])
    finally:
        server.kill()
        server.communicate()


@contextmanager
def in_flight(port: int) -> Iterator[socket.socket]:
    """A request of which the server has the head, and waits for the body."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as asking:
        asking.sendall(ASKS.replace(b"Content-Length", b"Expect: 100-continue\r\nContent-Length"))
        # it says so once somebody waits for the body
        assert asking.recv(100).startswith(b"HTTP/1.1 100")
        yield asking


def refused_to(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS).close()
    except (ConnectionRefusedError, ConnectionResetError):  # reset: as it stopped to listen
        return True
    return False


def answered(asking: socket.socket) -> bytes:
    return b"".join(iter(lambda: asking.recv(4_096), b""))


def ended_well(server: "subprocess.Popen[str]") -> bool:
    _, said = server.communicate(timeout=PATIENCE_SECONDS)
    return (server.returncode, "Stopped." in said, "Traceback" in said) == (0, True, False)


@pytest.mark.slow
def test_what_is_in_flight_is_finished_and_nothing_new_is_taken(filled: Shell) -> None:
    with serving(filled.home) as (server, port), in_flight(port) as asking:
        server.send_signal(signal.SIGINT)
        while not refused_to(port):
            assert server.poll() is None
        asking.sendall(BODY)
        assert answered(asking).startswith(b"HTTP/1.1 422")
        assert ended_well(server)


@pytest.mark.slow
def test_what_does_not_come_to_its_end_in_time_holds_nobody_up(filled: Shell) -> None:
    """What does come to its end is answered before, at this signal as at the other one."""
    with (
        serving(filled.home, VORDERING_STOP_SECONDS="4") as (server, port),
        in_flight(port) as asking,
        in_flight(port) as other,
    ):
        server.send_signal(signal.SIGTERM)
        while not refused_to(port):
            assert server.poll() is None
        other.sendall(BODY)
        assert answered(other).startswith(b"HTTP/1.1 422")
        answer = answered(asking)
        assert answer.startswith(b"HTTP/1.1 503")
        assert b"\r\nretry-after: 10\r\n" in answer
        assert "De server stopt, en dit kwam niet op tijd klaar." in answer.decode()
        assert ended_well(server)


@pytest.mark.slow
def test_a_second_signal_ends_at_once(filled: Shell) -> None:
    """It said where its pages are, and answered, before."""
    with serving(filled.home, VORDERING_STOP_SECONDS="600") as (server, port):
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as asking:
            asking.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert asking.recv(100).startswith(b"HTTP/1.1 200")
        with in_flight(port):
            server.send_signal(signal.SIGTERM)
            while not refused_to(port):
                assert server.poll() is None
            server.send_signal(signal.SIGTERM)
            assert server.wait(PATIENCE_SECONDS) == -signal.SIGTERM
