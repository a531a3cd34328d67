"""Bringing in invoices as a page: files go up, and what became of each is shown."""

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
from api.words.reasons import outcome_said
from application.house import House
from application.intake.documents import ImportTotals, Outcome, import_invoices
from application.intake.uploads import sources_of
from application.queries.shapes import ProblemOut
from domain.errors import Refusal
from domain.law.limitation import ClaimKind
from domain.user.roles import May

router = APIRouter(route_class=Guarded)


@router.get("/invoer")
def form(house: AnyHouse) -> HTMLResponse:
    """Show the form that takes files."""
    return _page(house)


@router.post("/invoer")
def take_in(form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Take files in, or only look at what would become of them; safe to repeat."""
    outcomes: list[Outcome] = []
    dry_run = "dry_run" in form
    try:
        by = by_of(house, form)
        files = [(named, content) for _, named, content in form.files]
        if not files:
            raise Refusal("form.no_file", "No file was chosen.", way_out="Choose one or more.")
        totals = import_invoices(
            house,
            sources_of(files),
            creditor=form.get("creditor") or None,
            mine=served().creditors(May.IMPORT),
            dry_run=dry_run,
            progress=outcomes.append,
            actor=by.actor,
            consumer_kind=_kind(form.get("consumer_kind", "")),
        )
    except Refusal as refusal:
        return _page(house, problem=problem_of(refusal, path="/invoer"), filled=form)
    views.wait_for(house.store.last_position(), timeout=PATIENCE_SECONDS)
    return _page(house, outcomes=outcomes, totals=totals, dry_run=dry_run)


def _page(
    house: House,
    *,
    outcomes: list[Outcome] | None = None,
    totals: ImportTotals | None = None,
    dry_run: bool = False,
    problem: ProblemOut | None = None,
    filled: dict[str, str] | None = None,
) -> HTMLResponse:
    return render(
        "invoices.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        outcomes=[(one, outcome_said(one.code, one.reason)) for one in outcomes or []],
        totals=totals.by_outcome if totals else None,
        dry_run=dry_run,
        problem=told(problem) if problem else None,
        filled=filled or {},
        kinds=list(ClaimKind),
    )


def _kind(chosen: str) -> ClaimKind | None:
    """The kind that was chosen; anything else is the creditor's rule."""
    return next((kind for kind in ClaimKind if kind.value == chosen), None)
