"""A credit note that found no claim by itself, as a page: what it says, and where it belongs."""

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, commands_about
from api.pages.controls import Offering
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import recorded_by
from application.commands.command import About
from application.house import House
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.credit_note.state import require_parked

router = APIRouter()


@router.get("/creditnotas/{note_id}")
def credit_note(
    note_id: UUID, house: AnyHouse, views: AnyViews, done: Maybe[UUID] = None
) -> HTMLResponse:
    """Show a credit note that was parked; ``done``: what was just recorded."""
    return show(house, views, note_id, done=done)


@router.post("/creditnotas/{note_id}/{what}")
def post(note_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form about a credit note asks."""
    return carried_out(
        what,
        (About.CREDIT_NOTE, note_id),
        form,
        house,
        views,
        page=lambda _: f"/creditnotas/{note_id}",
        again=lambda problem, filled: show(house, views, note_id, problem=problem, filled=filled),
    )


def show(
    house: House,
    views: Views,
    note_id: UUID,
    *,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
) -> HTMLResponse:
    """Render the page of a credit note."""
    note = house.collections.credit_note(note_id)
    desk = FormDesk(
        offer=Offering(today=house.today), key=str(house.new_id()), about=note_id, filled=filled
    )
    return render(
        "credit_note.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        done=recorded_by(views, note_id, done),
        note=require_parked(note),
        claim=house.collections.claim(note.claim_id) if note.claim_id else None,
        forms=[] if note.claim_id else desk.forms(commands_about(About.CREDIT_NOTE)),
    )
