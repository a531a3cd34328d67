"""The shapes of lists: rows of the overview, sums, tasks, the audit trail."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from pydantic import Field

from application.known import Known
from application.queries.point_shapes import Pointed
from application.queries.shapes import CreditorOf, Euro, Out, PartyOut
from projections.segments import HORIZON

_PROVISIONAL: Final = (
    f"{{}} may rest on a rate not verified yet; in lists and totals it runs through"
    f" {HORIZON}, or the last entry behind it"
)


class RowOut(Out):
    """A claim as a row of the overview."""

    id: UUID
    invoice_number: str
    own_reference: str = Field(description="what it is called in the creditor's own system")
    creditor: CreditorOf
    debtor: PartyOut
    status: str
    issued_on: date
    due_on: date
    days_overdue: int
    bucket: str
    principal: Euro
    interest: Euro
    costs: Euro
    open: Euro
    asked: Euro = Field(
        description="what of it the debtor is asked: nothing where it was withdrawn or written off"
    )
    paid: Euro
    provisional: bool = Field(description=_PROVISIONAL.format("its interest"))
    turn: str = Field(description="do (the run), ask (a person), wait or stand")
    next: str
    next_on: date | None
    marks: list[str]


class PageOut(Pointed):
    """A page of rows; ``next`` is the cursor of the page after it, null on the last one."""

    as_of: date
    rows: list[RowOut]
    next: str | None


class SumOut(Out):
    """Claims counted and added up under a heading."""

    name: str
    claims: int
    principal: Euro
    interest: Euro
    costs: Euro
    open: Euro


class OverviewOut(Pointed):
    """What is outstanding on a day, by age and by status."""

    as_of: date
    provisional: bool = Field(description=_PROVISIONAL.format("interest in it"))
    total: SumOut
    by_bucket: list[SumOut]
    by_status: list[SumOut]


class TaskOut(Out):
    """Something that waits for a person; a claim, credit note, creditor or subscription."""

    id: str
    subject: UUID
    claim: UUID | None
    invoice_number: str
    debtor: PartyOut | None
    task: str
    why: str
    step: str
    since: date
    until: date | None = Field(description="last day, where the plan then goes on without")
    priority: int = Field(description="1 is the most urgent")
    open: Euro = Field(description="what is open of it; of a refund: what is to go back")
    provisional: bool = Field(description=_PROVISIONAL.format("its interest"))


class OneTaskOut(Pointed, TaskOut):
    """A task by itself, with where it was read; in a list the list says that."""


class WorkListOut(Pointed):
    """The tasks of a day."""

    as_of: date
    tasks: list[TaskOut]
    next: str | None


class TrailOut(Out):
    """One fact of the audit trail."""

    position: int
    stream: UUID
    kind: str
    version: int
    topic: str
    what: str
    actor: str
    role: str
    reason: str
    recorded_at: datetime
    effective_on: date
    command: UUID
    command_name: str = Field(description="empty: it is not recorded which command it was")
    policy: str
    cause: str
    amount: Euro | None
    sealed: list[str] = Field(description="names of personal fields, which are not shown")
    in_error: bool
    leaf_index: int
    leaf_hash: str


class AuditTrailOut(Pointed):
    """All facts of a claim, interleaved with those of its debtor and letters."""

    claim: UUID
    as_of: date | None
    known_at: Known | None
    facts: list[TrailOut]


class AuditFactOut(TrailOut):
    """One fact of the whole house, with what it is about."""

    creditor: UUID = Field(description="whose log it is in; of the house itself: its own id")
    claim: UUID | None = Field(description="the one claim that it is about")
    invoice_number: str = Field(description="of that claim, as it is called now")
    letter: UUID | None = Field(description="the letter that it is of, or names")
    explained: bool = Field(description="why it was recorded was said in words, kept sealed")
    why: str | None = Field(description="these words, where they were asked for and not erased")


class AuditOut(Pointed):
    """A page of facts; ``next`` is the cursor of the page after it, null on the last one."""

    position: int = Field(description="of the log, through which it was answered")
    as_of: date | None
    known_at: Known | None
    facts: list[AuditFactOut]
    next: str | None
