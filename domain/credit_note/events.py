"""The facts of a credit note that came before its invoice, or without a usable reference."""

from datetime import date
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.facts import EnteredInError, Fact, Sha256


class CreditNoteParked(Fact):
    """No claim of this creditor fits the credit note yet; a person is asked to look."""

    TOPIC: ClassVar[str] = "credit_note.parked"

    creditor_id: UUID
    number: str
    amount: int = Field(gt=0)
    issued_on: date
    references: tuple[str, ...] = ()
    document_sha256: Sha256 | None = None


class CreditNoteMatched(Fact):
    """The credit note found its claim, which has the CreditNoteApplied."""

    TOPIC: ClassVar[str] = "credit_note.matched"

    claim_id: UUID


CreditNoteFact: TypeAlias = CreditNoteParked | CreditNoteMatched | EnteredInError
