"""Problems as the pages tell them: in the language that is spoken, without words of a terminal."""

import re
from collections.abc import Mapping
from typing import Final

from api.words.language import ENGLISH, spoken
from api.words.refusals import refusal_said
from application.queries.shapes import ProblemOut

_FOR_PEOPLE: Final[Mapping[str, tuple[str, str]]] = {
    "request.invalid": ("This address is not right.", "Go back to the overview."),
    "http.404": ("There is no such page.", "Go to the overview."),
    "http.405": ("This cannot be done on this page.", "Go back."),
}
"""English of what the API says of its own shapes, for whoever reads a page."""

_TERMINAL: Final = re.compile(r"`|(?:^|\s)--\w")


def told(problem: ProblemOut) -> ProblemOut:
    """A problem in the language that is spoken."""
    detail, way_out = refusal_said(problem.code, problem.detail, problem.way_out, problem.values)
    if spoken() == ENGLISH:
        detail, way_out = _FOR_PEOPLE.get(problem.code, (detail, _for_a_page(way_out)))
    return problem.model_copy(update={"detail": detail, "way_out": way_out})


def _for_a_page(way_out: str) -> str:
    """The sentences that name no command: a page has no terminal to type it in."""
    sentences = re.split(r"(?<=[.;]) ", way_out)
    return " ".join(one for one in sentences if not _TERMINAL.search(one))
