"""The fold of the work list: what may be due for the run, and what waits for a person.

It may name too much, never too little: every decision is taken again on fresh state.
"""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from domain.credit_note.state import fold as fold_credit_note
from domain.creditor.state import fold as fold_creditor
from domain.days import instant_from, legal_day
from projections.batch import Batch
from projections.log.quarantine import Quarantine, its_own
from projections.view import Edit, Table, View, law_identity
from projections.worklist.rows import WorkRows
from projections.worklist.tables import DUE, LETTERS, TASKS


class WorkListView(View):
    """One row for each claim that may be due some day, and one for each task of a person."""

    name: ClassVar[str] = "worklist"
    schema: ClassVar[int] = 10
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
        self._notes(batch, rows, quarantine)
        self._creditors(batch, rows, quarantine)
        for stream, log, letter in batch.letters:
            rows.letter(stream, log, None if quarantine.holds(stream) else letter)
        gone = list(rows.gone)
        return [
            Edit(DUE, list(rows.due.values()), "claim_id", gone),
            Edit(TASKS, list(rows.tasks.values()), "subject_id", gone),
            Edit(LETTERS, rows.letters, "letter_id", list(rows.gone_letters)),
        ]

    def _notes(self, batch: Batch, rows: WorkRows, quarantine: Quarantine) -> None:
        changed = {row.stream: row for row in batch.of_kind("credit_note")}
        for stream, row in changed.items():
            rows.gone[stream] = None
            if quarantine.holds(stream):
                continue
            try:
                note = fold_credit_note(UUID(stream), batch.history(stream))
                rows.note(note, row.position)
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                quarantine.put(stream, row.position, its_own(error))

    def _creditors(self, batch: Batch, rows: WorkRows, quarantine: Quarantine) -> None:
        changed = {row.stream: row for row in batch.of_kind("creditor")}
        for stream, row in changed.items():
            rows.gone[stream] = None
            if quarantine.holds(stream):
                continue
            try:
                history = batch.history(stream)
                if not history:
                    continue
                creditor = fold_creditor(UUID(stream), history)
                rows.creditor(creditor, history[0].effective_on, row.position)
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                quarantine.put(stream, row.position, its_own(error))
