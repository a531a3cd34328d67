"""Problems as the pages tell them: in the language that is spoken, without words of a terminal."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api.words.called import command_called
from api.words.faults import address_fault
from api.words.language import ENGLISH, spoken
from api.words.refusals import refusal_said
from application.queries.shapes import ProblemOut
from domain.errors import Refusal

_FOR_PEOPLE: Final[Mapping[str, tuple[str, str]]] = {
    "request.invalid": ("This address is not right.", "Go back to the overview."),
    "http.404": ("There is no such page.", "Go to the overview."),
    "http.405": ("This cannot be done on this page.", "Go back."),
}
"""English of what the API says of its own shapes, for whoever reads a page."""

_ASIDE: Final = re.compile(r" \(`[^`]+`\)")
_COMMAND: Final = re.compile(r"`(?:vordering record )?([a-z][a-z-]*)`")
_TICKED: Final = ("say with `confirmed` that", "tick that")
"""What a program says, and what a form has a box for; the Dutch of a page speaks of it itself."""
_QUOTED: Final = "\N{LEFT DOUBLE QUOTATION MARK}{}\N{RIGHT DOUBLE QUOTATION MARK}"
_TERMINAL: Final = re.compile(r"`|(?:^|\s)--\w|/v1/|/docs\b|\bIf-Match\b|\bAuthorization\b")


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a form is not offered, in the language that is spoken; ``article`` of the law, if any."""

    code: str
    detail: str
    article: str


def why_not(refusal: Refusal) -> WhyNot:
    """What keeps a form from being offered; thirty of them stand on the page of a claim."""
    detail, _ = refusal_said(refusal.code, refusal.message, refusal.way_out, refusal.values)
    return WhyNot(refusal.code, detail, refusal.article)


def told(problem: ProblemOut) -> ProblemOut:
    """A problem in the language that is spoken."""
    detail, way_out = refusal_said(problem.code, problem.detail, problem.way_out, problem.values)
    if problem.errors:
        detail = " ".join(
            address_fault(one.part, one.where, one.code, one.values) for one in problem.errors
        )
    elif spoken() == ENGLISH:
        detail, way_out = _FOR_PEOPLE.get(problem.code, (detail, way_out))
    if problem.errors and spoken() == ENGLISH:
        way_out = _FOR_PEOPLE["request.invalid"][1]
    way_out = for_a_page(way_out)
    return problem.model_copy(update={"detail": detail, "way_out": way_out})


def for_a_page(way_out: str) -> str:
    """A way out without commands, which a page has no terminal to type in.

    A command beside the words goes, one in a sentence is called by what its form is called; a
    sentence that names another, or an address or header of the API, is left out.
    """
    called = _COMMAND.sub(_form, _ASIDE.sub("", way_out.replace(*_TICKED)))
    sentences = re.split(r"(?<=[.;]) ", called)
    return " ".join(one for one in sentences if not _TERMINAL.search(one))


def _form(found: re.Match[str]) -> str:
    title = command_called(found[1]).title
    return (
        f"\N{LEFT DOUBLE QUOTATION MARK}{title}\N{RIGHT DOUBLE QUOTATION MARK}"
        if title
        else found[0]
    )
