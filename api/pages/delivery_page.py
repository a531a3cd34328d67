"""How letters leave, as pages: doubts, batches for the post, and one letter with its delivery."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import PATIENCE_SECONDS, AnyHouse, AnyViews, actor_of
from api.pages.forms import Fields, Form, command_of
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from application.by import By
from application.commands.catalogue import command_named
from application.commands.command import About
from application.commands.deliveries import CAME_BACK
from application.house import House
from application.letters import post as posting
from application.letters.doubts import doubts_among
from application.letters.known import letter_known
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.claim.events import Channel
from domain.errors import NotFound, Refusal
from domain.letter.events import DeliveryGrade
from domain.letter.state import LetterStatus

router = APIRouter()
FILES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "letters.pdf": "application/pdf",
        "registered.pdf": "application/pdf",
        "addresses.csv": "text/csv; charset=utf-8",
    }
)


@router.get("/verzending")
def delivery(house: AnyHouse, views: AnyViews) -> HTMLResponse:
    """Show what is in doubt and what waits to be posted."""
    return _desk(house, views)


@router.post("/verzending/partij")
def make_batches(form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Put the letters that wait into batches, and show them."""
    by = _by(house, form)
    return _done(house, views, lambda: posting.make_batches(house, _waiting(house, views), by=by))


@router.post("/verzending/partij/{name}/gepost")
def confirm(name: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Record the posting day of a batch."""
    by = _by(house, form)

    def confirmed() -> int:
        return posting.confirm_posted(
            house,
            _waiting(house, views),
            name,
            posted_on=_day(form, "posted_on"),
            carrier=form.get("carrier", "")[:100],
            by=by,
        )

    return _done(house, views, confirmed)


@router.get("/verzending/partij/{name}/{file}")
def file_of_batch(name: str, file: str, house: AnyHouse) -> Response:
    """Give a file of a batch that waits to be posted."""
    path = posting.folder_of(house, name) / file
    if file not in FILES or not path.is_file():
        raise NotFound("post.no_batch", "There is no such batch, or no such file of it.")
    named = {"Content-Disposition": f'attachment; filename="{path.parent.name}-{file}"'}
    return Response(path.read_bytes(), media_type=FILES[file], headers=named)


@router.get("/brieven/{letter_id}")
def letter(letter_id: UUID, house: AnyHouse) -> HTMLResponse:
    """Show a letter with what is known of its delivery."""
    return _letter(house, letter_id)


@router.post("/brieven/{letter_id}/{what}")
def post(letter_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form about a letter asks; refused, the page comes back with why."""
    by = _by(house, form)
    command = command_named(what, about=About.LETTER)
    try:
        receipt = command_of(command, form).carry(house, letter_id, by=by)
    except NotFound:
        raise
    except Refusal as refusal:
        return _letter(house, letter_id, problem_of(refusal, path=f"/brieven/{letter_id}"))
    if receipt.position:
        views.wait_for(receipt.position, timeout=PATIENCE_SECONDS)
    return RedirectResponse(f"/brieven/{letter_id}", status_code=303)


def _desk(house: House, views: Views, problem: ProblemOut | None = None) -> HTMLResponse:
    waiting = _waiting(house, views)
    batches = list(posting.open_batches(house, waiting))
    return render(
        "delivery.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        doubts=list(doubts_among(house, views.letters_that_are(LetterStatus.IN_DOUBT))),
        loose=[one for one in waiting if not one.batch],
        batches=[(one, _files(one)) for one in batches],
        key=str(house.new_id()),
    )


def _letter(house: House, letter_id: UUID, problem: ProblemOut | None = None) -> HTMLResponse:
    known = letter_known(house, letter_id)
    assert known.order is not None
    doubt = next(doubts_among(house, [letter_id]), None)
    claims = [house.collections.claim(part.claim_id) for part in known.order.claims]
    return render(
        "letter.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        letter=known,
        order=known.order,
        by_post=(known.channel or known.order.channel) is Channel.POST,
        claims=claims,
        doubt=doubt,
        grades=[*(one.value for one in DeliveryGrade if one.value != "server_accepted"), CAME_BACK],
        key=str(house.new_id()),
    )


def _done(house: House, views: Views, work: Callable[[], Any]) -> Response:
    """Do it, and show the desk again: refused with why, else from its own address."""
    try:
        work()
    except Refusal as refusal:
        return _desk(house, views, problem_of(refusal, path="/verzending"))
    views.wait_for(house.store.last_position(), timeout=PATIENCE_SECONDS)
    return RedirectResponse("/verzending", status_code=303)


def _files(batch: posting.PostBatch) -> list[str]:
    return [name for name in FILES if (batch.folder / name).is_file()]


def _waiting(house: House, views: Views) -> Any:
    return posting.waiting(house, views.letters_that_are(LetterStatus.STARTED))


def _by(house: House, form: Fields) -> By:
    key = form.pop("key", "") or str(house.new_id())
    return By(key=key, actor=actor_of(house, ""), remembered=True)


def _day(form: Fields, name: str) -> date:
    try:
        return date.fromisoformat(form.get(name, ""))
    except ValueError:
        raise Refusal(
            "form.no_day", "That is no day.", way_out="Choose one from the calendar."
        ) from None
