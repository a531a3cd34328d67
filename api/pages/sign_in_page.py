"""Signing in and out, and choosing a password by a link that is good once."""

from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import AnyHouse
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.forms import Form
from api.pages.refusals import told
from api.pages.rendering import first_page, render
from api.problems import problem_of
from api.served import cookie_of, is_private, serve, session_of
from application.house import House
from application.principal import NotAllowed
from application.rights.ready_made import ready_made
from application.rights.sign_in import (
    SESSION_LASTS,
    begun,
    by_session,
    of_link,
    password_chosen,
    signed_in,
)
from domain.errors import Refusal
from domain.ids import user_id
from domain.user.roles import May

router = APIRouter(route_class=Guarded)


@router.get("/aanmelden")
def sign_in(house: AnyHouse, back: Maybe[str] = None) -> HTMLResponse:
    """Ask who somebody is; ``back``: the page he wanted."""
    return page_of(house, back=back or "")


@router.post("/aanmelden")
def post(request: Request, form: Form, house: AnyHouse) -> Response:
    """Sign in with login and password."""
    login, back = form.get("login", ""), form.get("back", "")
    address = request.client.host if request.client else ""
    try:
        session = signed_in(house, login, form.get("password", ""), address=address)
    except Refusal as refusal:
        return page_of(house, back=back, login=login, refusal=refusal)
    return entered(request, house, session, back=back)


@router.post("/aanmelden/proef")
def try_out(request: Request, form: Form, house: AnyHouse) -> Response:
    """In a sandbox: sign in as one of the ready-made users, without a password."""
    login = form.get("login", "")
    if not house.sandbox or login not in {one.login for one in ready_made(house)}:
        raise NotAllowed(May.ADMINISTER, login=login)
    session = begun(house, house.collections.user(user_id(login)))
    return entered(request, house, session, back=form.get("back", ""))


@router.get("/aanmelden/{link}")
def choose(link: str, house: AnyHouse) -> HTMLResponse:
    """Ask for a password of somebody who was given a link."""
    return _choice(house, link)


@router.post("/aanmelden/{link}")
def chosen(link: str, request: Request, form: Form, house: AnyHouse) -> Response:
    """Keep the password that was chosen, and sign in with it."""
    password = form.get("password", "")
    try:
        if password != form.get("again", ""):
            raise Refusal(
                "password.not_twice",
                "The two passwords are not the same.",
                way_out="Type it twice.",
            )
        user = password_chosen(house, link, password)
    except Refusal as refusal:
        return _choice(house, link, refusal)
    return entered(request, house, begun(house, user), back="")


@router.post("/afmelden")
def sign_out(request: Request, form: Form, house: AnyHouse) -> Response:
    """End the session."""
    del form
    if session := session_of(request):
        house.sign_ins.end_session(session)
    answer = RedirectResponse("/aanmelden", status_code=303)
    answer.delete_cookie(cookie_of(request), path="/", secure=is_private(request), httponly=True)
    return answer


def entered(request: Request, house: House, session: str, *, back: str) -> Response:
    """Lead whoever just signed in to the page he wanted, with his session in a cookie.

    What this browser was signed in with before is over.
    """
    if before := session_of(request):
        house.sign_ins.end_session(before)
    if who := by_session(house, session):
        serve(who, session=session)
    answer = RedirectResponse(_inside(back), status_code=303)
    answer.set_cookie(
        cookie_of(request),
        session,
        max_age=int(SESSION_LASTS.total_seconds()),
        httponly=True,
        secure=is_private(request),
        samesite="lax",
        path="/",
    )
    return answer


def _inside(back: str) -> str:
    """A page of this house: two slashes at the start would lead to another site."""
    parts = urlsplit(back)
    inside = back.startswith("/") and not back.startswith(("//", "/\\")) and not parts.netloc
    if inside and back != "/":
        return back
    return first_page()


def page_of(
    house: House, *, back: str, login: str = "", refusal: Refusal | None = None
) -> HTMLResponse:
    """The sign-in page, with what was refused."""
    problem = problem_of(refusal, path="") if refusal else None
    return render(
        "sign_in.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        back=back,
        login=login,
        users=ready_made(house) if house.sandbox else (),
        issuer=house.settings.oidc_client_id and urlsplit(house.settings.oidc_issuer).hostname,
    )


def _choice(house: House, link: str, refusal: Refusal | None = None) -> HTMLResponse:
    """The form by which a password is chosen; where the link is over, only that."""
    try:
        user = of_link(house, link)
    except Refusal as over:
        return page_of(house, back="", refusal=over)
    problem = problem_of(refusal, path="") if refusal else None
    return render(
        "password.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        user=user,
        link=link,
    )
