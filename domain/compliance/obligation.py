"""An obligation with its article and dates, and what may be found when a history is held to it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias
from uuid import UUID

from domain.compliance.case_file import CaseFile
from domain.errors import Told
from domain.facts import Recorded, StreamKind

_NONE: Mapping[str, Told] = MappingProxyType({})


class Compliance(StrEnum):
    """How an obligation stands on a claim, the worst first."""

    VIOLATED = "violated"
    NOT_PROVABLE = "not_provable"
    """What would show it is not among the facts: nobody may say that it was kept."""
    FULFILLED = "fulfilled"
    NOT_APPLICABLE = "not_applicable"
    """Nothing happened that it is about, or nobody was bound by it."""


class Gravity(StrEnum):
    """What a violation does."""

    HARM = "harm"
    """A debtor is asked what he does not owe, or loses a right."""
    BREACH = "breach"
    """A rule of law is broken without a debtor paying for it."""
    CARE = "care"
    """Work was not done as the house or its trade promises."""


@dataclass(frozen=True, slots=True, order=True)
class Rest:
    """A fact that a ruling rests on, by its address."""

    position: int
    stream: UUID
    version: int
    kind: StreamKind
    topic: str

    @classmethod
    def on(cls, recorded: Recorded) -> "Rest":
        """The address of a fact."""
        return cls(
            recorded.position,
            recorded.originator_id,
            recorded.originator_version,
            recorded.kind,
            recorded.fact.TOPIC,
        )


@dataclass(frozen=True, slots=True)
class Ruling:
    """One thing that was found: why, on which day, on what facts it rests.

    ``reason`` is one of the obligation's, which says the verdict. ``values`` are what its words
    name: amounts in cents, days, text; both what was done and what should have been.
    """

    reason: str
    on: date
    rests: tuple[Rest, ...]
    values: Mapping[str, Told] = field(default_factory=lambda: _NONE)


def found(reason: str, on: date, *rests: Recorded, **values: Told) -> Ruling:
    """A ruling that rests on facts."""
    by_position = {one.position: one for one in rests}
    return Ruling(reason, on, tuple(Rest.on(by_position[at]) for at in sorted(by_position)), values)


Judge: TypeAlias = Callable[[CaseFile], Iterator[Ruling]]
"""Says of all acts of a claim's whole history whether each was as it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Something that the law, the trade or the creditor's own plan demands.

    ``since`` and ``until`` are the first and last day on which it is in force; an act of another
    day is not held to it. ``reasons`` holds every reason its judge may give, with its verdict.
    """

    code: str
    article: str
    source: str
    since: date
    until: date = date.max
    gravity: Gravity
    reasons: Mapping[str, Compliance]
    judge: Judge
