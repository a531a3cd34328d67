"""What a report is asked about, and the rules that it holds claims to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import orjson

from domain.compliance.assessment import Span
from domain.compliance.catalogue import OBLIGATIONS
from domain.compliance.obligation import Obligation
from domain.errors import Refusal
from domain.facts import Point
from domain.law.tables import tables_on

FORM: Final = 1
"""The version of what a report holds; raised where its files would mean something else."""


class PeriodBackwards(Refusal):
    """A period ends before it begins."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            "compliance.backwards",
            f"The period ends on {last}, before it begins on {first}.",
            way_out="Give the first day and then the last one.",
            values={"first": first, "last": last},
        )


class PeriodAhead(Refusal):
    """A period begins after all that was known at the moment that is asked about."""

    def __init__(self, first: date, known_on: date) -> None:
        super().__init__(
            "compliance.ahead",
            f"The period begins on {first}, and what is asked about was known on {known_on}.",
            way_out="Ask about an earlier period, or as known at a later moment.",
            values={"first": first, "known_on": known_on},
        )


@dataclass(frozen=True)
class ComplianceAsked:
    """A report before it is made: the days, what was known, whose claims, and which of them.

    ``claims`` None: all of these creditors.
    """

    period: Span
    at: Point
    creditors: tuple[UUID, ...]
    claims: frozenset[UUID] | None = None
    obligations: Sequence[Obligation] = field(default=OBLIGATIONS, repr=False)

    def __post_init__(self) -> None:
        """Refuse what can be no period."""
        if self.period.last < self.period.first:
            raise PeriodBackwards(self.period.first, self.period.last)
        if self.at.day < self.period.first:
            raise PeriodAhead(self.period.first, self.at.day)

    @cached_property
    def in_force(self) -> tuple[Obligation, ...]:
        """The obligations that were in force on some day of the period."""
        first, last = self.period.first, self.period.last
        return tuple(one for one in self.obligations if one.since <= last and first <= one.until)

    @property
    def codes(self) -> tuple[str, ...]:
        """Their codes."""
        return tuple(one.code for one in self.in_force)

    @cached_property
    def rules(self) -> bytes:
        """The obligations in force in the period and the tables of the law by then, as JSON.

        What came later is not in it: it is the same whenever it is asked again.
        """
        told = [told_obligation(one, self.period) for one in self.in_force]
        law = tables_on(min(self.period.last, self.at.day))
        return canonical({"form": FORM, "obligations": told, "law": law})

    @cached_property
    def rules_sha256(self) -> str:
        """The digest of these rules."""
        return sha256(self.rules).hexdigest()

    @property
    def identity(self) -> str:
        """All that a report depends on besides the facts, in one line."""
        which = sorted(map(str, self.claims)) if self.claims is not None else "all"
        whose = ",".join(sorted(map(str, self.creditors)))
        days = f"{self.period.first}:{self.period.last}"
        digest = sha256(f"{which}".encode()).hexdigest()[:16]
        return f"compliance {FORM} {days} {self.rules_sha256} {whose} {digest}"


def told_obligation(one: Obligation, period: Span) -> dict[str, Any]:
    """An obligation as a report names it; an end that was not reached in its days is no end."""
    return {
        "code": one.code,
        "article": one.article,
        "source": one.source,
        "since": one.since.isoformat(),
        "until": one.until.isoformat() if one.until < period.last else None,
        "gravity": one.gravity.value,
        "reasons": {reason: verdict.value for reason, verdict in one.reasons.items()},
    }


def canonical(value: object) -> bytes:
    """JSON in one way only: keys in order, nothing between, UTF-8 (as RFC 8785 for what we say)."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
