"""HEAD and OPTIONS on every path: the head of what GET answers, and which methods there are."""

from collections.abc import Iterable
from typing import Final

from anyio import CancelScope
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OF_ALL: Final = "/v1/openapi.json"
"""What pages of every site may read (API Design Rules, publish-openapi); nothing else is."""


def allowed_on(app: FastAPI, path: str) -> tuple[str, ...]:
    """The methods that a path answers; none: there is no such path."""
    found: set[str] = set()
    for route in iter_route_contexts(app.routes):
        if route.path_regex.match(path):
            found |= route.methods or set()
    if "GET" in found:
        found.add("HEAD")
    return (*sorted(found), "OPTIONS") if found else ()


class Methods:
    """Answers OPTIONS by itself, and HEAD with what GET says, rights and all, without its body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on whatever is another method."""
        method = scope.get("method")
        if method == "HEAD":
            await self._head(scope, receive, send)
        elif method == "OPTIONS" and (allowed := allowed_on(scope["app"], scope["path"])):
            await _said(allowed, scope["path"])(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _head(self, scope: Scope, receive: Receive, send: Send) -> None:
        inner = {**scope, "method": "GET"}
        with CancelScope() as reading:

            async def without_body(message: Message) -> None:
                if message["type"] != "http.response.start":
                    return
                # What was found out on the way is known to what stands before us.
                scope.update({**inner, "method": "HEAD"})
                await send(message)
                await send({"type": "http.response.body", "body": b""})
                if "content-length" not in Headers(raw=message["headers"]):
                    reading.cancel()  # a stream, which may have no end

            await self._app(inner, receive, without_body)


def _said(allowed: Iterable[str], path: str) -> Response:
    headers = {"Allow": ", ".join(allowed)}
    if path == OF_ALL:
        headers |= {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        }
    return Response(status_code=204, headers=headers)
