"""What the forms of a claim send: the commands of the catalogue, answered with the page again."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from api.desk import PATIENCE_SECONDS, AnyHouse, AnyViews, actor_of
from api.pages.claim_page import show
from api.pages.forms import Form, command_of
from api.problems import problem_of
from application.by import By
from application.commands.catalogue import command_named
from application.commands.command import About
from domain.errors import NotFound, Refusal

router = APIRouter()


@router.post("/claims/{claim_id}/{what}")
def post(claim_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form asks; refused, the page comes back with why and what was filled in."""
    key = form.pop("key", "") or str(house.new_id())
    by = By(key=key, actor=actor_of(house, ""), remembered=True)
    command = command_named(what, about=About.CLAIM)
    try:
        receipt = command_of(command, form).carry(house, claim_id, by=by)
    except NotFound:
        raise
    except Refusal as refusal:
        problem = problem_of(refusal, path=f"/claims/{claim_id}")
        return show(house, views, claim_id, problem=problem, filled={**form, "what": what})
    if receipt.position:
        views.wait_for(receipt.position, timeout=PATIENCE_SECONDS)
    return RedirectResponse(f"/claims/{claim_id}#tijdlijn", status_code=303)
