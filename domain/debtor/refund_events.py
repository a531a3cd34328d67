"""The facts of money that goes back to a debtor: told where to, ordered, dropped, paid."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.facts import Fact, Sha256
from domain.parties import Value
from domain.sealing import Purpose, Sealed, SealedFields


class RefundAccount(Value):
    """The account to which money goes back, and whose it is; always sealed."""

    iban: str
    holder: str


class RefundDropWhy(StrEnum):
    """Why a refund that was ordered is not paid."""

    PERSON = "person"
    """Somebody says so."""
    MONEY_TAKEN_BACK = "money_taken_back"
    """The money itself was taken back before."""


class RefundAccountTold(Fact):
    """The debtor told to which account his money may go back."""

    TOPIC: ClassVar[str] = "debtor.refund_account_told"
    SEALED: ClassVar[SealedFields] = {"account": Purpose.LEDGER}

    account: Sealed[RefundAccount]


class RefundOrdered(Fact):
    """Money of the debtor goes back to him; a person ordered it, another one agreed."""

    TOPIC: ClassVar[str] = "debtor.refund_ordered"
    SEALED: ClassVar[SealedFields] = {"account": Purpose.LEDGER}

    refund_id: UUID
    ref: str
    """Which of his money: what was paid too much on a claim, or a line of the bank."""
    number: str
    """What people call that."""
    amount: int = Field(gt=0)
    account: Sealed[RefundAccount]
    from_line: UUID | None = None
    """The bank line whose account it is; none: the debtor told it."""


class RefundDropped(Fact):
    """A refund that was ordered is not paid: the money is the debtor's as before."""

    TOPIC: ClassVar[str] = "debtor.refund_dropped"

    refund_id: UUID
    why: RefundDropWhy


class RefundPaid(Fact):
    """A refund that was ordered was paid."""

    TOPIC: ClassVar[str] = "debtor.refund_paid"

    refund_id: UUID
    paid_on: date
    file_id: UUID | None = None
    """The file of several debtors that pays it; none: by hand, or by a file of his own."""
    document_sha256: Sha256 | None = None
    """The line of that file, kept under his key."""
    watched: bool = False
    """What the account that pays it shows comes in here: a statement is to show it."""

    @property
    def legal_day(self) -> date:
        """It counts on the day on which it was paid."""
        return self.paid_on


class RefundFileMade(Fact):
    """A file for the bank was made by which refunds are paid; each counts as paid with it."""

    TOPIC: ClassVar[str] = "debtor.refund_file_made"

    refunds: tuple[UUID, ...]
    amount: int = Field(gt=0)
    """Of all of them together: the control sum of the file."""
    from_iban: str
    """The account of the creditor from which they are paid."""
    document_sha256: Sha256


class RefundFileWithdrawn(Fact):
    """A file never reached the bank: what it paid is not paid, and is due as before."""

    TOPIC: ClassVar[str] = "debtor.refund_file_withdrawn"

    refunds: tuple[UUID, ...]
    amount: int = Field(gt=0)
    document_sha256: Sha256
    """The file, which stays in the archive."""


class RefundWithdrawn(Fact):
    """A file of several debtors does not pay a refund after all: it is due as before."""

    TOPIC: ClassVar[str] = "debtor.refund_withdrawn"

    refund_id: UUID
    file_id: UUID


class RefundRefused(Fact):
    """The bank refused a refund of a file before it paid it: it is due as before."""

    TOPIC: ClassVar[str] = "debtor.refund_refused"

    refund_id: UUID
    reason_code: str = ""
    """ISO 20022, or the bank's own word; empty: it gave none."""
    document_sha256: Sha256 | None = None
    """The file of this debtor that was to pay it."""
    file_id: UUID | None = None
    """Or that of several debtors."""


class RefundDebited(Fact):
    """The bank paid a refund: a statement shows it, or somebody saw it."""

    TOPIC: ClassVar[str] = "debtor.refund_debited"

    refund_id: UUID
    line_id: UUID | None = None
    """The bank line that shows it; none: somebody saw it elsewhere."""


class RefundShown(Fact):
    """A statement shows that the bank paid a refund which is not paid here: a person decides."""

    TOPIC: ClassVar[str] = "debtor.refund_shown"

    refund_id: UUID
    line_id: UUID


RefundFact: TypeAlias = (
    RefundAccountTold
    | RefundOrdered
    | RefundDropped
    | RefundPaid
    | RefundFileMade
    | RefundFileWithdrawn
    | RefundWithdrawn
    | RefundRefused
    | RefundDebited
    | RefundShown
)
