"""The facts of a credit note that came before its invoice, or without a usable reference."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.facts import EnteredInError, Fact, Sha256


class ConcernGround(StrEnum):
    """What says that a credit note may be a debtor's."""

    NUMBER = "number"
    """A number that names him stands in it."""
    INVOICE = "invoice"
    """It names an invoice of his."""
    LIKENESS = "likeness"
    """Name and address, e-mail or account in it are as his."""


class CreditNoteParked(Fact):
    """No claim of this creditor fits the credit note yet; a person is asked to look."""

    TOPIC: ClassVar[str] = "credit_note.parked"

    creditor_id: UUID
    number: str
    amount: int = Field(gt=0)
    issued_on: date
    references: tuple[str, ...] = ()
    document_sha256: Sha256 | None = None
    debtor_id: UUID | None = None
    """Whose credit it is, where that was known."""
    source: str = ""
    """What the document was, as in the source of a credit note that was applied; empty: unsaid."""


class CreditNoteMayConcern(Fact):
    """The credit note may be this debtor's: his claims wait until a person has looked."""

    TOPIC: ClassVar[str] = "credit_note.may_concern"

    debtor_id: UUID
    ground: ConcernGround
    invoice: str = ""
    """The invoice of his that it names."""


class CreditNotePartPlaced(Fact):
    """A part of the credit note was placed on a claim; the rest waits."""

    TOPIC: ClassVar[str] = "credit_note.part_placed"

    claim_id: UUID
    amount: int = Field(gt=0)


class CreditNoteMatched(Fact):
    """The credit note found its claim, which has the CreditNoteApplied."""

    TOPIC: ClassVar[str] = "credit_note.matched"

    claim_id: UUID


CreditNoteFact: TypeAlias = (
    CreditNoteParked
    | CreditNoteMayConcern
    | CreditNotePartPlaced
    | CreditNoteMatched
    | EnteredInError
)
