"""The clock of a sandbox, moved on over HTTP: for who builds on the API and cannot wait a month."""

from datetime import date
from time import monotonic
from typing import Annotated, Final

from fastapi import APIRouter
from pydantic import BeforeValidator, Field

from api.desk import AnyDesk, AnyStopping, Desk
from api.http.bodies import In
from api.problems import of_post
from api.strict import Operation
from application.commands.fields import day_said
from application.queries.shapes import Out
from application.run.advance import Advanced, advance, require_movable
from domain.facts import INSTALLATION

router = APIRouter(prefix="/v1/sandbox", tags=["sandbox"], route_class=Operation)

PATIENCE_SECONDS: Final = 20.0
"""So long days are worked through for one answer."""


class AdvanceIn(In):
    """To which day the clock is moved on."""

    to: Annotated[
        date, BeforeValidator(day_said), Field(description="that day", examples=["2027-03-01"])
    ]


class DayAdvancedOut(Out):
    """What the run of a day did: how often what; `/v1/runs/{day}` says it in full."""

    day: date
    looked_at: int
    totals: dict[str, int]


class AdvancedOut(Out):
    """How far the clock came; not `done`: send it again under the same key, and it goes on."""

    today: date
    to: date
    done: bool
    days: list[DayAdvancedOut] = Field(description="the days on which something was done")


@router.post(
    "/advance",
    responses=of_post(),
    openapi_extra={
        "x-refusals": ["sandbox.clock_back", "sandbox.live_store", "sandbox.too_far", "run.running"]
    },
)
def advance_clock(asked: AdvanceIn, desk: AnyDesk, stopping: AnyStopping) -> AdvancedOut:
    """Move the clock of a sandbox on to a later day, and do the daily run of each day between."""
    if not _is_repeat(desk):
        require_movable(desk.house, asked.to)
    desk.keep_key("advance", asked.to)
    ends = monotonic() + PATIENCE_SECONDS
    made = advance(
        desk.house,
        desk.views,
        max(asked.to, desk.house.today),
        enough=lambda: monotonic() > ends,
        stop=lambda: stopping.begun,
    )
    desk.level()
    return advanced_out(made)


def _is_repeat(desk: Desk) -> bool:
    """Whether this was begun under its key before, and the clock may be further than it says."""
    known = desk.house.store.find_command(INSTALLATION, desk.who.login, desk.key)
    return known is not None


def advanced_out(made: Advanced) -> AdvancedOut:
    """The same as an answer."""
    return AdvancedOut(
        today=made.today,
        to=made.to,
        done=made.done,
        days=[
            DayAdvancedOut(day=one.day, looked_at=one.looked_at, totals=dict(one.counts))
            for one in made.days
            if one.counts
        ],
    )
