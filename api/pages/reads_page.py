"""Who looked at whose data, as a page for who oversees: by debtor, person and period."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Day, Maybe
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.served import served
from application.house import House
from application.queries.of_reads import ListReads, ReadOut, reads_of
from domain.errors import Refusal
from domain.user.roles import May

AT_ONCE = 50
RECENT = 5

router = APIRouter(route_class=Guarded)


@router.get("/inzage")
def reads(
    house: AnyHouse,
    views: AnyViews,
    *,
    debtor: Maybe[UUID] = None,
    actor: Annotated[str, Query(max_length=100)] = "",
    first: Day = None,
    last: Day = None,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> HTMLResponse:
    """Show readings, the newest first."""
    del views  # the table of readings is read as it is
    asked = ListReads(
        debtor=debtor,
        actor=actor.strip(),
        looked_from=first,
        looked_to=last,
        newest_first=True,
        after=after,
        limit=AT_ONCE + 1,
    )
    problem, found = None, list[ReadOut]()
    try:
        found = reads_of(house, asked, mine=served().creditors(May.AUDIT))
    except Refusal as refusal:
        problem = problem_of(refusal, path="/inzage")
    return render(
        "reads.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        asked=asked,
        reads=found[:AT_ONCE],
        next=found[AT_ONCE - 1].number if len(found) > AT_ONCE else None,
    )


def recent_reads(house: House, debtor: UUID, creditor: UUID | None) -> list[ReadOut] | None:
    """The newest readings of a debtor for who may know; None: that is not for him."""
    mine = served().creditors(May.AUDIT)
    if mine is not None and creditor not in mine:
        return None
    return reads_of(house, ListReads(debtor=debtor, newest_first=True, limit=RECENT), mine=mine)
