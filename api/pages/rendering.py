"""Rendering: templates with every value escaped, in the language of the person who asks."""

from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, quote

import structlog
from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from api.pages.compiling import Templates, phrase
from api.pages.drawn import drawn
from api.pages.languages import address, switch, wanted
from api.pages.points import NOW, moment_like
from api.pages.refusals import told
from api.pages.to_decide import waiting_for_me
from api.rights import BY_HAND
from api.served import form_token, served, views_at_hand
from api.words import figures, naming, reads
from api.words.doers import doer
from api.words.grounds import against, ground
from api.words.interest import interest_told
from api.words.language import speaking, spoken
from api.words.reasons import reason
from api.words.sentences import marked, said, said_of
from api.words.taken import taken_said
from application.faults import fault
from application.house import House
from application.letters.debit_account import masked
from application.queries.shapes import ProblemOut
from domain.law.rates import provisional_from
from projections.log.quarantine import its_own
from projections.segments import HORIZON

log = structlog.get_logger()
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
    shared = {
        "sandbox": house.sandbox,
        "today": house.today,
        "moment_like": moment_like(house),
        "language": spoken(),
        "switch": switch(),
        "who": served().login,
        "form_token": form_token(),
        "may": may_see,
        "to_decide": _to_decide(house),
        "first_page": first_page(),
        "address": address(),
        "nothing_new": "same" in parse_qs(address().partition("?")[2]),
        "provisional_from": provisional_from(),
        "reckoned_through": HORIZON,
        "reckoned_on": None,
        "at": NOW,
        "point": None,
    }
    text = environment().get_template(template).render({**shared, **values})
    return HTMLResponse(text, status_code=status, headers=headers)


def _to_decide(house: House) -> str:
    """How many proposals wait for whoever is served, as the menu says it: ``3``, of many ``3+``.

    Empty: none do, nobody is signed in, he may see none, or no views are at hand. Raises nothing: a
    page is shown also where they cannot be counted, and the log tells of that.
    """
    views = views_at_hand()
    if views is None or not served().login or not may_see("/voorstellen"):
        return ""
    try:
        return waiting_for_me(house, views)
    except Exception as error:  # noqa: BLE001 - the menu stands on the page that tells of a fault
        log.error("proposals_not_counted", code=its_own(error), **fault(error))  # noqa: TRY400
        return ""


NOT_SIGNED_IN: Final = ("right.nobody", "right.token_unknown")
NOT_ALLOWED: Final = "right.missing"
FIRST_PAGES: Final = ("/", "/invoer", "/gebruikers", "/plannen")
"""Where somebody comes who went nowhere in particular: the first that is for him."""


def may_see(address: str) -> bool:
    """Whether a page is for whoever is served: what leads to it is shown or left out."""
    may = BY_HAND[f"GET {address}"]
    return may is None or served().has(may)


def first_page() -> str:
    """The first page that is for whoever is served."""
    return next((page for page in FIRST_PAGES if may_see(page)), "/docs")


def problem_page(request: Request, problem: ProblemOut) -> Response:
    """Show a problem to a person; whoever is not signed in is led to where he can be."""
    if problem.code in NOT_SIGNED_IN:
        back = quote(str(request.url.path)) if request.method == "GET" else "/"
        return RedirectResponse(f"/aanmelden?back={back}", status_code=303)
    if problem.code == NOT_ALLOWED and request.url.path == "/":
        return RedirectResponse(first_page(), status_code=303)
    # The gate tells of a failure where what stands behind it already stopped speaking.
    with speaking(wanted(request.headers)):
        return render(
            "problem.html",
            request.app.state.house,
            status=problem.status,
            problem=told(problem),
            title=said(_TITLES.get(problem.status, marked("Dit lukte niet"))),
            day=None,
        )


@cache
def style() -> bytes:
    """Give the one style sheet."""
    return (_FOLDER / "style.css").read_bytes()


@cache
def environment() -> Environment:
    """The templates, with the words and figures that they use."""
    made = Templates(
        loader=FileSystemLoader(_FOLDER),
        auto_reload=False,  # else every page looks at the files of its templates
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(said, said_of, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    made.globals |= {"_": phrase, "gettext": phrase}
    spoken_filters: dict[str, Callable[..., Any]] = {
        "word": naming.word,
        "lowered": figures.lowered,
        "money": figures.money,
        "number": figures.number,
        "day": figures.day,
        "long_day": figures.long_day,
        "moment": figures.moment,
        "task": naming.task,
        "step": naming.step,
        "turn": naming.turn,
        "plan_title": naming.plan_title,
        "why": naming.why,
        "reason": reason,
        "ground": ground,
        "actor": naming.actor,
        "doer": doer,
        "masked": masked,
        "checked": naming.checked,
        "lack": naming.lack,
        "check_state": naming.check_state,
        "check_why": naming.check_why,
        "came_back_for": naming.came_back_for,
        "check_way_out": naming.check_way_out,
        "news": naming.news,
        "interest": interest_told,
        "taken": taken_said,
        "shown": reads.fields_shown,
        "looked_at": reads.looked_at,
        "purpose": reads.purpose_said,
    }
    made.filters |= {name: _when_rendered(each) for name, each in spoken_filters.items()}
    made.filters["drawn"] = drawn
    made.tests["against"] = _when_rendered(against)
    return made


def _when_rendered(said_by: Callable[..., Any]) -> Callable[..., Any]:
    """What says something in the language of who asks, asked anew each time.

    Of a constant the compiler of templates would ask it once, and keep the language of whoever
    came first; what takes the context it leaves alone.
    """

    @pass_context
    def asked(_: Context, /, *values: Any, **named: Any) -> Any:
        return said_by(*values, **named)

    return asked


_TITLES: Final[dict[int, str]] = {
    HTTPStatus.NOT_FOUND: marked("Niet gevonden"),
    HTTPStatus.UNPROCESSABLE_ENTITY: marked("Dit kan niet"),
    HTTPStatus.CONFLICT: marked("Iemand was u voor"),
    HTTPStatus.FORBIDDEN: marked("Niet toegestaan"),
    HTTPStatus.SERVICE_UNAVAILABLE: marked("De opslag is niet bereikbaar"),
}
