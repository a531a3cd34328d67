"""The page on which a debtor reads a payment plan and signs it: his link is his secret."""

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse
from api.guarded import Guarded
from api.pages.forms import Form
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.words.language import DUTCH, ENGLISH, speaking
from application.house import House
from application.payment_plans.by_debtor import (
    AnsweredPlan,
    ShownPlan,
    declined_plan,
    shown_plan,
    signed_plan,
)
from domain.errors import Refusal

router = APIRouter(route_class=Guarded)

_HERE: Final = "/regeling/"


@router.get("/regeling/{token}")
def read_plan(token: str, request: Request, house: AnyHouse) -> HTMLResponse:
    """Show the text to whoever has the link; any other one shows nothing of anybody."""
    return _shown(house, token, _address(request))


@router.post("/regeling/{token}")
def answer_plan(token: str, request: Request, form: Form, house: AnyHouse) -> Response:
    """Sign it, or say that it is not wanted."""
    address = _address(request)

    def done() -> AnsweredPlan:
        if form.get("answer") == "decline":
            return declined_plan(house, token, address=address)
        name, seen = form.get("name", "")[:200], form.get("seen", "")
        return signed_plan(house, token, name=name, seen=seen, address=address)

    return _answered(house, token, address, done, declined=form.get("answer") == "decline")


def _answered(
    house: House, token: str, address: str, done: Callable[[], AnsweredPlan], *, declined: bool
) -> HTMLResponse:
    try:
        answer = done()
    except Refusal as refusal:
        return _shown(house, token, address, refusal)
    with speaking(ENGLISH if answer.language == "en" else DUTCH):
        return _page(house, declined=declined, done=True, holds=answer.holds)


def _shown(house: House, token: str, address: str, refusal: Refusal | None = None) -> HTMLResponse:
    """The text with its form; where the link does not open it, only that, plainly."""
    try:
        plan = shown_plan(house, token, address=address)
    except Refusal as over:
        return _page(house, refusal=over)
    with speaking(ENGLISH if plan.language == "en" else DUTCH):
        return _page(house, plan=plan, token=token, refusal=refusal)


def _page(
    house: House,
    *,
    plan: ShownPlan | None = None,
    token: str = "",
    refusal: Refusal | None = None,
    declined: bool = False,
    done: bool = False,
    holds: bool = False,
) -> HTMLResponse:
    problem = problem_of(refusal, path=_HERE) if refusal else None
    return render(
        "sign_plan.html",
        house,
        status=problem.status if problem else 200,
        problem=told(problem) if problem else None,
        lines=plan.text.rstrip("\n").split("\n") if plan else [],
        seen=plan.sha256 if plan else "",
        token=token,
        declined=declined,
        done=done,
        holds=holds,
    )


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
