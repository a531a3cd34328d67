"""Who is served: found once for each request, before anything is done, and let in or not."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import partial
from typing import Final, TypeAlias

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from adapters.openid.answers import IssuerSilent
from api.gathered import InOneGo
from api.guarded import SAFE
from api.limits import LEFT, Limits
from api.patience import MOST, MOST_OF_JSON
from api.rights import OPEN, right_of
from api.served import FORM_HEADER, require_our_form, serve, session_of
from application.house import House
from application.principal import NOBODY, NotProven, NotSignedIn, Principal, TokenUnknown
from application.rights.openid import by_bearer
from application.rights.scope import require
from application.rights.sign_in import by_session, by_token, is_ours
from domain.errors import Refusal
from domain.user.roles import May

_BEARER: Final = "Bearer "
ALIVE: Final = "/healthz"
"""Whoever asks whether the process lives is never turned away."""

Known: TypeAlias = Callable[[Request, House], Principal]
"""Tells who sends a request; NOBODY where nobody knows."""


def known_by(request: Request, house: House) -> Principal:
    """Who sends a request: whom a token names, else the user of a session, else nobody.

    Raises NotProven where a token is the issuer's and good for nothing, IssuerSilent.
    """
    if (text := _given(request)) is not None:
        return by_token(house, text) or by_bearer(house, text) or NOBODY
    session = session_of(request)
    return (by_session(house, session) if session else None) or NOBODY


def _given(request: Request) -> str | None:
    """The token that a request comes with; None: it comes with none."""
    given = request.headers.get("authorization", "")
    return given.removeprefix(_BEARER).strip() if given.startswith(_BEARER) else None


def nobody(request: Request) -> Refusal:
    """Why nobody is known: a request came without a token, or with one that nobody has."""
    return NotSignedIn() if _given(request) is None else TokenUnknown()


async def let_in(request: Request) -> None:
    """Let a request in where whoever sends it may do what it asks; every route asks it first.

    Raises NotSignedIn or NotProven (401), NotAllowed (403), NotFound where it is about what is
    not his to see, FromElsewhere where a browser sends what no form of ours asked for, TooOften
    (429) where his quota is used up.
    """
    may = right_of(request.scope["route"], request.method)
    house: House = request.app.state.house
    known: Known = request.app.state.known
    who = NOBODY
    try:
        who = await _found(request, may, partial(_known, request, house, may, known))
    finally:
        # also of a token that proves nobody: it counts with the address it came from
        _count(request, who)
    if who is NOBODY:
        request.scope[MOST] = MOST_OF_JSON  # what stood beside a token that proves nobody
    session = "" if who.by_token else session_of(request)
    serve(who, session=session, views=getattr(request.app.state, "views", None))
    if may is OPEN:
        return
    if who.creditors(may) is None:
        _require(request, house, who, may)  # it is about his rights alone: no store is read
    else:
        await run_in_threadpool(_require, request, house, who, may)


async def _found(request: Request, may: May | None, look: Callable[[], Principal]) -> Principal:
    """Look who sends a request, in a thread: for all who come with tokens of ours together.

    Each token is held against what is stored, once for all who came with it by then. What may
    wait for another machine, which a store or an issuer is, holds up nobody else.
    """
    state = request.app.state
    if state.house.store.leases.AT_ONCE and is_ours(given := _given(request) or ""):
        knowing: InOneGo[tuple[Hashable, Callable[[], Principal]], Principal] = state.knowing
        same = (given, may is OPEN) if state.known is known_by else object()
        return await knowing.done((same, look))
    return await run_in_threadpool(look)


def _count(request: Request, who: Principal) -> None:
    """Take the request from a quota, and leave for the gate what is left; raises TooOften."""
    if request.scope["path"] != ALIVE:
        limits: Limits = request.app.state.limits
        address = request.client.host if request.client else ""
        request.scope[LEFT] = limits.take(who, address)


def _known(request: Request, house: House, may: May | None, known: Known) -> Principal:
    if may is not OPEN:
        return known(request, house)
    # What is open is so for whoever comes with a token of something else, too.
    with suppress(NotProven, IssuerSilent):
        return known(request, house)
    return NOBODY


def _require(request: Request, house: House, who: Principal, may: May) -> None:
    if who is NOBODY:
        raise nobody(request)
    if request.method not in SAFE and not who.by_token and request.url.path.startswith("/v1/"):
        require_our_form(request, request.headers.get(FORM_HEADER, ""))
    require(who, lambda: house, may, {**request.query_params, **request.path_params})
