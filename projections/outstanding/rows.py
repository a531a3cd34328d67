"""One claim, one sum and one debtor on a day: the rows of the overview, read from its tables."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

import orjson

from domain.law.rates import provisional_from
from projections.agenda import ONLY_WHEN_IT_CAME, Turn
from projections.outstanding.buckets import BUCKETS, Bucket, bucket_for
from projections.segments import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim on one day. Amounts in cents; ``interest`` through that day.

    ``due_on`` counts an agreed extension. ``next_on`` is the day from which ``next_action`` (a
    step id or a task) is to be done; ``next_turn`` is ``do`` for the run, ``ask`` for a person,
    ``wait`` or ``stand``. ``last_letter`` is its kind, empty where none was sent.
    """

    claim_id: UUID
    creditor_id: UUID
    debtor_id: UUID
    invoice_number: str
    own_reference: str
    issued_on: date
    invoice_due_on: date
    on: date
    due_on: date
    term_basis: str
    plan: str
    invoiced: int
    principal: int
    costs: int
    interest: int
    paid: int
    unallocated: int
    days_overdue: int
    bucket: Bucket
    status: Status
    marks: tuple[str, ...]
    round: int
    last_letter: str
    last_step: str
    last_letter_on: date | None
    next_turn: Turn
    next_action: str
    next_step: str
    next_on: date | None
    next_why: str
    capacity: str
    handler: str
    handed_to: str
    position: int

    @property
    def open(self) -> int:
        """Sum what is open: principal, costs and interest."""
        return self.principal + self.costs + self.interest

    @property
    def provisional(self) -> bool:
        """Tell whether its interest may rest on a rate that was not verified."""
        return self.interest > 0 and self.on >= provisional_from()


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow:
    """The sum of all claims of one bucket and one status on a day, in cents."""

    bucket: Bucket
    status: Status
    count: int
    principal: int
    costs: int
    interest: int
    paid: int
    unallocated: int

    @property
    def open(self) -> int:
        """Sum what is open: principal, costs and interest."""
        return self.principal + self.costs + self.interest


@dataclass(frozen=True, slots=True)
class OutstandingTotals:
    """Every bucket and status that occurs on a day, with its sums."""

    on: date
    rows: tuple[TotalRow, ...]

    @property
    def count(self) -> int:
        """Count the claims."""
        return sum(row.count for row in self.rows)

    @property
    def open(self) -> int:
        """Sum what is open over all of them."""
        return sum(row.open for row in self.rows)

    @property
    def provisional(self) -> bool:
        """Tell whether interest in the sums may rest on a rate that was not verified."""
        return self.on >= provisional_from() and any(row.interest for row in self.rows)

    def by_bucket(self) -> dict[Bucket, int]:
        """The open amount of each bucket, all buckets named."""
        return {b: sum(r.open for r in self.rows if r.bucket is b) for b in Bucket}

    def by_status(self) -> dict[Status, int]:
        """The open amount of each status, all statuses named."""
        return {s: sum(r.open for r in self.rows if r.status is s) for s in Status}


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtorRow:
    """What one debtor owes on a day over all his claims with something open, in cents."""

    debtor_id: UUID
    creditor_id: UUID
    claims: int
    principal: int
    costs: int
    interest: int
    days_overdue: int
    """Of the claim that is overdue longest."""

    @property
    def open(self) -> int:
        """Sum what is open: principal, costs and interest."""
        return self.principal + self.costs + self.interest


def claim_row_from(row: tuple[Any, ...], on: date) -> ClaimRow:
    """Read a row of ``claim_list``."""
    claim_id, log, debtor, number, own, issued, invoice_due, due, basis, plan, invoiced = row[:11]
    principal, costs, accrued, paid, unallocated, owing, status, marks, round_ = row[11:20]
    letter, step, letter_on, capacity, handler, handed_to, agenda, position = row[20:]
    late = on.toordinal() - due
    turn, action, next_step, next_on, why = _next(agenda, on.toordinal())
    return ClaimRow(
        claim_id=UUID(claim_id),
        creditor_id=UUID(log),
        debtor_id=UUID(debtor),
        invoice_number=number,
        own_reference=own,
        issued_on=date.fromordinal(issued),
        invoice_due_on=date.fromordinal(invoice_due),
        on=on,
        due_on=date.fromordinal(due),
        term_basis=basis,
        plan=plan,
        invoiced=invoiced,
        principal=principal,
        costs=costs,
        interest=int(accrued),
        paid=paid,
        unallocated=unallocated,
        days_overdue=max(late, 0) if owing else 0,
        bucket=bucket_for(late, owing=bool(owing)),
        status=Status(status),
        marks=tuple(marks.split()),
        round=round_,
        last_letter=letter,
        last_step=step,
        last_letter_on=_day(letter_on),
        next_turn=Turn(turn),
        next_action=action,
        next_step=next_step,
        next_on=_day(next_on),
        next_why=why,
        capacity=capacity,
        handler=handler,
        handed_to=handed_to,
        position=position,
    )


def _next(agenda: str, day: int) -> tuple[str, str, str, int | None, str]:
    """Read what is to be done on a day, else what will be first, else why nothing is.

    The same answer as ``Agenda.on`` gives before it was written.
    """
    entries = orjson.loads(agenda)
    begun = [entry for entry in entries if entry[0] <= day]
    now = begun[-1] if begun else None
    later = (entry for entry in entries if entry[0] > day and entry[1] in _ACTIVE)
    coming = (entry for entry in later if entry[2] != ONLY_WHEN_IT_CAME)
    chosen = now if now and now[1] in _ACTIVE else next(coming, now)
    if chosen is None:
        return Turn.STAND, "", "", None, ""
    on, turn, action, step, why, until, since = chosen
    return turn, action, step, ((since or on) if turn in _ACTIVE else until), why


_ACTIVE: Final = {Turn.DO.value, Turn.ASK.value}


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def total_row_from(row: tuple[Any, ...]) -> TotalRow:
    """Read a sum: place of the bucket, status, count and amounts."""
    bucket, status, *sums = row
    count, principal, costs, accrued, paid, unallocated = map(int, sums)
    return TotalRow(
        bucket=BUCKETS[bucket],
        status=Status(status),
        count=count,
        principal=principal,
        costs=costs,
        interest=accrued,
        paid=paid,
        unallocated=unallocated,
    )


def debtor_row_from(row: tuple[Any, ...], day: int) -> DebtorRow:
    """Read what a debtor owes on a day (ordinal)."""
    debtor, log, claims, principal, costs, accrued, due_on, _ = row
    return DebtorRow(
        debtor_id=UUID(debtor),
        creditor_id=UUID(log),
        claims=int(claims),
        principal=int(principal),
        costs=int(costs),
        interest=int(accrued),
        days_overdue=max(0, day - int(due_on)),
    )
