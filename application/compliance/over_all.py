"""Every claim that is asked about, held to the obligations: in order of claim."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.compliance.asked import ComplianceAsked
from application.compliance.judged import judged
from application.house import House
from domain.compliance.case_file import Around, CaseFile
from domain.debtor.events import ClaimOpenedForDebtor
from domain.facts import Recorded, StreamKind
from projections.log.quarantine import its_own


@dataclass(frozen=True, slots=True, order=True)
class NotJudged:
    """A claim that could not be judged, where, and the code of what it failed at."""

    stream: str
    position: int
    code: str


@dataclass(frozen=True, slots=True)
class OverAll:
    """What was found of each claim, and the claims of which nothing could be found."""

    found: Sequence[dict[str, Any]]
    left_out: Sequence[NotJudged]


@contextmanager
def over_all(house: House, asked: ComplianceAsked) -> Iterator[OverAll]:
    """Judge claim after claim."""
    found: list[dict[str, Any]] = []
    left_out: list[NotJudged] = []
    for creditor in asked.creditors:
        for debtor in house.store.streams(StreamKind.DEBTOR, creditor):
            around = Around(_Streams(house, asked.at.position))
            for claim, opened in _claims(around, debtor):
                try:
                    value = _judged(CaseFile(claim, asked.at, around), asked)
                except Exception as error:  # noqa: BLE001 - one claim's fault stays its own
                    left_out.append(NotJudged(str(claim), opened, its_own(error)))
                else:
                    found += [value] if value else []
    yield OverAll(sorted(found, key=lambda one: str(one["id"])), sorted(left_out))


def _claims(around: Around, debtor: UUID) -> Iterator[tuple[UUID, int]]:
    for one in around.streams[debtor]:
        if isinstance(one.fact, ClaimOpenedForDebtor):
            yield one.fact.claim_id, one.position


def _judged(file: CaseFile, asked: ComplianceAsked) -> dict[str, Any] | None:
    if not file.claim.opened or (asked.claims is not None and file.claim_id not in asked.claims):
        return None
    return judged(file, asked.period, asked.obligations)


@dataclass(frozen=True, slots=True)
class _Streams(Mapping[UUID, Sequence[Recorded]]):
    house: House
    through: int

    def __getitem__(self, stream: UUID) -> Sequence[Recorded]:
        return self.house.store.history(stream, through=self.through)

    def __iter__(self) -> Iterator[UUID]:
        return iter(())

    def __len__(self) -> int:
        return 0
