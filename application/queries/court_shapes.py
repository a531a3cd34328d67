"""How a claim stands before the court, as an answer."""

from datetime import date
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

Awarded: TypeAlias = Annotated[
    str,
    Field(pattern=r"^-?\d+\.\d{2}$", description="euro, as a decimal string", examples=["12.50"]),
]


class OfCourt(BaseModel):
    """A part of what is told about court and judgment."""

    model_config = ConfigDict(frozen=True)


class AwardedOut(OfCourt):
    """One sum of a judgment, and the interest that it bears from a day on."""

    kind: str
    amount: Awarded
    interest: str
    interest_from: date | None
    rate: str | None = Field(default=None, description="percent a year, of agreed interest")


class JudgmentOut(OfCourt):
    """The judgment that holds: what it awards, what it rejected, and until when it is enforced."""

    number: int
    given_on: date
    court: str
    case_number: str
    form: str
    by_default: bool
    enforceable: bool
    upholds: bool = Field(description="costs of enforcing the one before it stay owed")
    reckoned_through: date
    parts: list[AwardedOut]
    rejected: Awarded
    last_day_to_interrupt: date = Field(description="of the judgment, as claimed (BW 3:324)")
    interest_last_day: date | None = Field(
        description="of the first interest that runs by it (BW 3:324 lid 3); none: none runs"
    )


class AttachmentOut(OfCourt):
    """An attachment; ``protected_level`` is the bailiff's word."""

    id: str
    kind: str
    laid_on: date
    released_on: date | None
    protected_level: Awarded | None


class EnforcementCostsOut(OfCourt):
    """What an act of enforcement cost."""

    made_on: date
    amount: Awarded
    document: str
    owed: bool = Field(description="false: by a judgment that fell, or off the sums of a later one")


class CourtStepOut(OfCourt):
    """Something that happened in the proceedings."""

    step: str
    on: date


class CourtOut(OfCourt):
    """The proceedings, the judgment that holds on the day, and what a bailiff did by it."""

    summons_on: date | None
    court: str
    claimed: Awarded | None
    hearing_on: date | None
    withdrawn_on: date | None
    pending: bool
    steps: list[CourtStepOut]
    judgment: JudgmentOut | None
    attachments: list[AttachmentOut]
    enforcement_costs: list[EnforcementCostsOut]
