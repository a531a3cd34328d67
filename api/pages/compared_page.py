"""Two points side by side on a page: what was known then, what is known now, and what differs."""

from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from api.desk import AnyInquiry
from api.guarded import Guarded
from api.pages.points import moment_like
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.unread import unreadable
from api.words import naming, sentences
from api.words.faults import fault_said
from api.words.figures import money
from api.words.language import spoken
from api.words.sentences import marked
from application.house import House
from application.known import in_amsterdam
from application.queries.compared import (
    ComparedRowOut,
    ComparedSideOut,
    latest_day,
    outside_total,
)
from application.queries.of_compared import CompareOverviews
from application.queries.shapes import ProblemOut
from domain.errors import Refusal
from projections.segments import LIVE

router = APIRouter(route_class=Guarded)

Said = Annotated[str, Query(max_length=60)]

_AMOUNTS: Final = {
    "principal": marked("Hoofdsom"),
    "interest": marked("Rente"),
    "costs": marked("Incassokosten"),
    "paid": marked("Betaald"),
}


@dataclass(frozen=True, slots=True)
class WhatDiffers:
    """What differs of a claim, and what it was at each of the points."""

    name: str
    first: str
    second: str


@router.get("/vergelijking")
def comparison(
    asked: AnyInquiry,
    *,
    on: Said = "",
    known_at: Said = "",
    other_on: Said = "",
    other_known_at: Said = "",
) -> HTMLResponse:
    """Compare yesterday as it was known when it was over with yesterday as it is known now."""
    said = {
        "on": on,
        "known_at": known_at,
        "other_on": other_on,
        "other_known_at": other_known_at,
    }
    problem, found = None, None
    try:
        found = _question(said).turned(asked)
    except Refusal as refusal:
        problem = problem_of(refusal, path="/vergelijking")
    return render(
        "compared.html",
        asked.house,
        day=None,
        status=problem.status if problem else 200,
        problem=told(problem) if problem else None,
        wrong=_wrong(problem, asked.house) if problem else [],
        asked=said,
        found=found,
        reckoned_on=latest_day(found) if found else None,
        apart=outside_total(found) if found else None,
        changes=_changes,
        counted=_counted,
    )


def _counted(row: ComparedRowOut) -> bool:
    """Whether the total counts a claim at each point at which it was known."""
    return all(side.status in LIVE for side in (row.first, row.second) if side)


def _changes(row: ComparedRowOut) -> list[WhatDiffers]:
    """What differs of a claim that was known at both points, beside its status."""
    first, second = row.first, row.second
    if first is None or second is None:
        return []
    pairs = [(name, getattr(first, at), getattr(second, at)) for at, name in _AMOUNTS.items()]
    found = [
        WhatDiffers(name, money(one), money(other)) for name, one, other in pairs if one != other
    ]
    if _next(first) != _next(second):
        found.append(WhatDiffers(marked("Volgende stap"), _next(first), _next(second)))
    return found


def _next(side: ComparedSideOut) -> str:
    return naming.task(side.next) if side.turn in {"do", "ask"} else naming.turn(side.next)


def _wrong(problem: ProblemOut, house: House) -> list[tuple[str, str]]:
    """Each field that cannot be read, once, with how it is written on a page."""
    moment = sentences.said(marked("is geen moment, zoals %(moment)s, en geen positie, zoals 1234"))
    here = {"no_known": moment % {"moment": moment_like(house)}}
    return [
        (one.where, here.get(one.code) or fault_said(one.code, one.values, language=spoken()))
        for one in problem.errors
    ]


def _question(said: dict[str, Any]) -> CompareOverviews:
    """The question of what was typed; raises Refusal where it cannot be read."""
    given = {
        name: in_amsterdam(value.strip()) if name.endswith("known_at") else value
        for name, value in said.items()
        if value.strip()
    }
    try:
        return CompareOverviews.model_validate(given, by_name=True)
    except ValidationError as error:
        raise unreadable(error, place=lambda at: ("query", str(at[0]) if at else "")) from None
