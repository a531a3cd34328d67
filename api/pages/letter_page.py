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
from api.pages.points import NOW, AnyPoint, PageAt
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import recorded_by
from api.words.sentences import said
from application.commands.command import About
from application.commands.kinds import OnLetter
from application.erased_papers import erasure_of, gone_with
from application.house import House
from application.letters.doubts import doubts_among
from application.queries.delivered import presumed_of
from application.queries.known_then import letter_then
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.claim.events import Channel
from domain.letter.state import Letter

router = APIRouter(route_class=Guarded)


@router.get("/brieven/{letter_id}")
def letter(
    letter_id: UUID, house: AnyHouse, views: AnyViews, at: AnyPoint, done: Maybe[UUID] = None
) -> HTMLResponse:
    """Show a letter with what is known of its delivery, at a point where one is asked for."""
    return show(house, views, letter_id, at=at, done=done)


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
    at: PageAt = NOW,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
) -> HTMLResponse:
    """Render the page of a letter."""
    point = at.point(house)
    known = letter_then(house, letter_id, point)
    assert known.order is not None
    whose = house.collections.debtor(known.order.debtor_id).creditor_id
    return render(
        "letter.html",
        house,
        status=problem.status if problem else 200,
        **at.shown(house, point.position if point else 0, [whose] if whose else []),
        problem=told(problem) if problem else None,
        done=recorded_by(views, letter_id, done),
        letter=known,
        gone=gone_with(house, erasure_of(house, known.order.debtor_id), known.document_sha256),
        presumed_on=presumed_of(known),
        order=known.order,
        by_post=(known.channel or known.order.channel) is Channel.POST,
        claims=[house.collections.claim(part.claim_id, point) for part in known.order.claims],
        doubt=None if at.past else next(doubts_among(house, [letter_id]), None),
        forms=None if at.past else _forms(house, known, whose, filled),
    )


def _forms(
    house: House, letter: Letter, whose: UUID | None, filled: Mapping[str, str] | None
) -> FormGroup:
    """What may be recorded about a letter now."""
    desk = FormDesk(
        offer=letter_offer(house), key=str(house.new_id()), about=letter.id, filled=filled
    )
    forms = tuple(
        desk.form(one, one.barred(letter))
        for one in commands_about(About.LETTER, whose)
        if issubclass(one, OnLetter)
    )
    return FormGroup(said("Vastleggen"), forms)
