"""The fold of the work list: what may be due for the run, and what waits for a person.

It may name too much, never too little: every decision is taken again on fresh state.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, TypeAlias
from uuid import UUID

from domain.bank.line import fold as fold_bank_line
from domain.credit_note.state import fold as fold_credit_note
from domain.creditor.state import fold as fold_creditor
from domain.days import instant_from, legal_day
from domain.debit_batch.state import fold as fold_debit_batch
from domain.facts import Recorded
from domain.incoming_mail.state import fold as fold_incoming_mail
from domain.mail_domain.state import fold as fold_mail_domain
from domain.payment_plan.state import fold as fold_payment_plan
from domain.subscription.state import fold as fold_subscription
from projections.batch import Batch
from projections.log.quarantine import Quarantine, its_own
from projections.view import Edit, Table, View, law_identity
from projections.worklist.rows import WorkRows
from projections.worklist.tables import DUE, LETTERS, TASKS

Told: TypeAlias = Callable[[UUID, Sequence[Recorded], int], None]
"""Writes what a stream asks, from its history, with the position of its last fact."""


class WorkListView(View):
    """One row for each claim that may be due some day, and one for each task of a person."""

    name: ClassVar[str] = "worklist"
    schema: ClassVar[int] = 31
    tables: ClassVar[tuple[Table, ...]] = (DUE, TASKS, LETTERS)

    @property
    def identity(self) -> str:
        """Schema, and digests of rates and plans."""
        return law_identity(self.schema)

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        """Write the work on every claim and credit note that a batch changed anew."""
        rows = WorkRows()
        for stream, (position, code) in batch.broken.items():
            quarantine.put(stream, position, code)
        for subject in batch.subjects:
            rows.claim(subject, quarantine)
        judged = {subject.id for subject in batch.subjects}
        for row in batch.of_kind("claim"):
            if quarantine.holds(row.stream) and row.stream not in judged:
                known_on = legal_day(instant_from(row.recorded_at))
                rows.broken(row.stream, row.log, row.position, since=known_on)
        for kind, told in self._by_kind(rows).items():
            self._told(batch, kind, rows, quarantine, told)
        for stream, log, letter in batch.letters:
            rows.letter(stream, log, None if quarantine.holds(stream) else letter)
        gone = list(rows.gone)
        return [
            Edit(DUE, list(rows.due.values()), "claim_id", gone),
            Edit(TASKS, list(rows.tasks.values()), "subject_id", gone),
            Edit(LETTERS, rows.letters, "letter_id", list(rows.gone_letters)),
        ]

    def _by_kind(self, rows: WorkRows) -> Mapping[str, Told]:
        """What each kind of stream that is no claim asks, from its history."""
        return {
            "credit_note": lambda stream, history, position: rows.note(
                fold_credit_note(stream, history), position
            ),
            "creditor": lambda stream, history, position: rows.creditor(
                fold_creditor(stream, history), history[0].effective_on, position
            ),
            "bank_line": lambda stream, history, position: rows.bank_line(
                fold_bank_line(stream, history), position
            ),
            "incoming_mail": lambda stream, history, position: rows.incoming_mail(
                fold_incoming_mail(stream, history), position
            ),
            "debit_batch": lambda stream, history, position: rows.debit_batch(
                fold_debit_batch(stream, history), position
            ),
            "payment_plan": lambda stream, history, position: rows.payment_plan(
                fold_payment_plan(stream, history), position
            ),
            "mail_domain": lambda stream, history, position: rows.mail_domain(
                fold_mail_domain(stream, history), position
            ),
            "subscription": lambda stream, history, position: rows.subscription(
                fold_subscription(stream, history), position
            ),
        }

    def _told(
        self, batch: Batch, kind: str, rows: WorkRows, quarantine: Quarantine, told: Told
    ) -> None:
        changed = {row.stream: row for row in batch.of_kind(kind)}
        for stream, row in changed.items():
            rows.gone[stream] = None
            if quarantine.holds(stream):
                continue
            try:
                if history := batch.history(stream):
                    told(UUID(stream), history, history[-1].position)
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                quarantine.put(stream, row.position, its_own(error))
