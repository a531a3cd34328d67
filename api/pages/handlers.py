"""Who works at the pages: a name that is asked once and kept in a cookie, until there are users."""

from contextvars import ContextVar
from typing import Final
from urllib.parse import quote, unquote

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from api.pages.forms import Fields, Form
from application.by import By
from application.house import House
from domain.errors import Refusal

COOKIE: Final = "handler"
FIELD: Final = "your_name"
"""Under which name a form asks who fills it in."""

LONGEST: Final = 100
A_YEAR: Final = 365 * 24 * 3600

router = APIRouter()
_handler: ContextVar[str] = ContextVar("handler", default="")


def handler() -> str:
    """The name of the person who is served now; empty: nobody knows it."""
    return _handler.get()


class KnowsHandler:
    """Lets everything behind it know who is served."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the name from the cookie."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        kept = cookie_parser(Headers(scope=scope).get("cookie", "")).get(COOKIE, "")
        before = _handler.set(_tidy(unquote(kept)))
        try:
            await self._app(scope, receive, send)
        finally:
            _handler.reset(before)


def named(form: Fields) -> str:
    """Who sends a form: the name it says, else the one that is known."""
    said = _tidy(form.pop(FIELD, ""))
    if said:
        _handler.set(said)
    return said or handler()


def by_of(house: House, form: Fields) -> By:
    """Who gives what a form asks, and under which key; raises Refusal ``handler.unnamed``."""
    actor = named(form)
    if not actor:
        raise Refusal(
            "handler.unnamed",
            "Nobody knows yet who you are.",
            way_out="Fill in your name and send it again.",
        )
    return By(key=form.pop("key", "") or str(house.new_id()), actor=actor, remembered=True)


def remembered(answer: Response) -> Response:
    """The answer to a form, with the name of who sent it kept for the next one."""
    if handler():
        answer.set_cookie(
            COOKIE, quote(handler()), max_age=A_YEAR, httponly=True, samesite="lax", path="/"
        )
    return answer


@router.post("/wie")
def tell_who(form: Form) -> Response:
    """Keep the name that was said, and lead back to the page it was said on."""
    named(form)
    # two slashes at the start would lead to another site
    back = "/" + form.get("back", "").lstrip("/\\")
    return remembered(RedirectResponse(back, status_code=303))


def _tidy(name: str) -> str:
    """A name as facts can keep it: on one line, and no longer than an actor may be."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:LONGEST]
