"""Erasing a person: what goes and stays, who decides; and whose years are over."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import AnyInquiry
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import ERASING, FormDesk, FormGroup, may_give
from api.pages.creditors_shown import creditors_shown
from api.pages.erasure_offers import erasure_offer
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.proposals import proposed_said, waiting_on_erasures
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import facts_of_stream, recorded_by
from api.words.sentences import said
from application.commands.command import About
from application.commands.erasures import ErasePerson
from application.erasures.carried_out import ERASED
from application.erasures.preview import ErasureShown, erasure_shown
from application.house import House
from application.queries.claims import debtor_out
from application.queries.of_erasures import ListErasures
from application.queries.query import Inquiry
from application.queries.shapes import ProblemOut
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.debtor.refusals import unknown_debtor

router = APIRouter(route_class=Guarded)
_AT_ONCE: Final = 50


@router.get(ERASING)
def choose(asked: AnyInquiry) -> Response:
    """Show the creditors at whose debtors one looks, to choose one; of one alone: his page."""
    creditors = creditors_shown(asked.house, asked.views)
    if len(creditors) == 1:
        return RedirectResponse(f"{ERASING}/{creditors[0].id}", status_code=303)
    return render("erasures.html", asked.house, day=None, creditors=creditors, creditor=None)


@router.get(f"{ERASING}/{{creditor_id}}")
def erasures(
    creditor_id: UUID,
    asked: AnyInquiry,
    debtor: Maybe[UUID] = None,
    after: Maybe[UUID] = None,
    done: Maybe[UUID] = None,
) -> HTMLResponse:
    """Show whose years are over, and of one ``debtor`` what erasing him takes and leaves."""
    return show(asked, creditor_id, debtor_id=debtor, after=after, done=done)


@router.post(f"{ERASING}/{{creditor_id}}/{{what}}")
def post(creditor_id: UUID, what: str, form: Form, asked: AnyInquiry) -> Response:
    """Carry out what a form on that page asks."""
    return carried_out(
        what,
        (About.CREDITOR, creditor_id),
        form,
        asked.house,
        asked.views,
        page=lambda _: f"{ERASING}/{creditor_id}",
        again=lambda problem, filled: show(
            asked, creditor_id, debtor_id=_named(filled), problem=problem, filled=filled
        ),
    )


def show(
    asked: Inquiry,
    creditor_id: UUID,
    *,
    debtor_id: UUID | None = None,
    after: UUID | None = None,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
) -> HTMLResponse:
    """Render the page of the erasures of a creditor."""
    house = asked.house
    creditor = house.collections.creditor(creditor_id)
    require_registered(creditor)
    shown = erasure_shown(house, debtor_id) if debtor_id else None
    if shown and shown.creditor_id != creditor_id:
        raise unknown_debtor(shown.debtor_id)
    waiting = waiting_on_erasures(house, creditor)
    found = ListErasures(creditor_id=creditor_id, after=after, limit=_AT_ONCE).answer(asked)
    return render(
        "erasures.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        done=_done(asked, creditor_id, done) if done else [],
        creditors=creditors_shown(house, asked.views),
        creditor=creditor,
        rows=found.rows,
        next=found.next,
        shown=shown,
        debtor=debtor_out(house, house.collections.debtor(debtor_id)) if debtor_id else None,
        waiting=waiting,
        proposed=proposed_said(facts_of_stream(asked.views, creditor_id), done, waiting)
        if done
        else "",
        forms=_forms(house, creditor, shown, filled),
    )


def _named(filled: Mapping[str, str]) -> UUID | None:
    """The debtor whom a form named."""
    try:
        return UUID(filled.get("debtor", ""))
    except ValueError:
        return None


def _done(asked: Inquiry, creditor_id: UUID, command: UUID) -> list[str]:
    """What a command recorded: of the debtor who was erased by it, else about the creditor."""
    house = asked.house
    erased = house.store.identified(creditor_id, ERASED)
    today = (one for one in erased if house.collections.debtor(one).erased_on == house.today)
    for stream in (*today, creditor_id):
        if said_ := recorded_by(asked.views, stream, command):
            return said_
    return []


def _forms(
    house: House,
    creditor: Creditor,
    shown: ErasureShown | None,
    filled: Mapping[str, str] | None,
) -> FormGroup:
    """What can be done now: propose it where nothing stands in the way, or decide on it."""
    desk = FormDesk(
        offer=erasure_offer(house, creditor, shown),
        key=str(house.new_id()),
        about=creditor.id,
        filled=filled,
    )
    may = shown is not None and not (shown.held or shown.erased_on)
    given = [ErasePerson] if may and may_give(ErasePerson, creditor.id) else []
    return FormGroup(said("Vastleggen"), tuple(desk.forms(given)))
