"""Bank: files of the bank go up, accounts with what is known of them, and their lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from api.desk import PATIENCE_SECONDS, AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.forms import Form
from api.pages.handlers import by_of
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.served import served
from api.words.refusals import refusal_said
from api.words.statement_verdicts import remarks_told, verdict_told
from application.banking.files import BankFileTaken, import_statements, sent_along
from application.banking.lookup import told_of
from application.banking.shown import AccountShown, accounts_shown
from application.banking.statements import StatementTaken
from application.cursors import Cursors
from application.house import House
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.bank.line import LineStanding
from domain.bank.line_events import LineTold
from domain.creditor.state import matching_terms
from domain.debtor.credit import bank_number
from domain.errors import Refusal
from domain.matching.terms import MatchingTerms
from domain.money import Cents
from domain.user.roles import May
from projections.bank.questions import BankLineRow, LinesWanted

router = APIRouter(route_class=Guarded)
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class ShownLines:
    """Which lines are shown."""

    standing: LineStanding | None = None
    account: str = ""
    cursor: str | None = None

    @property
    def chosen(self) -> dict[str, str]:
        """As an address asks it."""
        said = {"standing": self.standing.value if self.standing else "", "account": self.account}
        return {name: value for name, value in said.items() if value}


EVERY = ShownLines()


@router.get("/bank")
def bank(
    house: AnyHouse,
    views: AnyViews,
    *,
    standing: Maybe[LineStanding] = None,
    account: Annotated[str, Query(max_length=50)] = "",
    cursor: Annotated[str | None, Query(max_length=4_000)] = None,
) -> HTMLResponse:
    """Show the accounts, their lines, what waits first, and the form that takes files."""
    return _page(house, views, asked=ShownLines(standing, account, cursor))


@router.post("/bank")
def take_in(form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Take files of the bank in; safe to repeat."""
    try:
        by = by_of(house, form)
        files = [(named, content) for _, named, content in form.files]
        if not files:
            raise Refusal("form.no_file", "No file was chosen.", way_out="Choose one or more.")
        mine = served().creditors(May.IMPORT)
        sources = sent_along(files)
        taken = list(import_statements(house, sources, actor=by.actor, mine=mine))
    except Refusal as refusal:
        return _page(house, views, problem=problem_of(refusal, path="/bank"))
    views.wait_for(house.store.last_position(), timeout=PATIENCE_SECONDS)
    return _page(house, views, taken=taken)


def _page(
    house: House,
    views: Views,
    *,
    asked: ShownLines = EVERY,
    taken: list[BankFileTaken] | None = None,
    problem: ProblemOut | None = None,
) -> HTMLResponse:
    mine = served().creditors(May.IMPORT)
    cursors = Cursors.of(house, served(), question="GET /bank")
    accounts = accounts_shown(house, mine=mine)
    wanted = LinesWanted(standing=asked.standing, iban=asked.account)
    page = views.bank_lines.page(
        wanted, mine=mine, limit=AT_ONCE, after=cursors.opened(asked.cursor)
    )
    following = {**asked.chosen, "cursor": cursors.sealed(page.next)} if page.next else {}
    return render(
        "bank.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        taken=taken,
        said=_said,
        lies=verdict_told,
        remarked=remarks_told,
        accounts=accounts,
        terms=_terms(house, accounts),
        lines=page.rows,
        told=dict(_told(house, page.rows)),
        chosen=asked,
        standings=list(LineStanding),
        next=urlencode(following),
        called=bank_number,
        problem=told(problem) if problem else None,
    )


@dataclass(frozen=True, slots=True)
class TermsShown:
    """On what terms money of a creditor is booked by itself now."""

    creditor_id: UUID
    name: str
    terms: MatchingTerms
    let_go: Cents


def _terms(house: House, accounts: Iterable[AccountShown]) -> list[TermsShown]:
    whose = {id_: name for one in accounts for id_, name in one.owners}
    read = {one: house.collections.creditor(one) for one in whose}
    return [
        TermsShown(one, name, matching_terms(read[one]), read[one].difference_let_go)
        for one, name in sorted(whose.items(), key=lambda pair: pair[1])
    ]


def _told(house: House, rows: Iterable[BankLineRow]) -> Iterator[tuple[UUID, LineTold]]:
    """What the bank says of lines in words, of those at whose claims one may look."""
    looks = served().creditors(May.LOOK)
    for row in rows:
        if looks is None or row.log in looks:
            told_ = told_of(house, house.collections.bank_line(row.line_id))
            if told_:
                yield row.line_id, told_


def _said(one: BankFileTaken | StatementTaken) -> str:
    return " ".join(refusal_said(one.code, one.why, one.way_out, one.values))
