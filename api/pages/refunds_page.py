"""Refunds: money and credit of debtors, what goes back to them, and the files that pay it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, FormGroup, may_give
from api.pages.creditors_shown import creditors_shown
from api.pages.offers import creditor_offer
from api.pages.proposals import proposed_said, waiting_on_refunds
from api.pages.refund_offers import files_of, name_of, with_refunds
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import facts_of_stream
from api.served import served
from api.words.sentences import said
from application.banking.refunds_shown import MoneyShown, money_shown
from application.commands.refund_batches import ReleaseRefundBatch, WithdrawRefundBatch
from application.commands.refunds import OrderRefund
from application.commands.second_person import SecondPersonOnRefunds
from application.cursors import Cursors
from application.erased_papers import Gone, erasure_of
from application.house import House
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.creditor.refusals import require_registered
from domain.debtor.refunds import RefundStanding
from domain.law.retention import kept_through
from domain.refund_file.state import RefundFile
from domain.user.roles import May
from projections.refunds.questions import MoneyWanted

router = APIRouter(route_class=Guarded)
AT_ONCE = 100
_WHERE = "/terugbetalingen"
FORMS = (SecondPersonOnRefunds, ReleaseRefundBatch, WithdrawRefundBatch)


@dataclass(frozen=True, slots=True)
class ShownMoney:
    """Which money is shown."""

    creditor: UUID | None = None
    standing: RefundStanding | None = None
    cursor: str | None = None

    @property
    def chosen(self) -> dict[str, str]:
        """As an address asks it."""
        said_ = {
            "creditor": str(self.creditor or ""),
            "standing": self.standing.value if self.standing else "",
        }
        return {name: value for name, value in said_.items() if value}


@router.get(_WHERE)
def refunds(
    house: AnyHouse,
    views: AnyViews,
    *,
    creditor: Maybe[UUID] = None,
    standing: Maybe[RefundStanding] = None,
    cursor: Annotated[str | None, Query(max_length=4_000)] = None,
) -> HTMLResponse:
    """Show money of debtors, what waits first; of one creditor also his files and their forms."""
    mine = served().creditors(May.LOOK)
    if mine is not None and creditor not in mine:
        creditor = None
    return show(house, views, ShownMoney(creditor, standing, cursor))


@router.get(f"{_WHERE}/{{creditor_id}}")
def refunds_of(
    creditor_id: UUID, house: AnyHouse, views: AnyViews, done: Maybe[UUID] = None
) -> HTMLResponse:
    """Show those of a creditor; ``done``: what was just recorded."""
    require_registered(house.collections.creditor(creditor_id))
    return show(house, views, ShownMoney(creditor_id), done=done)


def show(
    house: House,
    views: Views,
    asked: ShownMoney,
    *,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
) -> HTMLResponse:
    """Render the page of refunds."""
    mine, creditors = served().creditors(May.LOOK), creditors_shown(house, views)
    creditor, standing = asked.creditor, asked.standing
    if creditor is None and len(creditors) == 1:
        creditor = creditors[0].id
    cursors = Cursors.of(house, served(), question=f"GET {_WHERE}")
    wanted = MoneyWanted(creditor=creditor, standing=standing)
    after = cursors.opened(asked.cursor)
    page = views.debtor_money.page(wanted, mine=mine, limit=AT_ONCE, after=after)
    found = (money_shown(house, row, today=house.today) for row in page.rows)
    rows = [(one, _name(house, one)) for one in found if one is not None]
    known = house.collections.creditor(creditor) if creditor else None
    files = files_of(house, creditor) if creditor else []
    waiting = waiting_on_refunds(house, known) if known else []
    following = {**asked.chosen, "cursor": cursors.sealed(page.next)} if page.next else {}
    return render(
        "refunds.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        done=_done(views, [creditor, *(one.id for one in files)], done) if creditor else [],
        proposed=proposed_said(facts_of_stream(views, creditor), done, waiting)
        if creditor and done
        else "",
        creditors=creditors,
        creditor=creditor,
        standing=standing,
        standings=list(RefundStanding),
        sums=views.debtor_money.sums(MoneyWanted(creditor=creditor), mine=mine),
        rows=rows,
        files=files,
        gone=_gone(house, files),
        waiting=waiting,
        key=str(house.new_id()),
        may_order=partial(may_give, OrderRefund),
        decides=creditor is not None and may_give(ReleaseRefundBatch, creditor),
        forms=_forms(house, views, creditor, filled) if creditor else None,
        next=urlencode(following),
    )


def _done(views: Views, streams: Iterable[UUID], done: UUID | None) -> list[str]:
    """What a command recorded, in words: about the creditor himself, or a file of his."""
    for stream in streams if done else ():
        if said_ := [one.what for one in facts_of_stream(views, stream) if one.command == done]:
            return said_
    return []


def _forms(
    house: House, views: Views, creditor_id: UUID, filled: Mapping[str, str] | None
) -> FormGroup:
    """What can be done now about refunds of a creditor."""
    creditor = house.collections.creditor(creditor_id)
    desk = FormDesk(
        offer=with_refunds(creditor_offer(house, creditor), house, views, creditor_id),
        key=str(house.new_id()),
        about=creditor_id,
        filled=filled,
    )
    offered = (one for one in FORMS if one is not SecondPersonOnRefunds)
    given = [one for one in offered if may_give(one, creditor_id)]
    return FormGroup(said("Vastleggen"), tuple(desk.forms(given)))


def _gone(house: House, files: Iterable[RefundFile]) -> dict[UUID, Gone]:
    """The files that nobody can be given any more, with what somebody in them was erased.

    In those whose books are still kept nobody is looked for.
    """
    over = [one for one in files if kept_through(one.on) < house.today]
    whose = {one.id: dict.fromkeys(line.debtor_id for line in one.lines) for one in over}
    found = {file: (erasure_of(house, one) for one in them) for file, them in whose.items()}
    return {file: gone for file, each in found.items() if (gone := next(filter(None, each), None))}


def _name(house: House, one: MoneyShown) -> str:
    return name_of(house, house.collections.debtor(one.debtor_id))
