"""Who is served now, and what the forms of his session carry."""

import hmac
from contextvars import ContextVar
from hashlib import sha256
from typing import Final

from fastapi import Request

from adapters.openid.registration import LOOPBACK
from api.problems import FromElsewhere
from application.house import House
from application.principal import NOBODY, Principal
from application.views import Views
from domain.errors import Refusal

COOKIE: Final = "session"
SAFE_COOKIE: Final = f"__Host-{COOKIE}"
"""Its name over https: no other host, and no plain http, can set one of that name."""
ATTEMPT_COOKIE: Final = "attempt"
"""What a browser keeps while somebody signs in elsewhere."""
FORM_FIELD: Final = "form_token"
FORM_HEADER: Final = "X-Form-Token"

EVERY_HOST: Final = ["*"]
"""Where it is served to all of a network, and nobody said by which name."""

_served: ContextVar[Principal] = ContextVar("served", default=NOBODY)
_session: ContextVar[str] = ContextVar("session", default="")
_views: ContextVar[Views | None] = ContextVar("views", default=None)


def served() -> Principal:
    """Who is served now."""
    return _served.get()


def serve(who: Principal, *, session: str, views: Views | None = None) -> None:
    """Let all that follows in this request know who is served, in which session, by which views."""
    _served.set(who)
    _session.set(session)
    _views.set(views)


def views_at_hand() -> Views | None:
    """The views of this request, for what stands on every page; None: it has none."""
    return _views.get()


def form_token() -> str:
    """What a form of this session carries, so that no other site can send it; empty: none."""
    return token_of(_session.get())


def token_of(session: str) -> str:
    """The token of a session's forms, which nobody can tell who does not know the session."""
    return hmac.digest(session.encode(), b"form", sha256).hex() if session else ""


def is_private(request: Request) -> bool:
    """Whether whoever reaches this house does so over https: here, or at the proxy before it."""
    said = _public(request)
    return said.startswith("https://") if said else request.url.scheme == "https"


def our_address(request: Request) -> str:
    """The address by which people reach this house: the one that is set, else this machine's.

    A request may name any host where none is set, and a link would then lead to whoever named it.
    Raises Refusal ``address.not_set``.
    """
    if said := _public(request):
        return said
    if request.app.state.hosts == EVERY_HOST and request.url.hostname not in LOOPBACK:
        raise Refusal(
            "address.not_set",
            "It is not set by which address people reach this house.",
            way_out="Set VORDERING_PUBLIC_ADDRESS, and start it again.",
        )
    return str(request.base_url).rstrip("/")


def _public(request: Request) -> str:
    house: House = request.app.state.house
    return house.settings.public_address


def session_of(request: Request) -> str:
    """The session that a browser names; empty: none."""
    return request.cookies.get(cookie_of(request), "")


def cookie_of(request: Request) -> str:
    """Under which name a browser keeps the session."""
    return SAFE_COOKIE if is_private(request) else COOKIE


def attempt_cookie_of(request: Request) -> str:
    """Under which name it keeps an attempt to sign in elsewhere."""
    return f"__Host-{ATTEMPT_COOKIE}" if is_private(request) else ATTEMPT_COOKIE


def require_our_form(request: Request, token: str) -> None:
    """Refuse what a session's browser sends without the token of that session's forms."""
    session = session_of(request)
    if session and not hmac.compare_digest(token_of(session).encode(), token.encode()):
        raise FromElsewhere
