"""Endpoints over the daily runs: what they did, and what they did not and why."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from api.desk import AnyHouse
from api.problems import responses
from application.run.reports import DAYS_BACK, RunFullOut, RunOut, recent_runs, runs_in_full

router = APIRouter(prefix="/v1/runs", tags=["runs"])


@router.get("", responses=responses(422, 503))
def read_runs(
    house: AnyHouse, days: Annotated[int, Query(ge=1, le=400)] = DAYS_BACK
) -> list[RunOut]:
    """Give the daily runs of so many days back, the newest first."""
    return recent_runs(house, days=days)


@router.get("/{day}", responses=responses(422, 503))
def read_runs_of_a_day(house: AnyHouse, day: date) -> list[RunFullOut]:
    """Give the runs of a day with every line of their reports; none: an empty list."""
    return runs_in_full(house, day)
