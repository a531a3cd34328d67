"""A bank line as a page: what the bank says, where it went and why, and the forms that decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, commands_about, may_give
from api.pages.controls import Choice, Offering
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import recorded_by
from api.problems import problem_of
from api.words.called import command_called
from api.words.commands.table import Called
from api.words.facts import fact_said
from api.words.figures import money
from api.words.language import DUTCH, spoken
from api.words.sentences import said
from application.banking.accounts import owners
from application.banking.looked_at import (
    InvoiceLooked,
    claim_named,
    looked_at,
    number_as_kept,
    placed_on,
)
from application.banking.payer_asked import PayerAsked, payer_asked
from application.banking.return_undone import takes_back
from application.banking.shown import line_shown
from application.banking.terms_then import held_then, proposed_from, terms_then
from application.commands.bank_lines import (
    AcceptProposal,
    PlaceBankLine,
    PutOnDebtor,
    return_set_aside,
)
from application.commands.command import About, Command
from application.house import House
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.bank.line import INCOMING, BankLine, require_imported
from domain.bank.line_events import BankLineKind, MatchCandidate, RemittedPart
from domain.debtor.credit import bank_number
from domain.errors import Refusal

router = APIRouter(route_class=Guarded)

_PLACING: Final = (PlaceBankLine.NAME, PutOnDebtor.NAME)
"""What is decided by the number of an invoice, and only after that was looked at."""
_NOT_FOUND: Final = frozenset({"bank_line.no_claim", "bank_line.which_creditor"})


@dataclass(frozen=True, slots=True)
class LookedFor:
    """The invoice that somebody wants to see before he places money on it."""

    invoice: str = ""
    creditor: UUID | None = None

    @classmethod
    def in_form(cls, filled: Mapping[str, str]) -> "LookedFor":
        """The one that a form was about; none: it named none."""
        try:
            creditor = UUID(filled.get("creditor_id", ""))
        except ValueError:
            creditor = None
        return cls(filled.get("invoice_number", ""), creditor)


NOTHING: Final = LookedFor()


@router.get("/bankposten/{line_id}")
def moved(line_id: UUID) -> RedirectResponse:
    """Lead on from where a line stood before."""
    return RedirectResponse(f"/bank/posten/{line_id}", status_code=308)


@router.get("/bank/posten/{line_id}")
def bank_line(
    line_id: UUID,
    house: AnyHouse,
    views: AnyViews,
    *,
    done: Maybe[UUID] = None,
    invoice: Annotated[str, Query(max_length=200)] = "",
    creditor: Maybe[UUID] = None,
) -> HTMLResponse:
    """Show a line of an account; ``done``: what was just recorded.

    ``invoice``: whose that is is shown, before the line is placed on it.
    """
    asked = LookedFor(invoice.strip(), creditor)
    try:
        return show(house, views, line_id, asked=asked, done=done)
    except Refusal as refusal:
        if refusal.code not in _NOT_FOUND or not invoice:
            raise
        problem = problem_of(refusal, path="")
        return show(house, views, line_id, problem=problem, sought=asked)


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
        again=lambda problem, filled: _again(house, views, line_id, problem, filled),
    )


def _again(
    house: House,
    views: Views,
    line_id: UUID,
    problem: ProblemOut | None,
    filled: Mapping[str, str],
) -> Response:
    """The page with a form that was refused, and with the invoice that it was about."""
    about = LookedFor.in_form(filled)
    try:
        return show(house, views, line_id, problem=problem, filled=filled, asked=about)
    except Refusal as refusal:
        if refusal.code not in _NOT_FOUND:
            raise
        return show(house, views, line_id, problem=problem, filled=filled, sought=about)


def show(
    house: House,
    views: Views,
    line_id: UUID,
    *,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
    asked: LookedFor = NOTHING,
    sought: LookedFor = NOTHING,
) -> HTMLResponse:
    """Render the page of a line, with what may be decided on it.

    ``asked``: the invoice that is looked at; ``sought``: one that was not found. Raises Refusal
    where there is none, or more than one.
    """
    shown = line_shown(house, line_id)
    line = shown.line
    imported = require_imported(line)
    looked = _looked(house, views, line, asked)
    offer = _offer(house, line, looked)
    desk = FormDesk(offer=offer, key=str(house.new_id()), about=line_id, filled=filled)
    forms = {one.name: one for one in desk.forms(_commands(line, looked))}
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
        ways=_ways(house, line),
        remitted=_remitted(house, line),
        placed=[placed_on(house, line, one) for one in line.placements.values()],
        places=may_give(PlaceBankLine, line.log) and _fits(PlaceBankLine.NAME, line),
        creditors=_creditors(house, imported.iban),
        **_terms(house, line),
        asks=_asks(house, views, line),
        asked=sought if sought.invoice else asked,
        looked=looked,
        only_looked=filled is None,
        placing=[forms.pop(one) for one in _PLACING if one in forms],
        accepting=[forms.pop(one) for one in (AcceptProposal.NAME,) if one in forms],
        forms=list(forms.values()),
        trail=[(one, fact_said(one)) for one in views.audit.stream(line_id).entries],
    )


def _terms(house: House, line: BankLine) -> dict[str, Any]:
    """The terms it was judged on, the certainty that no claim came to, or what held the best."""
    terms = terms_then(house, line)
    return {
        "terms": terms,
        "below": proposed_from(house, line, terms),
        "held": held_then(line, terms),
    }


def _asks(house: House, views: Views, line: BankLine) -> PayerAsked | None:
    """What the payer may be asked, while nobody knows what his money is for."""
    if not line.waits or require_imported(line).kind is not BankLineKind.CREDIT:
        return None
    return payer_asked(house, views, line, "nl" if spoken() == DUTCH else "en")


def _remitted(house: House, line: BankLine) -> list[tuple[RemittedPart, str]]:
    """What of it a party passed on, each part with the invoice that it is for."""
    claim = house.collections.claim
    return [(one, claim(one.claim_id).invoice_number) for one in line.remitted]


def _looked(house: House, views: Views, line: BankLine, asked: LookedFor) -> InvoiceLooked | None:
    """The claim on an invoice that is asked for, with all that could be laid on it."""
    if not asked.invoice or not _fits(PlaceBankLine.NAME, line):
        return None
    number = number_as_kept(house, views, line, asked.invoice)
    claim = claim_named(house, house.collections, line, number, asked.creditor)
    return looked_at(house, line, claim, line.rest + line.on_debtor)


def _ways(house: House, line: BankLine) -> list[tuple[MatchCandidate, list[InvoiceLooked]]]:
    """What is proposed, each with the claims it would pay as they stand."""
    read = house.collections.claim
    return [
        (way, [looked_at(house, line, read(one.claim_id), one.amount) for one in way.placements])
        for way in (line.proposed.candidates if line.proposed else ())
    ]


def _commands(line: BankLine, looked: InvoiceLooked | None) -> list[type[Command]]:
    """What could change anything; on an invoice only after it was looked at.

    Money that is a debtor's goes over what he owes without one.
    """
    return [
        one
        for one in commands_about(About.BANK_LINE, line.log)
        if _fits(one.NAME, line)
        and (
            looked
            or one.NAME not in _PLACING
            or (one.NAME == PlaceBankLine.NAME and line.on_debtor)
        )
    ]


def _offer(house: House, line: BankLine, looked: InvoiceLooked | None) -> Offering:
    """What the forms know already: the invoice that was looked at, and the only proposal."""
    ways = line.proposed.candidates if line.proposed else ()
    number = looked.claim.invoice_number if looked else ""
    several = len(_creditors(house, require_imported(line).iban)) > 1
    creditor = str(looked.claim.creditor_id) if looked and several else ""
    fixed = {f"{name}.invoice_number": number for name in _PLACING}
    fixed |= {f"{name}.creditor_id": creditor for name in _PLACING}
    if len(ways) == 1:
        fixed[f"{AcceptProposal.NAME}.proposal"] = "1"
    words = command_called(PlaceBankLine.NAME)
    over = Called(
        said("Verrekenen met wat openstaat"),
        words.button,
        said("Leg het geld van deze debiteur op wat hij schuldig is, het oudste eerst."),
    )
    return Offering(
        today=house.today,
        version=line.version,
        choices={"proposals": [_choice(house, at, one) for at, one in enumerate(ways, start=1)]},
        fixed=fixed,
        called={} if looked else {PlaceBankLine.NAME: over},
    )


def _choice(house: House, at: int, way: MatchCandidate) -> Choice:
    """A proposal as it is chosen: by its invoices and amounts."""
    parts = (
        f"{house.collections.claim(one.claim_id).invoice_number} ({money(one.amount)})"
        for one in way.placements
    )
    return Choice(str(at), f"{at}: {', '.join(parts)}")


def _creditors(house: House, iban: str) -> list[Choice]:
    """Whose account it is, where that is more than one."""
    found = [house.collections.creditor(one) for one in owners(house, iban)]
    return [Choice(str(one.id), one.profile.name) for one in found] if len(found) > 1 else []


def _fits(name: str, line: BankLine) -> bool:
    """Whether a decision could change anything as the line stands.

    What went back can be set aside alone, or undone: then what it took stands again.
    """
    if require_imported(line).kind not in INCOMING:
        undone = name == "bank-undo" and (return_set_aside(line) or takes_back(line))
        return undone or (name == "bank-set-aside" and line.waits)
    match name:
        case "bank-undo":
            return bool(line.placements or line.set_aside or line.on_debtor)
        case "bank-placement":
            return line.waits or line.on_debtor > 0
        case "bank-proposal":
            return line.proposed is not None
        case _:
            return line.waits
