"""A dunning plan: steps as versioned data, read once from TOML and checked strictly."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from domain.claim.events import Channel, PartyKind
from domain.errors import NotFound, Refusal
from domain.parties import Capacity


class StepKind(StrEnum):
    """What a step does."""

    REMINDER = "reminder"
    STATEMENT = "statement"
    CALL = "call"
    FOURTEEN_DAY_LETTER = "fourteen_day_letter"
    NOTICE_OF_DEFAULT = "notice_of_default"
    FINAL_DEMAND = "final_demand"
    HAND_OVER = "hand_over"

    @property
    def is_letter(self) -> bool:
        """Tell whether the step sends a letter."""
        return self not in {StepKind.CALL, StepKind.HAND_OVER}


class Anchor(StrEnum):
    """The day from which a step counts."""

    DUE = "due"
    """The due date, or the day to which it was extended."""
    TERM = "term"
    """The last day of the term of the last letter of this round."""
    PREVIOUS = "previous"
    """The day on which the step before was done."""


class Audience(StrEnum):
    """For whom a step is."""

    EVERYONE = "everyone"
    CONSUMER = "consumer"
    BUSINESS = "business"


class Step(BaseModel):
    """One step of a plan; days are calendar days after the anchor."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    kind: StepKind
    audience: Audience = Audience.EVERYONE
    anchor: Anchor
    days: int = Field(ge=0, le=365)
    term_days: int | None = Field(default=None, ge=1, le=90)
    wording: str = ""
    channel: Channel = Channel.EMAIL
    fallback: Channel | None = None
    wait_days: int = Field(default=0, ge=0, le=60)
    """For a call: how long the plan waits for it before it goes on without."""
    serves_as_notice: bool = False
    attach_invoice: bool = False
    mentions_interest: bool = False
    mentions_costs: bool = False
    mentions_agency: bool = False
    charge_costs: bool = False
    party: str = ""
    party_kind: PartyKind | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        fourteen = self.kind is StepKind.FOURTEEN_DAY_LETTER
        if fourteen and (self.term_days is not None or self.wording not in {"14", "15"}):
            msg = "a fourteen-day letter has wording 14 or 15 and no term_days (BW 6:96 lid 6)"
            raise ValueError(msg)
        if self.kind.is_letter and not fourteen and self.term_days is None:
            msg = f"step '{self.id}' sends a letter and needs term_days"
            raise ValueError(msg)
        if self.kind is StepKind.HAND_OVER and self.party_kind is None:
            msg = f"step '{self.id}' hands over and needs party_kind"
            raise ValueError(msg)
        return self

    def concerns(self, capacity: Capacity) -> bool:
        """Tell whether the step is meant for a debtor of this capacity."""
        if self.audience is Audience.EVERYONE:
            return True
        return (self.audience is Audience.CONSUMER) == capacity.protected_as_consumer


class Plan(BaseModel):
    """A named, versioned procedure; a claim stays on the version it began with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9-]+$")
    version: int = Field(ge=1)
    title: str
    step: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _unique_steps(self) -> Self:
        ids = [step.id for step in self.step]
        if len(ids) != len(set(ids)):
            msg = "two steps have the same id"
            raise ValueError(msg)
        return self

    @property
    def key(self) -> str:
        """Give name and version as facts name them: ``four-steps@1``."""
        return f"{self.name}@{self.version}"

    def steps_for(self, capacity: Capacity) -> list[Step]:
        """Give the steps in their order for a debtor of this capacity."""
        return [step for step in self.step if step.concerns(capacity)]


def read_plan(text: str, *, name: str) -> Plan:
    """Read a plan from TOML; raises Refusal ``plan.unreadable`` that names the element."""
    try:
        return Plan.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise Refusal(
            "plan.unreadable",
            f"Plan '{name}' cannot be used: {error}",
            way_out="Correct the named element and load the plan again.",
        ) from error


def _shipped() -> dict[str, Plan]:
    folder = files("domain.dunning") / "plans"
    plans = [
        read_plan(entry.read_text(encoding="utf-8"), name=entry.name)
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return {plan.key: plan for plan in plans}


PLANS: Final[Mapping[str, Plan]] = MappingProxyType(_shipped())
"""The plans of the house by key."""


def plan_of(key: str) -> Plan:
    """Give the plan under a key; raises NotFound that names the ones there are."""
    try:
        return PLANS[key]
    except KeyError:
        known = ", ".join(sorted(PLANS))
        raise NotFound(
            "plan.unknown", f"There is no plan '{key}'.", way_out=f"Known plans: {known}."
        ) from None
