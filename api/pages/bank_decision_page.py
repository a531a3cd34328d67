"""A bank line as a page: what the bank says, where it went and why, and the forms that decide."""

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, commands_about
from api.pages.controls import Choice, Offering
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import recorded_by
from api.words.facts import fact_said
from application.banking.accounts import owners
from application.banking.shown import line_shown
from application.commands.command import About
from application.house import House
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.bank.line import INCOMING, BankLine, require_imported
from domain.debtor.credit import bank_number

router = APIRouter(route_class=Guarded)


@router.get("/bankposten/{line_id}")
def moved(line_id: UUID) -> RedirectResponse:
    """Lead on from where a line stood before."""
    return RedirectResponse(f"/bank/posten/{line_id}", status_code=308)


@router.get("/bank/posten/{line_id}")
def bank_line(
    line_id: UUID, house: AnyHouse, views: AnyViews, done: Maybe[UUID] = None
) -> HTMLResponse:
    """Show a line of an account; ``done``: what was just recorded."""
    return show(house, views, line_id, done=done)


@router.post("/bank/posten/{line_id}/{what}")
def post(line_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form about a bank line asks."""
    return carried_out(
        what,
        (About.BANK_LINE, line_id),
        form,
        house,
        views,
        page=lambda _: f"/bank/posten/{line_id}",
        again=lambda problem, filled: show(house, views, line_id, problem=problem, filled=filled),
    )


def show(
    house: House,
    views: Views,
    line_id: UUID,
    *,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
) -> HTMLResponse:
    """Render the page of a line, with what may be decided on it."""
    shown = line_shown(house, line_id)
    line = shown.line
    imported = require_imported(line)
    desk = FormDesk(
        offer=Offering(
            today=house.today,
            version=line.version,
            choices={"creditors": _creditors(house, imported.iban)},
        ),
        key=str(house.new_id()),
        about=line_id,
        filled=filled,
    )
    ways = line.proposed.candidates if line.proposed else ()
    said = {one.claim_id for way in ways for one in way.placements}
    said |= {one.claim_id for one in line.placements.values()}
    return render(
        "bank_line.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        done=recorded_by(views, line_id, done),
        shown=shown,
        line=line,
        imported=imported,
        called=bank_number(line_id),
        named=bank_number,
        ways=ways,
        claims={one: house.collections.claim(one) for one in said},
        forms=desk.forms(
            sorted(
                (one for one in commands_about(About.BANK_LINE, line.log) if _fits(one.NAME, line)),
                key=lambda one: one.NAME != "bank-proposal",
            )
        ),
        trail=[(one, fact_said(one)) for one in views.audit.stream(line_id).entries],
    )


def _creditors(house: House, iban: str) -> list[Choice]:
    """Whose account it is, where that is more than one."""
    found = [house.collections.creditor(one) for one in owners(house, iban)]
    return [Choice(str(one.id), one.profile.name) for one in found] if len(found) > 1 else []


def _fits(name: str, line: BankLine) -> bool:
    """Whether a decision could change anything as the line stands.

    What went back can be set aside alone: what it took is undone on the line that had brought it.
    """
    if require_imported(line).kind not in INCOMING:
        return name == "bank-set-aside" and line.waits
    match name:
        case "bank-undo":
            return bool(line.placements or line.set_aside or line.on_debtor)
        case "bank-placement":
            return line.waits or line.on_debtor > 0
        case "bank-proposal":
            return line.proposed is not None
        case _:
            return line.waits
