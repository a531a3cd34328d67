"""Lists from the views: the overview, its sums, the work list, the audit trail of a claim."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from application.known import Known, position_of
from application.letters.known import number_of_claim, numbers_of_plan
from application.past_fold import DayViews
from application.payment_references import claims_of_reference
from application.queries.claims import asked_of
from application.queries.list_shapes import (
    AuditTrailOut,
    OneTaskOut,
    OverviewOut,
    PageOut,
    RowOut,
    SumOut,
    TaskOut,
    TrailOut,
    WorkListOut,
)
from application.queries.point_shapes import read_at
from application.queries.shapes import PartyOut
from application.views import Views
from domain.claim.refusals import require_opened
from domain.debtor.credit import bank_number
from domain.dunning.task import Task
from domain.errors import NotFound
from domain.facts import StreamKind
from domain.incoming_mail.state import mail_number
from domain.money import as_decimal
from projections.audit.questions import AuditEntry, summary
from projections.outstanding.buckets import Bucket, Sort
from projections.outstanding.rows import ClaimRow, TotalRow
from projections.page import Page
from projections.people.questions import Person
from projections.segments import LIVE, Status
from projections.worklist.questions import WaitingTask

MOST_FACTS = 1_000

Mine: TypeAlias = Collection[UUID] | None
"""The creditors for whom somebody looks; None: all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims of the overview are wanted, in what order."""

    on: date
    status: Status | None = None
    bucket: Bucket | None = None
    creditor: UUID | None = None
    mine: Mine = None
    debtor: UUID | None = None
    text: str = ""
    anywhere: bool = False
    """The text may stand anywhere in the invoice number."""
    whole: bool = False
    """The text is the whole invoice number."""
    reference: str = ""
    """A payment reference: the invoice's own, or that of a letter."""
    own_reference: str = ""
    """The whole of what a claim is called in its creditor's own system."""
    sort: Sort = Sort.DAYS_OVERDUE
    descending: bool = True
    limit: int = 50
    after: str | None = None
    every: bool = False
    """Also the claims that have ended, where no status is named."""
    known: int | None = None
    """The position at which that is asked to be known; none: now."""


def page_of(views: Views, wanted: Wanted) -> PageOut:
    """Give a page of claims; without a status only those that are still worked on."""
    with views.at(wanted.on, wanted.known) as of_day:
        page = _claims(views, of_day, wanted)
    return PageOut(
        as_of=wanted.on,
        rows=rows_of(views, page.rows),
        next=page.next,
        point=read_at(of_day.at),
    )


def claims_of(views: Views, wanted: Wanted) -> Page[ClaimRow]:
    """The same without a name of anybody: nothing is opened."""
    with views.at(wanted.on, wanted.known) as of_day:
        return _claims(views, of_day, wanted)


def _claims(views: Views, of_day: DayViews, wanted: Wanted) -> Page[ClaimRow]:
    return of_day.outstanding.claims(
        wanted.on,
        creditor=wanted.creditor,
        mine=wanted.mine,
        debtor=wanted.debtor,
        status=wanted.status or (None if wanted.every else LIVE),
        bucket=wanted.bucket,
        text=wanted.text or None,
        anywhere=wanted.anywhere,
        whole=wanted.whole,
        reference=wanted.reference,
        own_reference=wanted.own_reference,
        stood_for=list(_of_reference(views, wanted.reference)) if wanted.reference else (),
        sort=wanted.sort,
        descending=wanted.descending,
        limit=wanted.limit,
        after=wanted.after,
    )


def rows_of(views: Views, rows: Sequence[ClaimRow]) -> list[RowOut]:
    """Give rows of the overview with the names of their parties."""
    names = views.people.named([row.debtor_id for row in rows])
    creditors = creditors_named(views, (row.creditor_id for row in rows))
    return [_row_out(row, creditors[row.creditor_id], _name(names, row.debtor_id)) for row in rows]


def found_by(views: Views, text: str, wanted: Wanted) -> list[RowOut]:
    """The claims of a reference, and of debtors whose name, city or e-mail holds the text."""
    with views.at(wanted.on, wanted.known) as of_day:
        asked = (of_day.outstanding.claim(one, wanted.on) for one in _of_reference(views, text))
        found = [row for row in asked if row and _is_mine(row.creditor_id, wanted.mine)]
        own = of_day.outstanding.claims(wanted.on, mine=wanted.mine, own_reference=text)
        found += own.rows
        for person in views.people.search(text, mine=wanted.mine):
            found += of_day.outstanding.claims(
                wanted.on, debtor=person.debtor_id, limit=wanted.limit
            ).rows
    return rows_of(views, found[: wanted.limit])


def _is_mine(creditor_id: UUID, mine: Mine) -> bool:
    return mine is None or creditor_id in mine


