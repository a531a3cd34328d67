"""A batch of direct debits as a page: each line, what is new about it, and who releases it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.desk import AnyInquiry
from api.guarded import Guarded
from api.pages.batch_choices import batch_told
from api.pages.choosing import Maybe
from api.pages.command_forms import BATCHES, may_give
from api.pages.refusals import told
from api.pages.rendering import render
from api.served import served
from api.words.refusals import refusal_said
from api.words.sentences import said
from application.banking.debit_batch_lines import BatchLine, lines_of_batch
from application.commands.debit_batches import (
    PrepareCollectionBatch,
    ReleaseCollectionBatch,
    WithdrawCollectionBatch,
)
from application.house import House
from application.queries.of_debit_batch import who_can_release
from application.queries.of_direct_debit import batch_out
from application.queries.query import Inquiry
from application.queries.shapes import ProblemOut
from domain.debit_batch.state import DebitBatch, require_prepared
from domain.ids import debit_batch_id
from domain.parties import ContactDetails
from domain.sealing import Purpose

router = APIRouter(route_class=Guarded)
_ON_A_BATCH: Final = frozenset({ReleaseCollectionBatch.NAME, WithdrawCollectionBatch.NAME})


@dataclass(frozen=True, slots=True)
class DebitLineShown:
    """A line with the name of its debtor, and why it is not released as it was prepared."""

    line: BatchLine
    name: str
    changed: str


@router.get(f"{BATCHES}/{{creditor_id}}/{{batch_id}}")
def batch(
    creditor_id: UUID, batch_id: UUID, asked: AnyInquiry, done: Maybe[UUID] = None
) -> HTMLResponse:
    """Show what a batch holds; ``done``: what was just recorded about it."""
    return show(asked, creditor_id, batch_id, done=done)


def batch_named(what: str, filled: dict[str, str]) -> UUID | None:
    """The batch that a form is about, where it is about one."""
    try:
        return UUID(filled.get("batch", "")) if what in _ON_A_BATCH else None
    except ValueError:
        return None


def page_after(creditor_id: UUID, batch_id: UUID | None, what: str, command_id: UUID) -> str:
    """Where somebody comes after a form about batches: the batch that it is about, if any."""
    if what == PrepareCollectionBatch.NAME:
        batch_id = debit_batch_id(command_id)
    return f"{BATCHES}/{creditor_id}/{batch_id}" if batch_id else f"{BATCHES}/{creditor_id}"


def show(
    asked: Inquiry,
    creditor_id: UUID,
    batch_id: UUID,
    *,
    problem: ProblemOut | None = None,
    done: UUID | None = None,
) -> HTMLResponse:
    """Render the page of a batch; raises NotFound ``debit_batch.unknown``."""
    house = asked.house
    found = house.collections.debit_batch(batch_id)
    prepared = require_prepared(found, creditor_id=creditor_id)
    out = batch_out(house, found)
    decides = may_give(ReleaseCollectionBatch, creditor_id)
    return render(
        "debit_batch.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        creditor=house.collections.creditor(creditor_id),
        batch=out,
        prepared=prepared,
        told=batch_told(found),
        lines=[_shown(house, one) for one in lines_of_batch(house, found)],
        not_given=[_not_given(number, why) for number, why in out.not_given.items()],
        problem=told(problem) if problem else None,
        done=done is not None,
        releasers=_who(house, found) if found.waits else "",
        decides=decides,
        own=served().rights is not None and found.prepared_by == served().login,
        may_withdraw=decides and found.withdrawn_on is None and _in_time(house, found),
        key=str(house.new_id()),
    )


def _not_given(number: str, why: str) -> str:
    """Why the file of a batch is not to be given to the bank, of one claim."""
    code, held = "collection.held", {"invoice": number, "held": why}
    return refusal_said(code, f"Nothing is collected of {number} now: {why}.", "", held)[0]


def _in_time(house: House, found: DebitBatch) -> bool:
    return found.waits or (found.prepared is not None and house.today < found.prepared.collect_on)


def _who(house: House, found: DebitBatch) -> str:
    """Who can release it, in a sentence."""
    able = list(who_can_release(house, found))
    if able:
        return said("Een ander geeft de batch vrij: %(who)s.") % {"who": ", ".join(able)}
    if served().rights is None:
        return said("Een ander kijkt de batch na en geeft die vrij.")
    return said("Niemand anders heeft hier dit recht: vraag een beheerder om een tweede.")


def _shown(house: House, one: BatchLine) -> DebitLineShown:
    contact = house.open(one.debtor.contact, ContactDetails, Purpose.CONTACT)
    changed = one.changed
    return DebitLineShown(
        line=one,
        name=contact.name if contact else "",
        changed=refusal_said(changed.code, changed.message, "", changed.values)[0]
        if changed
        else "",
    )
