"""A server for tests: the real app over a real store with its views, on a real port."""

import asyncio
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from threading import Thread
from typing import Any
from uuid import UUID

import uvicorn
from fastapi import Request
from httpx import Client, Response
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from api.addresses import in_address
from api.app import make_app
from api.cli.serving import listening
from api.desk import in_header
from api.who import Known
from application.house import House
from application.principal import Principal
from application.views import Views, views_of

_keys = count(1)
_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Nothing here speaks TLS, so no browser reads the certificates of the machine."""

_OF_OURS = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}


@dataclass
class Web:
    """What a test asks a server, and the house behind it."""

    client: Client
    house: House
    views: Views

    def get(self, path: str, **query: Any) -> Response:
        said = {in_address(name): value for name, value in query.items()}
        return self.client.get(path, params=(said if path.startswith("/v1/") else query) or None)

    def described(self) -> Any:
        """What the API says of itself, with whole paths."""
        told = self.read("/v1/openapi.json")
        return {**told, "paths": {f"/v1{path}": item for path, item in told["paths"].items()}}

    def read(self, path: str, **query: Any) -> Any:
        """Get what must be there, as JSON."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: Any = None, *, key: str = "", **headers: str) -> Response:
        given = {"Idempotency-Key": key or f"key-{next(_keys)}", **headers}
        return self.client.post(path, json={} if body is None else body, headers=given)

    def done(self, path: str, body: Any = None, **how: Any) -> Any:
        """Post what must be carried out; give the answer as JSON."""
        answer = self.post(path, body, **how)
        assert answer.status_code in {200, 201}, answer.text
        return answer.json()

    def refused(self, path: str, body: Any = None, **how: Any) -> Any:
        """Post what must be refused; give the problem."""
        answer = self.post(path, body, **how)
        assert answer.headers["content-type"] == "application/problem+json", answer.text
        return answer.json()

    def page(self, path: str, **query: Any) -> str:
        """Get a page as a browser does."""
        answer = self.client.get(path, params=query or None, headers={"Accept": "text/html"})
        assert answer.status_code == 200, answer.text
        return answer.text

    def searched(self, text: str) -> str:
        """The overview of what is looked for in its form, as a browser comes to it."""
        answer = self.client.post("/", data={"q": text}, headers=_OF_OURS, follow_redirects=True)
        assert answer.status_code == 200, answer.text
        return answer.text

    def send(self, claim: UUID, form: str, **fields: str) -> Response:
        """Send a form of a claim as a browser does, without following where it leads."""
        return self.client.post(
            f"/claims/{claim}/{form}",
            data=fields,
            headers=_OF_OURS,
            follow_redirects=False,
        )


@contextmanager
def browsing(house: House, *, known: Known | None = None) -> Iterator[Web]:
    """Serve a house on a port of its own; its views follow each request.

    ``known`` tells who asks; None: whomever a header names, who may do everything.
    """
    with views_of(house) as views:
        views.catch_up()
        with (
            served(make_app(house, views, known=known or as_named)) as url,
            a_client(url) as client,
        ):
            yield Web(client, house, views)


def as_named(request: Request, house: House) -> Principal:
    """Whoever a header names may do everything: what is tested here is not who may."""
    del house
    return Principal.at_the_machine(in_header(request.headers.get("x-actor", "")) or "els")


def a_client(url: str) -> Client:
    """A browser, or a program."""
    return Client(base_url=url, timeout=30, verify=_NO_CERTIFICATES)


class Prompt(uvicorn.Server):
    """A server that leaves as soon as it is told and has answered, not at a tick of its clock."""

    leaving: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None

    async def main_loop(self) -> None:
        told = asyncio.Event()
        self.leaving = (asyncio.get_running_loop(), told)
        if not await self.on_tick(0):
            await told.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        del sockets  # whoever took the port closes it
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 - uvicorn tells nobody
            await asyncio.sleep(0.001)

    def leave(self) -> None:
        self.should_exit = True
        if self.leaving:
            loop, told = self.leaving
            loop.call_soon_threadsafe(told.set)


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """Run an app on a free port in a thread, and give its address."""
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off")
    server = Prompt(config)
    with listening("127.0.0.1", 0) as door:
        thread = Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.leave()
            thread.join()


def routes_of(routes: Iterable[BaseRoute]) -> Iterator[BaseRoute]:
    """Every route, also of routers that were included."""
    for route in routes:
        router = getattr(route, "original_router", None)
        if router is None:
            yield route
        else:
            yield from routes_of(router.routes)
