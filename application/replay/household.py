"""What a replayed function is given of one debtor, and what it may give back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias
from uuid import UUID

from domain.compliance.case_file import Around, CaseFile
from domain.facts import Point, Recorded
from projections.log.quarantine import its_own


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """What a function came to for one claim: a value of JSON, keys being texts."""

    claim_id: UUID
    value: Any


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A stream that could not be replayed, the position of what it failed at, and the code."""

    stream: str
    position: int
    code: str


Outcome: TypeAlias = ClaimResult | LeftOut


@dataclass(frozen=True, slots=True)
class Household:
    """A debtor with his claims, letters and credit notes, as they are known at a point.

    ``claims`` were opened for him, in the order they were; one that lies with another debtor by
    now is still his here, so that every claim is given once. ``streams`` holds every fact through
    the point's position, also of later days and those entered in error, and fetches what belongs
    to others (his creditor, whom he was one with); it raises IntegrityBroken where one cannot be
    read. ``around`` folds them at any point, each once.
    """

    debtor_id: UUID
    claims: tuple[UUID, ...]
    at: Point
    streams: Mapping[UUID, Sequence[Recorded]]
    around: Around

    @property
    def files(self) -> Iterator[CaseFile]:
        """The file of each claim that stands at the point: one taken back does not."""
        for claim_id in self.claims:
            if self.around.claim(claim_id, self.at).opened:
                yield CaseFile(claim_id, self.at, self.around)

    def each(self, judge: Callable[[CaseFile], Any]) -> Iterator[Outcome]:
        """What a function comes to for each claim that stands; one that fails keeps none back.

        A claim of which it gives None has no result.
        """
        for claim_id in self.claims:
            try:
                if not self.around.claim(claim_id, self.at).opened:
                    continue
                value = judge(CaseFile(claim_id, self.at, self.around))
            except Exception as error:  # noqa: BLE001 - one claim's fault stays its own
                yield self.left_out(claim_id, error)
            else:
                if value is not None:
                    yield ClaimResult(claim_id, value)

    def left_out(self, claim_id: UUID, error: Exception) -> LeftOut:
        """A claim that fails as a whole; raises what is no fault of a claim, as a store's."""
        code = its_own(error)
        return LeftOut(str(claim_id), self.streams[claim_id][-1].position, code)


class Job(Protocol):
    """A pure function of households, which can be pickled; it reads no clock, file or store."""

    @property
    def identity(self) -> str:
        """What it is, with all that its results depend on besides the facts: rules, days, seed."""

    def __call__(self, household: Household) -> Iterable[Outcome]:
        """What it comes to for claims of this debtor."""
