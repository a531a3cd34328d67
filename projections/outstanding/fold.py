"""What is outstanding: each claim with its amounts on any day, its status and what comes next."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Final

import orjson

from domain.claim.state import Claim
from domain.dunning.plan.document import PLANS
from domain.ids import normalised_number
from domain.law.rates import digest
from projections.cases import Batch, Subject
from projections.database import Database
from projections.log.quarantine import UNTAKEABLE, Quarantine, code_of
from projections.outstanding.questions import (
    Bucket,
    ClaimRow,
    DebtorRow,
    Outstanding,
    Page,
    Sort,
    TotalRow,
    Totals,
)
from projections.segments import FOREVER, HORIZON, LIVE, Status, Stretch, check_size
from projections.view import Table, View

__all__ = [
    "CLAIMS",
    "HORIZON",
    "LIVE",
    "SEGMENTS",
    "Bucket",
    "ClaimRow",
    "DebtorRow",
    "Outstanding",
    "OutstandingView",
    "Page",
    "Sort",
    "Status",
    "TotalRow",
    "Totals",
]

CLAIMS: Final = Table(
    "claims",
    (
        ("claim_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("debtor_id", "TEXT NOT NULL"),
        ("invoice_number", "TEXT NOT NULL"),
        ("number_key", "TEXT NOT NULL"),
        ("issued_on", "INTEGER NOT NULL"),
        ("invoice_due_on", "INTEGER NOT NULL"),
        ("due_on", "INTEGER NOT NULL"),
        ("term_basis", "TEXT NOT NULL"),
        ("plan", "TEXT NOT NULL"),
        ("invoiced", "INTEGER NOT NULL"),
        ("marks", "TEXT NOT NULL"),
        ("round", "INTEGER NOT NULL"),
        ("last_letter", "TEXT NOT NULL"),
        ("last_step", "TEXT NOT NULL"),
        ("last_letter_on", "INTEGER"),
        ("capacity", "TEXT NOT NULL"),
        ("handler", "TEXT NOT NULL"),
        ("handed_to", "TEXT NOT NULL"),
        ("agenda", "TEXT NOT NULL"),
        ("idle_from", "INTEGER NOT NULL"),
        ("steady", "INTEGER NOT NULL"),
        ("position", "INTEGER NOT NULL"),
    ),
    ("claim_id",),
    (
        ("position",),
        ("debtor_id",),
        ("number_key", "claim_id"),
        ("due_on", "claim_id"),
        ("steady", "due_on", "claim_id"),
        ("log", "steady", "due_on", "claim_id"),
        ("steady", "idle_from"),
    ),
)
"""Days are ordinals. ``due_on`` counts an agreed extension; ``idle_from`` is the day from which
nothing is owed for good; ``steady``: something was owed on every day so far and to come."""

SEGMENTS: Final = Table(
    "segments",
    (
        ("claim_id", "TEXT NOT NULL"),
        ("first_on", "INTEGER NOT NULL"),
        ("last_on", "INTEGER NOT NULL"),
        ("fixed_cents", "INTEGER NOT NULL"),
        ("fixed_numerator", "INTEGER NOT NULL"),
        ("base", "INTEGER NOT NULL"),
        ("numerator", "INTEGER NOT NULL"),
        ("denominator", "INTEGER NOT NULL"),
        ("principal", "INTEGER NOT NULL"),
        ("costs", "INTEGER NOT NULL"),
        ("unallocated", "INTEGER NOT NULL"),
        ("paid", "INTEGER NOT NULL"),
        ("owing", "INTEGER NOT NULL"),
        ("status", "TEXT NOT NULL"),
        ("due_on", "INTEGER NOT NULL"),
        ("log", "TEXT NOT NULL"),
    ),
    ("claim_id", "first_on"),
    (
        tuple(
            "last_on first_on log status due_on owing principal costs fixed_cents fixed_numerator"
            " base numerator denominator paid unallocated claim_id".split()
        ),
    ),
)
"""See ``domain.law.segments``; the last columns repeat what totals are grouped by."""


class OutstandingView(View):
    """One row for each claim, and one for each stretch of days with one formula and status."""

    name: ClassVar[str] = "outstanding"
    schema: ClassVar[int] = 1
    tables: ClassVar[tuple[Table, ...]] = (CLAIMS, SEGMENTS)

    @property
    def identity(self) -> str:
        """Give schema, and digests of rates and plans, and the horizon of amounts."""
        return law_identity(self.schema)

    def fold(self, batch: Batch, database: Database, quarantine: Quarantine) -> None:
        """Write the claims that a batch changed anew."""
        for stream, (position, code) in batch.broken.items():
            quarantine.put(stream, position, code)
        gone = list(batch.broken)
        claims: list[tuple[Any, ...]] = []
        segments: list[tuple[Any, ...]] = []
        for subject in batch.subjects:
            if not subject.fresh:
                gone.append(subject.id)
            if quarantine.holds(subject.id) or not subject.case.claim.opened:
                continue
            try:
                found = subject.stretches
                claims.append(_claim_row(subject, found))
                segments.extend(_segment_rows(subject, found))
            except UNTAKEABLE as error:
                quarantine.put(subject.id, subject.position, code_of(error))
        database.delete_many("claims", "claim_id", gone)
        database.delete_many("segments", "claim_id", gone)
        database.insert_many("claims", CLAIMS.names, claims)
        database.insert_many("segments", SEGMENTS.names, segments)


def law_identity(schema: int) -> str:
    """Give the identity of a view that rests on rates and plans."""
    plans = hashlib.sha256()
    for key in sorted(PLANS):
        plans.update(PLANS[key].model_dump_json().encode())
    return f"{schema} rates {digest()[:16]} plans {plans.hexdigest()[:16]} through {HORIZON}"


def _claim_row(subject: Subject, found: list[Stretch]) -> tuple[Any, ...]:
    claim, debtor = subject.case.claim, subject.case.debtor
    kind, step, sent_on = _last_letter(claim)
    return (
        subject.id,
        subject.log,
        str(claim.debtor_id),
        claim.invoice_number,
        normalised_number(claim.invoice_number),
        claim.issued_on.toordinal(),
        claim.due_on.toordinal(),
        _due_on(claim),
        claim.term_basis.value,
        claim.plan,
        claim.principal,
        " ".join(sorted(claim.marks)),
        claim.round,
        kind,
        step,
        sent_on,
        debtor.capacity.value,
        claim.handler,
        claim.handed_to,
        _agenda_text(subject),
        _idle_from(found),
        int(all(stretch.owing for stretch in found)),
        subject.position,
    )


def _segment_rows(subject: Subject, found: list[Stretch]) -> Iterator[tuple[Any, ...]]:
    due_on = _due_on(subject.case.claim)
    for stretch in found:
        part = stretch.segment
        check_size(part)
        yield (
            subject.id,
            stretch.first_on,
            stretch.last_on,
            part.fixed_cents,
            part.fixed_numerator,
            part.base,
            part.numerator,
            part.denominator,
            part.principal,
            part.costs,
            part.unallocated,
            stretch.paid,
            int(stretch.owing),
            stretch.status.value,
            due_on,
            subject.log,
        )


def _due_on(claim: Claim) -> int:
    return (claim.extended_to or claim.due_on).toordinal()


def _last_letter(claim: Claim) -> tuple[str, str, int | None]:
    if not claim.letters:
        return "", "", None
    last = claim.letters[-1]
    return last.kind.value, last.step, last.sent_on.toordinal()


def _idle_from(found: list[Stretch]) -> int:
    """Give the day from which nothing is owed for good; for ever where something is."""
    idle = FOREVER
    for stretch in reversed(found):
        if stretch.owing:
            return idle
        idle = stretch.first_on
    return idle


def _agenda_text(subject: Subject) -> str:
    """Write the agenda as JSON: day, turn, action, step, why, day a wait names (ordinals)."""
    entries = [
        (e.on.toordinal(), e.turn, e.action, e.step, e.why, _ordinal(e.until))
        for e in subject.agenda.entries
    ]
    return orjson.dumps(entries).decode()


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None
