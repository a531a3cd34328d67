"""How letters leave, as a page: those in doubt, and batches for the post."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import PATIENCE_SECONDS, AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.forms import Form, day_in
from api.pages.handlers import by_of
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.served import served
from application.house import House
from application.letters import post as posting
from application.letters.doubts import doubts_among
from application.queries.letters import is_of
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.errors import NotFound, Refusal
from domain.letter.state import LetterStatus
from domain.shown import tell_shown
from domain.user.roles import May

router = APIRouter(route_class=Guarded)
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
    return _done(
        house,
        views,
        lambda: posting.make_batches(house, _waiting(house, views), by=by_of(house, form)),
    )


@router.post("/verzending/partij/{name}/gepost")
def confirm(name: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Record the posting day of a batch."""

    def confirmed() -> int:
        return posting.confirm_posted(
            house,
            _waiting(house, views),
            name,
            posted_on=day_in(form, "posted_on"),
            carrier=form.get("carrier", "")[:100],
            by=by_of(house, form),
        )

    return _done(house, views, confirmed)


@router.get("/verzending/partij/{name}/{file}")
def file_of_batch(name: str, file: str, house: AnyHouse, views: AnyViews) -> Response:
    """Give a file of a batch that waits to be posted; it shows everybody whose letter is in it.

    It lies there as it is printed, so nothing is opened that would tell whose it is.
    """
    path = posting.folder_of(house, name) / file
    if file not in FILES or not path.is_file():
        raise NotFound("post.no_batch", "There is no such batch, or no such file of it.")
    for letter in _waiting(house, views):
        if letter.batch == path.parent.name and letter.order:
            tell_shown(letter.order.debtor_id, "letter")
    named = {"Content-Disposition": f'attachment; filename="{path.parent.name}-{file}"'}
    return Response(path.read_bytes(), media_type=FILES[file], headers=named)


def _desk(house: House, views: Views, problem: ProblemOut | None = None) -> HTMLResponse:
    waiting, mine = _waiting(house, views), served().creditors(May.LOOK)
    batches = list(posting.open_batches(house, waiting))
    doubts = list(doubts_among(house, views.letters_that_are(LetterStatus.IN_DOUBT)))
    seen = [one for one in doubts if is_of(house, one.letter, mine)]
    return render(
        "delivery.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        doubts=seen,
        unseen=len(doubts) - len(seen),
        loose=[one for one in waiting if not one.batch],
        batches=[(one, _files(one)) for one in batches],
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
