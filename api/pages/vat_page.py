"""The VAT list of a period as a page, and the button that says its return was filed."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import PATIENCE_SECONDS, AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.creditors_shown import creditors_shown
from api.pages.forms import Form
from api.pages.handlers import by_of
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.served import served
from application.cursors import Cursors
from application.house import House
from application.queries.shapes import ProblemOut
from application.vat_returns import file_return
from application.views import Views
from domain.errors import Refusal
from domain.law.vat_relief import VatReturns, period_of, vat_period
from domain.user.roles import May
from projections.outstanding.moves import VatTold
from projections.outstanding.vat_list import VatList, VatOver

router = APIRouter(route_class=Guarded)
AT_ONCE = 100
_WHERE = "/btw"


@router.get(_WHERE)
def vat_list(
    house: AnyHouse,
    views: AnyViews,
    *,
    period: Annotated[str, Query(max_length=20)] = "",
    creditor: Maybe[UUID] = None,
    cursor: Annotated[str | None, Query(max_length=4_000)] = None,
) -> HTMLResponse:
    """Show what belongs in a return; by default in that of this quarter."""
    said = period or period_of(house.today, VatReturns.QUARTER).name
    try:
        return _page(house, views, said, creditor, cursor)
    except Refusal as refusal:
        if refusal.code != "vat.period":
            raise
        problem = problem_of(refusal, path=_WHERE)
        now = period_of(house.today, VatReturns.QUARTER).name
        return _page(house, views, now, creditor, None, problem=problem)


@router.post(_WHERE)
def filed(form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Record that a creditor's return was filed with all of the list; safe to repeat."""
    by = by_of(house, form)
    period, creditor = vat_period(form.get("period", "")), UUID(form.get("creditor", ""))
    file_return(house, VatList(views.engine.reading("outstanding")), creditor, period, by=by)
    views.wait_for(house.store.last_position(), timeout=PATIENCE_SECONDS)
    back = urlencode({"period": period.name, "creditor": creditor})
    return RedirectResponse(f"{_WHERE}?{back}", status_code=303)


def _page(
    house: House,
    views: Views,
    said: str,
    creditor: UUID | None,
    cursor: str | None,
    *,
    problem: ProblemOut | None = None,
) -> HTMLResponse:
    period, mine = vat_period(said), served().creditors(May.LOOK)
    creditors = creditors_shown(house, views)
    if creditor is None and len(creditors) == 1:
        creditor = creditors[0].id
    over = VatOver(first=period.first, last=period.last, creditor=creditor, mine=mine)
    cursors = Cursors.of(house, served(), question=f"GET {_WHERE}")
    listed = views.outstanding.vat_list
    page = listed.lines(over, limit=AT_ONCE, after=cursors.opened(cursor))
    sums = listed.sums(over)
    asked = {"period": period.name, "creditor": str(creditor or "")}
    rights = served().rights
    may = bool(creditor) and (rights is None or bool(rights.role_for(May.DECIDE, creditor)))
    return render(
        "vat.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        period=period,
        asked=asked,
        creditors=creditors,
        sums=sums,
        rows=page.rows,
        next=urlencode({**asked, "cursor": cursors.sealed(page.next)}) if page.next else "",
        to_tell=may and any(one.told is VatTold.OPEN for one in sums),
        over_yet=period.last < house.today,
        key=house.new_id(),
    )
