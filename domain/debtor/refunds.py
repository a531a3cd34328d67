"""Refunds of a debtor as their facts leave them, and whether one may be ordered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.claim.refusals import require_positive
from domain.debtor.events import CreditKind
from domain.debtor.refund_events import RefundAccount, RefundDropWhy
from domain.errors import Refusal
from domain.ids import normalised_number
from domain.money import Cents, as_decimal
from domain.sealing import Sealed

REFUNDABLE: Final = frozenset({CreditKind.OVERPAID, CreditKind.ON_ACCOUNT})
"""Credit that is money, and surely his."""


class MoneyNature(StrEnum):
    """What stands there for a debtor: they are never added up together."""

    MONEY = "money"
    """He paid it."""
    CREDIT = "credit"
    """The creditor owes it, and it was never paid."""
    PERHAPS = "perhaps"
    """It may be his, or somebody else's: the same money may stand with several debtors."""


class RefundTo(StrEnum):
    """Whose the account is that a refund goes to."""

    KNOWN = "known"
    """The debtor paid from it before, or signed a mandate for it."""
    TOLD = "told"
    """Somebody recorded that the debtor told it; no money of his came from it."""
    HIS_NAME = "his_name"
    """It is in his name, and known by this payment alone."""
    SHARED = "shared"
    """Another debtor names it too: for a mandate of his, or to have his money back."""
    UNSURE = "unsure"
    """Nothing says that it is his: no name is told, or the names agree for a part."""
    ANOTHER = "another"
    """It is in another's name, or paid for others alone."""


class TransferRefusal(StrEnum):
    """Why a bank did not carry out a transfer; what each says stands in the words.

    ISO 20022 external status reason codes, as banks use them in pain.002 about credit transfers
    (EPC135-18, Guidance on reason codes for SCT R-transactions).
    """

    AC01 = "AC01"
    AC04 = "AC04"
    AC06 = "AC06"
    AG01 = "AG01"
    AG02 = "AG02"
    AM04 = "AM04"
    AM05 = "AM05"
    AM14 = "AM14"
    CNOR = "CNOR"
    DNOR = "DNOR"
    DT01 = "DT01"
    DUPL = "DUPL"
    FF01 = "FF01"
    MD07 = "MD07"
    MS02 = "MS02"
    MS03 = "MS03"
    RC01 = "RC01"
    RR01 = "RR01"
    RR02 = "RR02"
    RR03 = "RR03"
    RR04 = "RR04"
    TM01 = "TM01"


