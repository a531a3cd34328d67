"""What was found and charged on a claim: default, collection costs, and what is contested."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.claim.events import (
    DisputeOutcome,
)
from domain.law.default import DefaultGround
from domain.law.rates import InterestKind


@dataclass(frozen=True, slots=True)
class Contested:
    """What the debtor contests, with its place in the log; ``outcome``: it is said only in words.

    ``amount`` is what he contests of the principal.
    """

    version: int
    on: date
    amount: int
    ground: str
    position: int
    answer_by: date | None = None
    outcome: DisputeOutcome | None = None
    decided_on: date | None = None
    """The day on which that was said."""


@dataclass(frozen=True, slots=True)
class Determined:
    """Our finding of default, with the version of the fact that says so."""

    version: int
    since: date
    kind: InterestKind
    ground: DefaultGround = DefaultGround.FATAL_TERM
    letter_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Charged:
    """Collection costs that were charged, by the letter they rest on; ``base`` was unpaid then."""

    version: int
    letter_id: UUID | None
    total: int
    on: date
    base: int = 0
    vat: int = 0
    waived: int = 0
    letter_base: int = 0
    """What was unpaid over all claims that share the costs; 0: over this one alone."""
    less_open: int = 0
    """What of it was waived since less was open than it seemed when it was charged."""

    @property
    def settled(self) -> int:
        """What was charged once and for all: what stands, and what was forgiven."""
        return self.total - self.less_open

    @property
    def standing(self) -> int:
        """What was charged and not taken back, paid or not."""
        return self.total - self.waived
