"""Users as pages: who there is, and what each may."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.controls import Choice, Offering
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.handlers import by_of
from api.pages.kept_page import NOTHING, JustNow, page_of_all, page_of_one
from api.pages.offers import house_offer
from api.problems import problem_of
from api.served import our_address
from application.commands.command import About
from application.commands.users import AddUser
from application.house import House
from application.rights.sign_in import invited
from application.views import Views
from domain.errors import Refusal
from domain.sealing import Purpose
from domain.user.decisions import require_added
from domain.user.state import User

router = APIRouter(route_class=Guarded)


@router.get("/gebruikers")
def users(house: AnyHouse) -> HTMLResponse:
    """Show who there is."""
    return show_all(house)


@router.post("/gebruikers/{what}")
def add(what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Add somebody, and lead to his page."""
    return carried_out(
        what,
        (About.HOUSE, None),
        form,
        house,
        views,
        page=lambda receipt: f"/gebruikers/{receipt.streams[0][0]}",
        again=lambda problem, filled: show_all(house, JustNow(problem=problem, filled=filled)),
    )


@router.get("/gebruikers/{user_id}")
def user(user_id: UUID, house: AnyHouse, views: AnyViews, done: Maybe[UUID] = None) -> HTMLResponse:
    """Show a user; ``done``: what was just recorded."""
    return show(house, views, user_id, JustNow(done=done))


@router.post("/gebruikers/{user_id}/link")
def link(user_id: UUID, request: Request, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Show a link by which he chooses a password, once."""
    try:
        here = our_address(request)
        made = invited(house, user_id, by=by_of(house, form))
    except Refusal as refusal:
        now = JustNow(problem=problem_of(refusal, path=""))
        return show(house, views, user_id, now)
    return show(house, views, user_id, link=f"{here}/aanmelden/{made}")


@router.post("/gebruikers/{user_id}/{what}")
def post(user_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form about a user asks."""
    return carried_out(
        what,
        (About.USER, user_id),
        form,
        house,
        views,
        page=lambda _: f"/gebruikers/{user_id}",
        again=lambda problem, filled: show(
            house, views, user_id, JustNow(problem=problem, filled=filled)
        ),
    )


def show_all(house: House, now: JustNow = NOTHING) -> HTMLResponse:
    """Render the page of all users."""
    known = [(one, _name(house, one)) for one in house.collections.users()]
    return page_of_all("users.html", house, AddUser, now, users=known)


def show(
    house: House, views: Views, user_id: UUID, now: JustNow = NOTHING, *, link: str = ""
) -> HTMLResponse:
    """Render the page of a user."""
    known = house.collections.user(user_id)
    require_added(known)
    return page_of_one(
        "user.html",
        house,
        views,
        (About.USER, known),
        offer=_offer(house, known),
        now=now,
        user=known,
        name=_name(house, known),
        link=link,
        creditors={one: house.collections.creditor(one).profile.name for one in _named(known)},
    )


def _offer(house: House, user: User) -> Offering:
    tokens = [Choice(str(one.token_id), one.label) for one in user.tokens.values()]
    creditors = house_offer(house).choices["creditors"]
    return Offering(today=house.today, choices={"tokens": tokens, "creditors": creditors})


def _named(user: User) -> set[UUID]:
    return {creditor for whom in user.roles.values() for creditor in whom}


def _name(house: House, user: User) -> str:
    return house.open(user.name, str, Purpose.CONTACT) or ""