class RefundStanding(StrEnum):
    """How money or credit of a debtor stands, on its way back to him."""

    WAITS = "waits"
    """His claims wait for it."""
    LOOKED_AT = "looked_at"
    """A person looked at it; his claims wait no more."""
    ORDERED = "ordered"
    """It is to go back to him, and was not paid yet."""
    IN_FILE = "in_file"
    """A file for the bank pays it."""
    PAID = "paid"
    """It was paid by hand."""
    DROPPED = "dropped"
    """It was ordered, and is not paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtorRefund:
    """Money that goes back; the account stays sealed."""

    id: UUID
    ref: str
    number: str
    amount: Cents
    account: Sealed[RefundAccount]
    from_line: UUID | None
    on: date
    """The day on which it was ordered."""
    paid_on: date | None = None
    dropped: RefundDropWhy | None = None
    file_id: UUID | None = None
    """The file of several debtors that paid it; none: by hand, or by a file of his own."""
    order: str = ""
    """The fact that ordered it, as the cause of what comes of it."""
    shown_by: UUID | None = None
    """The bank line that shows it to be paid, where it is not paid here."""
    paid_by: UUID | None = None
    """The command that paid it last: that of a file, where a file did."""
    refused: str | None = None
    """Why the bank refused it, since when nothing paid it; empty: it gave no reason."""
    to_be_shown: bool = False
    """A statement is to show that it was paid, and none did."""

    @property
    def due(self) -> bool:
        """Tell whether it is still to be paid."""
        return self.paid_on is None and self.dropped is None

    @property
    def awaited(self) -> bool:
        """Tell whether it counts as paid, and a statement is still to show it."""
        return self.paid_on is not None and self.to_be_shown


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """A file for the bank by which refunds of a debtor were paid."""

    sha256: str
    refunds: tuple[UUID, ...]
    amount: Cents
    from_iban: str
    on: date
    command_id: UUID
    withdrawn: bool = False
    refused: frozenset[UUID] = frozenset()
    """The refunds of it that the bank refused."""

    @property
    def counts(self) -> bool:
        """Tell whether something of it counts as paid."""
        return not self.withdrawn and not self.refused >= set(self.refunds)

    def pays(self, refund: DebtorRefund) -> bool:
        """Tell whether this file is what paid a refund, and nothing since."""
        return refund.paid_on is not None and refund.paid_by == self.command_id


@dataclass(frozen=True, slots=True)
class ToldAccount:
    """An account that the debtor told, by the version of the fact that says it."""

    version: int
    account: Sealed[RefundAccount]


REFUND_TRANSFER: Final = "refund_transfer"
"""The kind of identity by which the end-to-end id of a refund in a file names its debtor."""


def transfer_id(refund_id: UUID) -> str:
    """The end-to-end id of a refund in a file: 34 characters, the same in every statement."""
    return f"RF{refund_id.hex}"


def refunds_due(refunds: Mapping[UUID, DebtorRefund]) -> list[DebtorRefund]:
    """The refunds that are ordered, and neither dropped nor paid; oldest first."""
    found = (one for one in refunds.values() if one.due)
    return sorted(found, key=lambda one: (one.on, one.id.hex))


def ordered_of(refunds: Mapping[UUID, DebtorRefund], ref: str) -> Cents:
    """How much of his money under a reference is ordered back, and still stands there."""
    return sum(one.amount for one in refunds_due(refunds) if one.ref == ref and not _bank(ref))


def refundable(
    credits_: Iterable[tuple[str, CreditKind, str, Cents]],
    due: Iterable[DebtorRefund],
    *,
    number: str,
    amount: Cents | None,
) -> tuple[str, str, Cents]:
    """Which money under a number goes back, what it is called, and how much; None: all of it.

    ``credits_`` of the debtor as ref, kind, number and amount. What is ordered already of what
    was paid too much on a claim goes off it; money at the bank is no credit any more once it is
    ordered. Raises Refusal ``refund_order.none``, ``refund_order.too_much``.
    """
    wanted = normalised_number(number)
    found = [
        (ref, name, left)
        for ref, kind, name, left in credits_
        if kind in REFUNDABLE and normalised_number(name) == wanted
    ]
    ordered = list(due)
    able = [
        (ref, name, left - sum(one.amount for one in ordered if one.ref == ref and not _bank(ref)))
        for ref, name, left in found
    ]
    able = [one for one in able if one[2] > 0]
    if not able:
        raise Refusal(
            "refund_order.none",
            "The debtor has no money under this number that could go back.",
            way_out="See on his page what money of his is here.",
        )
    ref, name, most = able[0]
    given = most if amount is None else amount
    require_positive(given, what="refund")
    if given > most:
        raise Refusal(
            "refund_order.too_much",
            f"Only {as_decimal(most)} of this money could go back.",
            way_out="Order at most that amount.",
            values={"most": most},
        )
    return ref, name, given


def _bank(ref: str) -> bool:
    return ref.startswith(MONEY)


MONEY: Final = "money:"
"""How the reference of money begins that came in at the bank and is on no claim."""


def require_not_shown(refund: DebtorRefund) -> None:
    """Refuse ``refund_order.shown`` what a statement shows to be paid: it is not paid again."""
    if refund.shown_by is not None:
        raise Refusal(
            "refund_order.shown",
            f"A statement shows that the bank paid the refund of {refund.number}.",
            way_out="Look at that bank line, and record that it was paid: `refund-paid`.",
            values={"number": refund.number},
        )


def require_due(refunds: Mapping[UUID, DebtorRefund], refund_id: UUID) -> DebtorRefund:
    """A refund that is still to be paid; raises ``refund_order.unknown``, ``.ended``."""
    found = _require_known(refunds, refund_id)
    if not found.due:
        raise Refusal(
            "refund_order.ended",
            "This refund was paid or dropped already.",
            way_out="See the trail of the debtor; order another one where money is left.",
        )
    return found


def require_paid(refunds: Mapping[UUID, DebtorRefund], refund_id: UUID) -> DebtorRefund:
    """A refund that counts as paid; raises ``refund_order.unknown``, ``.not_paid``."""
    found = _require_known(refunds, refund_id)
    if found.paid_on is None:
        raise Refusal(
            "refund_order.not_paid",
            "This refund is not paid here.",
            way_out="Record first that it was paid: `refund-paid`, or make a file of it.",
        )
    return found


def _require_known(refunds: Mapping[UUID, DebtorRefund], refund_id: UUID) -> DebtorRefund:
    found = refunds.get(refund_id)
    if found is None:
        raise Refusal(
            "refund_order.unknown",
            "This refund of the debtor was not ordered.",
            way_out="See on his page which refunds are.",
        )
    return found
