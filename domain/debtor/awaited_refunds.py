"""Refunds that count as paid and that a statement is to show: since when somebody asks."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from domain.days import day_after
from domain.debtor.credit import CLAIM
from domain.debtor.refunds import DebtorRefund
from domain.law.direct_debit import last_return_day


def not_shown_since(refund: DebtorRefund) -> date | None:
    """Since when somebody is to ask what became of a refund that no statement shows; None: never.

    As of a direct debit: from the day after the fifth banking day, a transfer takes one.
    """
    if refund.paid_on is None or not refund.to_be_shown:
        return None
    return day_after(last_return_day(refund.paid_on))


def awaited_of(
    refunds: Mapping[UUID, DebtorRefund], claims: Sequence[UUID], claim_id: UUID
) -> list[DebtorRefund]:
    """The refunds that a statement is to show, and that people see with a claim; oldest first.

    ``claims`` of the debtor: of money that was on no claim his last one stands for them all.
    """
    last = claims[-1] if claims else None
    found = [
        one
        for one in refunds.values()
        if one.awaited
        and claim_id == (UUID(one.ref.removeprefix(CLAIM)) if one.ref.startswith(CLAIM) else last)
    ]
    return sorted(found, key=lambda one: (one.paid_on or date.max, one.id.hex))
