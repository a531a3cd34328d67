"""The facts of a batch of direct debits."""

from datetime import date
from typing import Annotated, ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.debtor.mandate_events import MANDATE_ID
from domain.facts import EnteredInError, Fact, Sha256
from domain.parties import Value

SepaId: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,35}$")]
"""A reference of ours in a file for the bank."""


class WantedDebit(Value):
    """What is to be collected of a claim, as whoever prepared the batch saw it."""

    claim_id: UUID
    mandate_id: str = Field(pattern=MANDATE_ID)
    account: Sha256
    """The commitment of the sealed account that would be debited: another one shows."""
    amount: int = Field(gt=0)
    """In cents: all that is open on the collection day."""


class OrderedDebit(Value):
    """A direct debit that the file holds; the claim's own fact says the rest."""

    claim_id: UUID
    end_to_end_id: SepaId
    block_id: SepaId
    """The PmtInfId under which a bank credits what it collected in one sum."""
    amount: int = Field(gt=0)


class DebitBatchPrepared(Fact):
    """Somebody put together what a file would collect; nothing is ordered yet."""

    TOPIC: ClassVar[str] = "debit_batch.prepared"

    collect_on: date
    announced_on: date | None = None
    """The day on which the debtors were told amount and day; none: each by a notice of ours."""
    to_iban: str
    """The account of the creditor."""
    count: int = Field(gt=0)
    total: int = Field(gt=0)
    """The control figures, the sum in cents."""
    identifier: str = ""
    """The creditor identifier that was seen; empty: of before it was kept here."""
    lines: tuple[WantedDebit, ...]


class DebitBatchReleased(Fact):
    """A second person released it: its file was made, and each claim knows its order."""

    TOPIC: ClassVar[str] = "debit_batch.released"

    prepared_by: str
    """The login of who prepared it."""
    message_id: SepaId
    count: int = Field(gt=0)
    total: int = Field(gt=0)
    lines: tuple[OrderedDebit, ...]
    document_sha256: Sha256


class DebitBatchWithdrawn(Fact):
    """It is not carried out: it was never released, or the bank was not given it or let it go."""

    TOPIC: ClassVar[str] = "debit_batch.withdrawn"


DebitBatchFact: TypeAlias = (
    DebitBatchPrepared | DebitBatchReleased | DebitBatchWithdrawn | EnteredInError
)
