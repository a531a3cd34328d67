"""Rendering: templates with every value escaped, and the words and numbers they use."""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.pages import words
from api.pages.refusals import in_dutch
from application.house import House
from application.queries.shapes import ProblemOut

_FOLDER: Final = Path(__file__).parent / "templates"


def render(
    template: str,
    house: House,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **values: Any,
) -> HTMLResponse:
    """Render a page of a house."""
    shared = {"sandbox": house.sandbox, "today": house.today}
    text = _environment().get_template(template).render(**shared, **values)
    return HTMLResponse(text, status_code=status, headers=headers)


def problem_page(request: Request, problem: ProblemOut) -> HTMLResponse:
    """Show a problem to a person."""
    house: House = request.app.state.house
    title = _TITLES.get(problem.status, "Dit lukte niet")
    return render(
        "problem.html",
        house,
        status=problem.status,
        problem=in_dutch(problem),
        title=title,
        day=None,
    )


@cache
def style() -> bytes:
    """Give the one style sheet."""
    return (_FOLDER / "style.css").read_bytes()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "word": words.word,
        "money": words.money,
        "day": words.day,
        "long_day": words.long_day,
        "moment": words.moment,
        "task": words.task,
        "why": words.why,
        "actor": words.actor,
        "interest": words.interest,
    }
    return environment


_TITLES: Final[dict[int, str]] = {
    HTTPStatus.NOT_FOUND: "Niet gevonden",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Dit kan niet",
    HTTPStatus.CONFLICT: "Iemand was u voor",
    HTTPStatus.FORBIDDEN: "Niet toegestaan",
    HTTPStatus.SERVICE_UNAVAILABLE: "De opslag is niet bereikbaar",
}
