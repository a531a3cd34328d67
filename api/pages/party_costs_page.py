"""What agencies, bailiffs and lawyers collected, passed on, kept and charged, as a page."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Day, Maybe
from api.pages.creditors_shown import creditors_shown
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.served import served
from application.cursors import Cursors
from application.house import House
from application.queries.of_figures import over_days
from application.queries.of_party_costs import party_row_out
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.errors import Refusal
from domain.user.roles import May
from projections.outstanding.measures import Over

router = APIRouter(route_class=Guarded)
AT_ONCE = 100
_WHERE = "/partijen"


@router.get(_WHERE)
def party_costs(
    house: AnyHouse,
    views: AnyViews,
    *,
    first: Day = None,
    last: Day = None,
    creditor: Maybe[UUID] = None,
    cursor: Annotated[str | None, Query(max_length=4_000)] = None,
) -> HTMLResponse:
    """Show what parties cost in a period; by default the last 90 days."""
    through, mine = last or house.today, served().creditors(May.LOOK)
    try:
        over, problem = over_days(first, through, creditor=creditor, mine=mine), None
    except Refusal as refusal:
        over = over_days(None, through, creditor=creditor, mine=mine)
        problem = problem_of(refusal, path=_WHERE)
    return _page(house, views, over, cursor, problem=problem)


def _page(
    house: House, views: Views, over: Over, cursor: str | None, *, problem: ProblemOut | None
) -> HTMLResponse:
    cursors = Cursors.of(house, served(), question=f"GET {_WHERE}")
    listed = views.outstanding.party_costs
    page = listed.rows(over, limit=AT_ONCE, after=cursors.opened(cursor))
    creditors = creditors_shown(house, views)
    asked = {"first": over.first.isoformat(), "last": over.last.isoformat()}
    asked["creditor"] = str(over.creditor or "")
    return render(
        "party_costs.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        over=over,
        asked=asked,
        creditors=creditors,
        names={one.id: one.name for one in creditors},
        sums=[party_row_out(one) for one in listed.sums(over)],
        rows=[party_row_out(one) for one in page.rows],
        next=urlencode({**asked, "cursor": cursors.sealed(page.next)}) if page.next else "",
    )
