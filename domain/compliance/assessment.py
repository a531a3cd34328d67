"""How every obligation stands on a claim in a period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.compliance.case_file import CaseFile
from domain.compliance.catalogue import OBLIGATIONS
from domain.compliance.obligation import Compliance, Obligation, Ruling

_WORST: Final = {verdict: rank for rank, verdict in enumerate(Compliance)}


@dataclass(frozen=True, slots=True)
class Span:
    """Days from a first to a last one, both inclusive."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Assessed:
    """One obligation on one claim: its verdict is the worst that was found in the period."""

    obligation: Obligation
    verdict: Compliance
    rulings: tuple[Ruling, ...]


def assessed(
    file: CaseFile, period: Span, obligations: Sequence[Obligation] = OBLIGATIONS
) -> Iterator[Assessed]:
    """Every obligation in order; what happened outside the period, or outside its time, is left.

    An invoice that was entered in error is no claim: nothing is held against it.
    """
    opened = file.claim.opened
    for obligation in obligations:
        found = obligation.judge(file) if opened else ()
        rulings = tuple(
            sorted(
                (one for one in found if _counts(one, obligation, period)),
                key=lambda one: (one.on, one.rests, one.reason),
            )
        )
        verdicts = [obligation.reasons[one.reason] for one in rulings]
        worst = min(verdicts, key=_WORST.__getitem__, default=Compliance.NOT_APPLICABLE)
        yield Assessed(obligation, worst, rulings)


def _counts(ruling: Ruling, obligation: Obligation, period: Span) -> bool:
    return period.holds(ruling.on) and obligation.since <= ruling.on <= obligation.until
