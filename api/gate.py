"""The gate before the app: no requests forged by other sites, and headers for browsers."""

from asyncio import CancelledError
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Final, TypeAlias
from urllib.parse import unquote_plus, urlsplit

import structlog
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.guarded import SAFE
from api.limits import LEFT
from api.metrics import Requests
from api.patience import BODY_SECONDS, MOST, MOST_BYTES, MOST_OF_JSON, bounded, too_large
from api.problems import (
    FromElsewhere,
    answered,
    failed,
    listening_to_refusals,
    place_of,
    problem_of,
)
from api.turned_away import CutOff, UnknownHost, is_ours
from application.faults import fault
from domain.characters import Unfit, unfit
from domain.errors import Refusal

log = structlog.get_logger()

API_VERSION: Final = "1.0.0"
"""Of the interface; its first number stands in every address."""

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "API-Version": API_VERSION,
}
Raw: TypeAlias = tuple[bytes, bytes]
"""A header as it goes over the wire."""

_RAW: Final = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
_OURS: Final = frozenset({"same-origin", "none"})


class Gate:
    """Wraps the app; what it lets through is logged by path and status, never by content."""

    seconds: float = BODY_SECONDS

    def __init__(
        self,
        app: ASGIApp,
        *,
        takes_files: Callable[[str], bool],
        hosts: list[str],
        metrics: Requests,
    ) -> None:
        self.app, self.takes_files, self.hosts = app, takes_files, hosts
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check where a request comes from, pass it on, and dress the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = perf_counter(), 0
        headers = Headers(scope=scope)
        most, codes = self._most(scope, headers), listening_to_refusals()

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = _dressed(message["headers"], scope.get(LEFT, {}))
            await send(message)

        body = bounded(receive, most=lambda: min(most, scope.get(MOST, most)), seconds=self.seconds)
        try:
            await self._answer(scope, headers, most)(scope, body, dressed)
        except CancelledError:
            if status:
                raise
            await _problem(CutOff(), scope)(scope, receive, dressed)
        except ClientDisconnect:
            log.info("client_left", path=place_of(scope["path"]))
        except Exception as error:
            if status:
                log.error("failed_midway", **fault(error), path=place_of(scope["path"]))  # noqa: TRY400
                raise
            await failed(Request(scope), error)(scope, receive, dressed)
        seconds = perf_counter() - began
        self.metrics.count(scope, status=status, seconds=seconds, codes=codes)
        _tell(scope, status, seconds)

    def _most(self, scope: Scope, headers: Headers) -> int:
        """How large a body may be: what is called JSON, or comes from nobody, is never a file."""
        as_json_said = "json" in headers.get("content-type", "")
        says_who = "authorization" in headers or "cookie" in headers
        takes_files = says_who and not as_json_said and self.takes_files(scope["path"])
        return MOST_BYTES if takes_files else MOST_OF_JSON

    def _answer(self, scope: Scope, headers: Headers, most: int) -> ASGIApp:
        """Who answers: the app, or a refusal of what is forged or cannot be read."""
        if not is_ours(headers, self.hosts):
            return _problem(UnknownHost(), scope)
        if scope["method"] not in SAFE and not from_here(headers):
            return _problem(FromElsewhere(), scope)
        if refusal := too_large(scope, most=most):
            return _problem(refusal, scope)
        wrong = unfit(scope["path"]) or unfit(unquote_plus(scope["query_string"].decode("latin-1")))
        return _problem(Unfit(wrong, where="the address"), scope) if wrong else self.app


def _dressed(answer: Iterable[Raw], left: dict[str, str]) -> list[Raw]:
    """The headers of an answer, with each of ours that it does not say otherwise itself."""
    own = list(answer)
    said = {name.lower() for name, _ in own}
    quota = ((name.lower().encode(), value.encode("latin-1")) for name, value in left.items())
    return [*own, *(one for one in (*_RAW, *quota) if one[0] not in said)]


def from_here(headers: Headers) -> bool:
    """Tell whether a request that changes something was not made by a page of another site.

    Browsers say so (Sec-Fetch-Site), or name the origin; programs say neither and may pass.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in _OURS
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _problem(refusal: Refusal, scope: Scope) -> ASGIApp:
    return answered(Request(scope), problem_of(refusal, path=place_of(scope["path"])))


def _tell(scope: Scope, status: int, seconds: float) -> None:
    milliseconds = round(seconds * 1000)
    log.info(
        "request",
        method=scope["method"],
        path=place_of(scope["path"]),
        status=status,
        ms=milliseconds,
    )
