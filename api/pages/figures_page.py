"""How a portfolio does, as a page: each figure with its parts, and the claims behind a number."""

from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from adapters.charts import Length, bars
from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Day, Maybe
from api.pages.creditors_shown import creditors_shown
from api.pages.points import NOW, AnyPoint, PageAt
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.served import served
from api.words.figures import money
from api.words.portfolio import part_called, part_said, value_said
from api.words.portfolio_kinds import called, how_made
from application.cursors import Cursors
from application.house import House
from application.queries.figures import (
    FIGURES,
    FigureOut,
    FigurePartOut,
    FiguresOut,
    behind,
    figures_of,
)
from application.queries.of_figures import over_days
from application.queries.point_shapes import read_through
from application.views import Views
from domain.errors import NotFound, Refusal
from domain.money import cents_from
from domain.user.roles import May
from projections.outstanding.measures import Over

router = APIRouter(route_class=Guarded)

DRAWN = ("ageing", "recovered_by_step", "recovered_by_plan", "time_to_payment", "letters")
"""The figures of which a picture says more than the list of their parts."""
AT_ONCE = 100


@router.get("/cijfers")
def figures(
    house: AnyHouse,
    views: AnyViews,
    *,
    at: AnyPoint,
    first: Day = None,
    creditor: Maybe[UUID] = None,
) -> HTMLResponse:
    """Show every figure over a period; by default ninety days through today."""
    problem, found = None, None
    logs = [creditor] if creditor else None
    over = _over(house, None, None, None)
    try:
        over = _over(house, first, at.on, creditor)
        at = _shown_at(house, at)
        found = figures_of(
            views, over.first, over.last, creditor=creditor, mine=over.mine, known=at.known
        )
    except Refusal as refusal:
        problem = problem_of(refusal, path="/cijfers")
    return render(
        "figures.html",
        house,
        status=problem.status if problem else 200,
        day=over.last if over.last != house.today else None,
        problem=told(problem) if problem else None,
        over=over,
        at=at,
        point=at.told(house, read_through(found), logs) if found else None,
        asked={
            "first": (problem and first) or over.first,
            "on": (problem and at.on) or over.last,
            "creditor": creditor or "",
        },
        creditors=creditors_shown(house, views),
        shown=[_shown(one, over, at) for one in found.figures] if found else [],
    )


@router.get("/cijfers/{figure}.svg")
def chart(
    house: AnyHouse,
    views: AnyViews,
    figure: str,
    *,
    at: AnyPoint,
    first: Day = None,
    creditor: Maybe[UUID] = None,
) -> Response:
    """Draw the parts of a figure; raises NotFound ``figures.unknown``."""
    if figure not in DRAWN:
        raise NotFound(
            "figures.unknown",
            f"There is no picture of '{figure[:40]}'.",
            way_out=f"Choose one of: {', '.join(DRAWN)}.",
            values={"known": ", ".join(DRAWN)},
        )
    over = _over(house, first, at.on, creditor)
    found = figures_of(
        views,
        over.first,
        over.last,
        creditor=creditor,
        mine=over.mine,
        only=(figure,),
        known=at.known,
    )
    drawn = bars(_bars(found), title=called(figure, "Figure"))
    return Response(drawn, media_type="image/svg+xml")


@router.get("/cijfers/{measure}/vorderingen")
def claims_behind(
    house: AnyHouse,
    views: AnyViews,
    measure: str,
    *,
    at: AnyPoint,
    part: Annotated[str | None, Query(max_length=100)] = None,
    first: Day = None,
    creditor: Maybe[UUID] = None,
    cursor: Annotated[str | None, Query(max_length=4_000)] = None,
) -> HTMLResponse:
    """Show the claims behind a number, who adds most first."""
    over = _over(house, first, at.on, creditor)
    at = _shown_at(house, at)
    cursors = Cursors.of(house, served(), question="GET /cijfers/vorderingen")
    page = behind(
        views, measure, over, part=part, limit=AT_ONCE, after=cursors.opened(cursor), known=at.known
    )
    asked = _period(over, at)
    named = _creditor_named(views, measure, part)
    name = part_called(measure, None if named else part)
    return render(
        "figure_claims.html",
        house,
        day=over.last if over.last != house.today else None,
        at=at,
        point=at.told(house, read_through(page), [creditor] if creditor else None),
        title=called(measure, "Figure") if named else name,
        name=name,
        creditor=named,
        over=over,
        back=f"/cijfers?{_address(asked)}",
        rows=page.rows,
        next=_address({**asked, **_in_part(part), "cursor": cursors.sealed(page.next)})
        if page.next
        else "",
        turn=f"/cijfers/{measure}/vorderingen",
    )


def _over(house: House, first: date | None, on: date | None, creditor: UUID | None) -> Over:
    mine = served().creditors(May.LOOK)
    return over_days(first, on or house.today, creditor=creditor, mine=mine)


def _shown_at(house: House, at: PageAt) -> PageAt:
    """The same; through today with what is known now is now, for the claims that it leads to."""
    return NOW if at.known is None and at.on in (None, house.today) else at


def _creditor_named(views: Views, measure: str, part: str | None) -> str:
    """The name of the creditor that a part is, for who may look for him."""
    if measure != "recovered_by_creditor" or not part:
        return ""
    known = {str(one.id): one.name for one in creditors_shown(views.house, views)}
    return known.get(part) or ""


def _shown(figure: FigureOut, over: Over, at: PageAt) -> dict[str, Any]:
    period = _period(over, at)
    return {
        "name": called(figure.figure, "Figure"),
        "value": value_said(figure),
        "made": how_made(figure.figure),
        "parts": [_part(one, over, at) for one in figure.parts],
        "chart": f"/cijfers/{figure.figure}.svg?{_address(period)}"
        if figure.figure in DRAWN and figure.parts
        else "",
        "rows": len(figure.parts),
        "amounts": figure.figure not in _COUNTED,
    }


_COUNTED = frozenset({"letters", "ends"})


def _part(part: FigurePartOut, over: Over, at: PageAt) -> dict[str, Any]:
    """A part as a row; the name of a creditor stands apart, for it is in no language."""
    creditor = (part.creditor and part.creditor.name) or ""
    return {
        "part": part,
        "name": part_called(part.measure, None if creditor else part.part),
        "creditor": creditor,
        "at": _at(part, over, at),
    }


def _at(part: FigurePartOut, over: Over, at: PageAt) -> str:
    asked = {**_period(over, at), "first": part.first, "on": part.on}
    return f"/cijfers/{part.measure}/vorderingen?{_address({**asked, **_in_part(part.part)})}"


def _period(over: Over, at: PageAt) -> dict[str, Any]:
    """What an address says of the days, the creditor, and what was known."""
    return {
        "first": over.first,
        "on": over.last,
        "known_at": at.said,
        "creditor": over.creditor or "",
    }


def _in_part(part: str | None) -> dict[str, str]:
    return {} if part is None else {"part": part}


def _address(asked: dict[str, Any]) -> str:
    """What an address says; a part without a name is said too."""
    return urlencode({name: str(value) for name, value in asked.items() if value or name == "part"})


def _bars(found: FiguresOut) -> list[Length]:
    (figure,) = found.figures
    counted = figure.figure in _COUNTED
    return [
        Length(
            part_said(one),
            one.count if counted else cents_from(one.amount),
            str(one.count) if counted else money(one.amount),
        )
        for one in figure.parts
    ]


assert set(DRAWN) <= set(FIGURES)
