"""The page of the plans of the house: what each does and when, with its picture."""

from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse
from api.guarded import Guarded
from api.pages.choosing import Day
from api.pages.rendering import render
from api.words.figures import money
from api.words.naming import plan_title
from api.words.pictures import picture_words
from application.queries.plans import example_day, known_plans, show_plan
from domain.rehearsal import EXAMPLE

router = APIRouter(route_class=Guarded)


@router.get("/plannen")
def show_plans(house: AnyHouse, on: Day = None) -> HTMLResponse:
    """Show the plans with an example invoice due on a day."""
    due_on: date = on or example_day(house.today)
    shown = [
        {
            "plan": plan,
            "picture": show_plan(plan, due_on=due_on).drawn(
                plan_title(plan.key), amount=money(EXAMPLE), words=picture_words()
            ),
        }
        for plan in known_plans().values()
    ]
    return render("plans.html", house, day=None, shown=shown, due_on=due_on)
