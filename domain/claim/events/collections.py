"""The facts of a direct debit of a claim that a file for the bank orders."""

from datetime import date
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.claim.events.values import Channel
from domain.facts import Fact, Sha256
from domain.law.direct_debit import DebitScheme
from domain.parties import Value


class AnnouncedDebit(Value):
    """A direct debit as the debtor is told of it before: who takes what, when, from where."""

    mandate_id: str
    scheme: DebitScheme
    account: Sha256
    """The commitment of the sealed account that is to be debited: another one shows."""
    identifier: str
    """The creditor identifier."""
    amount: int = Field(gt=0)
    """In cents: all that is open on the collection day."""
    collect_on: date
    replaces: date | None = None
    """The day of the notice in whose place it comes; none: it is the first."""
    not_elsewhere: bool = False
    """Somebody said that the direct debit which the invoice announces is not carried out."""


class CollectionNoticeSent(Fact):
    """The debtor was told what is collected and when (vooraankondiging); nothing is asked now."""

    TOPIC: ClassVar[str] = "claim.collection_notice_sent"

    letter_id: UUID
    channel: Channel
    mandate_id: str
    account: Sha256
    identifier: str
    amount: int = Field(gt=0)
    collect_on: date
    """What he was told: as it stands in the order of the letter."""
    not_elsewhere: bool = False
    document_sha256: Sha256


class CollectionOrdered(Fact):
    """A file for the bank was made by which the claim is collected; nothing is asked meanwhile."""

    TOPIC: ClassVar[str] = "claim.collection_ordered"

    end_to_end_id: str
    """By which the bank names it in each statement."""
    mandate_id: str
    scheme: DebitScheme
    amount: int = Field(gt=0)
    """The control sum of the file, in cents."""
    collect_on: date
    announced_on: date
    """The day on which the debtor was told amount and day."""
    to_iban: str
    """The account of the creditor."""
    document_sha256: Sha256
    not_elsewhere: bool = False
    """Somebody said that the direct debit which the invoice announces is not carried out."""
    batch_id: UUID | None = None
    """The batch whose file holds it; none: the file is of this claim alone."""
    notice_id: UUID | None = None
    """The letter that told him; none: somebody says that he was told."""
    identifier: str = ""
    """The creditor identifier in the file; empty: of before it was kept here."""


class CollectionArrived(Fact):
    """The bank credited what was collected; it may still be taken back."""

    TOPIC: ClassVar[str] = "claim.collection_arrived"

    end_to_end_id: str
    payment_id: str
    credited_on: date

    @property
    def legal_day(self) -> date:
        """It counts on the day of the credit."""
        return self.credited_on


class CollectionWithdrawn(Fact):
    """The file was not given to the bank, or the bank took the collection out of it."""

    TOPIC: ClassVar[str] = "claim.collection_withdrawn"

    end_to_end_id: str


class SecondTryDeclined(Fact):
    """A person said that a direct debit which came back is not tried once more: he is asked."""

    TOPIC: ClassVar[str] = "claim.second_try_declined"

    end_to_end_id: str
    """Of the one that came back."""


CollectionFact: TypeAlias = (
    CollectionNoticeSent
    | CollectionOrdered
    | CollectionArrived
    | CollectionWithdrawn
    | SecondTryDeclined
)