def _of_reference(views: Views, text: str) -> Iterator[UUID]:
    """The claims that a payment reference of one of our letters stands for."""
    for creditor in views.house.store.streams(StreamKind.CREDITOR):
        yield from claims_of_reference(views.house, creditor, text)


def overview_of(
    views: Views,
    on: date,
    *,
    creditor: UUID | None = None,
    mine: Mine = None,
    known: int | None = None,
) -> OverviewOut:
    """Give what is outstanding by age and by status, on claims that are still worked on."""
    with views.at(on, known) as of_day:
        return overview_at(of_day, creditor=creditor, mine=mine)


def overview_at(of_day: DayViews, *, creditor: UUID | None, mine: Mine) -> OverviewOut:
    """The same of views that are open."""
    on = of_day.at.day
    totals = of_day.outstanding.totals(on, creditor=creditor, mine=mine)
    live = [row for row in totals.rows if row.status in LIVE]
    return OverviewOut(
        as_of=on,
        provisional=totals.provisional,
        total=_sum("total", live),
        by_bucket=[_sum(b.value, [r for r in live if r.bucket is b]) for b in Bucket],
        by_status=[_sum(s.value, [r for r in totals.rows if r.status is s]) for s in Status],
        point=read_at(of_day.at),
    )


def work_list_of(
    views: Views,
    on: date,
    *,
    mine: Mine = None,
    task: str | None = None,
    limit: int = 200,
    after: str | None = None,
    known: int | None = None,
    **about: UUID | None,
) -> WorkListOut:
    """Give what waits for a person on a day, the most urgent first.

    ``about`` names a creditor, debtor, claim or subject whose tasks alone are asked for.
    """
    with views.at(on, known) as of_day:
        page = of_day.worklist.page(on, mine=mine, task=task, limit=limit, after=after, **about)
        found = page.rows
        claims = of_day.outstanding.these({one.claim_id for one in found if one.claim_id}, on)
    names = views.people.named([one.debtor_id for one in found if one.debtor_id])
    tasks = [_task_out(views, one, claims, _name(names, one.debtor_id)) for one in found]
    return WorkListOut(as_of=on, tasks=tasks, next=page.next, point=read_at(of_day.at))


def task_of(
    views: Views, task_id: str, on: date, *, mine: Mine = None, known: int | None = None
) -> OneTaskOut:
    """Give one task by its id, as it waits on a day; raises NotFound ``task.unknown``."""
    name, _, subject = task_id.partition(".")
    with suppress(ValueError):
        about = UUID(subject)
        found = work_list_of(views, on, mine=mine, task=name, limit=1, known=known, subject=about)
        if found.tasks:
            return OneTaskOut(point=found.point, **dict(found.tasks[0]))
    raise NotFound(
        "task.unknown",
        f"There is no task {task_id[:100]} that waits on {on}.",
        way_out="Take its id from the work list; what was done waits no longer.",
    )


def whole_work_list(
    views: Views,
    on: date,
    *,
    mine: Mine = None,
    task: str | None = None,
) -> list[TaskOut]:
    """Give everything that waits for a person, however much it is, each task once."""
    found: dict[tuple[UUID, str], TaskOut] = {}
    after: str | None = None
    while True:
        part = work_list_of(views, on, mine=mine, task=task, limit=1_000, after=after)
        found |= {(one.subject, one.task): one for one in part.tasks}
        after = part.next
        if after is None:
            return list(found.values())


_APPROVALS: Final = (Task.APPROVE_STEP, Task.STEP_DECLINED)
_PASSES: Final = frozenset({Task.CALL, Task.LIMITATION_NEAR})  # others stand until done
_OF_REFUNDS: Final = frozenset({Task.REFUND, Task.RECLAIM_REFUND, Task.REFUND_NOT_SHOWN})


def approvals_of(views: Views, on: date, *, mine: Mine = None) -> list[TaskOut]:
    """Give the steps that wait for approval, and those that were declined, as of a day."""
    return [
        task for name in _APPROVALS for task in whole_work_list(views, on, mine=mine, task=name)
    ]


def in_english(entry: AuditEntry) -> str:
    """Tell a fact in English."""
    return summary(entry, "en")


def trail_of(
    views: Views,
    claim_id: UUID,
    *,
    on: date | None = None,
    known_at: Known | None = None,
    known: int | None = None,
    tell: Callable[[AuditEntry], str] = in_english,
) -> AuditTrailOut:
    """Give every fact of a claim with those of its debtor and letters; raises NotFound.

    ``known`` is the position where that was worked out before.
    """
    require_opened(views.house.collections.claim(claim_id))
    position = known
    if position is None and known_at is not None:
        position = position_of(views.house, known_at)
    facts: list[TrailOut] = []
    after: int | None = 0
    while after is not None:
        part = views.audit.trail(
            claim_id, on=on, known_at_position=position, limit=MOST_FACTS, after=after
        )
        facts += [trail_out(entry, tell(entry)) for entry in part.entries]
        after = part.next
    return AuditTrailOut(claim=claim_id, as_of=on, known_at=known_at, facts=facts)


