"""What was arranged on a claim: a promise to pay, a payment plan, and one that was kept."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.claim.events import (
    PaymentPlanAgreed,
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise that neither was kept nor broken yet, with its place in the log."""

    version: int
    made_on: date
    amount: int
    by: date
    tolerance_days: int
    position: int
    tolerance: int = 0
    in_writing: bool = False

    @property
    def least(self) -> int:
        """What keeps it, in cents: what was promised less its tolerance, and never nothing."""
        return max(1, self.amount - self.tolerance)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A payment plan that is running, with its place in the log; ``missed`` are known."""

    version: int
    agreed_on: date
    plan: PaymentPlanAgreed
    position: int
    missed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A payment plan that was completed, by the version and command of the fact that says so."""

    version: int
    command: UUID
    plan: Arrangement
    on: date = date.min
