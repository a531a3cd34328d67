"""The fold of the lines of our bank accounts: one row for each, nothing personal in it."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from domain.bank.line import BankLine, LineStanding, fold, require_imported
from projections.bank.tables import BANK_LINES
from projections.batch import Batch
from projections.log.quarantine import Quarantine, its_own
from projections.view import Edit, Table, View


class BankView(View):
    """One row for each line of a bank account, as it stands."""

    name: ClassVar[str] = "bank"
    schema: ClassVar[int] = 1
    tables: ClassVar[tuple[Table, ...]] = (BANK_LINES,)

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        """Write every line that a batch changed anew."""
        rows: list[tuple[Any, ...]] = []
        changed = {row.stream: row for row in batch.of_kind("bank_line")}
        for stream, row in changed.items():
            if quarantine.holds(stream):
                continue
            try:
                if history := batch.history(stream):
                    line = fold(UUID(stream), history)
                    rows.append(_row(line, row.log, history[-1].position))
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                quarantine.put(stream, row.position, its_own(error))
        return [Edit(BANK_LINES, rows, "line_id", list(changed))]


def _row(line: BankLine, log: str, position: int) -> tuple[Any, ...]:
    imported = require_imported(line)
    day = imported.booked_on.toordinal()
    return (
        str(line.id),
        log,
        imported.iban,
        day,
        imported.amount,
        line.rest,
        imported.kind.value,
        line.standing.value,
        _why(line),
        int(not line.waits),
        day if line.waits else -day,
        position,
    )


def _why(line: BankLine) -> str:
    if line.waits and line.parked:
        return line.parked.why.value
    if line.standing is LineStanding.SET_ASIDE and line.aside:
        return line.aside.why.value
    return ""
