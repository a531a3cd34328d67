"""What begins here, as a page: a claim by hand, a creditor; and the creditors there are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, FormShown, begins_here, commands_about
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.offers import house_offer
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import recorded_by
from api.served import served
from application.answers import facts_of
from application.commands.command import About
from application.commands.opening import OpenClaim
from application.house import House
from application.queries.claims import debtor_out
from application.queries.shapes import ProblemOut
from domain.application import Receipt
from domain.debtor.refusals import creditor_of, unknown_debtor
from domain.debtor.state import Debtor
from domain.facts import StreamKind
from domain.user.roles import May

router = APIRouter(route_class=Guarded)

_NEW_DEBTOR: Final = "debtor."


@router.get("/nieuw")
def new(
    house: AnyHouse, views: AnyViews, debtor: Maybe[UUID] = None, done: Maybe[UUID] = None
) -> HTMLResponse:
    """Show what can begin here; ``debtor``: whose new claim is to be opened.

    ``done``: what was just recorded of e-mail, which has no page of its own.
    """
    told = [
        what
        for stream in (house.store.streams(StreamKind.MAIL_DOMAIN) if done else ())
        for what in recorded_by(views, stream, done)
    ]
    return show(house, debtor=debtor, done=told)


@router.post("/nieuw/{what}")
def post(what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form asks, and lead to the page of what it made."""
    return carried_out(
        what,
        (About.HOUSE, None),
        form,
        house,
        views,
        page=lambda receipt: _page_of(house, receipt),
        again=lambda problem, filled: show(
            house, debtor=_debtor_in(house, filled or {}), problem=problem, filled=filled
        ),
    )


def show(
    house: House,
    *,
    debtor: UUID | None = None,
    done: Sequence[str] = (),
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Render the page of what begins here; ``debtor``: of the claim on one who is known.

    Raises NotFound ``debtor.unknown``, also of one at whom whoever is served may not look: by his
    id alone nobody could tell who it is.
    """
    whose = house.collections.debtor(debtor) if debtor else None
    if whose and not _shown(whose):
        raise unknown_debtor(whose.id)
    known = _known_of(whose) if whose else {}
    offer = replace(house_offer(house, known), fixed=known)
    desk = FormDesk(offer=offer, key=str(house.new_id()), filled=filled)
    forms = desk.forms(filter(begins_here, commands_about(About.HOUSE)))
    return render(
        "new.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        done=done,
        forms=[_of_one_known(one) for one in forms] if whose else forms,
        begins={one.name for one in forms},
        whose=debtor_out(house, whose) if whose else None,
        creditors=desk.offer.choices["creditors"],
    )


def _known_of(debtor: Debtor) -> dict[str, str]:
    return {"claim.debtor_id": str(debtor.id), "claim.creditor_id": str(creditor_of(debtor))}


def _of_one_known(form: FormShown) -> FormShown:
    """The form of a claim without what is asked of a debtor who is new."""
    if form.name != OpenClaim.NAME:
        return form
    asked = [one for one in form.controls if not one.name.startswith(_NEW_DEBTOR)]
    return replace(form, controls=tuple(asked))


def _debtor_in(house: House, filled: Mapping[str, str]) -> UUID | None:
    """The known debtor that a refused form was about, where he is for whoever is served to see."""
    try:
        debtor = house.collections.debtor(UUID(filled.get("debtor_id", "")))
    except ValueError:
        return None
    return debtor.id if _shown(debtor) else None


def _shown(debtor: Debtor) -> bool:
    """Tell whether whoever is served may see who somebody is."""
    mine = served().creditors(May.LOOK)
    return debtor.creditor_id is not None and (mine is None or debtor.creditor_id in mine)


def _page_of(house: House, receipt: Receipt) -> str:
    """The page of the claim or the creditor that was made; of anything else, or nothing: this."""
    made = facts_of(house.collections, receipt)
    for kind, place in ((StreamKind.CLAIM, "/claims"), (StreamKind.CREDITOR, "/schuldeisers")):
        if stream := next((one.originator_id for one in made if one.kind is kind), None):
            return f"{place}/{stream}"
    return "/nieuw"
