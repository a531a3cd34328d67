"""A dunning plan: steps as versioned data, read once from TOML and checked strictly."""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.dunning.plan.reading import read_shape, refused
from domain.dunning.plan.remarks import told
from domain.dunning.plan.step import Anchor, Audience, Euros, Skip, Step, StepKind
from domain.errors import Refusal
from domain.parties import Capacity

__all__ = [
    "PLANS",
    "Anchor",
    "Audience",
    "Ceiling",
    "EntryRules",
    "Plan",
    "Proposal",
    "Step",
    "StepKind",
    "read_plan",
]


_OTHERS: Final = frozenset({Skip.SINGLE_CLAIM, Skip.SEVERAL_CLAIMS})


class Proposal(BaseModel):
    """The first step proposed for an old claim, by its age."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    from_days: int = Field(ge=0)
    """Days past the due date, inclusive."""
    step: str


class EntryRules(BaseModel):
    """How old claims enter: they wait for a person, and only so many a day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    older_than_days: int = Field(ge=1, le=3650)
    """A claim that came in more than this many days past its due date waits for a person."""
    ceiling_a_day: int = Field(ge=1)
    """How many old claims of one creditor may take their first step on one day."""
    propose: tuple[Proposal, ...] = ()


class Ceiling(BaseModel):
    """How often a debtor may be written to or called, over all his claims."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    contacts: int = Field(ge=1)
    in_days: int = Field(ge=1, le=90)


class Plan(BaseModel):
    """A named, versioned procedure; a claim stays on the version it began with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9-]+$")
    version: int = Field(ge=1)
    title: str
    source: str = ""
    """The published procedure that the plan follows, if any."""
    audience: Audience = Audience.EVERYONE
    amount_from: Euros | None = None
    """Only for claims of this principal or more; in quotes."""
    amount_below: Euros | None = None
    """Only for claims of less principal than this."""
    creditor: str = ""
    """Only for the creditor with this KvK number."""
    after_broken_agreement: str = ""
    """The step that follows a broken promise or a lapsed payment plan; empty: where it was."""
    smallest_step: Euros | None = None
    """No step is taken for less principal and costs than this; in quotes."""
    small_difference: Euros | None = None
    """At most so much that is left of a claim is proposed for writing off at once; in quotes."""
    entry: EntryRules = EntryRules(older_than_days=90, ceiling_a_day=25)
    ceiling: Ceiling = Ceiling(contacts=3, in_days=7)
    step: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _unique_steps(self) -> Self:
        ids = [step.id for step in self.step]
        if len(ids) != len(set(ids)):
            msg = "two steps have the same id"
            raise ValueError(msg)
        named = [p.step for p in self.entry.propose] + [self.after_broken_agreement or ids[0]]
        if unknown := sorted(set(named) - set(ids)):
            msg = f"there is no step '{unknown[0]}'"
            raise ValueError(msg)
        return self

    @property
    def key(self) -> str:
        """Name and version as facts name them: ``four-steps@1``."""
        return f"{self.name}@{self.version}"

    @property
    def looks_at_others(self) -> bool:
        """Tell whether any step depends on the debtor's other claims."""
        return any(_OTHERS & set(step.skip_if) for step in self.step)

    def steps_for(self, capacity: Capacity) -> list[Step]:
        """The steps in their order for a debtor of this capacity; none where it is not his."""
        if not self.audience.takes(capacity):
            return []
        return [step for step in self.step if step.concerns(capacity)]


def read_plan(text: str, *, name: str) -> Plan:
    """Read a plan from TOML.

    Raises Refusal ``plan.unreadable`` that names every error with its line, also what the
    language has no word for because the law forbids it.
    """
    read = read_shape(text, Plan)
    wrong = refused(read.findings)
    if read.plan is None or wrong:
        raise Refusal(
            "plan.unreadable",
            "\n".join(one.said_of(name) for one in wrong),
            way_out="Correct what is named and load the plan again.",
            values={"remarks": told(wrong)},
        )
    return read.plan


def _shipped() -> dict[str, Plan]:
    folder = files("domain.dunning.plan") / "shipped"
    plans = [
        read_plan(entry.read_text(encoding="utf-8"), name=entry.name)
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return {plan.key: plan for plan in plans}


PLANS: Final[Mapping[str, Plan]] = MappingProxyType(_shipped())
"""The plans of the house by key."""
