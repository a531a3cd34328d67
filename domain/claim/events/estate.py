"""The facts of a claim that was filed with whoever runs the debtor's insolvency."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from domain.facts import Fact, Sha256


class ClaimSubmittedToEstate(Fact):
    """The claim was filed with the trustee or administrator, as of the day before the order."""

    TOPIC: ClassVar[str] = "claim.submitted_to_estate"

    bar: str
    """What protects the debtor: his own facts say since when, and who runs it."""
    as_of: date
    """The last day of which interest is in it, inclusive."""
    principal: int = Field(ge=0)
    interest: int = Field(ge=0)
    costs: int = Field(ge=0)
    document_sha256: Sha256
    """Of the document that names all claims that were filed together."""

    @property
    def total(self) -> int:
        """All that was filed, in cents."""
        return self.principal + self.interest + self.costs


class EstateLetterSent(Fact):
    """A letter brought what was filed to the trustee or administrator."""

    TOPIC: ClassVar[str] = "claim.estate_letter_sent"

    letter_id: UUID
    filing_sha256: Sha256
    """Of the document that lies with it."""
    document_sha256: Sha256


class EstateAnswered(Fact):
    """The trustee or administrator said how much of the claim he admits, and what he contests."""

    TOPIC: ClassVar[str] = "claim.estate_answered"

    admitted: int = Field(ge=0)
    contested: int = Field(ge=0)
    answered_on: date

    @property
    def legal_day(self) -> date:
        """The day on which he said so."""
        return self.answered_on
