"""The fold of money of debtors: one row for each credit and each refund, nothing personal in it."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Final
from uuid import UUID

from domain.debtor.credit import BANK_LINE, CLAIM, UNCERTAIN
from domain.debtor.refunds import (
    MONEY,
    REFUNDABLE,
    DebtorRefund,
    MoneyNature,
    RefundStanding,
    ordered_of,
)
from domain.debtor.state import Credit, Debtor, fold
from domain.facts import EnteredInError
from projections.batch import Batch
from projections.log.quarantine import Quarantine, its_own
from projections.refunds.tables import DEBTOR_MONEY
from projections.view import Edit, Table, View

_ABOUT: Final = ("debtor.credit_", "debtor.refund_", "debtor.merge", "debtor.claims_")
_OVER: Final = frozenset({RefundStanding.IN_FILE, RefundStanding.PAID, RefundStanding.DROPPED})


class RefundsView(View):
    """One row for each credit and each refund of a debtor, as it stands."""

    name: ClassVar[str] = "refunds"
    schema: ClassVar[int] = 4
    tables: ClassVar[tuple[Table, ...]] = (DEBTOR_MONEY,)

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        """Write the rows of every debtor anew of whose money a batch tells."""
        rows: list[tuple[Any, ...]] = []
        changed = {row.stream: row for row in batch.of_kind("debtor") if _matters(row.topic)}
        for stream, row in changed.items():
            if quarantine.holds(stream):
                continue
            try:
                if history := batch.history(stream):
                    debtor = fold(UUID(stream), history)
                    # Not that of the batch's last fact: how a log is cut is not to be seen.
                    told = max(one.position for one in history if _matters(one.fact.TOPIC))
                    rows += _rows(debtor, row.log, told)
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                quarantine.put(stream, row.position, its_own(error))
        return [Edit(DEBTOR_MONEY, rows, "debtor_id", list(changed))]


def _matters(topic: str) -> bool:
    return topic.startswith(_ABOUT) or topic == EnteredInError.TOPIC


def _rows(debtor: Debtor, log: str, position: int) -> Iterator[tuple[Any, ...]]:
    for credit in debtor.credits.values():
        day = credit.on.toordinal()
        waits = RefundStanding.WAITS
        if (left := credit.amount - ordered_of(debtor.refunds, credit.ref)) > 0:
            yield _row(debtor, credit.ref, log, (waits, _nature(credit)), left, day, position)
    for ref, amount in debtor.credits_seen.items():
        # Since when is not kept of what was looked at; it comes behind what waits.
        if (left := amount - ordered_of(debtor.refunds, ref)) > 0:
            stands = (RefundStanding.LOOKED_AT, _nature_by(ref))
            yield _row(debtor, ref, log, stands, left, _LAST, position)
    for refund in debtor.refunds.values():
        stands = (standing_of(debtor, refund), MoneyNature.MONEY)
        day = (refund.paid_on or refund.on).toordinal()
        yield _row(debtor, str(refund.id), log, stands, refund.amount, day, position)


_LAST: Final = 3_000_000
"""A day behind all that there are."""


def _row(  # noqa: PLR0917 - the columns of the table
    debtor: Debtor,
    ref: str,
    log: str,
    stands: tuple[RefundStanding, MoneyNature],
    amount: int,
    day: int,
    position: int,
) -> tuple[Any, ...]:
    standing, nature = stands
    over = standing in _OVER
    turn = -day if over else day
    key = f"{debtor.id}/{ref}"
    told = (log, standing.value, nature.value, amount, day, int(over), turn, position)
    return (key, str(debtor.id), *told)


def _nature(credit: Credit) -> MoneyNature:
    if credit.kind in UNCERTAIN:
        return MoneyNature.PERHAPS
    return MoneyNature.MONEY if credit.kind in REFUNDABLE else MoneyNature.CREDIT


def _nature_by(ref: str) -> MoneyNature:
    """Of what was looked at no more is kept than its reference."""
    if ref.startswith((CLAIM, MONEY)):
        return MoneyNature.MONEY
    return MoneyNature.PERHAPS if ref.startswith(BANK_LINE) else MoneyNature.CREDIT


def standing_of(debtor: Debtor, refund: DebtorRefund) -> RefundStanding:
    """How a refund stands, as far as its debtor tells."""
    if refund.due:
        return RefundStanding.ORDERED
    if refund.paid_on is None:
        return RefundStanding.DROPPED
    files = [one for one in debtor.refund_files.values() if not one.withdrawn]
    own = any(refund.id in set(one.refunds) - one.refused for one in files)
    return RefundStanding.IN_FILE if refund.file_id or own else RefundStanding.PAID
