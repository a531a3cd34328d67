"""The fold of what is outstanding: each claim with its amounts on any day, and what comes next."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, ClassVar

import orjson

from domain.claim.state import Claim
from domain.ids import normalised_number
from domain.letter.text.payment_reference import squeezed
from projections.batch import Batch, ChangedClaim
from projections.database import Database
from projections.log.quarantine import Quarantine, its_own
from projections.outstanding.finds import FINDS, find_rows
from projections.outstanding.kept import days_kept_wrongly
from projections.outstanding.kept_level import kept_level, let_go
from projections.outstanding.moves import move_rows
from projections.outstanding.party_costs import PARTY_MONEY, party_rows
from projections.outstanding.tables import (
    AMOUNTS,
    CLAIMS,
    DEBTS,
    KEPT_DAYS,
    KEPT_MOVES,
    LET_GONE,
    MOVES,
    SEGMENTS,
    TOTALS,
)
from projections.segments import FOREVER, Stretch, check_size
from projections.view import Edit, Table, View, law_identity


class OutstandingView(View):
    """Each claim, its stretches of days with one formula, what moved on it, what finds it.

    And what parties did with its money, and charged.
    """

    name: ClassVar[str] = "outstanding"
    schema: ClassVar[int] = 27
    tables: ClassVar[tuple[Table, ...]] = (CLAIMS, SEGMENTS, MOVES, FINDS, PARTY_MONEY)

    added: ClassVar[tuple[Table, ...]] = (TOTALS, AMOUNTS, DEBTS, KEPT_DAYS, KEPT_MOVES, LET_GONE)

    @property
    def identity(self) -> str:
        """Schema, and digests of rates and plans, and the horizon of amounts."""
        return law_identity(self.schema)

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        """Write the claims that a batch changed anew."""
        for stream, (position, code) in batch.broken.items():
            quarantine.put(stream, position, code)
        gone = list(batch.broken)
        claims: list[tuple[Any, ...]] = []
        segments: list[tuple[Any, ...]] = []
        moves: list[tuple[Any, ...]] = []
        finds: list[tuple[Any, ...]] = []
        parties: list[tuple[Any, ...]] = []
        for subject in batch.subjects:
            if not subject.fresh:
                gone.append(subject.id)
            if quarantine.holds(subject.id) or not subject.case.claim.opened:
                continue
            try:
                found = subject.stretches
                row, parts = _claim_row(subject, found), list(_segment_rows(subject, found))
                moved = list(move_rows(subject))
                found_by = list(find_rows(subject.case.claim, subject.log))
                at_party = list(party_rows(subject.case.claim, subject.log))
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                quarantine.put(subject.id, subject.position, its_own(error))
                continue
            claims.append(row)
            segments += parts
            moves += moved
            finds += found_by
            parties += at_party
        return [
            Edit(CLAIMS, claims, "claim_id", gone),
            Edit(SEGMENTS, segments, "claim_id", gone),
            Edit(MOVES, moves, "claim_id", gone),
            Edit(FINDS, finds, "claim_id", gone),
            Edit(PARTY_MONEY, parties, "claim_id", gone),
        ]

    def changing(
        self, database: Database, streams: Callable[[], Collection[str]]
    ) -> AbstractContextManager[None]:
        """What is kept of days follows the rows of claims."""
        return kept_level(database, streams)

    def added_wrongly(self, database: Database) -> Sequence[str]:
        """The days, counted from the year 1, of which is kept what the segments do not give."""
        return days_kept_wrongly(database)

    def let_go(self, database: Database, *, position: int) -> None:
        """Drop what is kept of days: it is kept anew by who keeps it."""
        let_go(database, position)

    def let_gone(self, database: Database) -> Sequence[int]:
        """The positions at which it was found out of step with the segments."""
        rows = database.query("SELECT position FROM let_gone ORDER BY position")
        return [position for (position,) in rows]


def _claim_row(subject: ChangedClaim, found: list[Stretch]) -> tuple[Any, ...]:
    claim, debtor = subject.case.claim, subject.case.debtor
    kind, step, sent_on = _last_letter(claim)
    return (
        subject.id,
        subject.log,
        str(claim.debtor_id),
        claim.invoice_number,
        normalised_number(claim.invoice_number),
        squeezed(claim.payment_reference),
        claim.own_reference,
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


def _segment_rows(subject: ChangedClaim, found: list[Stretch]) -> Iterator[tuple[Any, ...]]:
    due_on, debtor = _due_on(subject.case.claim), str(subject.case.claim.debtor_id)
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
            debtor,
        )


def _due_on(claim: Claim) -> int:
    return (claim.extended_to or claim.due_on).toordinal()


def _last_letter(claim: Claim) -> tuple[str, str, int | None]:
    if not claim.letters:
        return "", "", None
    last = claim.letters[-1]
    return last.kind.value, last.step, last.sent_on.toordinal()


def _idle_from(found: list[Stretch]) -> int:
    """The day from which nothing is owed for good; for ever where something is."""
    idle = FOREVER
    for stretch in reversed(found):
        if stretch.owing:
            return idle
        idle = stretch.first_on
    return idle


def _agenda_text(subject: ChangedClaim) -> str:
    """Write the agenda as JSON: day, turn, action, step, why, day a wait names, since when."""
    entries = [
        (e.on.toordinal(), e.turn, e.action, e.step, e.why, _ordinal(e.until), _ordinal(e.since))
        for e in subject.agenda.entries
    ]
    return orjson.dumps(entries).decode()


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None
