"""Every claim judged, debtor by debtor, in order of claim."""

from collections.abc import Callable, Iterator, Mapping, Sequence
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


@dataclass
class Histories_(Mapping[UUID, Sequence[Recorded]]):
    house: House
    through: int

    def __getitem__(self, stream: UUID) -> Sequence[Recorded]:
        return self.house.collections.store.history(stream, through=self.through)

    def __iter__(self): return iter(())
    def __len__(self): return 0


@dataclass(frozen=True)
class LeftOut_:
    stream: str
    position: int
    code: str


@dataclass
class Judged_:
    claims: list[Any]
    left_out: list[LeftOut_]

    def __iter__(self):
        return iter(self.claims)


@dataclass
class R_:
    claim_id: UUID
    value: Any


from contextlib import contextmanager

@contextmanager
def over_all(house: House, asked: ComplianceAsked, told=None, ended=None) -> Iterator[Judged_]:
    out, left = [], []
    for creditor in asked.creditors:
        for debtor in house.store.streams(StreamKind.DEBTOR, creditor):
            streams = Histories_(house, asked.at.position)
            around = Around(streams)
            for one in streams[debtor]:
                if isinstance(one.fact, ClaimOpenedForDebtor):
                    claim = one.fact.claim_id
                    try:
                        if not around.claim(claim, asked.at).opened:
                            continue
                        value = judged(CaseFile(claim, asked.at, around), asked.period, asked.claims)
                    except Exception as e:
                        left.append(LeftOut_(str(claim), one.position, its_own(e)))
                        continue
                    if value is not None:
                        out.append(R_(claim, value))
    out.sort(key=lambda r: r.claim_id)
    left.sort(key=lambda r: r.stream)
    yield Judged_(out, left)
