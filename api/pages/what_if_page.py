"""Trying a plan as a page: chosen, pasted or sent as a file; nothing is kept."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from api.desk import AnyHouse, AnyInquiry, AnyViews
from api.guarded import Guarded
from api.pages.creditors_shown import creditors_shown
from api.pages.forms import Fields, Form
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.words.figures import money
from api.words.what_if import GROUPS, WIDENED, letter_kind, limit, of_pair, part_of, tried
from api.words.what_if_picture import picture_of, plan_called, rows_of
from application.house import House
from application.queries.of_what_if import MOST_AT_A_DOOR, AskWhatIf
from application.queries.plans import known_plans
from application.queries.query import Inquiry
from application.queries.shapes import PartyOut, ProblemOut
from application.queries.what_if_shapes import ClaimDiffersOut, MomentOut, WhatIfOut
from application.rights.scope import require
from application.views import Views
from domain.days import add_days
from domain.errors import Refusal

router = APIRouter(route_class=Guarded)

_BACK: Final = 90
"""So many days back are offered first."""
_HEADS: Final = ("defaults", "hand_overs", "settled", "letters", "tasks", "held", "unmoved")
_SUMS: Final = ("costs", "interest", "cash", "rests_on_letters")


@dataclass(frozen=True, slots=True)
class TriedRow:
    """A row of the table: what it is, and what it comes to under each plan."""

    name: str
    said: tuple[str, ...]


@router.get("/plannen/proef")
def ask(house: AnyHouse, views: AnyViews) -> HTMLResponse:
    """Show the form that takes a plan."""
    return _page(house, views)


@router.post("/plannen/proef")
def answer(form: Form, house: AnyHouse, views: AnyViews, asked: AnyInquiry) -> HTMLResponse:
    """Try the plan, and show what it comes to."""
    try:
        return _page(house, views, found=_asked(form, asked), filled=form)
    except Refusal as refusal:
        problem = problem_of(refusal, path="/plannen/proef")
        return _page(house, views, problem=problem, filled=form)


def _asked(form: Fields, asked: Inquiry) -> WhatIfOut:
    plan = _plan(form)
    try:
        made = AskWhatIf.model_validate(
            {
                "plan": plan,
                "beside": form.get("beside", ""),
                "first": form.get("first", ""),
                "last": form.get("last", ""),
                "creditor": form.get("creditor"),
            },
            by_name=True,
        )
    except ValidationError:
        raise Refusal(
            "what_if.form",
            "This form does not say which plan is tried over which days.",
            way_out="Choose, paste or send a plan, and give both days.",
        ) from None
    require(asked.who, lambda: asked.house, made.MAY, made.__dict__)
    return made.answer(asked)


def _plan(form: Fields) -> str:
    """The plan that is meant: a file before what was pasted, and that before what was chosen."""
    sent = form.sent_as("file")
    if sent is not None:
        return sent.decode("utf-8", "replace")
    return form.get("text") or form.get("plan", "")


def _page(
    house: House,
    views: Views,
    *,
    found: WhatIfOut | None = None,
    problem: ProblemOut | None = None,
    filled: Fields | None = None,
) -> HTMLResponse:
    creditors = creditors_shown(house, views)
    today = house.today
    return render(
        "what_if.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        filled=filled or {},
        days=(add_days(today, -_BACK), today),
        creditors=creditors,
        plans=known_plans(_owner(house, creditors)),
        most=MOST_AT_A_DOOR,
        found=found,
        shown=_shown(found) if found else None,
    )


def _owner(house: House, creditors: list[PartyOut]) -> Any:
    """The creditor whose own plans are offered too: the only one there is to choose."""
    return house.collections.creditor(creditors[0].id) if len(creditors) == 1 else None


def _shown(found: WhatIfOut) -> dict[str, Any]:
    plans = [plan_called(one, found) for one in found.plans]
    drawn = b64encode(picture_of(found).encode()).decode()
    return {
        "plans": plans,
        "picture": f"data:image/svg+xml;base64,{drawn}",
        "rows": [*_rows(found)],
        "claims": [(one, _claim(one, plans)) for one in found.differ],
        "limits": [limit(one.code) for one in found.limits],
        "observed": [*_observed(found)],
        "remarks": [(plan, row) for plan, one in zip(plans, found.plans, strict=True)
                    for row in one.remarks],
    }  # fmt: skip


def _rows(found: WhatIfOut) -> Iterator[TriedRow]:
    for names, write in ((_HEADS, str), (_SUMS, money)):
        for name in names:
            for label, bars in rows_of(found, [name], write=write):
                head = label if label == tried(name) else f"{tried(name)}: {label}"
                yield TriedRow(head, tuple(one.said for one in bars))


def _claim(one: ClaimDiffersOut, plans: list[str]) -> list[tuple[str, list[tuple[date, str]]]]:
    return [
        (plan, [(moment.on, _moment(moment)) for moment in under.moments])
        for plan, under in zip(plans, one.under, strict=True)
    ]


def _moment(one: MomentOut) -> str:
    part = money(one.of) if one.what == "payment" else part_of(one.what, one.of, one.by)
    return f"{tried(one.what)}: {part}" if part else tried(one.what)


def _observed(found: WhatIfOut) -> Iterator[tuple[str, int, str]]:
    for one in found.observed:
        parts = (letter_kind(one.asked_by), *(of_pair(GROUPS[x]) for x in (one.band, one.debtor)))
        yield ", ".join(parts), one.observed, of_pair(WIDENED[one.widened])
