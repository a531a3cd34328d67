"""What every claim comes to, worked out from its facts: a job to hold one source to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from application.replay.household import Household, Outcome
from domain.claim.balance import balance
from domain.compliance.case_file import CaseFile
from projections.segments import status_of


@dataclass(frozen=True, slots=True)
class EveryBalance:
    """How each claim stands and what is open of it, interest to the day reckoned again."""

    identity: str = "every balance 1"

    def __call__(self, household: Household) -> Iterable[Outcome]:
        """What is open of each claim of a debtor."""
        return household.each(_balance_of)


def _balance_of(file: CaseFile) -> dict[str, Any]:
    claim = file.claim
    now = balance(claim, on=file.at.day)
    return {
        "status": status_of(claim).value,
        "facts": claim.version,
        "letters": len(file.letters),
        "principal": now.principal,
        "interest": now.interest,
        "costs": now.costs,
        "paid": now.paid,
        "unallocated": now.unallocated,
    }
