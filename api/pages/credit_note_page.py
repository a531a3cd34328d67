"""A credit note that found no claim by itself, as a page: what it says, and where it belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, commands_about
from api.pages.controls import Offering
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import recorded_by
from application.commands.command import About
from application.house import House
from application.intake.known_debtors import KnownDebtors
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.claim.state import Claim
from domain.credit_note.state import CreditNote, require_parked
from domain.money import as_decimal

router = APIRouter(route_class=Guarded)

_MOST_CLAIMS: Final = 50
"""How many claims of a debtor are shown to choose from."""


@router.get("/creditnotas/{note_id}")
def credit_note(
    note_id: UUID,
    house: AnyHouse,
    views: AnyViews,
    done: Maybe[UUID] = None,
    bij: Maybe[str] = None,
) -> HTMLResponse:
    """Show a credit note that was parked; ``done``: what was just recorded.

    ``bij``: the invoice from whose claim somebody came here.
    """
    return show(house, views, note_id, done=done, invoice=bij or "")


@router.post("/creditnotas/{note_id}/{what}")
def post(note_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form about a credit note asks."""
    return carried_out(
        what,
        (About.CREDIT_NOTE, note_id),
        form,
        house,
        views,
        page=lambda _: f"/creditnotas/{note_id}",
        again=lambda problem, filled: show(house, views, note_id, problem=problem, filled=filled),
    )


def show(
    house: House,
    views: Views,
    note_id: UUID,
    *,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
    invoice: str = "",
) -> HTMLResponse:
    """Render the page of a credit note."""
    note = house.collections.credit_note(note_id)
    parked, concerned = require_parked(note), _concerned(house, note)
    offer = Offering(
        today=house.today, known={"placed.invoice_number": invoice or _only_named(concerned)}
    )
    desk = FormDesk(offer=offer, key=str(house.new_id()), about=note_id, filled=filled)
    offered = commands_about(About.CREDIT_NOTE, parked.creditor_id)
    return render(
        "credit_note.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        done=recorded_by(views, note_id, done),
        note=parked,
        rest=as_decimal(note.rest),
        concerned=concerned,
        claim=house.collections.claim(note.claim_id) if note.claim_id else None,
        forms=[] if note.claim_id else desk.forms(offered),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """A debtor whose the note may be, what says so, and his claims that stand."""

    id: UUID
    name: str
    ground: str
    invoice: str
    claims: tuple[Claim, ...]


def _concerned(house: House, note: CreditNote) -> list[Concerned]:
    """Everybody whose it may be, as whom he is known by now."""
    known, found = KnownDebtors(house), {}
    for debtor_id in note.debtors:
        debtor = house.collections.debtor(known.owner(debtor_id))
        contact, why = known.contact(debtor), note.concerns.get(debtor_id)
        claims = house.collections.claims_of(debtor)[:_MOST_CLAIMS]
        found[debtor.id] = Concerned(
            id=debtor.id,
            name=contact.name if contact else "",
            ground=why.ground.value if why else "",
            invoice=why.invoice if why else "",
            claims=tuple(claim for claim in claims if claim.live),
        )
    return list(found.values())


def _only_named(concerned: Sequence[Concerned]) -> str:
    """The one invoice that it names and that is here; empty: none, or several."""
    named = {one.invoice for one in concerned if one.invoice}
    return named.pop() if len(named) == 1 and len(concerned) == 1 else ""
