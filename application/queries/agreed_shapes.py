"""What was agreed on a claim, or is to be signed, and what holds it, as an answer."""

from datetime import date
from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

Agreed: TypeAlias = Annotated[
    str,
    Field(pattern=r"^-?\d+\.\d{2}$", description="euro, as a decimal string", examples=["12.50"]),
]


class OfAgreement(BaseModel):
    """A part of what is told about agreements."""

    model_config = ConfigDict(frozen=True)


class HoldOut(OfAgreement):
    """A stretch of days without steps."""

    id: str
    category: str
    from_day: date
    until: date | None


class PromiseOut(OfAgreement):
    """A promise to pay that was neither kept nor broken yet."""

    amount: Agreed
    by: date
    made_on: date
    in_writing: bool = Field(default=False, description="he wrote it, and it is kept")
    waits_through: date = Field(
        description="through this day nothing more is asked of the claim, whatever was promised"
    )


class InstalmentOut(OfAgreement):
    """One part of a payment plan."""

    number: int
    amount: Agreed
    by: date
    paid: bool = Field(description="covered by what was paid since the plan was agreed")


class PlanToSignOut(OfAgreement):
    """A payment plan over the claim that was proposed, and which not both have signed."""

    id: UUID
    proposed_on: date
    open_until: date = Field(description="the last day on which it can be signed")
    link_sent: bool = Field(description="the debtor was sent the link, or may have been")
    paper_sent: bool = Field(description="the debtor was sent it by post, or may have been")
    signed_by_debtor_on: date | None
    signed_by_creditor_on: date | None
