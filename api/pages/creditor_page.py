"""A creditor as a page: how his claims are handled, and what can be set about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import (
    PLACES,
    FormDesk,
    FormGroup,
    commands_about,
    place_of,
)
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.offers import creditor_offer
from api.pages.proposals import proposed_said, waiting_on_creditor, waiting_on_refunds
from api.pages.refund_offers import with_refunds
from api.pages.refunds_page import FORMS, ShownMoney
from api.pages.refunds_page import show as show_refunds
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import days_folded, episodes, facts_of_stream, moments
from api.words.sentences import said
from application.commands.command import About
from application.commands.second_person import SecondPersonOnCreditor
from application.house import House
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.claim.events import PartyKind
from domain.creditor.events import HandOverParty
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.letter.text.payment_link import name_of_ideal

NEWEST: Final = 60
"""So many facts of a creditor are shown; every day adds one."""

router = APIRouter(route_class=Guarded)


@router.get("/schuldeisers/{creditor_id}")
def creditor(
    creditor_id: UUID, house: AnyHouse, views: AnyViews, done: Maybe[UUID] = None
) -> HTMLResponse:
    """Show a creditor; ``done``: what was just recorded."""
    return show(house, views, creditor_id, done=done)


@router.post("/schuldeisers/{creditor_id}/{what}")
def post(creditor_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form about a creditor asks."""
    page, again = f"/schuldeisers/{creditor_id}", partial(show, house, views, creditor_id)
    if what in {one.NAME for one in FORMS}:
        page = f"/terugbetalingen/{creditor_id}"
        again = partial(show_refunds, house, views, ShownMoney(creditor_id))
    return carried_out(
        what,
        (About.CREDITOR, creditor_id),
        form,
        house,
        views,
        page=lambda _: page,
        again=lambda problem, filled: again(problem=problem, filled=filled),
    )


def show(
    house: House,
    views: Views,
    creditor_id: UUID,
    *,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
) -> HTMLResponse:
    """Render the page of a creditor."""
    known = house.collections.creditor(creditor_id)
    require_registered(known)
    facts = facts_of_stream(views, creditor_id)
    desk = FormDesk(
        offer=with_refunds(creditor_offer(house, known), house, views, creditor_id),
        key=str(house.new_id()),
        about=creditor_id,
        filled=filled,
    )
    about = [
        one
        for one in commands_about(About.CREDITOR, creditor_id)
        if not issubclass(one, SecondPersonOnCreditor)
    ]
    waiting = [*waiting_on_creditor(house, known), *waiting_on_refunds(house, known)]
    forms = desk.forms(one for one in about if place_of(one) == PLACES[About.CREDITOR])
    return render(
        "creditor.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        done=[fact.what for fact in facts if fact.command == done],
        proposed=proposed_said(facts, done, waiting),
        waiting=waiting,
        creditor=known,
        paid_by=name_of_ideal(house.today, wero_from=known.wero_from)
        if known.ideal_on_link
        else "",
        parties=_parties(known),
        through=sorted(known.payments_through.items()),
        moments=days_folded(episodes(moments(house, facts[-NEWEST:], about=creditor_id))),
        forms=FormGroup(said("Vastleggen"), tuple(forms)),
    )


@dataclass(frozen=True, slots=True)
class PartyShown:
    """A party, whether it is the usual one of its kind, and whether it needs a registration."""

    party: HandOverParty
    usual: bool
    needless: bool


def _parties(creditor: Creditor) -> list[PartyShown]:
    """The first of a kind is the usual one; bailiffs and lawyers need not be registered."""
    first = {one.kind: one.name for one in reversed(creditor.parties)}
    return [
        PartyShown(one, first[one.kind] == one.name, one.kind is not PartyKind.AGENCY)
        for one in creditor.parties
    ]


def _paid_by(house: House, creditor: Creditor) -> str:
    """By what one pays at his link, as letters of today say it; empty: they do not."""
    named = name_of_ideal(house.today, wero_from=creditor.wero_from)
    return named if creditor.ideal_on_link else ""
