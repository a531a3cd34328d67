"""The fold of the mail that came in: one row for each, nothing personal in it."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final
from uuid import UUID

from domain.incoming_mail.decisions import require_kept
from domain.incoming_mail.state import KeptMail, MailStanding, fold
from projections.batch import Batch
from projections.log.quarantine import Quarantine, its_own
from projections.mail.tables import MAILS
from projections.view import Edit, Table, View

_LAST: Final = 10_000_000
"""Later than any day there is, as an ordinal."""


class MailView(View):
    """One row for each mail, as it stands."""

    name: ClassVar[str] = "mail"
    schema: ClassVar[int] = 1
    tables: ClassVar[tuple[Table, ...]] = (MAILS,)

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        """Write every mail that a batch changed anew."""
        rows: list[tuple[Any, ...]] = []
        changed = {row.stream: row for row in batch.of_kind("incoming_mail")}
        for stream, row in changed.items():
            if quarantine.holds(stream):
                continue
            try:
                if history := batch.history(stream):
                    mail = fold(UUID(stream), history)
                    rows.append(_row(mail, row.log, history[-1].position))
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                quarantine.put(stream, row.position, its_own(error))
        return [Edit(MAILS, rows, "mail_id", list(changed))]


def _row(mail: KeptMail, log: str, position: int) -> tuple[Any, ...]:
    kept = require_kept(mail)
    day = kept.received_on.toordinal()
    waits = mail.standing is MailStanding.WAITS
    return (
        str(mail.id),
        log,
        day,
        mail.standing.value,
        mail.waits.why.value if mail.waits else "",
        int(kept.by_machine),
        kept.files,
        " ".join(map(str, mail.claims or (mail.may_concern if waits else ()))),
        day if waits else _LAST - day,
        position,
    )
