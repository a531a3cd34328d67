"""Every claim that is asked about, held to the obligations by a replay of the log."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeAlias
from uuid import UUID

from application.compliance.asked import ComplianceAsked
from application.compliance.judged import judged
from application.house import House
from application.replay.household import Household, Outcome
from application.replay.run import ToldReach, replay
from application.replay.spool import ReplayResults
from domain.compliance.assessment import Span
from domain.compliance.case_file import CaseFile
from domain.compliance.catalogue import BY_CODE


@dataclass(frozen=True, slots=True)
class HeldToObligations:
    """Holds the claims of a debtor to some obligations, by code; it can be sent anywhere."""

    identity: str
    period: Span
    creditors: frozenset[UUID]
    claims: frozenset[UUID] | None
    codes: tuple[str, ...]

    @classmethod
    def of(cls, asked: ComplianceAsked) -> Self:
        """What a report asks."""
        creditors = frozenset(asked.creditors)
        return cls(asked.identity, asked.period, creditors, asked.claims, asked.codes)

    def __call__(self, household: Household) -> Iterable[Outcome]:
        """What was found of each claim that is asked about."""
        return household.each(self._judged)

    def _judged(self, file: CaseFile) -> dict[str, Any] | None:
        if self.claims is not None and file.claim_id not in self.claims:
            return None
        if file.claim.creditor_id not in self.creditors:
            return None
        return judged(file, self.period, [BY_CODE[code] for code in self.codes])


Over: TypeAlias = Callable[[HeldToObligations], AbstractContextManager[ReplayResults]]
"""Holds all claims to it, here or elsewhere, and gives what was found in order of claim."""


def over_the_store(
    house: House,
    asked: ComplianceAsked,
    *,
    folder: Path | None = None,
    told: ToldReach = lambda _: None,
    ended: Callable[[], bool] = lambda: False,
) -> Over:
    """Over the store, in as many processes as the house has for a rebuild."""
    only = asked.creditors[0] if len(asked.creditors) == 1 else None
    return lambda job: replay(
        house,
        job,
        at=asked.at,
        creditor=only,
        folder=folder,
        told=told,
        ended=ended,
        claims=asked.claims,
    )
