"""When a claim is barred, as an answer."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class OfLimitation(BaseModel):
    """A part of what is told about limitation."""

    model_config = ConfigDict(frozen=True)


class InterruptingOut(OfLimitation):
    """Something that interrupted the limitation, and how sure it is."""

    on: date
    act: str
    ground: str
    article: str
    proven: bool = Field(description="counts also where only what is certain does")
    in_time: bool = Field(description="false: the term had passed already")
    letter_id: UUID | None


class LimitationOut(OfLimitation):
    """The term of limitation of a claim, or of its judgment."""

    article: str
    years: int
    claimable_on: date = Field(description="the term begins on the day after it")
    kind: str = Field(description="of the claim, as it is reckoned with")
    kind_unknown: bool = Field(description="reckoned with the shortest term until it is said")
    interruptions: list[InterruptingOut]
    last_day: date | None = Field(
        description="to interrupt it, by all of them; null: an insolvency lasts"
    )
    certain_last_day: date | None = Field(description="the same by what is certain: it warns")
    warned_on: date | None = Field(description="the first day on which a person is warned")
    barred_since: date | None = Field(
        description="by what is certain: nothing is asked until a person has decided"
    )