def creditors_named(views: Views, ids: Iterable[UUID]) -> dict[UUID, PartyOut]:
    """Give creditors with their names, by id."""
    load = views.house.collections.creditor
    return {one: PartyOut(id=one, name=load(one).profile.name) for one in set(ids)}


def _name(names: Mapping[UUID, Person], debtor_id: UUID | None) -> str | None:
    found = names.get(debtor_id) if debtor_id else None
    return found.name if found else None


def _number(views: Views, claim_id: UUID) -> str:
    return number_of_claim(views.house, claim_id)


def _row_out(row: ClaimRow, creditor: PartyOut, name: str | None) -> RowOut:
    return RowOut(
        id=row.claim_id,
        invoice_number=row.invoice_number,
        own_reference=row.own_reference,
        creditor=creditor,
        debtor=PartyOut(id=row.debtor_id, name=name),
        status=row.status.value,
        issued_on=row.issued_on,
        due_on=row.due_on,
        days_overdue=row.days_overdue,
        bucket=row.bucket.value,
        principal=as_decimal(row.principal),
        interest=as_decimal(row.interest),
        costs=as_decimal(row.costs),
        open=as_decimal(row.open),
        asked=as_decimal(asked_of(row.open, row.status)),
        paid=as_decimal(row.paid),
        provisional=row.provisional,
        turn=row.next_turn.value,
        next=row.next_action or row.next_why,
        next_on=row.next_on,
        marks=list(row.marks),
    )


def _sum(name: str, rows: Sequence[TotalRow]) -> SumOut:
    return SumOut(
        name=name,
        claims=sum(row.count for row in rows),
        principal=as_decimal(sum(row.principal for row in rows)),
        interest=as_decimal(sum(row.interest for row in rows)),
        costs=as_decimal(sum(row.costs for row in rows)),
        open=as_decimal(sum(row.open for row in rows)),
    )


def _task_out(
    views: Views, one: WaitingTask, claims: Mapping[UUID, ClaimRow], name: str | None
) -> TaskOut:
    """Give a task with what is open on the day it is shown for, interest included.

    The work list itself only knows the amount without the interest that runs. Of a refund it is
    what is to go back, or to come back.
    """
    claim = claims.get(one.claim_id) if one.claim_id else None
    number = _number(views, one.claim_id) if one.claim_id and claim is None else ""
    if one.subject_id == one.creditor_id or one.task is Task.RELEASE_BATCH:
        number = views.house.collections.creditor(one.creditor_id).profile.name
    if one.task is Task.SIGN_PLAN:
        number = numbers_of_plan(views.house, one.subject_id)
    if one.task is Task.LOOK_AT_BANK_LINE:
        number = bank_number(one.subject_id)
    if one.task is Task.WHOSE_MAIL:
        number = mail_number(one.subject_id)
    if one.task is Task.CHECK_MAIL:
        number = one.why
    if one.task in {Task.SUBSCRIPTION_STOPPED, Task.MAIL_STOPPED}:
        number = one.why.partition(": ")[2]
    return TaskOut(
        id=f"{one.task}.{one.subject_id}",
        subject=one.subject_id,
        claim=one.claim_id,
        invoice_number=claim.invoice_number if claim else number or one.why,
        debtor=PartyOut(id=one.debtor_id, name=name) if one.debtor_id else None,
        task=one.task,
        why=one.why,
        step=one.step,
        since=one.since,
        until=one.until if one.task in _PASSES else None,
        priority=one.priority,
        open=as_decimal(claim.open if claim and one.task not in _OF_REFUNDS else one.owed),
        provisional=claim is not None and claim.provisional,
    )


def trail_out(entry: AuditEntry, what: str) -> TrailOut:
    """One fact of the trail, told in words."""
    return TrailOut(
        position=entry.position,
        stream=entry.stream,
        kind=entry.kind,
        version=entry.version,
        topic=entry.topic,
        what=what,
        actor=entry.actor,
        role=entry.role,
        reason=entry.reason,
        recorded_at=entry.recorded_at,
        effective_on=entry.effective_on,
        command=entry.command_id,
        command_name=entry.command_name,
        policy=entry.policy,
        cause=entry.cause,
        amount=None if entry.amount is None else as_decimal(entry.amount),
        sealed=list(entry.sealed),
        in_error=entry.struck_at is not None,
        leaf_index=entry.leaf_index,
        leaf_hash=entry.leaf_hash,
    )
