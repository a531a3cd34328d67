"""Direct debits of a creditor as a page: what may be collected on a day, and the batches."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.attached import as_file_for_bank
from api.desk import AnyHouse, AnyInquiry, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Day, Maybe
from api.pages.command_forms import BATCHES, FormDesk, FormShown, may_give
from api.pages.creditors_shown import creditors_shown
from api.pages.debit_batch_page import batch_named, page_after
from api.pages.debit_batch_page import show as show_batch
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.offers import creditor_offer
from api.pages.refusals import for_a_page, told
from api.pages.rendering import render
from api.words.refusals import refusal_said
from api.words.sentences import said
from application.banking.debit_batches import file_of_batch
from application.commands.collection_notices import SendCollectionNotices
from application.commands.command import About, Command
from application.commands.debit_batches import (
    PrepareCollectionBatch,
    ReleaseCollectionBatch,
)
from application.commands.direct_debit import SetDirectDebit
from application.house import House
from application.notices_apart import notices_waiting
from application.queries.of_direct_debit import (
    CollectionsOut,
    ListCollectionBatches,
    ListCollections,
    NotCollectableOut,
)
from application.queries.query import Inquiry
from application.queries.shapes import ProblemOut
from domain.creditor.refusals import require_registered, why_no_collecting
from domain.creditor.state import Creditor
from domain.user.second_person import could_be_second

router = APIRouter(route_class=Guarded)
_FORMS: Final[tuple[type[Command], ...]] = (
    SendCollectionNotices,
    PrepareCollectionBatch,
)


@router.get(BATCHES)
def choose(
    house: AnyHouse, views: AnyViews, asked: AnyInquiry, batch: Maybe[UUID] = None
) -> Response:
    """Show the creditors whose claims one looks at, to choose one; or lead to a batch's.

    Who looks at one alone has nothing to choose.
    """
    if batch is not None:
        whose = house.collections.debit_batch(batch).log
        return RedirectResponse(f"{BATCHES}/{whose}/{batch}", status_code=303)
    creditors = creditors_shown(house, views)
    if len(creditors) == 1:
        return _page(house, asked, creditors[0].id)
    return render("debits.html", house, day=None, creditors=creditors, creditor=None)


@router.get(f"{BATCHES}/{{creditor_id}}")
def debits(
    creditor_id: UUID,
    house: AnyHouse,
    asked: AnyInquiry,
    *,
    collect_on: Day = None,
    announced_on: Day = None,
    done: Maybe[UUID] = None,
) -> HTMLResponse:
    """Show what may be collected on a day, where one is said, and the batches."""
    days = (collect_on, announced_on)
    return _page(house, asked, creditor_id, days=days, done=done is not None)


@router.post(f"{BATCHES}/{{creditor_id}}/{{what}}")
def post(creditor_id: UUID, what: str, form: Form, asked: AnyInquiry, views: AnyViews) -> Response:
    """Carry out what a form about a batch asks."""
    house, batch = asked.house, batch_named(what, form)

    def again(problem: ProblemOut | None, filled: dict[str, str]) -> Response:
        if batch is not None:
            return show_batch(asked, creditor_id, batch, problem=problem)
        return _page(house, asked, creditor_id, problem=problem, filled=filled)

    return carried_out(
        what,
        (About.CREDITOR, creditor_id),
        form,
        house,
        views,
        page=lambda receipt: page_after(creditor_id, batch, what, receipt.command_id),
        again=again,
    )


@router.get(f"{BATCHES}/{{creditor_id}}/{{batch_id}}/bestand")
def file(creditor_id: UUID, batch_id: UUID, house: AnyHouse) -> Response:
    """Give the file of a batch, as long as it may be given to the bank."""
    return as_file_for_bank(file_of_batch(house, creditor_id, batch_id), batch_id)


def _page(
    house: House,
    asked: Inquiry,
    creditor_id: UUID,
    *,
    days: tuple[date | None, date | None] = (None, None),
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: bool = False,
) -> HTMLResponse:
    creditor = house.collections.creditor(creditor_id)
    require_registered(creditor)
    lacking = _lacking(creditor)
    # Else each claim would say once more what he lacks.
    found, tellable = (None, None) if lacking else _selected(asked, creditor_id, *days)
    batches = ListCollectionBatches(creditor_id=creditor_id).answer(asked).rows
    return render(
        "debits.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        creditor=creditor,
        creditors=[],
        days=days,
        found=found,
        tellable=tellable,
        why=_why,
        batches=batches,
        lacking=lacking,
        unsent=_unsent(asked, creditor_id),
        may_fetch=may_give(ReleaseCollectionBatch, creditor_id),
        problem=told(problem) if problem else None,
        done=done,
        # What he lacks would refuse each of them: it is said instead, and by whom it is set.
        forms=[] if lacking else _forms(house, creditor_id, (found, tellable), filled),
        setter=_setters(house, creditor_id, lacking),
    )


def _selected(
    asked: Inquiry, creditor_id: UUID, collect_on: date | None, announced_on: date | None
) -> tuple[CollectionsOut | None, CollectionsOut | None]:
    """What may be collected on a day that is said, and who may be told of it by a notice."""
    if collect_on is None:
        return None, None
    question = ListCollections(
        creditor_id=creditor_id, collect_on=collect_on, announced_on=announced_on
    )
    found = question.answer(asked)
    if announced_on is not None:
        return found, None
    return found, question.model_copy(update={"announcing": True}).answer(asked)


def _unsent(asked: Inquiry, creditor_id: UUID) -> int:
    """How many notices were ordered, and did not leave yet."""
    return sum(1 for _ in notices_waiting(asked.views, on=asked.house.today, creditor=creditor_id))


def _forms(
    house: House,
    creditor_id: UUID,
    seen: tuple[CollectionsOut | None, CollectionsOut | None],
    filled: Mapping[str, str] | None,
) -> list[FormShown]:
    """The forms that whoever is served may send; what was seen stands in the first two already."""
    offer = creditor_offer(house, house.collections.creditor(creditor_id))
    names = (PrepareCollectionBatch.NAME, SendCollectionNotices.NAME)
    for command, found in zip(names, seen, strict=True):
        if found is None or not found.count:
            continue
        known = {
            "collect_on": found.collect_on.isoformat(),
            "announced_on": found.announced_on.isoformat() if found.announced_on else "",
            "count": str(found.count),
            "total": found.total,
        }
        named = {f"{command}.{name}": one for name, one in known.items()}
        offer = replace(offer, known={**offer.known, **named})
    desk = FormDesk(offer=offer, key=str(house.new_id()), about=creditor_id, filled=filled)
    empty = {name for name, found in zip(names, seen, strict=True) if found and not found.count}
    forms = [
        desk.form(one)
        for one in _FORMS
        if may_give(one, creditor_id) and (filled is not None or one.NAME not in empty)
    ]
    return [one for one in forms if one.barred is None]


def _lacking(creditor: Creditor) -> str:
    """What this creditor lacks to collect, and who sets it; empty: nothing."""
    refusal = why_no_collecting(creditor)
    if refusal is None:
        return ""
    told_, way_out = refusal_said(refusal.code, refusal.message, refusal.way_out, {})
    return f"{told_} {for_a_page(way_out)}".strip()


def _setters(house: House, creditor_id: UUID, lacking: str) -> str:
    """Who may set what the creditor lacks; empty: nothing lacks, or nobody signs in here."""
    able = [
        one.login
        for one in house.collections.users()
        if could_be_second(one, SetDirectDebit.MAY, creditor_id)
    ]
    return said("Instellen kan: %(who)s.") % {"who": ", ".join(able)} if lacking and able else ""


def _why(one: NotCollectableOut) -> str:
    return refusal_said(one.code, one.why, "", one.values)[0]
