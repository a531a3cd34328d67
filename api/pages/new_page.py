"""What begins here, as a page: a claim by hand, a creditor; and the creditors there are."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, begins_here, commands_about
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.offers import house_offer
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import recorded_by
from application.answers import facts_of
from application.commands.command import About
from application.house import House
from application.queries.shapes import ProblemOut
from domain.application import Receipt
from domain.debtor.refusals import creditor_of
from domain.facts import StreamKind

router = APIRouter(route_class=Guarded)


@router.get("/nieuw")
def new(
    house: AnyHouse, views: AnyViews, debtor: Maybe[UUID] = None, done: Maybe[UUID] = None
) -> HTMLResponse:
    """Show what can begin here; ``debtor``: whose new claim is to be opened.

    ``done``: what was just recorded of e-mail, which has no page of its own.
    """
    told = [
        what
        for stream in (house.store.streams(StreamKind.MAIL_DOMAIN) if done else ())
        for what in recorded_by(views, stream, done)
    ]
    return show(house, known=_known_of(house, debtor) if debtor else {}, done=told)


@router.post("/nieuw/{what}")
def post(what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form asks, and lead to the page of what it made."""
    return carried_out(
        what,
        (About.HOUSE, None),
        form,
        house,
        views,
        page=lambda receipt: _page_of(house, receipt),
        again=lambda problem, filled: show(house, problem=problem, filled=filled),
    )


def show(
    house: House,
    *,
    known: Mapping[str, str] | None = None,
    done: Sequence[str] = (),
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Render the page of what begins here."""
    desk = FormDesk(offer=house_offer(house, known or {}), key=str(house.new_id()), filled=filled)
    return render(
        "new.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        done=done,
        forms=desk.forms(filter(begins_here, commands_about(About.HOUSE))),
        opened=bool(known),
        creditors=desk.offer.choices["creditors"],
    )


def _known_of(house: House, debtor_id: UUID) -> dict[str, str]:
    creditor = creditor_of(house.collections.debtor(debtor_id))
    return {"claim.debtor_id": str(debtor_id), "claim.creditor_id": str(creditor)}


def _page_of(house: House, receipt: Receipt) -> str:
    """The page of the claim or the creditor that was made."""
    made = facts_of(house.collections, receipt)
    claim = next((one.originator_id for one in made if one.kind is StreamKind.CLAIM), None)
    if made and made[0].kind is StreamKind.MAIL_DOMAIN:
        return "/nieuw"
    return f"/claims/{claim}" if claim else f"/schuldeisers/{made[0].originator_id}"
