"""A claim and its debtor as they were known at a point: by who acted, or as it looks since."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from domain.claim.state import Claim
from domain.compliance.case_file import Around, CaseFile
from domain.debtor.abroad import foreign_law_holds
from domain.debtor.state import Debtor
from domain.facts import Point, Recorded
from domain.letter.state import Letter

_DETAILS: Final = ("due_on", "term_basis", "interest_kind", "principal")
"""What of an invoice counts as it was put right, whenever that was."""


@dataclass(frozen=True)
class Sight:
    """A claim at a point of both axes of time, with its debtor and letters.

    ``evidence``: the point at which it is looked back on; what was put right since, who the
    debtor proves to be and what became of letters is read there.
    """

    around: Around
    claim_id: UUID
    point: Point
    evidence: Point

    @cached_property
    def claim(self) -> Claim:
        """The claim as it stood, by the details of the invoice as they are known."""
        stood = self.around.claim(self.claim_id, self.point)
        if self.evidence == self.point:
            return stood
        known = self.around.claim(self.claim_id, self.evidence)
        if all(getattr(stood, name) == getattr(known, name) for name in _DETAILS):
            return stood
        return replace(stood, **{name: getattr(known, name) for name in _DETAILS})

    @cached_property
    def debtor(self) -> Debtor:
        """The debtor as he is known; a claim that was not opened by then has one without facts."""
        return self.around.debtor(self.claim.debtor_id or self.claim_id, self.evidence)

    @cached_property
    def insolvent_before(self) -> date | None:
        """The last day on which interest runs against the debtor; none: it runs on."""
        debtor = self.around.debtor(self.claim.debtor_id or self.claim_id, self.point)
        return debtor.last_interest_day

    @property
    def consumer(self) -> bool:
        """Tell whether the consumer's rules hold, also where the capacity is unknown."""
        return self.debtor.capacity.protected_as_consumer

    @property
    def under_foreign_law(self) -> bool:
        """Tell whether a person said that the law of another country holds."""
        return foreign_law_holds(self.debtor)

    def letter(self, letter_id: UUID) -> Letter:
        """A letter as it is known."""
        return self.around.letter(letter_id, self.evidence)

    def on(self, day: date) -> "Sight":
        """How a day looks from where this one looks: its own day, and what is known since."""
        point = Point(self.evidence.position, min(day, self.evidence.day))
        return Sight(self.around, self.claim_id, point, self.evidence)

    def of(self, claim_id: UUID) -> "Sight":
        """Another claim, looked at alike."""
        return Sight(self.around, claim_id, self.point, self.evidence)


def at(file: CaseFile, point: Point) -> Sight:
    """The claim as it was known at a point."""
    return Sight(file.around, file.claim_id, point, point)


def then(file: CaseFile, act: Recorded) -> Sight:
    """What who did something could know."""
    return at(file, file.known_before(act))


def now(file: CaseFile) -> Sight:
    """All that is known at the point of the file."""
    return at(file, file.at)
