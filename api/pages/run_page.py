"""The daily runs as a page: today's, foretold and done, and the reports of the days before."""

from datetime import date
from time import monotonic
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import PATIENCE_SECONDS, AnyHouse, AnyStopping, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Day, Flag
from api.pages.forms import Form, day_in
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.served import served
from application.house import House
from application.queries.runs import RunOut, lines_of, recent_runs, runs_in_full
from application.queries.shapes import ProblemOut
from application.run.advance import advance
from application.run.day import run_day
from application.run.report import RunReport
from application.views import Views
from domain.days import day_after
from domain.errors import Refusal
from domain.user.roles import May

router = APIRouter(route_class=Guarded)
CLOCK_SECONDS: Final = 20.0
"""So long days are worked through before the page comes back; the rest is asked again."""


@router.get("/runs")
def show_runs(house: AnyHouse, views: AnyViews, on: Day = None, *, ahead: Flag = False) -> Response:
    """Show what the runs of a day did; ``ahead``: what today's would do, and nothing is done."""
    return _page(house, views, on, foretold=ahead)


@router.post("/runs")
def do_run(form: Form, house: AnyHouse, views: AnyViews, stopping: AnyStopping) -> Response:
    """Do today's run; one that was stopped is gone on with, and repeated it finds nothing new."""
    del form  # it proves that the page was ours; the run itself acts by the plan
    try:
        views.catch_up()
        # who sees the day on the page and starts its run has said that it is today
        run_day(
            house,
            on=house.today,
            candidates=views.candidates,
            stop=lambda: stopping.begun,
        )
    except Refusal as refusal:
        return _page(house, views, None, problem=problem_of(refusal, path="/runs"))
    views.wait_for(house.store.last_position(), timeout=PATIENCE_SECONDS)
    return RedirectResponse(f"/runs?on={house.today.isoformat()}", status_code=303)


@router.post("/runs/klok")
def move_clock(form: Form, house: AnyHouse, views: AnyViews, stopping: AnyStopping) -> Response:
    """Move the clock of a sandbox on, with the run of each day between; a live one never moves."""
    ends = monotonic() + CLOCK_SECONDS
    try:
        advance(
            house,
            views,
            day_in(form, "to"),
            enough=lambda: monotonic() > ends,
            stop=lambda: stopping.begun,
        )
    except Refusal as refusal:
        return _page(house, views, None, problem=problem_of(refusal, path="/runs"))
    views.wait_for(house.store.last_position(), timeout=PATIENCE_SECONDS)
    return RedirectResponse(f"/runs?on={house.today.isoformat()}", status_code=303)


def _page(
    house: House,
    views: Views,
    on: date | None,
    *,
    foretold: bool = False,
    problem: ProblemOut | None = None,
) -> HTMLResponse:
    few, mine = recent_runs(house), served().creditors(May.LOOK)
    ahead = _foretold(house, views) if foretold else None
    chosen = on or _last_day(few, house.today)
    return render(
        "runs.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        tomorrow=day_after(house.today),
        others=_others(few, chosen),
        chosen=chosen,
        full=runs_in_full(house, chosen, mine=mine),
        ahead=ahead,
        ahead_lines=lines_of(house, ahead.lines, mine) if ahead else (),
        problem=told(problem) if problem else None,
    )


def _foretold(house: House, views: Views) -> RunReport:
    views.catch_up()
    return run_day(house, on=house.today, dry_run=True, candidates=views.candidates)


def _others(few: list[RunOut], chosen: date) -> list[RunOut]:
    """The last run of each day but the one that is shown."""
    return list({one.day: one for one in reversed(few) if one.day != chosen}.values())[::-1]


def _last_day(few: list[RunOut], today: date) -> date:
    return few[0].day if few else today
