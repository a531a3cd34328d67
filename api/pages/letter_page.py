"""A letter as a page: what is known of its delivery, and what a person can record about it."""

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, FormGroup, commands_about
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.offers import letter_offer
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import recorded_by
from api.words.sentences import said
from application.commands.command import About
from application.commands.kinds import OnLetter
from application.erased_papers import erasure_of, gone_with
from application.house import House
from application.letters.doubts import doubts_among
from application.letters.known import letter_known
from application.queries.delivered import presumed_of
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.claim.events import Channel

router = APIRouter(route_class=Guarded)


@router.get("/brieven/{letter_id}")
def letter(
    letter_id: UUID, house: AnyHouse, views: AnyViews, done: Maybe[UUID] = None
) -> HTMLResponse:
    """Show a letter with what is known of its delivery."""
    return show(house, views, letter_id, done=done)


@router.post("/brieven/{letter_id}/{what}")
def post(letter_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form about a letter asks."""
    return carried_out(
        what,
        (About.LETTER, letter_id),
        form,
        house,
        views,
        page=lambda _: f"/brieven/{letter_id}",
        again=lambda problem, filled: show(house, views, letter_id, problem=problem, filled=filled),
    )


def show(
    house: House,
    views: Views,
    letter_id: UUID,
    *,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
) -> HTMLResponse:
    """Render the page of a letter."""
    known = letter_known(house, letter_id)
    assert known.order is not None
    desk = FormDesk(
        offer=letter_offer(house), key=str(house.new_id()), about=letter_id, filled=filled
    )
    whose = house.collections.debtor(known.order.debtor_id).creditor_id
    forms = tuple(
        desk.form(one, one.barred(known))
        for one in commands_about(About.LETTER, whose)
        if issubclass(one, OnLetter)
    )
    return render(
        "letter.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        done=recorded_by(views, letter_id, done),
        letter=known,
        gone=gone_with(house, erasure_of(house, known.order.debtor_id), known.document_sha256),
        presumed_on=presumed_of(known),
        order=known.order,
        by_post=(known.channel or known.order.channel) is Channel.POST,
        claims=[house.collections.claim(part.claim_id) for part in known.order.claims],
        doubt=next(doubts_among(house, [letter_id]), None),
        forms=FormGroup(said("Vastleggen"), forms),
    )
