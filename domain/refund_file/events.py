"""The facts of a refund file of several debtors: released, shown by the bank, withdrawn."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.facts import Fact, Sha256
from domain.parties import Value


class FileKnownBy(StrEnum):
    """By what a debit of the bank is known as that of a whole file."""

    PAYMENT_ID = "payment_id"
    """By the id that the file gave to its payments together."""
    TOTAL = "total"
    """By its exact total, since the file was released; the bank gave no id."""


class RefundFileLine(Value):
    """One refund in a file; whose account it goes to stands in a document of the debtor's."""

    refund_id: UUID
    debtor_id: UUID
    """Who bears it, under whose key its line is kept."""
    amount: int = Field(gt=0)
    line_sha256: Sha256
    """The line as it stands in the file, with an id that was drawn for it: erased, its hash
    leads nobody to the account."""


class RefundFileReleased(Fact):
    """A file was released that a second person agreed to; each refund counts as paid with it."""

    TOPIC: ClassVar[str] = "refund_file.released"

    lines: tuple[RefundFileLine, ...] = Field(min_length=1)
    """In the order of the file."""
    amount: int = Field(gt=0)
    """Of all of them together: the control sum of the file."""
    from_iban: str
    """The account of the creditor from which they are paid."""
    pay_on: date
    payment_id: str
    """The id that the file gives to its payments together (``PmtInfId``)."""
    document_sha256: Sha256
    """The file without its lines, under the key of the file itself."""
    file_sha256: Sha256
    """The file as it is handed out: without its lines by nothing else."""


class RefundFileShown(Fact):
    """A statement shows that the bank paid a whole file in one debit."""

    TOPIC: ClassVar[str] = "refund_file.shown"

    line_id: UUID
    by: FileKnownBy


class RefundFileTakenBack(Fact):
    """Refunds of a file are not paid by it: it never reached the bank, or came back whole."""

    TOPIC: ClassVar[str] = "refund_file.taken_back"

    refunds: tuple[UUID, ...] = Field(min_length=1)
    amount: int = Field(gt=0)
    """Of these together."""
    line_id: UUID | None = None
    """The bank line by which all of it came back; none: no statement shows a payment."""


RefundFileFact: TypeAlias = RefundFileReleased | RefundFileShown | RefundFileTakenBack
