"""What the forms send: commands of the catalogue, answered with what they came to."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from fastapi.responses import RedirectResponse, Response

from api.desk import PATIENCE_SECONDS
from api.pages.command_forms import WHAT
from api.pages.controls import MORE_ROWS
from api.pages.form_faults import FormUnreadable
from api.pages.forms import Fields, command_of
from api.pages.handlers import by_of
from api.problems import overtaken, problem_of
from application.commands.always import ALWAYS
from application.commands.catalogue import command_named
from application.commands.command import About
from application.house import House
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.application import Receipt
from domain.errors import Conflict, Refusal

NOTHING_NEW: Final = {"same": "1"}
"""What an address carries behind a form that changed nothing: the page says so."""

WAY_BACK: Final = "back"
"""Under which name a form says from which list of work it came."""

_NOT_THERE: Final = frozenset({*ALWAYS, "command.unknown"}) - {
    "command.key_reused",
    "seen.moved",
    "seen.not_said",
}

Again = Callable[[ProblemOut | None, dict[str, str]], Response]
"""Shows the page of a form again: why it was refused, if it was, and what was filled in."""


def quiet(receipt: Receipt) -> bool:
    """Whether all of it was so already, and nothing was recorded."""
    return not (receipt.streams or receipt.repeated)


def carried_out(
    what: str,
    about: tuple[About, UUID | None],
    form: Fields,
    house: House,
    views: Views,
    *,
    page: Callable[[Receipt], str],
    again: Again,
) -> Response:
    """Carry out what a form asks and lead to a page; refused, its own comes back with why."""
    kind, subject = about
    command = command_named(what, about=kind)
    filled = {**form, WHAT: what}
    if any(name.endswith(MORE_ROWS) for name in form):
        return again(None, filled)
    back = form.pop(WAY_BACK, "")
    try:
        by = by_of(house, form)
        made = command_of(command, form, today=house.today)
        made.require_seen(by)
        receipt = made.carry(house, subject, by=by)  # type: ignore[arg-type] # none: of the house
    except FormUnreadable as refusal:
        return again(problem_of(refusal, path=""), {**filled, **refusal.wrong})
    except Refusal as refusal:
        if refusal.code in _NOT_THERE:
            raise
        return again(problem_of(refusal, path=""), filled)
    except Conflict as conflict:
        return again(overtaken(conflict, path=""), filled)
    if receipt.position:
        views.wait_for(receipt.position, timeout=PATIENCE_SECONDS)
    told = urlencode({"done": str(receipt.command_id), **(NOTHING_NEW if quiet(receipt) else {})})
    to = f"/werk?{told}&about={subject}" if back == "work" else f"{page(receipt)}?{told}"
    return RedirectResponse(to, status_code=303)
