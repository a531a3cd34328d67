"""In which language a page comes: asked for, remembered in a cookie, or what the browser wants."""

import re
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.rights import BY_HAND
from api.words.language import (
    DUTCH,
    ENGLISH,
    NAMES,
    Language,
    language_of,
    speaking,
    spoken,
    wanted_by_browser,
)

COOKIE: Final = "lang"
A_YEAR: Final = 365 * 24 * 3600

_address: ContextVar[str] = ContextVar("address", default="")
_sent_to: ContextVar[str] = ContextVar("sent_to", default="")
_PART: Final = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Switch:
    """The link to this same page in the other language."""

    language: Language
    name: str
    address: str


def address() -> str:
    """The address of the page at hand; empty for the answer to a form."""
    return _address.get()


def switch() -> Switch:
    """The other language for the page at hand; of the answer to a form for the page it is on."""
    other = ENGLISH if spoken() == DUTCH else DUTCH
    path, _, query = (_address.get() or page_of_form(_sent_to.get())).partition("?")
    asked = urlencode([*_without(query), (COOKIE, other)])
    return Switch(other, NAMES[other], f"{path}?{asked}")


def page_of_form(path: str) -> str:
    """The address of the page on which a form stands that is sent to a path.

    The nearest one above it that is shown; else the first page.
    """
    for told in BY_HAND:
        method, _, template = told.partition(" ")
        if method == "POST" and re.fullmatch(_PART.sub("[^/]+", template), path):
            while template:
                if f"GET {template}" in BY_HAND:
                    return "/".join(path.split("/")[: template.count("/") + 1])
                template = template.rpartition("/")[0]
    return "/"


class InTheirLanguage:
    """Lets everything behind it speak the language of the person who asks."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Remember a language that is asked for; otherwise answer in the one that is wanted."""
        if scope["type"] != "http" or scope["path"].startswith("/v1/"):
            await self._app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        asked = language_of(dict(parse_qsl(query)).get(COOKIE, ""))
        if asked and scope["method"] == "GET":
            await _remembered(scope["path"], query, asked)(scope, receive, send)
            return
        address = f"{scope['path']}?{query}" if scope["method"] == "GET" else ""
        before, sent = _address.set(address), _sent_to.set(scope["path"])
        try:
            with speaking(wanted(Headers(scope=scope))):
                await self._app(scope, receive, send)
        finally:
            _address.reset(before)
            _sent_to.reset(sent)


def wanted(headers: Headers) -> Language:
    """The language of a person's page: the one he chose, else his browser's, else Dutch."""
    kept = language_of(cookie_parser(headers.get("cookie", "")).get(COOKIE, ""))
    return kept or wanted_by_browser(headers.get("accept-language", "")) or DUTCH


def _remembered(path: str, query: str, language: Language) -> RedirectResponse:
    """Lead back to the same page without the question, with the answer in a cookie."""
    rest = urlencode(_without(query))
    # two slashes at the start would lead to another site
    here = "/" + path.lstrip("/")
    answer = RedirectResponse(f"{here}?{rest}" if rest else here, status_code=303)
    answer.set_cookie(COOKIE, language, max_age=A_YEAR, httponly=True, samesite="lax", path="/")
    return answer


def _without(query: str) -> list[tuple[str, str]]:
    return [one for one in parse_qsl(query, keep_blank_values=True) if one[0] != COOKIE]
