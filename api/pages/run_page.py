"""The daily runs as a page: the last day's report line by line, and the days before it."""

from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse
from api.pages.choosing import Day
from api.pages.rendering import render
from application.queries.runs import RunOut, recent_runs, runs_in_full

router = APIRouter()


@router.get("/runs")
def show_runs(house: AnyHouse, on: Day = None) -> HTMLResponse:
    """Show what the runs of a day did and what they did not, the last day with a run first."""
    few = recent_runs(house)
    chosen = on or _last_day(few, house.today)
    return render(
        "runs.html",
        house,
        day=None,
        few=few,
        chosen=chosen,
        full=runs_in_full(house, chosen),
    )


def _last_day(few: list[RunOut], today: date) -> date:
    return few[0].day if few else today
