"""Bank: files of the bank go up, accounts with what is known of them, and their lines."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import PATIENCE_SECONDS, AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.forms import Form
from api.pages.handlers import by_of
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.served import served
from api.words.refusals import refusal_said
from application.banking.files import BankFileTaken, import_statements, sent_along
from application.banking.shown import accounts_shown
from application.banking.statements import StatementTaken
from application.house import House
from application.queries.lists import work_list_of
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.user.roles import May

router = APIRouter(route_class=Guarded)


@router.get("/bank")
def bank(house: AnyHouse, views: AnyViews) -> HTMLResponse:
    """Show the accounts, what waits, and the form that takes files."""
    return _page(house, views)


@router.post("/bank")
def take_in(form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Take files of the bank in; safe to repeat."""
    try:
        by = by_of(house, form)
        files = [(named, content) for _, named, content in form.files]
        if not files:
            raise Refusal("form.no_file", "No file was chosen.", way_out="Choose one or more.")
        mine = served().creditors(May.IMPORT)
        sources = sent_along(files)
        taken = list(import_statements(house, sources, actor=by.actor, mine=mine))
    except Refusal as refusal:
        return _page(house, views, problem=problem_of(refusal, path="/bank"))
    views.wait_for(house.store.last_position(), timeout=PATIENCE_SECONDS)
    return _page(house, views, taken=taken)


def _page(
    house: House,
    views: Views,
    *,
    taken: list[BankFileTaken] | None = None,
    problem: ProblemOut | None = None,
) -> HTMLResponse:
    mine = served().creditors(May.IMPORT)
    asked = Task.LOOK_AT_BANK_LINE
    waiting = work_list_of(views, on=house.today, task=asked, mine=mine).tasks
    return render(
        "bank.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        taken=taken,
        said=_said,
        accounts=accounts_shown(house, mine=mine),
        waiting=waiting,
        problem=told(problem) if problem else None,
    )


def _said(one: BankFileTaken | StatementTaken) -> str:
    return " ".join(refusal_said(one.code, one.why, one.way_out, one.values))
